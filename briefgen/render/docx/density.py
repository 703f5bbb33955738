"""How tightly a chapter is set: what its styles differ in from those of a regular one."""

from collections.abc import Mapping
from typing import Final

from briefgen.content import Density
from briefgen.models.text import Lang
from briefgen.render.docx.ooxml import Element, mm_to_twips, pt_to_twips, w
from briefgen.render.docx.properties import font_size
from briefgen.theme import Theme

_CLOSE: Final[Mapping[Lang, float]] = {"en": 12.5, "zh": 13.5}
"""The leading in pt of what is read aloud, as chapters.css has it."""


def tighter_text(density: Density, theme: Theme, lang: Lang) -> tuple[list[Element], list[Element]]:
    """Give what the words that are read aloud differ in, of paragraphs and of runs."""
    if density == "close":
        return [_leading(_CLOSE[lang])], []
    size, leading = theme.type.detail.in_lang(lang)
    return [_leading(leading)], font_size(size)


def tighter_cells(density: Density, theme: Theme) -> Element:
    """Give the w:tblCellMar with the space above and below the words of a cell."""
    space = theme.space
    below = space.small if density == "close" else space.hair
    return w(
        "tblCellMar",
        w("top", w=str(mm_to_twips(space.hair)), type="dxa"),
        w("bottom", w=str(mm_to_twips(below)), type="dxa"),
    )


def _leading(pt: float) -> Element:
    return w("spacing", line=str(pt_to_twips(pt)), lineRule="exact")
