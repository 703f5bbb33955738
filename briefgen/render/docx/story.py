"""What stands in one column: paragraphs, headings, lists and figures, as paragraphs of a part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import singledispatchmethod
from typing import Final

from docx.parts.story import StoryPart

from briefgen.content import (
    Block,
    Caption,
    Density,
    Disc,
    Figure,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Portrait,
    Quotation,
    Run,
    RunStyle,
    SdgTile,
)
from briefgen.errors import Problem, TemplateError
from briefgen.figures.tile import draw_sdg_tile
from briefgen.models.text import Lang
from briefgen.render.docx.density import tighter_text
from briefgen.render.docx.fields import Bookmarks, field
from briefgen.render.docx.inline import Inlines, Paging, Setting, styled
from briefgen.render.docx.names import (
    BOLD,
    CONTINUED,
    JUSTIFIED,
    LANDSCAPE,
    LISTS,
    PARAGRAPHS,
    READ_ALOUD,
    TEXT,
    TILE_GAP,
    TILES,
    in_lang,
    ragged,
)
from briefgen.render.docx.numbering import LEVELS, Lists
from briefgen.render.docx.ooxml import Element, mm_to_twips, paragraph, style_id, w
from briefgen.render.docx.pictures import Pictures
from briefgen.render.docx.text import in_one_line, is_foreign
from briefgen.render.docx.variants import Variants
from briefgen.render.justification.gaps import NARROWEST_MEASURE
from briefgen.theme import Theme
from briefgen.typography.ragged import is_ragged


class Numbers:
    """Counts what needs an id of its own in a file: pictures."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        """Give the next id."""
        self._last += 1
        return self._last


@dataclass(frozen=True, slots=True)
class Shared:
    """What all parts of one file share."""

    theme: Theme
    lists: Lists
    pictures: Pictures
    numbers: Numbers
    variants: Variants
    bookmarks: Bookmarks
    paging: Paging
    toc: str
    """The code of the field that lists the chapters."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where blocks stand: the width in mm, the style of body text, and how deep within lists."""

    width: float
    body: str = "Body"
    level: int = 0
    list_number: str = ""
    """The numbering instance of the list that this is a deeper level of."""
    indent: float = 0.0
    """Where it begins, in mm: in the second column of a page text flows without a table."""
    right: float = 0.0
    """How far text ends before the right margin, in mm."""


class Story:
    """Writes the blocks of one column, in one language, for one part."""

    def __init__(
        self, part: StoryPart, lang: Lang, shared: Shared, density: Density = "regular"
    ) -> None:
        self._part = part
        self._shared = shared
        self.lang: Final[Lang] = lang
        self.density: Final[Density] = density
        self.inlines: Final = Inlines(part, shared.paging)

    def speaking(self, lang: Lang | None) -> "Story":
        """Give the same story in another language; None is its own."""
        if lang in {None, self.lang}:
            return self
        return Story(self._part, lang, self._shared, self.density)

    def column(self, blocks: Sequence[Block], column: Column) -> list[Element]:
        """Give the paragraphs of a column; an empty one keeps the paragraph that a cell needs."""
        made: list[Element] = []
        for block in blocks:
            # Nearly all are paragraphs, and to dispatch one takes as long as to write it.
            is_text = isinstance(block, Paragraph)
            made += self._paragraph(block, column) if is_text else self.block(block, column)
        return made or [paragraph(in_lang(column.body, self.lang))]

    @singledispatchmethod
    def block(self, node: object, _column: Column) -> list[Element]:
        """Give the paragraphs of one block; raise where it cannot stand in one column."""
        if isinstance(node, Block):
            kind = type(node).__name__.lower()
            raise TemplateError(
                Problem(f"a {kind} cannot stand in one column", "put it at the top of a section")
            )
        raise TypeError(f"{type(node).__name__} has no form in a Word file")

    @block.register
    def _paragraph(self, node: Paragraph, column: Column) -> list[Element]:
        if node.lang not in {None, self.lang}:
            return self.speaking(node.lang).block(replace(node, lang=None), column)
        if (tiles := _tiles(node.inlines)) and not node.lead:
            return [self._row_of_tiles(tiles)]
        if (inlines := self._in_lines(node.inlines, column)) is not node.inlines:
            node = replace(node, inlines=inlines)
        style = self._form(_style_of(node, column), node, column)
        setting = Setting(bold=node.style in BOLD, quiet=node.style == "quiet")
        return [self._words(node, style, column, setting)]

    def _in_lines(self, inlines: tuple[Inline, ...], column: Column) -> tuple[Inline, ...]:
        """Give words in two languages with the second in one line, in a column for labels."""
        if len(inlines) < _PAIR or column.width > self._shared.theme.grid.step * _PAIR:
            return inlines
        size = self._shared.theme.type.body.en[0] * _MM_PER_PT
        return in_one_line(inlines, column.width, size)

    def _words(self, node: Paragraph, style: str, column: Column, setting: Setting) -> Element:
        """Give a paragraph in a style, its lines behind what leads it."""
        return paragraph(self._place(style, column, node.lead), *self._led(node, setting))

    def _led(self, node: Paragraph, setting: Setting) -> list[Element]:
        """Give the words of a paragraph behind what leads it."""
        content = self.inlines.write(node.inlines, setting)
        if not node.lead:
            return content
        lead = tuple(map(_as_number, node.lead))
        return [*self.inlines.write(lead, setting), w("r", w("tab")), *content]

    def _place(self, style: str, column: Column, lead: tuple[Inline, ...]) -> str:
        """Give the variant of a style for where a paragraph stands, and what leads it."""
        theme, variants = self._shared.theme, self._shared.variants
        left, right = column.indent, str(mm_to_twips(column.right))
        where = ["indented"] if left else []
        where += [LANDSCAPE] if left and left != theme.grid.step else []
        where += ["narrow"] if column.right else []
        if lead:
            kind, hang = _lead(lead, theme)
            first, hanging = str(mm_to_twips(left + hang)), str(mm_to_twips(hang))
            stops = w("tabs", w("tab", val="left", pos=first))
            behind = w("ind", left=first, right=right, hanging=hanging)
            style = variants.of(style, " ".join((kind, *where)), [stops, behind])
        elif left:
            start = w("ind", left=str(mm_to_twips(left)), right=right, firstLine="0")
            style = variants.of(style, " ".join(where), [start])
        return style

    @block.register
    def _quotation(self, node: Quotation, column: Column) -> list[Element]:
        """Give the words of a source in a style of their own, and the source."""
        made: list[Element] = []
        for block in node.blocks:
            if isinstance(block, Paragraph):
                story = self.speaking(block.lang)
                style = story._form("Quote", block, column)  # noqa: SLF001
                made.append(story._words(block, style, column, Setting()))  # noqa: SLF001
            else:
                made += self.block(block, column)
        source = self._place(in_lang("Quote source", self.lang), column, ())
        return [*made, paragraph(source, *self.inlines.write(node.source))]

    @block.register
    def _caption(self, node: Caption, _column: Column) -> list[Element]:
        """Give the label, its number as a field that Word counts, and the words."""
        story = self.speaking(node.lang)
        number = field(
            f"SEQ {node.kind.capitalize()} \\* ARABIC", [styled(str(node.number), "Strong")]
        )
        label = story.inlines.write([Run(f"{node.label} ", node.lang, strong=True)])
        gap = story.inlines.write([Run(" ", node.lang)]) if node.inlines else []
        words = story.inlines.write(node.inlines)
        return [paragraph(in_lang("caption", node.lang), *label, *number, *gap, *words)]

    def _form(self, style: str, node: Paragraph, column: Column) -> str:
        """Give the id of the form of a style for this language, or for lines with holes in it."""
        form = in_lang(style, self.lang)
        if self.lang == "zh" and style in JUSTIFIED and self._has_holes(node, column):
            form = style_id(ragged(style))
        if self.density == "regular" or style not in READ_ALOUD:
            return form
        tighter = tighter_text(self.density, self._shared.theme, self.lang)
        return self._shared.variants.of(form, self.density, *tighter)

    def _has_holes(self, node: Paragraph, column: Column) -> bool:
        """Whether the lines of a Chinese paragraph would have holes if they were justified."""
        em = self._shared.theme.type.body.zh[0] * _MM_PER_PT
        is_narrow = column.width < NARROWEST_MEASURE * em
        return is_narrow or is_foreign(node.inlines) or is_ragged(node.style, node.inlines)

    @block.register
    def _heading(self, node: Heading, column: Column) -> list[Element]:
        inlines = self._in_lines(node.inlines, column)
        content = self.inlines.write(inlines, Setting(bold=True))
        content = self._shared.bookmarks.around(node.anchor, content)
        return [paragraph(in_lang(f"heading {node.level}", self.lang), *content)]

    @block.register
    def _figure(self, node: Figure, column: Column) -> list[Element]:
        style = self._place(style_id("Figure line"), column, ())
        return [paragraph(style, self.picture(node, column.width))]

    @block.register
    def _portrait(self, node: Portrait, column: Column) -> list[Element]:
        """Give a portrait below a name, whose number hangs before it."""
        hang = column.indent + self._shared.theme.list.number_hang
        return [self._portrayed(node, "below", hang)]

    def beside(self, node: Portrait) -> Element:
        """Give the paragraph of a portrait that stands beside words, in a cell of its own."""
        return self._portrayed(node, "beside", 0)

    def _portrayed(self, node: Portrait, difference: str, left: float) -> Element:
        hair = str(mm_to_twips(self._shared.theme.space.hair))
        place = [
            w("spacing", before=hair, after=hair),
            w("ind", left=str(mm_to_twips(left)), firstLine="0"),
        ]
        style = self._shared.variants.of(style_id("Figure line"), difference, place)
        number = self._shared.numbers.next()
        return paragraph(style, self._shared.pictures.portray(node, self._part, number))

    @block.register
    def _list_block(self, node: ListBlock, column: Column) -> list[Element]:
        level = column.level
        if level >= LEVELS:
            raise TemplateError(
                Problem(f"lists are nested more than {LEVELS} deep", "make them flatter")
            )
        number = column.list_number if node.kind in CONTINUED else ""
        number = number or self._shared.lists.instance(
            node.kind, self.lang, level, indent=column.indent
        )
        return [part for item in node.items for part in self._list_item(item, node, number, column)]

    def _list_item(
        self, node: ListItem, within: ListBlock, number: str, column: Column
    ) -> Iterator[Element]:
        """Give an item: its first paragraph has the mark, the others hang as it does.

        The first list of the same kind within it is a deeper level of one list; Word counts it
        afresh under each item.
        """
        level = column.level
        rest = node.blocks
        first = Paragraph(())
        if rest and isinstance(rest[0], Paragraph):
            first, rest = rest[0], rest[1:]
        by_style = (within.kind, level) == ("dash", 0) and not column.indent
        marked = [] if by_style else [_numbering(number, level)]
        style = self._form(_in_list(LISTS[within.kind], first), first, column)
        yield paragraph(style, *self._led(first, Setting()), properties=marked)
        deeper = replace(column, level=level + 1, list_number=number)
        for block in rest:
            if isinstance(block, Paragraph):
                bare = self._shared.lists.under(within.kind, self.lang, indent=column.indent)
                hung = [_numbering(bare, level)]
                under = self._form(_in_list("List text", block), block, column)
                yield paragraph(under, *self._led(block, Setting()), properties=hung)
            else:
                same = isinstance(block, ListBlock) and block.kind == within.kind
                yield from self.block(block, deeper if same else replace(deeper, list_number=""))
                if same:
                    deeper = replace(deeper, list_number="")

    def _row_of_tiles(self, tiles: Sequence[SdgTile]) -> Element:
        content: list[Element] = []
        for tile in tiles:
            if content:
                content.append(styled(" ", TILE_GAP))
            content.append(self._tile(tile))
        return paragraph(style_id(TILES), *content)

    def _tile(self, node: SdgTile) -> Element:
        made = draw_sdg_tile(node.number, self._shared.theme)
        figure = Figure("sdg_tile", made.svg, node.alt, node.lang, made.width, made.height)
        return self.picture(figure, made.width)

    def picture(self, figure: Figure, width: float) -> Element:
        """Give the run with a figure, at most `width` mm wide."""
        number = self._shared.numbers.next()
        return self._shared.pictures.draw(figure, self._part, number, width)


def _numbering(number: str, level: int) -> Element:
    return w("numPr", w("ilvl", val=str(level)), w("numId", val=number))


def _tiles(inlines: Sequence[Inline]) -> list[SdgTile]:
    """Give the tiles of a paragraph that holds nothing else but white space; else nothing."""
    parts = [part for part in inlines if not isinstance(part, Run) or part.text.strip()]
    tiles = [part for part in parts if isinstance(part, SdgTile)]
    return tiles if len(tiles) == len(parts) else []


def _style_of(node: Paragraph, column: Column) -> str:
    large = {part.style for part in node.inlines if isinstance(part, Run)} & set(_HIGHER)
    if node.style == "body":
        return _HIGHER[min(large)] if large else column.body
    return PARAGRAPHS[node.style]


def _in_list(style: str, node: Paragraph) -> str:
    return f"{style} {TEXT}" if node.style == "text" else style


_HIGHER: Final[Mapping[RunStyle, str]] = {"figure": "Table figure", "time": "Time line"}
"""The style of a paragraph that holds words larger than its own."""
_PAIR: Final = 2  # languages, and what is narrower than columns
_RING_HANG: Final = 3.2  # mm
_MM_PER_PT: Final = 25.4 / 72


def _lead(lead: tuple[Inline, ...], theme: Theme) -> tuple[str, float]:
    """Give the kind of what leads a paragraph, and how far its lines hang behind it in mm."""
    match lead[0]:
        case Disc():
            return "disc", theme.list.disc + theme.space.medium
        case Mark():
            return "ring", _RING_HANG
        case _:
            return "number", theme.list.number_hang


def _as_number(node: Inline) -> Inline:
    """Give plain words that lead a paragraph in bold and blue; those of a side keep its colour."""
    match node:
        case Run(style="plain"):
            return replace(node, style="label")
        case _:
            return node
