"""What stands in one column: paragraphs, headings, lists and figures, as paragraphs of a part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import singledispatchmethod
from typing import Final

from docx.parts.story import StoryPart

from briefgen.content import (
    Block,
    Figure,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Run,
    SdgTile,
)
from briefgen.errors import Problem, TemplateError
from briefgen.figures.tile import draw_sdg_tile
from briefgen.models.text import Lang
from briefgen.render.docx.inline import Inlines, Setting, styled
from briefgen.render.docx.names import (
    CONTINUED,
    JUSTIFIED,
    LISTS,
    PARAGRAPHS,
    TILE_GAP,
    TILES,
    foreign,
    in_lang,
)
from briefgen.render.docx.numbering import LEVELS, Lists
from briefgen.render.docx.ooxml import Element, paragraph, style_id, w
from briefgen.render.docx.pictures import Pictures
from briefgen.render.docx.text import is_foreign
from briefgen.theme import Theme


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


@dataclass(frozen=True, slots=True)
class Column:
    """Where blocks stand: the width in mm, the style of body text, and how deep within lists."""

    width: float
    body: str = "Body"
    level: int = 0
    list_number: str = ""
    """The numbering instance of the list that this is a deeper level of."""


class Story:
    """Writes the blocks of one column, in one language, for one part."""

    def __init__(self, part: StoryPart, lang: Lang, shared: Shared) -> None:
        self._part = part
        self._shared = shared
        self.lang: Final[Lang] = lang
        self.inlines: Final = Inlines(part)

    def column(self, blocks: Sequence[Block], column: Column) -> list[Element]:
        """Give the paragraphs of a column; an empty one keeps the paragraph that a cell needs."""
        made = [part for block in blocks for part in self.block(block, column)]
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
        if tiles := _tiles(node.inlines):
            return [self._row_of_tiles(tiles)]
        setting = Setting(bold=node.style == "label")
        content = self.inlines.write(node.inlines, setting)
        return [paragraph(self._form(_style_of(node, column), node.inlines), *content)]

    def _form(self, style: str, inlines: tuple[Inline, ...]) -> str:
        """Give the id of the form of a style for this language, or for words not in it."""
        if self.lang == "zh" and style in JUSTIFIED and is_foreign(inlines):
            return style_id(foreign(style))
        return in_lang(style, self.lang)

    @block.register
    def _heading(self, node: Heading, _column: Column) -> list[Element]:
        content = self.inlines.write(node.inlines, Setting(bold=True))
        return [paragraph(in_lang(f"heading {node.level}", self.lang), *content)]

    @block.register
    def _figure(self, node: Figure, column: Column) -> list[Element]:
        return [paragraph(style_id("Figure line"), self.picture(node, column.width))]

    @block.register
    def _list_block(self, node: ListBlock, column: Column) -> list[Element]:
        level = column.level
        if level >= LEVELS:
            raise TemplateError(
                Problem(f"lists are nested more than {LEVELS} deep", "make them flatter")
            )
        number = column.list_number if node.kind in CONTINUED else ""
        number = number or self._shared.lists.instance(node.kind, self.lang, level)
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
        lead: tuple[Inline, ...] = ()
        if rest and isinstance(rest[0], Paragraph):
            lead, rest = rest[0].inlines, rest[1:]
        marked = [] if (within.kind, level) == ("dash", 0) else [_numbering(number, level)]
        style = self._form(LISTS[within.kind], lead)
        yield paragraph(style, *self.inlines.write(lead), properties=marked)
        deeper = replace(column, level=level + 1, list_number=number)
        for block in rest:
            if isinstance(block, Paragraph):
                hung = [_numbering(self._shared.lists.under(within.kind, self.lang), level)]
                under = self._form("List text", block.inlines)
                yield paragraph(under, *self.inlines.write(block.inlines), properties=hung)
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
    return column.body if node.style == "body" else PARAGRAPHS[node.style]
