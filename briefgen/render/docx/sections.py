"""The pages of chapters: their size, their running head and foot."""

from copy import deepcopy
from typing import Final

from briefgen.content import Chapter, Inline, Orientation, Running
from briefgen.render.docx.grid import CellSetting, Columns, Place, cell, row, table
from briefgen.render.docx.inline import Setting
from briefgen.render.docx.names import in_lang
from briefgen.render.docx.ooxml import Element, mm_to_twips, paragraph, qname, style_id, w
from briefgen.render.docx.story import Story
from briefgen.theme import Theme

MARGINS: Final = {"top": 18.7, "bottom": 18.5, "header": 10.0, "footer": 9.0}
"""In mm; the footer stands as far from the edge as that of the PDF.

The text may be half a mm longer than there, for the paragraph that each section ends with: a page
that is full in the PDF does not spill in Word.
"""


def turned(theme: Theme, orientation: Orientation) -> Theme:
    """Give the tokens for pages of an orientation: the grid as wide as their text."""
    if orientation == "portrait":
        return theme
    page, grid = theme.page, theme.grid
    width = page.height - 2 * page.margin_side
    column = (width - grid.gutter * (grid.columns - 1)) / grid.columns
    return theme.model_copy(
        update={
            "page": page.model_copy(update={"width": page.height, "height": page.width}),
            "grid": grid.model_copy(update={"column": column}),
        }
    )


def chapter_section(section: Element, ours: Element, chapter: Chapter) -> Element:
    """Give the section of a chapter, without head and foot.

    `section` is that of the base, `ours` that of the tokens: a house's margins stay as they are.
    A first page of its own is for what the base is a letterhead of, not for each chapter.
    """
    made = deepcopy(section)
    if chapter.sharing != "never":
        _continue_page(made)
    for first in made.findall(qname("w:titlePg")):
        made.remove(first)
    size, margins = made.find(qname("w:pgSz")), made.find(qname("w:pgMar"))
    if margins is not None and _same(margins, ours.find(qname("w:pgMar"))):
        for side, mm in MARGINS.items():
            margins.set(qname(f"w:{side}"), str(mm_to_twips(mm)))
    if size is not None and chapter.orientation == "landscape":
        width, height = (size.get(qname(f"w:{side}"), "") for side in ("w", "h"))
        size.set(qname("w:w"), height)
        size.set(qname("w:h"), width)
        size.set(qname("w:orient"), "landscape")
    return made


def _continue_page(section: Element) -> None:
    """Let a section begin below the one before it (ECMA-376 part 1, 17.6.22)."""
    for kind in section.findall(qname("w:type")):
        section.remove(kind)
    size = section.find(qname("w:pgSz"))
    place = 0 if size is None else section.index(size)
    section.insert(place, w("type", val="continuous"))


def _same(one: Element, other: Element | None) -> bool:
    return other is not None and dict(one.attrib) == dict(other.attrib)


def running_head(
    node: Running, story: Story, theme: Theme, orientation: Orientation
) -> list[Element]:
    """Give the head of every page: an internal one stands between two rules.

    The lower one is that of the paragraph behind the table. It ends where the text begins: on it
    lies the rule of a row at the top of a page.
    """
    step, theme = theme.grid.step, turned(theme, orientation)
    left, right = (*node.head, (), ())[:2]
    contents = [
        _words(left, "Running text", Setting("Strong") if node.handling else Setting(), story),
        _words(right, "Running text right", Setting("Quiet Char"), story),
    ]
    if not node.handling:
        starts = [0.0, theme.page.text_width / 2]
        rule = in_lang("Head rule", story.lang)
        return _table(contents, starts, "Head shareable", theme, rule)
    mark = _words(node.handling, "Handling", Setting(bold=True), story)
    rest = (theme.page.text_width - step) / 2
    starts = [0.0, step, step + rest]
    rule = in_lang("Head rule", "zh")  # the line of the mark is as high in either language
    return _table([mark, *contents], starts, "Head internal", theme, rule)


def running_foot(
    node: Running, story: Story, theme: Theme, orientation: Orientation
) -> list[Element]:
    """Give the foot of every page, the handling mark in it too."""
    step, theme = theme.grid.step, turned(theme, orientation)
    grey = Setting("Quiet Char")
    left, middle, right = (*node.foot, (), (), ())[:3]
    contents = [
        _words(left, "Running text", grey, story),
        _words(middle, "Running text", grey, story),
        _words(right, "Running text right", grey, story),
    ]
    width = theme.page.text_width
    if not node.handling:
        starts = [0.0, 2 * step, 2 * step + (width - 2 * step) / 2]
        return _table(contents, starts, "Running foot", theme, style_id("Table end"))
    mark = _words(node.handling, "Running text", Setting("Strong"), story)
    rest = (width - 3 * step) / 2
    starts = [0.0, step, 3 * step, 3 * step + rest]
    return _table([mark, *contents], starts, "Running foot", theme, style_id("Table end"))


def _words(inlines: tuple[Inline, ...], style: str, setting: Setting, story: Story) -> Element:
    if not inlines:
        return paragraph(style_id("Table end"))
    return paragraph(in_lang(style, story.lang), *story.inlines.write(inlines, setting))


def _table(
    contents: list[Element], starts_mm: list[float], style: str, theme: Theme, behind: str
) -> list[Element]:
    columns = Columns.at(theme, starts_mm)
    made = table(columns, style_id(style))
    cells = [cell(columns, Place(n, 1), [one], CellSetting()) for n, one in enumerate(contents)]
    made.append(row(columns, cells))
    return [made, paragraph(behind)]
