"""The running head and the foot of a sheet."""

from collections.abc import Sequence

from briefgen.content import Foot, Head, Paragraph
from briefgen.render.docx.grid import CellSetting, Columns, Place, cell, row, table
from briefgen.render.docx.inline import Setting
from briefgen.render.docx.names import in_lang
from briefgen.render.docx.ooxml import Element, paragraph, style_id, w
from briefgen.render.docx.story import Story
from briefgen.theme import Theme


def head(node: Head, story: Story) -> list[Element]:
    """Give the one line of the running head; the rule below it is its style's."""
    left = story.inlines.write(node.left, Setting("Strong"))
    right = story.inlines.write(node.right, Setting("Quiet Char"))
    return [paragraph(in_lang("Running head", story.lang), *left, w("r", w("tab")), *right)]


def foot(node: Foot, story: Story, theme: Theme) -> list[Element]:
    """Give the foot: a table of emblem, funding line, contact, and version with date."""
    emblem = node.emblem.width
    grid = theme.grid
    columns = Columns.at(theme, [0, emblem + 3, 2 * grid.step, 4 * grid.step])
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
