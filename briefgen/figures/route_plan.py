"""What a route shows, and where: its places and legs, and the panels that tell them apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, pairwise
from math import hypot

from briefgen.figures.globe import (
    EARTH_RADIUS,
    Point,
    Vector,
    angle,
    distance,
    great_circle,
    vector,
)
from briefgen.figures.panel import Panel, aspect, fit_panel
from briefgen.figures.plane import Box
from briefgen.figures.route_words import RouteStop
from briefgen.models.ucap import SideName
from briefgen.theme import Grid

# Where two cities come closer than this, those around them get a panel of their own.
_LEAST_APART = 15.0
_LEAST_GAIN = 1.5
_PANEL_HEIGHT = 62.0
_OVERVIEW_HEIGHT = 44.0
_LEAST_HEIGHT, _MOST_HEIGHT = 46.0, 96.0
_MARGIN = (17.0, 11.0)
_MANY = 5
_WIDE = 180.0
# Other lengths, in km.
_SILLY = 30.0
_CLOSEST = 250.0
# Of the longest distance: what lies closer together is one group.
_GROUP = 0.22


Leg = tuple[int, int]
"""A leg by the numbers of its places."""


@dataclass(frozen=True)
class Place:
    """A city of the route, drawn once however often it is visited."""

    stops: tuple[RouteStop, ...]
    point: Vector

    @property
    def side(self) -> SideName | None:
        """The side that the city is on, if it is on one."""
        return self.stops[0].side


@dataclass(frozen=True)
class Route:
    """The places, the first one being home, and the legs from place to place."""

    places: tuple[Place, ...]
    legs: tuple[Leg, ...]

    @cached_property
    def drawn(self) -> tuple[Leg, ...]:
        """The legs that are lines of their own: there and back is one."""
        return tuple(leg for leg in self.legs if leg[::-1] not in self.legs or leg[0] < leg[1])

    @cached_property
    def curves(self) -> Mapping[Leg, tuple[Vector, ...]]:
        """Give a few points of every leg, by which views are fitted."""
        return {
            leg: great_circle(self.places[leg[0]].point, self.places[leg[1]].point, 0.05)
            for leg in self.legs
        }

    def points(self, members: Sequence[int]) -> list[Vector]:
        """Give where these places are."""
        return [self.places[member].point for member in members]

    def along(self, members: Sequence[int]) -> list[Vector]:
        """Give points of the legs between these places."""
        inside = set(members)
        return [
            point for leg, curve in self.curves.items() if inside.issuperset(leg) for point in curve
        ]


@dataclass(frozen=True)
class Sheet:
    """A panel, the places that it names one by one, and the groups that it names together."""

    panel: Panel
    members: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...] = ()
    details: tuple[Panel, ...] = ()


def route_of(stops: Sequence[RouteStop]) -> Route | None:
    """Give the places and legs of a mission, or nothing where a drawing would say nothing.

    That is: fewer than two places, all of them within 30 km, or one without coordinates. Stops of
    the same name are one place.
    """
    places: list[Place] = []
    visits: list[int] = []
    for stop in stops:
        if stop.latitude is None or stop.longitude is None:
            return None
        known = next((i for i, one in enumerate(places) if one.stops[0].name == stop.name), None)
        if known is None:
            visits.append(len(places))
            places.append(Place((stop,), vector(stop.latitude, stop.longitude)))
        else:
            visits.append(known)
            places[known] = replace(places[known], stops=(*places[known].stops, stop))
    farthest = max(
        (distance(one.point, other.point) for one, other in combinations(places, 2)), default=0
    )
    if farthest <= _SILLY:
        return None
    legs = dict.fromkeys(leg for leg in pairwise(visits) if leg[0] != leg[1])
    return Route(tuple(places), tuple(legs))


def _groups(route: Route) -> list[tuple[int, ...]]:
    """Give the places, two or more at a time, that lie close together for so long a route."""
    points = [place.point for place in route.places]
    reach = _GROUP * max(angle(one, other) for one, other in combinations(points, 2))
    group = list(range(len(points)))
    for one, other in combinations(range(len(points)), 2):
        if angle(points[one], points[other]) <= reach:
            old, new = group[other], group[one]
            group = [new if member == old else member for member in group]
    found = [tuple(i for i, of in enumerate(group) if of == name) for name in dict.fromkeys(group)]
    return [members for members in found if 1 < len(members) < len(points)]


# --- where the panels stand -----------------------------------------------------------------


def lay_out(route: Route, width: float, growth: float, grid: Grid) -> list[Sheet]:
    """Give one panel, or an overview and a panel for each of up to two crowded groups.

    `width` is in mm; `growth` makes all panels higher, where words found no room.
    """
    everybody = tuple(range(len(route.places)))
    share = aspect(route.points(everybody), route.along(everybody))
    height = (width - 2 * _MARGIN[0]) * share + 2 * _MARGIN[1]
    height = min(_MOST_HEIGHT, max(_LEAST_HEIGHT, height)) * growth
    whole = _fit(route, everybody, Box(0, 0, width, height))
    crowded = [
        group
        for group in _groups(route)
        if _least_apart(route, group, whole) < _LEAST_APART
        and _fit(route, group, _own_box(group, width)).scale > _LEAST_GAIN * whole.scale
    ]
    crowded = sorted(crowded, key=lambda group: _least_apart(route, group, whole))[:2]
    if not crowded:
        return [Sheet(whole, everybody)]
    crowded.sort(key=lambda group: centre_of(route, group, whole)[0])
    overview_box, boxes = _boxes(route, crowded, whole, (width, growth), grid)
    overview = _fit(route, everybody, overview_box)
    details = [_fit(route, group, box) for group, box in zip(crowded, boxes, strict=True)]
    named = {member for group in crowded for member in group}
    rest = tuple(member for member in everybody if member not in named)
    return [
        Sheet(overview, rest, tuple(crowded), tuple(details)),
        *(Sheet(panel, group) for panel, group in zip(details, crowded, strict=True)),
    ]


def _boxes(
    route: Route, crowded: list[tuple[int, ...]], whole: Panel, size: Point, grid: Grid
) -> tuple[Box, list[Box]]:
    """Give the rectangle of the overview and those of the details, on the columns of the page.

    `size` is the width in mm and how much higher than usual the panels are.
    """
    width, growth = size
    gutter = grid.gutter
    half = (width - gutter) / 2
    height = _PANEL_HEIGHT * growth
    if len(crowded) == 1 and len(crowded[0]) < _MANY and width >= _WIDE:
        # Two of the five columns.
        narrow = 2 * grid.step - gutter
        wide = width - gutter - narrow
        x, _ = centre_of(route, crowded[0], whole)
        if x < (whole.box.left + whole.box.right) / 2:
            return Box(narrow + gutter, 0, width, height), [Box(0, 0, narrow, height)]
        return Box(0, 0, wide, height), [Box(wide + gutter, 0, width, height)]
    top = _OVERVIEW_HEIGHT * growth + gutter
    if len(crowded) == 1:
        high = _own_box(crowded[0], width).bottom * growth
        boxes = [Box(0, top, width, top + high)]
    else:
        boxes = [
            Box(0, top, half, top + height),
            Box(half + gutter, top, width, top + height),
        ]
    return Box(0, 0, width, top - gutter), boxes


def _own_box(group: Sequence[int], width: float) -> Box:
    """Give the size of the panel of a group before it grows."""
    if len(group) < _MANY:
        return Box(0, 0, width / 2, _PANEL_HEIGHT)
    return Box(0, 0, width, _MOST_HEIGHT)


def _fit(route: Route, members: Sequence[int], box: Box) -> Panel:
    return fit_panel(
        route.points(members), route.along(members), box, _MARGIN, _CLOSEST / EARTH_RADIUS
    )


def _least_apart(route: Route, members: Sequence[int], panel: Panel) -> float:
    spots = [spot_of(panel, point) for point in route.points(members)]
    return min(hypot(x - u, y - v) for (x, y), (u, v) in combinations(spots, 2))


def centre_of(route: Route, members: Sequence[int], panel: Panel) -> Point:
    """Give the middle of places as they stand in a panel, in mm."""
    spots = [spot_of(panel, point) for point in route.points(members)]
    return sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)


def spot_of(panel: Panel, point: Vector) -> Point:
    """Give where a place stands; the places of a panel are never opposite its middle."""
    return panel.place(point) or panel.middle
