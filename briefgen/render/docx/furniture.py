"""The running head and the foot of a sheet."""

from collections.abc import Sequence
from typing import Final

from briefgen.content import CoverTitle, Head, Paragraph, Sheet
from briefgen.render.docx.grid import CellSetting, Columns, Place, cell, row, table
from briefgen.render.docx.inline import Setting
from briefgen.render.docx.names import in_lang
from briefgen.render.docx.ooxml import Element, paragraph, style_id, w
from briefgen.render.docx.story import Story
from briefgen.theme import Theme

_COVER_CONTACT: Final = 48.0
"""The width of whom to ask on a cover, in mm, as chapters.css has it."""


def head(node: Head, story: Story) -> list[Element]:
    """Give the one line of the running head; the rule below it is its style's."""
    left = story.inlines.write(node.left, Setting("Strong"))
    right = story.inlines.write(node.right, Setting("Quiet Char"))
    return [paragraph(in_lang("Running head", story.lang), *left, w("r", w("tab")), *right)]


def foot(sheet: Sheet, story: Story, theme: Theme) -> list[Element]:
    """Give the foot: a table of emblem, funding line, contact, and version with date.

    On a cover the version is a long one, which stands on one line.
    """
    node, contact = sheet.foot, 2 * theme.grid.step
    emblem = node.emblem.width
    is_cover = any(isinstance(block, CoverTitle) for block in sheet.blocks)
    version = contact + (_COVER_CONTACT if is_cover else 2 * theme.grid.step)
    columns = Columns.at(theme, [0, emblem + 3, contact, version])
    picture = paragraph(style_id("Figure line"), story.picture(node.emblem, emblem))
    cells = [
        [picture],
        _lines(node.funding, "Foot line", story),
        _lines(node.contact, "Foot line", story),
        _lines(node.version, "Foot line right", story),
    ]
    made = table(columns, "Foot")
    made.append(
        row(
            columns,
            [cell(columns, Place(n, 1), part, CellSetting()) for n, part in enumerate(cells)],
        )
    )
    return [made, paragraph(style_id("Table end"))]


def _lines(paragraphs: Sequence[Paragraph], style: str, story: Story) -> list[Element]:
    name = in_lang(style, story.lang)
    looks = {"label": Setting("Label Char"), "quiet": Setting("Quiet Char")}
    made = [
        paragraph(name, *story.inlines.write(part.inlines, looks.get(part.style, Setting())))
        for part in paragraphs
    ]
    return made or [paragraph(name)]
