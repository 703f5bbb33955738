"""The body of one sheet: sections as rows of the five-column grid, data tables, wide figures.

The heading of a section stands in a cell, as its content begins beside it on the same line; only a
table keeps both together when a colleague adds a line. Word's navigation pane leaves out what
stands in a table, but a screen reader and an exported PDF have it: it is a heading by its style.
The title of a sheet, the heading of a chapter and of a day stand outside tables, and so does what
parts the text of a chapter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatchmethod
from itertools import groupby
from typing import Final

from briefgen.content import (
    Block,
    Caption,
    Cards,
    Cell,
    ChapterHeading,
    Contents,
    CoverTitle,
    Entries,
    Entry,
    Figure,
    Grid,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Portrait,
    Quotation,
    Run,
    Section,
    Table,
    Title,
)
from briefgen.layout import SheetLayout, card_rows
from briefgen.models.text import Lang
from briefgen.render.docx.contents import ContentsWriter
from briefgen.render.docx.grid import CellSetting, Columns, Place, Rule, cell, row, table
from briefgen.render.docx.grids import GridWriter
from briefgen.render.docx.headings import HeadingWriter
from briefgen.render.docx.inline import Setting, styled
from briefgen.render.docx.names import DISCS, TITLES, in_lang
from briefgen.render.docx.ooxml import Element, local_name, mm_to_twips, paragraph, style_id, w
from briefgen.render.docx.story import Column, Shared, Story
from briefgen.theme import Theme

_LABELS: Final = 0
"""The grid column of headings and dates; the content begins in the next."""
_BELOW_DRAWING: Final = 6.0  # mm, on a cover


@dataclass(slots=True)
class _Opening:
    """What the first row of a section has to carry: its heading, and the rule above."""

    heading: list[Element]
    rule: Rule | None


class SheetWriter:
    """Writes the blocks of one sheet, from top to bottom."""

    def __init__(
        self,
        story: Story,
        layout: SheetLayout,
        theme: Theme,
        shared: Shared,
    ) -> None:
        self._lang: Final[Lang] = story.lang
        self._layout = layout
        self._theme = theme
        self._story = story
        self._headings = HeadingWriter(story, theme, shared)
        self._grids = GridWriter(story, theme, shared)
        self._contents_list = ContentsWriter(story, shared)
        self._variants = shared.variants
        self._grid = Columns.of_grid(theme)
        self._open: Element | None = None
        self.made: Final[list[Element]] = []

    def write(self, blocks: Sequence[Block]) -> list[Element]:
        """Give the body of the sheet; its last element is a paragraph."""
        for block, after in zip(blocks, (*blocks[1:], None), strict=False):
            self.block(block)
            if isinstance(block, Figure) and isinstance(after, Grid):
                below = mm_to_twips(_BELOW_DRAWING)
                self._variants.space_below(self.made[-1], below, "on a cover")
        if not self.made or local_name(self.made[-1]) != "p":
            # A section ends with a paragraph; this one is 1 pt high, so that no page spills.
            self.made.append(paragraph(style_id("Table end")))
        return self.made

    @singledispatchmethod
    def block(self, node: object) -> None:
        """Write one block; raise TypeError for a node that is none."""
        raise TypeError(f"{type(node).__name__} has no form in a Word file")

    # --- blocks of all columns -------------------------------------------------------------

    @block.register
    def _title(self, node: Title) -> None:
        setting = self._layout.title
        between = w("r", w("br") if setting == "stacked" else w("tab"))
        china = self._story.inlines.write(node.china, Setting("Title CN", bold=True))
        europe = self._story.inlines.write(node.europe, Setting("Title EU", bold=True))
        self._alone(paragraph(in_lang(TITLES[setting], self._lang), *china, between, *europe))

    @block.register
    def _heading(self, node: Heading) -> None:
        for part in self._story.block(node, self._column(_LABELS)):
            self._alone(part)

    @block.register
    def _picture(self, node: Figure | Portrait) -> None:
        for part in self._story.block(node, self._column(_LABELS)):
            self._alone(part)

    @block.register
    def _table(self, node: Table) -> None:
        columns = Columns.of_table(self._theme, max(map(len, (node.head, *node.rows))))
        made = table(columns, "Brief", head=True, caption=node.caption)
        made.append(row(columns, self._cells(node.head, "Table head", columns), head=True))
        for cells in node.rows:
            # One leading in a row keeps the words and a large figure on one baseline.
            style = "Table figure" if any(map(_has_figure, cells)) else "Table text"
            made.append(row(columns, self._cells(cells, style, columns)))
        self._part_tables()
        self._open = None
        self.made.append(made)

    def _cells(self, cells: Sequence[Cell], style: str, columns: Columns) -> list[Element]:
        return [self._cell(part, style, columns, place) for place, part in enumerate(cells)]

    def _cell(self, node: Cell, style: str, columns: Columns, place: int) -> Element:
        plain = "Strong" if node.header and style != "Table head" else ""
        content = self._story.inlines.write(node.inlines, Setting(plain))
        words = paragraph(in_lang(style, self._lang), *content)
        return cell(columns, Place(place, 1), [words], CellSetting())

    @block.register
    def _chapter_heading(self, node: ChapterHeading) -> None:
        self.append(self._headings.chapter_heading(node))

    @block.register
    def _cover_title(self, node: CoverTitle) -> None:
        self.append(self._headings.cover_title(node))

    @block.register
    def _contents(self, node: Contents) -> None:
        self.append(self._contents_list.contents(node))

    @block.register
    def _rows(self, node: Grid) -> None:
        self.append([self._grids.grid(node)] if node.rows else [])

    @block.register
    def _note(self, node: Note) -> None:
        self.append([self._grids.note(node)])

    @block.register
    def _caption(self, node: Caption) -> None:
        self.append(self._story.block(node, self._column(_LABELS)))

    # --- blocks on the grid ----------------------------------------------------------------

    @block.register
    def _paragraph(self, node: Paragraph) -> None:
        self._text([node], None, last=False)

    @block.register
    def _list_block(self, node: ListBlock) -> None:
        self._text([node], None, last=False)

    @block.register
    def _quotation(self, node: Quotation) -> None:
        self._text([node], None, last=False)

    @block.register
    def _cards(self, node: Cards) -> None:
        self._card_rows(node, None, last=False)

    @block.register
    def _entries(self, node: Entries) -> None:
        self._entry_rows(node, last=False)

    @block.register
    def _section(self, node: Section) -> None:
        heading = self._story.block(node.heading, self._column(_LABELS, 1))
        if node.note is not None:
            heading += self._story.block(node.note, self._column(_LABELS, 1))
        groups = list(_groups(node.blocks, self._theme))
        opening = _Opening(heading, self._rule(node))
        alone = not groups or _needs_own_rows(groups[0][0], self._theme)
        if alone:
            self._heading_row(opening, last=not groups)
        for number, group in enumerate(groups, 1):
            carries = number == 1 and not alone
            self._group(group, opening if carries else None, last=number == len(groups))

    def _rule(self, node: Section) -> Rule:
        rules, colours = self._theme.rules, self._theme.colours
        if node.rule == "row":
            return Rule(rules.row, colours.hairline)
        return Rule(rules.section, colours.ink)

    def _group(self, group: Sequence[Block], opening: _Opening | None, *, last: bool) -> None:
        match group[0]:
            case Cards() as cards:
                self._card_rows(cards, opening, last=last)
            case Entries() as entries:
                self._entry_rows(entries, last=last)
            case wide if _is_wide(wide, self._theme):
                self.block(wide)
            case _:
                self._text(group, opening, last=last)

    def _heading_row(self, opening: _Opening, *, last: bool) -> None:
        place = Place(_LABELS, self._grid.count)
        self._row([self._grid_cell(place, opening.heading, opening, self._below(last=last))])

    def _text(self, blocks: Sequence[Block], opening: _Opening | None, *, last: bool) -> None:
        """Write text in one column; what begins further right leaves its room to the heading."""
        first = _column_of(blocks[0]) - 1
        below = self._below(last=last)
        words = self._grid_cell(
            Place(first, self._grid.count - first),
            self._story.column(blocks, self._column(first)),
            opening,
            below,
        )
        if opening is None:
            self._row([words], before=first)
        else:
            label = self._grid_cell(Place(_LABELS, first), opening.heading, opening, below)
            self._row([label, words])

    def _card_rows(self, node: Cards, opening: _Opening | None, *, last: bool) -> None:
        remaining = iter(node.cards)
        rows = card_rows(len(node.cards))
        for number, spans in enumerate(rows, 1):
            ends = number == len(rows)
            below = self._below(last=last) if ends else self._theme.space.medium
            cells = []
            first = 1
            for span in spans:
                words = self._story.column(next(remaining), self._column(first, span, "Card"))
                cells.append(self._grid_cell(Place(first, span), words, opening, below))
                first += span
            if opening is not None:
                label = self._grid_cell(Place(_LABELS, 1), opening.heading, opening, below)
                cells.insert(0, label)
            self._row(cells, before=0 if opening else 1)
            opening = None

    def _entry_rows(self, node: Entries, *, last: bool) -> None:
        for entry in node.entries:
            self._entry(entry, last=last and entry is node.entries[-1])

    def _entry(self, node: Entry, *, last: bool) -> None:
        disc = styled(str(node.number), DISCS[node.side])
        date = self._story.inlines.write(node.date, Setting("Strong"))
        label = paragraph(in_lang("Entry", self._lang), disc, w("r", w("tab")), *date)
        words = self._story.column(node.blocks, self._column(1))
        content = Place(1, self._grid.count - 1)
        self._row(
            [
                self._grid_cell(Place(_LABELS, 1), [label], None, self._below(last=last)),
                self._grid_cell(content, words, None, self._below(last=last)),
            ]
        )

    # --- rows and what stands between tables -----------------------------------------------

    def _column(self, first: int, span: int | None = None, body: str = "Body") -> Column:
        grid = self._theme.grid
        span = span or grid.columns - first
        return Column(grid.step * span - grid.gutter, body)

    def _below(self, *, last: bool) -> float | None:
        """Give the space below a row in mm; the last one of a section has that of the style."""
        return None if last else self._layout.item_space

    def _grid_cell(
        self, place: Place, content: list[Element], opening: _Opening | None, below: float | None
    ) -> Element:
        """Give a cell of the grid; the rows within a section stand close."""
        within = self._theme.space.small if self._open is None else 0.0
        setting = CellSetting(
            rule=None if opening is None else opening.rule,
            top=within if opening is None else None,
            bottom=below,
        )
        return cell(self._grid, place, content, setting)

    def _row(self, cells: list[Element], *, before: int = 0) -> None:
        if self._open is None:
            self._part_tables()
            self._open = table(self._grid, in_lang("Grid", self._lang))
            self.made.append(self._open)
        self._open.append(row(self._grid, cells, before=before))

    def _part_tables(self) -> None:
        """Keep two tables apart: Word makes one of tables without a paragraph between them."""
        if self.made and local_name(self.made[-1]) == "tbl":
            self.made.append(paragraph(style_id("Table end")))

    def append(self, made: Sequence[Element]) -> None:
        """Add what is as wide as the page."""
        for part in made:
            self._alone(part)

    def _alone(self, made: Element) -> None:
        if local_name(made) == "tbl":
            self._part_tables()
        self._open = None
        self.made.append(made)


def _groups(blocks: Sequence[Block], theme: Theme) -> Iterator[list[Block]]:
    """Part the blocks of a section: each wide one alone, text by the column it begins in."""

    def key(numbered: tuple[int, Block]) -> tuple[int, int]:
        number, block = numbered
        return (number, 0) if _is_wide(block, theme) else (-1, _column_of(block))

    for _, group in groupby(enumerate(blocks), key):
        yield [block for _, block in group]


def _needs_own_rows(block: Block, theme: Theme) -> bool:
    """Whether a block cannot stand beside the heading of its section."""
    has_cards = isinstance(block, Cards) and bool(block.cards)
    return _is_wide(block, theme) and not has_cards


def _is_wide(block: Block, theme: Theme) -> bool:
    match block:
        case Figure(width=width):
            return width > theme.page.text_width - theme.grid.step
        case Paragraph() | ListBlock() | Heading() | Quotation() | Portrait():
            return False
        case _:
            return True


def _has_figure(node: Cell) -> bool:
    return any(isinstance(part, Run) and part.style == "figure" for part in node.inlines)


def _column_of(block: Block) -> int:
    return block.column if isinstance(block, Paragraph) else 2
