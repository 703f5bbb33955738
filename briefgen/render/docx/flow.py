"""The body of one chapter: text flows in the second column, all else is as wide as the page."""

from collections.abc import Sequence
from itertools import pairwise

from docx.parts.story import StoryPart

from briefgen.content import (
    Block,
    Caption,
    Chapter,
    ChapterHeading,
    Figure,
    Grid,
    GridCell,
    GridRow,
    Heading,
    ListBlock,
    Paragraph,
    Quotation,
)
from briefgen.layout import SheetLayout
from briefgen.render.docx.flow_styles import rule_above
from briefgen.render.docx.grids import end_with_rule
from briefgen.render.docx.headings import HeadingWriter
from briefgen.render.docx.names import LANDSCAPE
from briefgen.render.docx.ooxml import NAMESPACES, Element, mm_to_twips, qname, w
from briefgen.render.docx.sections import turned
from briefgen.render.docx.sheet import SheetWriter
from briefgen.render.docx.story import Column, Shared, Story

_QUOTATION_COLUMNS = 3


class ChapterWriter:
    """Writes the blocks of one chapter, from top to bottom."""

    def __init__(self, part: StoryPart, chapter: Chapter, shared: Shared) -> None:
        self._theme = turned(shared.theme, chapter.orientation)
        _, leading = self._theme.type.detail.in_lang(chapter.lang)
        layout = SheetLayout("title", leading, self._theme.space.medium, self._theme.space.hair)
        self._story = Story(part, chapter.lang, shared, chapter.density)
        self._wide = SheetWriter(self._story, layout, self._theme, shared)
        self._headings = HeadingWriter(self._story, self._theme, shared)
        self._shared = shared
        self._chapter = chapter

    def write(self) -> list[Element]:
        """Give the body of the chapter; its last element is a paragraph."""
        shares = self._chapter.sharing != "never"
        self._wide.append(self._headings.chapter_heading(self._chapter.heading, shares=shares))
        blocks = (self._chapter.heading, *self._chapter.blocks)
        for (before, block), after in zip(pairwise(blocks), (*blocks[2:], None), strict=False):
            self._block(block, before, after)
        made = self._wide.write(())
        for part in made:
            if _is_table_of(part, "Grid"):
                for words in part.iter(qname("w:p")):
                    self._shared.variants.free(words)
        return made

    def _block(self, block: Block, before: Block, after: Block | None) -> None:
        match block:
            case Paragraph() | ListBlock():
                self._flow(block)
            case Quotation():
                self._quotation(block)
            case Heading():
                self._heading(block, first=isinstance(before, ChapterHeading))
            case ChapterHeading():
                self._wide.append(self._headings.chapter_heading(block, before))
            case Grid(rows=(GridRow(keeps_with_next=True, cells=(GridCell(blocks=()), _)) as row,)):
                self._above_a_table(row)
            case _:
                self._wide.block(block)
        if isinstance(block, Figure):
            self._below_figure(self._wide.made[-1], captioned=isinstance(after, Caption))
        if isinstance(block, Caption) and isinstance(before, Figure):
            self._shared.variants.free(self._wide.made[-1])
        if isinstance(block, Grid) and isinstance(after, ChapterHeading) and after.level > 1:
            end_with_rule(self._wide.made[-1], self._theme)

    def _flow(self, block: Block, *, right: float = 0.0) -> None:
        step = self._theme.grid.step
        column = Column(self._theme.page.text_width - step - right, indent=step, right=right)
        made = self._story.block(block, column)
        if made:
            below = mm_to_twips(self._theme.space.large)
            self._shared.variants.space_below(made[-1], below, "last")
        self._wide.append(made)

    def _above_a_table(self, row: GridRow) -> None:
        """Write what stands in the columns behind an empty one, and stays with what follows.

        No table: LibreOffice keeps none with what follows it.
        """
        empty, cell = row.cells
        start = self._theme.grid.step * empty.span
        column = Column(self._theme.page.text_width - start, indent=start)
        made = self._story.speaking(cell.lang).column(cell.blocks, column)
        for one in made:
            self._shared.variants.keep(one)
        if made:
            below = mm_to_twips(self._theme.space.medium)
            self._shared.variants.space_below(made[-1], below, "above a table")
            self._shared.bookmarks.within(made[0], row.anchor)
        self._wide.append(made)

    def _below_figure(self, line: Element, *, captioned: bool) -> None:
        """Set the space below a figure; its caption stays with it, and what follows may part."""
        below = mm_to_twips(self._theme.space.large)
        self._shared.variants.space_below(line, below, "in text")
        if captioned:
            self._shared.variants.keep(line)

    def _quotation(self, block: Quotation) -> None:
        grid, page = self._theme.grid, self._theme.page
        width = grid.step * _QUOTATION_COLUMNS - grid.gutter
        self._flow(block, right=page.text_width - grid.step - width)

    def _heading(self, node: Heading, *, first: bool) -> None:
        """Give the heading of a part of the chapter; the second level has a rule above it."""
        theme, variants = self._theme, self._shared.variants
        made = self._story.block(node, Column(theme.page.text_width))
        for one in made:
            if node.level == 2:  # as HTML counts
                rule = rule_above(theme.rules.section, theme.colours.ink)
                space = w(
                    "spacing",
                    before=str(mm_to_twips(theme.space.huge + theme.space.large * first)),
                    after=str(mm_to_twips(theme.space.medium)),
                )
                properties: Sequence[Element] = [rule, space]
            else:
                space = w("spacing", after=str(mm_to_twips(theme.space.hair)))
                start = mm_to_twips(theme.grid.step)
                properties = [space, w("ind", left=str(start), firstLine="0")]
            where = ["in text", *(["first"] if first else [])]
            where += [LANDSCAPE] if self._chapter.orientation == "landscape" else []
            variants.restyle(one, " ".join(where), *properties)
        self._wide.append(made)


def _is_table_of(part: Element, style: str) -> bool:
    """Whether an element is a table in a style, in either language."""
    named = part.find("w:tblPr/w:tblStyle", NAMESPACES)
    return named is not None and named.get(qname("w:val"), "").removesuffix("ZH") == style
