"""The emblem of the European Union, drawn from its published geometry.

Source: Council of Europe and European Commission, "Graphics guide to the European emblem"
(Interinstitutional Style Guide, Annex A1).
"""

from math import cos, pi, sin

from briefgen.figures.svg import Drawing, document, element, millimetres
from briefgen.models.text import Lang

EMBLEM_ALT: dict[Lang, str] = {"en": "Emblem of the European Union", "zh": "欧盟盟旗"}

_BLUE = "#003399"
_YELLOW = "#FFCC00"
_STARS = 12
# A five-pointed star whose edges run straight from point to point has its inner corners here.
_INNER_RADIUS = sin(pi / 10) / sin(3 * pi / 10)


def draw_emblem(height: float) -> Drawing:
    """Give the emblem, `height` mm high and one and a half times as wide.

    Twelve stars stand on a circle of a third of the height, as the hours on a clock; each fills a
    circle of an eighteenth of the height and has one point straight up.
    """
    width = height * 3 / 2
    field = element("rect", {"width": width, "height": height, "fill": _BLUE})
    stars = "".join(
        _star(
            width / 2 + height / 3 * sin(2 * pi * hour / _STARS),
            height / 2 - height / 3 * cos(2 * pi * hour / _STARS),
            height / 18,
        )
        for hour in range(_STARS)
    )
    return document(width, height, field + element("g", {"fill": _YELLOW}, stars))


def _star(x: float, y: float, radius: float) -> str:
    """Give a star with one point up, from its centre and the circle around it, in mm."""
    corners = []
    for corner in range(10):
        reach = radius * (_INNER_RADIUS if corner % 2 else 1)
        angle = pi * corner / 5
        corners.append(
            f"{millimetres(x + reach * sin(angle))},{millimetres(y - reach * cos(angle))}"
        )
    return element("polygon", {"points": " ".join(corners)})
