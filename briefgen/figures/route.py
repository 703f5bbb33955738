"""The route of a mission: great circles on a bare graticule, without coasts and borders.

Cities of one side are often too close to be told apart at the scale that reaches the other side:
then they get a panel of their own.
"""

from collections.abc import Sequence
from itertools import count

from briefgen.figures.route_labels import Signs, Style, label_scene
from briefgen.figures.route_plan import Leg, Route, lay_out, route_of
from briefgen.figures.route_scene import Scene
from briefgen.figures.route_sheet import draw_scene
from briefgen.figures.route_words import Labels, RouteStop
from briefgen.figures.svg import Drawing, document
from briefgen.models.text import Lang
from briefgen.theme import Theme

_GROWTH = 1.15
# A drawing that has grown so much has labels anywhere rather than growing on.
_MUCH = 1.2


def draw_route(
    stops: Sequence[RouteStop],
    langs: tuple[Lang, ...],
    labels: Labels,
    theme: Theme,
    width: float,
) -> Drawing | None:
    """Give the route as wide as `width` mm, as high as its words need, in one or two languages.

    Nothing where it would say nothing: fewer than two places, all of them within 30 km, or one
    whose coordinates are not known. A place that is visited twice is drawn once. No words cover
    others: where they find no room, the drawing grows.
    """
    route = route_of(stops)
    if route is None:
        return None
    style = Style(langs, labels, theme)
    return next(
        drawing
        for attempt in count()
        if (drawing := _attempt(route, width, _GROWTH**attempt, style))
    )


def _attempt(route: Route, width: float, growth: float, style: Style) -> Drawing | None:
    """Give the drawing, or nothing where words find no room at this height."""
    sheets = lay_out(route, width, growth, style.theme.grid)
    scenes = [Scene(route, sheet) for sheet in sheets]
    labelled = _label(scenes, style, anywhere=growth > _MUCH)
    if labelled is None:
        return None
    drawn = (draw_scene(scene, signs, style) for scene, signs in zip(scenes, labelled, strict=True))
    return document(width, max(sheet.panel.box.bottom for sheet in sheets), "".join(drawn))


def _label(scenes: Sequence[Scene], style: Style, *, anywhere: bool) -> list[Signs] | None:
    """Give the labels of all panels, or nothing where they find no room.

    Legs of an overview may lead to cities of a panel of details, never the other way round.
    """
    labelled: list[Signs] = []
    for scene in scenes:
        told = frozenset[Leg]().union(*(signs.told for signs in labelled))
        signs = label_scene(scene, style, told, anywhere=anywhere)
        if signs is None:
            return None
        labelled.append(signs)
    return labelled
