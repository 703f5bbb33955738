"""The list of chapters: a field that Word can make anew, with its result already in it.

The words stand in the columns where the PDF has them. The number of the page stands at the right
margin, not before the words: a field that is made anew has it behind them (ECMA-376 part 1,
17.16.5.68).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from briefgen.content import Contents, ContentsEntry, words
from briefgen.figures.lettering import width_of
from briefgen.render.docx.fields import bookmark_name, field, field_end, field_start, to_bookmark
from briefgen.render.docx.inline import Setting, known_page, styled
from briefgen.render.docx.names import in_lang
from briefgen.render.docx.ooxml import Element, mm_to_twips, paragraph, style_id, w
from briefgen.render.docx.story import Shared, Story

_BUILT_IN: Final = "heading 1"
_LEVELS: Final = 2
_MM_PER_PT: Final = 25.4 / 72
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
        hang = self.shared.theme.list.number_hang if node.level > 1 else 0.0
        reference = f"PAGEREF {bookmark_name(node.target)} \\h"
        content = [
            *self._called(node, hang),
            w("r", w("tab")),
            *field(reference, [styled(page, "Label Char")]),
        ]
        style = in_lang(f"toc {min(node.level, _LEVELS)}", self.story.lang)
        if len(node.parts) <= 1:
            step = self.shared.theme.grid.step
            stop = str(mm_to_twips(step * _LANG_COLUMN + hang))
            indent = w("ind", left=str(mm_to_twips(step + hang)), hanging="0")
            own = [w("tabs", w("tab", val="clear", pos=stop)), indent]
            style = self.shared.variants.of(style, "in one language", own)
        return paragraph(style, to_bookmark(node.target, content))

    def _called(self, node: ContentsEntry, hang: float) -> Iterator[Element]:
        """Give what a chapter is called in each language, the second in a column of its own.

        It stands a line lower where the first is wider than its column, less `hang` in mm.
        """
        grid, scale = self.shared.theme.grid, self.shared.theme.type
        role, plain = (scale.text, "Contents words") if node.level == 1 else (scale.detail, "")
        room = grid.step * (_LANG_COLUMN - 1) - grid.gutter - hang
        for number, part in enumerate(node.parts):
            if number:
                before = node.parts[number - 1]
                size = role.in_lang(before.lang)[0] * _MM_PER_PT
                is_wide = width_of(words(before.inlines), size=size) > room
                yield w("r", w("br" if is_wide else "tab"))
            setting = Setting("" if part.lang == self.story.lang else plain)
            yield from self.story.inlines.write(part.inlines, setting)


def toc_instruction(styles: Mapping[str, int], separator: str) -> str:
    """Give the code of the field; the styles of headings are there by their names and levels.

    Built-in headings are found by their level, others by their names (ECMA-376 part 1,
    17.16.5.68), between which stands the list separator of the document (17.15.1.56).
    """
    code = 'TOC \\o "1-1" \\h \\z'
    pairs = (f"{name}{separator}{level}" for name, level in styles.items() if name != _BUILT_IN)
    own = separator.join(pairs)
    return f'{code} \\t "{own}"' if own else code
