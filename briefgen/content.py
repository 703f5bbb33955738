"""The nodes of a document: what a template says, and all that a renderer has to know.

A document is a tree of frozen nodes. Both renderers have one method for each node of `NODES`.
`name` says which field of the record a node shows (`activities.2.items`), so that fitting can
leave a part out and an error can name it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Literal, cast

from briefgen.figures.self_contained import require_self_contained
from briefgen.models.text import Lang
from briefgen.models.ucap import SideName

RunStyle = Literal["plain", "label", "quiet", "figure", "china", "europe"]
"""The character styles: a label is bold and blue, quiet text is grey, a figure is large."""

ListKind = Literal["dash", "number"]
RuleWeight = Literal["section", "row"]
ParagraphStyle = Literal["body", "label", "quiet"]
FigureKind = Literal["timeline", "emblem", "sdg_tile"]


NO_GOAL = "–"
"""What the tile of a theme without a goal shows."""

# --- inline ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one language and one style; strong is bold, emphasis is never slanted."""

    text: str
    lang: Lang
    style: RunStyle = "plain"
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: http, https, mailto or tel."""

    href: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within a paragraph."""


@dataclass(frozen=True, slots=True)
class SdgTile:
    """A plain coloured square with the number of a development goal; 0 where none is stated."""

    number: int
    alt: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class Mark:
    """A ring and bold words in the place of what is missing, or after what is not translated."""

    text: str
    lang: Lang


Inline = Run | Link | LineBreak | SdgTile | Mark


# --- blocks ---------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `column` is the grid column (2 to 5) that it begins in."""

    inlines: tuple[Inline, ...]
    style: ParagraphStyle = "body"
    column: int = 2
    name: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list."""

    blocks: tuple["Block", ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list with dashes or numbers."""

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
    lang: Lang


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

    def __post_init__(self) -> None:
        """Raise TemplateError for a drawing that refers to anything outside itself."""
        require_self_contained(self.svg)


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


Block = Title | Heading | Paragraph | ListBlock | Entries | Table | Cards | Figure | Section


# --- the document ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Head:
    """The running head: the programme on the left, the document on the right."""

    left: tuple[Inline, ...]
    right: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot: emblem and funding line, contact, version and date (a paragraph a line)."""

    emblem: Figure
    funding: tuple[Paragraph, ...]
    contact: tuple[Paragraph, ...]
    version: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page in one language, with its own head and foot."""

    lang: Lang
    head: Head
    blocks: tuple[Block, ...]
    foot: Foot


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a PDF carries for machines; no node, as nothing of it is shown."""

    name: str
    """Such as `haikou-ucap.json`."""
    data: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document and the properties that its file carries."""

    title: str
    subject: str
    keywords: tuple[str, ...]
    author: str
    lang: Lang
    date: str
    """ISO 8601 day, such as 2020-06-01."""
    sheets: tuple[Sheet, ...]
    attachments: tuple[Attachment, ...] = ()
    """For the PDF: a Word file carries none."""


Node = Inline | Block | ListItem | Entry | Cell | Head | Foot | Sheet | Document

NODES: tuple[type, ...] = (
    *(Run, Link, LineBreak, SdgTile, Mark),
    *(Title, Heading, Paragraph, ListBlock, ListItem, Entries, Entry, Table, Cell, Cards),
    *(Figure, Section, Head, Foot, Sheet, Document),
)
"""Every kind of node there is."""


def walk(node: object) -> Iterator[Node]:
    """Give a node and all nodes below it, in reading order."""
    if isinstance(node, tuple):
        for part in node:
            yield from walk(part)
    elif isinstance(node, NODES):
        yield cast("Node", node)
        for field in fields(cast("Node", node)):
            yield from walk(getattr(node, field.name))


def words(node: object) -> str:
    """Give the text of a node: what a reader of any format finds there, list marks aside.

    Words stand for figures and tiles: their alternative texts.
    """
    return " ".join(" ".join(_own_words(part) for part in walk(node)).split())


def _own_words(node: Node) -> str:
    match node:
        case Run(text=text) | Mark(text=text):
            return text
        case Entry(number=number):
            return str(number)
        case Figure(alt=alt) | SdgTile(alt=alt):
            return alt
        case _:
            return ""
