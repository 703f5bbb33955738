"""Nodes that stand one below the other: what a sheet or a chapter holds."""

from dataclasses import dataclass
from typing import Literal

from briefgen.content.inline import Inline, Run
from briefgen.figures.self_contained import require_self_contained
from briefgen.models.text import Lang
from briefgen.models.ucap import SideName

ListKind = Literal["dash", "number", "outline"]
"""An outline has several levels: 1. a) i) in English, 一、（一）1. （1） in Chinese."""
RuleWeight = Literal["section", "row"]
GridRule = Literal["none", "row", "section", "heavy"]
"""The rule above a grid: none below a heading, a hairline, ink above a section or a day."""
ParagraphStyle = Literal["body", "text", "label", "quiet", "entry", "message"]
"""Body is looked up, text is read aloud or decided; an entry names a slot or a person."""
FigureKind = Literal["timeline", "emblem", "sdg_tile", "route", "programme_days", "day_strip"]
NumberedKind = Literal["figure", "table"]


@dataclass(frozen=True, slots=True)
class Title:
    """Who cooperates with whom: the one heading of level 1, the Chinese side first."""

    china: tuple[Run, ...]
    europe: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3."""

    level: int
    inlines: tuple[Inline, ...]
    anchor: str = ""
    """By which a Reference finds it; empty where none does."""


@dataclass(frozen=True, slots=True)
class HeadingPart:
    """What a chapter's heading says in one language, with a grey line below it."""

    lang: Lang
    inlines: tuple[Inline, ...]
    note: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterHeading:
    """A large heading in one language or two: level 1 opens a chapter, level 2 a day within it."""

    level: int
    parts: tuple[HeadingPart, ...]
    label: tuple[HeadingPart, ...] = ()
    """What stands in the first column, such as "Brief 1"; empty where the heading begins there."""
    anchor: str = ""
    begins_page: bool = False
    """Whether a heading of level 2 stands at the top of its page, where the pages are laid out."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `column` is the grid column (2 to 5) that it begins in."""

    inlines: tuple[Inline, ...]
    style: ParagraphStyle = "body"
    column: int = 2
    name: str = ""
    lead: tuple[Inline, ...] = ()
    """A number, disc or ring that stands before the words; all their lines hang behind it."""
    lang: Lang | None = None
    """None is the language of what it stands in."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list."""

    blocks: tuple["Block", ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list with dashes, with numbers or as an outline; it may stand in an item of another."""

    kind: ListKind
    items: tuple[ListItem, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated entry: its number, the side it took place on, its date, and what was done."""

    number: int
    side: SideName | None
    date: tuple[Inline, ...]
    blocks: tuple["Block", ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """Dated entries in the order of time, numbered as in the timeline."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a header cell names its row or its column."""

    inlines: tuple[Inline, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A data table, a cell a grid column: one head row, then rows with a header cell first."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    """What the table holds, for those who do not see it."""
    lang: Lang


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: blocks in one language over one to five columns."""

    blocks: tuple["Block", ...]
    span: int = 1
    lang: Lang = "en"
    header: bool = False
    """Whether it names its row or, in a head row, its column."""

    @property
    def beside(self) -> tuple["Portrait", tuple["Block", ...]] | None:
        """The portrait that it begins with, and the blocks beside it; None where it has neither."""
        match self.blocks:
            case (Portrait() as portrait, first, *others):
                return portrait, (first, *others)
            case _:
                return None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid; its first baselines are one line. No page break falls within it."""

    cells: tuple[GridCell, ...]
    head: bool = False
    """A head row names the columns, and stands again on the next page."""
    keeps_with_next: bool = False
    name: str = ""
    """The part that it shows, such as `programme.3`."""
    anchor: str = ""
    """By which a Reference finds it; empty where none does."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows on the five columns: facts, programmes, people, and two languages beside each other.

    Data has a head row and is a table to a screen reader; what merely stands side by side is not.
    """

    rows: tuple[GridRow, ...]
    caption: str = ""
    """What the table holds, for those who do not see it; empty where it is no data."""
    rule: GridRule = "section"
    lang: Lang = "en"

    @property
    def is_data(self) -> bool:
        """Whether it is a table of data."""
        return bool(self.caption)


@dataclass(frozen=True, slots=True)
class Cards:
    """Short texts side by side, one a grid column from the second on, four in a row."""

    cards: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing: SVG for both renderers, with the words that stand for it."""

    kind: FigureKind
    svg: str
    alt: str
    lang: Lang
    width: float
    """In mm."""
    height: float
    """In mm."""
    described: tuple[tuple[Lang, str], ...] = ()
    """The same words by language, where they are in more than one."""

    def __post_init__(self) -> None:
        """Raise TemplateError for a drawing that refers to anything outside itself."""
        require_self_contained(self.svg)


@dataclass(frozen=True, slots=True)
class Portrait:
    """A photograph of a person; what follows it in a cell that it begins stands beside it."""

    jpeg: bytes
    """The picture in sRGB, of no more pixels than are printed."""
    alt: str
    lang: Lang
    width: float
    """In mm."""
    height: float
    """In mm."""
    described: tuple[tuple[Lang, str], ...] = ()
    """The same words by language, where they are in more than one."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What a figure or a table shows, with its number, which Word counts by a field."""

    kind: NumberedKind
    label: str
    """The word before the number: Figure, 图."""
    number: int
    """Counted from 1 for each kind; 0 until the document is whole."""
    inlines: tuple[Inline, ...]
    lang: Lang


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a source as they stand in it, and where they stand."""

    blocks: tuple["Block", ...]
    source: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader must not miss: between two rules, its label in the first column."""

    label: tuple[Inline, ...]
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A chapter, or what has a large heading within it, and its page."""

    target: str
    level: int
    parts: tuple[HeadingPart, ...]
    page: int | None = None
    """Counted from 1; None until the pages are laid out."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of chapters with their pages."""

    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True)
class CoverCity:
    """A city in large type, in each language of the document."""

    side: SideName
    names: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class CoverTitle:
    """The title of a cover: what the document is, when, and the cities, the sending side first."""

    parts: tuple[HeadingPart, ...]
    """The kind of document, with the dates as its note."""
    cities: tuple[CoverCity, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A rule, a heading in the first column, and blocks in the others.

    Entries and a Figure as wide as the text take all five columns, below the heading.
    """

    heading: Heading
    note: Paragraph | None
    blocks: tuple["Block", ...]
    rule: RuleWeight = "section"
    name: str = ""


Block = (
    Title
    | Heading
    | ChapterHeading
    | Paragraph
    | ListBlock
    | Entries
    | Table
    | Grid
    | Cards
    | Figure
    | Portrait
    | Caption
    | Quotation
    | Note
    | Contents
    | CoverTitle
    | Section
)
