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


def chinese_lines() -> list[Element]:
    """Give how lines of Chinese are broken and spaced, on no grid (W3C clreq 3.1 and 3.2).

    The styles say it themselves: in a house's own base the style of plain paragraphs may not.
    """
    on = ("kinsoku", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN")
    return [*(w(name) for name in on), w("snapToGrid", val="0")]


def flush_left() -> list[Element]:
    """Give no indent of the first line, ragged: a house's plain paragraphs may have both.

    What is set in rows or has space between paragraphs has no indent beside it (clreq 3.3.1).
    """
    return [w("ind", firstLineChars="0", firstLine="0"), w("jc", val="left")]


def exact_leading(pt: float, *, before: float = 0, after: float = 0) -> Element:
    """Give an exact leading in pt, with the space above and below the paragraph in mm."""
    return w(
        "spacing",
        before=str(mm_to_twips(before)),
        after=str(mm_to_twips(after)),
        line=str(pt_to_twips(pt)),
        lineRule="exact",
    )
