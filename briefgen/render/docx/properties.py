"""The properties that styles are made of."""

from briefgen.render.docx.ooxml import (
    Element,
    hex_colour,
    mm_to_twips,
    pt_to_half_points,
    pt_to_twips,
    w,
)
from briefgen.theme import Theme


def fonts(theme: Theme) -> Element:
    """Give the faces of both scripts; no theme face is named, which would win over them."""
    latin, han = theme.fonts.word.latin, theme.fonts.word.han
    return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=han, cs=latin)


def font_size(pt: float) -> list[Element]:
    """Give a size in pt for all scripts."""
    half_points = str(pt_to_half_points(pt))
    return [w("sz", val=half_points), w("szCs", val=half_points)]


def bold() -> list[Element]:
    """Give bold for all scripts."""
    return [w("b"), w("bCs")]


def colour(colour: str) -> Element:
    """Give a colour, from #RRGGBB."""
    return w("color", val=hex_colour(colour))


def exact_leading(pt: float, *, after: float = 0) -> Element:
    """Give an exact leading in pt, with the space below the paragraph in mm."""
    return w(
        "spacing",
        before="0",
        after=str(mm_to_twips(after)),
        line=str(pt_to_twips(pt)),
        lineRule="exact",
    )
