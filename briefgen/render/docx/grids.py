"""Grids on the five columns: data as tables of their own columns, and what stands side by side.

Word has no baselines in rows: all first lines of a row are lowered to the lowest of them.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from briefgen.content import (
    Block,
    Grid,
    GridCell,
    GridRow,
    Note,
    Paragraph,
    Portrait,
    Run,
    SdgTile,
)
from briefgen.errors import Problem, TemplateError
from briefgen.render.docx.density import tighter_cells
from briefgen.render.docx.grid import CellSetting, Columns, Place, Rule, cell, row, table
from briefgen.render.docx.inline import Setting
from briefgen.render.docx.names import in_lang
from briefgen.render.docx.ooxml import (
    Element,
    local_name,
    mm_to_twips,
    paragraph,
    qname,
    style_id,
    w,
)
from briefgen.render.docx.story import Column, Shared, Story
from briefgen.render.docx.variants import style_of
from briefgen.theme import Theme

_NOTE_SPAN: Final = 4


class GridWriter:
    """Writes the grids of one part, as wide as the page of its tokens."""

    def __init__(self, story: Story, theme: Theme, shared: Shared) -> None:
        self._story = story
        self._theme = theme
        self._variants = shared.variants
        self._bookmarks = shared.bookmarks
        self._page = Columns.of_grid(theme)

    def grid(self, node: Grid) -> Element:
        """Give the table of a grid.

        Raises TemplateError where a row of data has other columns than the first, which would
        have to be merged cells.
        """
        if not node.is_data:
            columns = self._page.divided(self._words_begin(node))
            made = table(columns, self._style("Rows"))
            for number, one in enumerate(node.rows):
                made.append(self._row(one, node, number, columns))
            return made
        columns = self._columns_of_data(node)
        made = table(columns, self._style("Data"), head=True, caption=node.caption)
        for number, one in enumerate(node.rows):
            if _spans(one) != _spans(node.rows[0]):
                raise TemplateError(
                    Problem(
                        f"a row of the table “{node.caption}” has other columns than its head",
                        "give its cells the spans of the head row, or take the caption away",
                    )
                )
            made.append(self._row(one, node, number, columns))
        return made

    def _style(self, style: str) -> str:
        """Give the form of a table's style for how tightly the chapter is set."""
        density = self._story.density
        if density == "regular":
            return style
        return self._variants.of_table(style, density, tighter_cells(density, self._theme))

    def _columns_of_data(self, node: Grid) -> Columns:
        """Give the columns of the cells, so that no cell is a merged one."""
        starts = accumulate(_spans(node.rows[0]), initial=0)
        return Columns(tuple(self._page.edges[start] for start in starts))

    def _row(self, node: GridRow, grid: Grid, number: int, columns: Columns) -> Element:
        parts = tuple(self._parts(node, grid, columns))
        self._align([part.content for part in parts], [part.node for part in parts])
        keep = self._variants.keep if node.keeps_with_next or node.head else self._variants.free
        for one in (one for part in parts for one in part.content):
            keep(one)
        self._bookmarks.within(parts[0].content[0], node.anchor)
        cells = [
            cell(columns, part.place, part.content, self._setting(part, node, grid, number))
            for part in parts
        ]
        return row(columns, cells, head=node.head and grid.is_data)

    def _parts(self, node: GridRow, grid: Grid, columns: Columns) -> Iterator["_Part"]:
        """Give the cells of a row as Word has them: a portrait beside words has one of its own."""
        for one, place in zip(node.cells, _places(node, data=grid.is_data), strict=True):
            if grid.is_data:
                yield _Part(one, place, self._content(one.blocks, one, node))
                continue
            start, end = (self._page.edges[n] for n in (place.first, place.first + place.span))
            if one.beside is None:
                content = self._content(one.blocks, one, node)
                yield _Part(one, columns.between(start, end), content)
                continue
            portrait, blocks = one.beside
            middle, taken = start + self._taken_by(portrait), portrait.width + self._gap
            content = self._content(blocks, one, node, taken)
            yield _Part(one, columns.between(start, middle), [self._story.beside(portrait)], 0)
            yield _Part(one, columns.between(middle, end), content)

    def _words_begin(self, node: Grid) -> Iterator[int]:
        """Give where words begin beside portraits, in twips from the left margin."""
        for one in node.rows:
            for within, place in zip(one.cells, _places(one, data=False), strict=True):
                if within.beside is not None:
                    yield self._page.edges[place.first] + self._taken_by(within.beside[0])

    def _taken_by(self, portrait: Portrait) -> int:
        """Give how much of a cell a portrait takes from the words beside it, in twips."""
        return mm_to_twips(portrait.width + self._gap)

    @property
    def _gap(self) -> float:
        return self._theme.space.large

    def _content(
        self, blocks: Sequence[Block], node: GridCell, within: GridRow, taken: float = 0
    ) -> list[Element]:
        """Give the paragraphs of a cell; an empty one keeps the paragraph that a cell needs.

        `taken` is what a portrait takes of its width, in mm.
        """
        if not blocks:
            return [paragraph(style_id("Table end"))]
        grid = self._theme.grid
        width = grid.step * node.span - grid.gutter - taken
        body = "Table head" if within.head and not _begins_strong(node) else "Body"
        return self._story.speaking(node.lang).column(blocks, Column(width, body))

    def _align(self, contents: Sequence[list[Element]], cells: Sequence[GridCell]) -> None:
        """Bring the first baselines of a row on one line, but those of tiles and pictures."""
        firsts = [
            (content[0], baseline)
            for content, one in zip(contents, cells, strict=True)
            if one.blocks
            and not _begins_with_tile(one)
            and (baseline := self._variants.baseline(style_of(content[0]))) is not None
        ]
        lowest = max((baseline for _, baseline in firsts), default=0)
        for first, baseline in firsts:
            self._variants.lower(first, lowest - baseline)

    def _setting(self, part: "_Part", within: GridRow, grid: Grid, number: int) -> CellSetting:
        rules, colours = self._theme.rules, self._theme.colours
        if number == 0 and grid.rule in {"section", "heavy"}:
            weight = rules.section if grid.rule == "section" else rules.heavy
            top = self._theme.space.medium
            return CellSetting(Rule(weight, colours.ink), top=top, right=part.right)
        unruled = number == 0 and grid.rule == "none"
        first = within.cells[0]
        empty = part.node is first and not first.blocks and not within.head
        rule = None if unruled or empty else Rule(rules.row, colours.hairline)
        return CellSetting(rule, right=part.right)

    def note(self, node: Note) -> Element:
        """Give a note between two rules, its label in the first column."""
        rule = Rule(self._theme.rules.section, self._theme.colours.ink)
        grid = self._theme.grid
        label = self._story.inlines.write(node.label, Setting(bold=True))
        width = grid.step * _NOTE_SPAN - grid.gutter
        contents = [
            [paragraph(in_lang("Label", self._story.lang), *label)],
            self._story.column(node.blocks, Column(width)),
        ]
        whole = GridRow((GridCell((Paragraph(()),)), GridCell(node.blocks, _NOTE_SPAN)))
        self._align(contents, whole.cells)
        for part in (part for content in contents for part in content):
            self._variants.free(part)
        setting = CellSetting(rule, top=self._theme.space.medium)
        places = (Place(0, 1), Place(1, _NOTE_SPAN))
        cells = [
            cell(self._page, place, content, setting)
            for place, content in zip(places, contents, strict=True)
        ]
        for one in cells:
            for borders in one.iter(qname("w:tcBorders")):
                borders.append(rule.border("bottom"))
        made = table(self._page, self._style("Rows"))
        made.append(row(self._page, cells))
        return made


class _Part(NamedTuple):
    """A cell as Word has it, which may be a part of one in the content."""

    node: GridCell
    place: Place
    content: list[Element]
    right: float | None = None
    """The space on its right in mm; None is that of its style."""


def end_with_rule(grid: Element, theme: Theme) -> None:
    """Draw the rule of the day that follows below the last row of a grid."""
    rule = Rule(theme.rules.heavy, theme.colours.ink)
    rows = grid.findall(qname("w:tr"))
    for properties in (one[0] for one in rows[-1].iter(qname("w:tc"))) if rows else ():
        borders = properties.find(qname("w:tcBorders"))
        if borders is None:
            borders = w("tcBorders")
            after = [one for one in properties if local_name(one) in {"tcW", "gridSpan"}]
            properties.insert(len(after), borders)
        borders.append(rule.border("bottom"))


def _places(node: GridRow, *, data: bool) -> Iterator[Place]:
    """Give the columns of the cells; in data each cell is one column."""
    first = 0
    for one in node.cells:
        span = 1 if data else one.span
        yield Place(first, span)
        first += span


def _spans(node: GridRow) -> list[int]:
    return [one.span for one in node.cells]


def _begins_strong(node: GridCell) -> bool:
    """Whether a head says whom its rows are of, which is not grey."""
    match node.blocks[0]:
        case Paragraph(inlines=(Run(strong=True), *_)):
            return True
        case _:
            return False


def _begins_with_tile(node: GridCell) -> bool:
    match node.blocks[0]:
        case Paragraph(inlines=(SdgTile(), *_)):
            return True
        case _:
            return False
