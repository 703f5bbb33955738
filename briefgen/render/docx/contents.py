"""The list of chapters: a field that Word can make anew, with its result already in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from briefgen.content import Contents, ContentsEntry
from briefgen.render.docx.fields import bookmark_name, field, field_end, field_start, to_bookmark
from briefgen.render.docx.headings import tab_behind
from briefgen.render.docx.inline import known_page, styled
from briefgen.render.docx.names import in_lang
from briefgen.render.docx.ooxml import Element, mm_to_twips, paragraph, style_id, w
from briefgen.render.docx.story import Shared, Story

_BUILT_IN: Final = "heading 1"
_LEVELS: Final = 2
_LANG_COLUMN: Final = 3
"""The column that the second language begins in; the first is 0."""


@dataclass(frozen=True, slots=True)
class ContentsWriter:
    """Writes the list of chapters."""

    story: Story
    shared: Shared

    def contents(self, node: Contents) -> list[Element]:
        """Give the paragraphs of the field: an entry each, then one in which the field ends.

        The section does not end in that one, or LibreOffice takes its head and foot for entries.
        Raises ValueError where the page of an entry is not known.
        """
        end = paragraph(style_id("Table end"), field_end())
        made = [*map(self._entry, node.entries), end]
        for place, part in enumerate(field_start(self.shared.toc), 1):  # behind the properties
            made[0].insert(place, part)
        return [*made, paragraph(style_id("Table end"))]

    def _entry(self, node: ContentsEntry) -> Element:
        page = str(known_page(node.target, node.page))
        grid, scale = self.shared.theme.grid, self.shared.theme.type
        role = scale.text if node.level == 1 else scale.detail
        content: list[Element] = []
        for number, part in enumerate(node.parts):
            if number:
                before = node.parts[number - 1]
                content += tab_behind(before, role, grid.step * _LANG_COLUMN - grid.gutter)
            content += self.story.inlines.write(part.inlines)
        content.append(w("r", w("tab")))
        reference = f"PAGEREF {bookmark_name(node.target)} \\h"
        content += field(reference, [styled(page, "Label Char")])
        style = in_lang(f"toc {min(node.level, _LEVELS)}", self.story.lang)
        if len(node.parts) <= 1:
            stop = str(mm_to_twips(grid.step) * _LANG_COLUMN)
            clear = w("tabs", w("tab", val="clear", pos=stop))
            style = self.shared.variants.of(style, "in one language", [clear])
        return paragraph(style, to_bookmark(node.target, content))


def toc_instruction(styles: Mapping[str, int], separator: str) -> str:
    """Give the code of the field; the styles of headings are there by their names and levels.

    Built-in headings are found by their level, others by their names (ECMA-376 part 1,
    17.16.5.68), between which stands the list separator of the document (17.15.1.56).
    """
    code = 'TOC \\o "1-1" \\h \\z'
    pairs = (f"{name}{separator}{level}" for name, level in styles.items() if name != _BUILT_IN)
    own = separator.join(pairs)
    return f'{code} \\t "{own}"' if own else code
