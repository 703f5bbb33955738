"""The tile of a Sustainable Development Goal: its number on its colour, as a picture for Word."""

from briefgen.content import NO_GOAL
from briefgen.figures.svg import CAP_HEIGHT, FONT_FAMILY, Drawing, document, element, text
from briefgen.standards import readable_on, standards
from briefgen.theme import Theme

_MM_PER_PT = 25.4 / 72
_DASHES = 10  # on each side of a tile without a goal, the corners being the middles of four


def draw_sdg_tile(number: int, theme: Theme) -> Drawing:
    """Give the square of a goal (1 to 17), or the dashed one (0) where no goal is stated.

    The colours are the United Nations' own; the number is in ink or white, whichever contrasts
    more with its colour (WCAG 2.2, 1.4.3). Raises KeyError for a goal that there is not.
    """
    side = theme.sdg_tile.side
    if number == 0:
        content = _dashed(theme) + _centred(NO_GOAL, theme.colours.grey, "normal", theme)
    else:
        colour = standards().sdgs[number].colour
        # Where a theme's side is no whole number of pixels, the last one must not be a pale seam.
        crisp = {"fill": colour, "shape-rendering": "crispEdges"}
        square = element("rect", {"width": side, "height": side, **crisp})
        content = square + _centred(str(number), readable_on(colour), "bold", theme)
    return document(side, side, content)


def _dashed(theme: Theme) -> str:
    weight = theme.rules.row * _MM_PER_PT
    side = theme.sdg_tile.side - weight
    dash = side / _DASHES / 2
    return element(
        "rect",
        {
            "x": weight / 2,
            "y": weight / 2,
            "width": side,
            "height": side,
            "fill": "#FFFFFF",
            "stroke": theme.colours.tick,
            "stroke-width": weight,
            "stroke-dasharray": dash,
            "stroke-dashoffset": dash / 2,
            "shape-rendering": "crispEdges",
        },
    )


def _centred(words: str, colour: str, weight: str, theme: Theme) -> str:
    side, size = theme.sdg_tile.side, theme.sdg_tile.number * _MM_PER_PT
    return text(
        words,
        {
            "x": side / 2,
            "y": (side + CAP_HEIGHT * size) / 2,
            "font-family": FONT_FAMILY["en"],
            "font-size": size,
            "font-weight": weight,
            "text-anchor": "middle",
            "fill": colour,
        },
    )
