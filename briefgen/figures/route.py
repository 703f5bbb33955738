"""The route of a mission: great circles on a bare graticule, without coasts and borders.

Cities of one side are often too close to be told apart at the scale that reaches the other side:
then they get a panel of their own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, count, pairwise
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
from briefgen.figures.lettering import (
    LEADING,
    Anchor,
    label,
    line,
    name_in,
    name_lines,
    width_of,
    wrap,
)
from briefgen.figures.panel import MeshLine, Panel, aspect, fit_panel, path_of
from briefgen.figures.placing import Box, Field
from briefgen.figures.route_words import Labels, RouteStop, difference_words, stay_words
from briefgen.figures.svg import CAP_HEIGHT, TEXT_SIZE, Drawing, document, element
from briefgen.formats import LIST_MARK, format_distance
from briefgen.models.text import Lang
from briefgen.models.ucap import SideName
from briefgen.theme import Theme

# Lengths are in mm.
_MESH_WEIGHT = 0.12
_MESH_COLOUR = "#C6CCD6"
_ROUTE_WEIGHT = 0.35
_LEADER_WEIGHT = 0.15
_CORNER_WEIGHT = 0.25
_CORNER = 1.6
_DOT = 1.05
_HOME_DOT = 1.4
_ARROW = 1.9
_LEAST_ARROW_LEG = 12.0
_ASCENT = 2.45
_NAME_WIDTH = 46.0
# Where two cities come closer than this, those around them get a panel of their own.
_LEAST_APART = 15.0
_LEAST_GAIN = 1.5
_PANEL_HEIGHT = 62.0
_OVERVIEW_HEIGHT = 44.0
_LEAST_HEIGHT, _MOST_HEIGHT = 46.0, 96.0
_MARGIN = (17.0, 11.0)
_GROWTH = 1.15
_MANY = 5
_WIDE = 180.0
_ROOM_AROUND = 12.0
# Other lengths, in km.
_SILLY = 30.0
_CLOSEST = 250.0
# Of the longest distance: what lies closer together is one group.
_GROUP = 0.22


@dataclass(frozen=True)
class _Place:
    """A city of the route, drawn once however often it is visited."""

    stops: tuple[RouteStop, ...]
    point: Vector

    @property
    def side(self) -> SideName | None:
        return self.stops[0].side


@dataclass(frozen=True)
class _Route:
    """The places, the first one being home, and the legs from place to place."""

    places: tuple[_Place, ...]
    legs: tuple[tuple[int, int], ...]

    @cached_property
    def curves(self) -> Mapping[tuple[int, int], tuple[Vector, ...]]:
        """Give a few points of every leg, by which views are fitted."""
        return {
            leg: great_circle(self.places[leg[0]].point, self.places[leg[1]].point, 0.05)
            for leg in self.legs
        }

    def points(self, members: Sequence[int]) -> list[Vector]:
        return [self.places[member].point for member in members]

    def along(self, members: Sequence[int]) -> list[Vector]:
        inside = set(members)
        return [
            point for leg, curve in self.curves.items() if inside.issuperset(leg) for point in curve
        ]


@dataclass(frozen=True)
class _Sheet:
    """A panel, the places that it names one by one, and the groups that it names together."""

    panel: Panel
    members: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...] = ()
    details: tuple[Panel, ...] = ()


@dataclass(frozen=True)
class _Words:
    """What a label says, a line each: words, colour, bold."""

    lines: tuple[tuple[str, str, bool], ...]

    @property
    def size(self) -> Point:
        widths = [width_of(words, bold=bold) for words, _, bold in self.lines]
        return max(widths), len(self.lines) * LEADING - (LEADING - TEXT_SIZE)


@dataclass(frozen=True)
class _Style:
    """How the figure speaks and looks."""

    langs: tuple[Lang, ...]
    labels: Labels
    theme: Theme

    def colour(self, side: SideName | None) -> str:
        colours = self.theme.colours
        if side is None:
            return colours.ink
        return colours.cinnabar if side == "china" else colours.blue


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
    route = _route(stops)
    if route is None:
        return None
    style = _Style(langs, labels, theme)
    return next(
        drawing
        for attempt in count()
        if (drawing := _attempt(route, width, _GROWTH**attempt, style))
    )


def _attempt(route: _Route, width: float, growth: float, style: _Style) -> Drawing | None:
    """Give the drawing, or nothing where words find no room at this height."""
    sheets = _lay_out(route, width, growth)
    drawn = [found for sheet in sheets if (found := _draw_sheet(route, sheet, style)) is not None]
    if len(drawn) < len(sheets):
        return None
    return document(width, max(sheet.panel.box.bottom for sheet in sheets), "".join(drawn))


# --- what there is to draw ------------------------------------------------------------------


def _route(stops: Sequence[RouteStop]) -> _Route | None:
    places: list[_Place] = []
    visits: list[int] = []
    for stop in stops:
        if stop.latitude is None or stop.longitude is None:
            return None
        known = next((i for i, one in enumerate(places) if one.stops[0].name == stop.name), None)
        if known is None:
            visits.append(len(places))
            places.append(_Place((stop,), vector(stop.latitude, stop.longitude)))
        else:
            visits.append(known)
            places[known] = replace(places[known], stops=(*places[known].stops, stop))
    farthest = max(
        (distance(one.point, other.point) for one, other in combinations(places, 2)), default=0
    )
    if farthest <= _SILLY:
        return None
    legs = dict.fromkeys(leg for leg in pairwise(visits) if leg[0] != leg[1])
    return _Route(tuple(places), tuple(legs))


def _groups(route: _Route) -> list[tuple[int, ...]]:
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


def _lay_out(route: _Route, width: float, growth: float) -> list[_Sheet]:
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
        return [_Sheet(whole, everybody)]
    crowded.sort(key=lambda group: _centre(route, group, whole)[0])
    overview_box, boxes = _boxes(route, crowded, whole, width, growth)
    overview = _fit(route, everybody, overview_box)
    details = [_fit(route, group, box) for group, box in zip(crowded, boxes, strict=True)]
    named = {member for group in crowded for member in group}
    rest = tuple(member for member in everybody if member not in named)
    return [
        _Sheet(overview, rest, tuple(crowded), tuple(details)),
        *(_Sheet(panel, group) for panel, group in zip(details, crowded, strict=True)),
    ]


def _boxes(
    route: _Route, crowded: list[tuple[int, ...]], whole: Panel, width: float, growth: float
) -> tuple[Box, list[Box]]:
    """Give the rectangle of the overview and those of the details, on the columns of the page."""
    gutter = 4.0
    half = (width - gutter) / 2
    height = _PANEL_HEIGHT * growth
    if len(crowded) == 1 and len(crowded[0]) < _MANY and width >= _WIDE:
        # Two of the five columns.
        narrow = 2 * 36.8 - gutter
        wide = width - gutter - narrow
        x, _ = _centre(route, crowded[0], whole)
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


def _fit(route: _Route, members: Sequence[int], box: Box) -> Panel:
    return fit_panel(
        route.points(members), route.along(members), box, _MARGIN, _CLOSEST / EARTH_RADIUS
    )


def _least_apart(route: _Route, members: Sequence[int], panel: Panel) -> float:
    spots = [_spot(panel, point) for point in route.points(members)]
    return min(hypot(x - u, y - v) for (x, y), (u, v) in combinations(spots, 2))


def _centre(route: _Route, members: Sequence[int], panel: Panel) -> Point:
    spots = [_spot(panel, point) for point in route.points(members)]
    return sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)


def _spot(panel: Panel, point: Vector) -> Point:
    """Give where a place stands; the places of a panel are never opposite its middle."""
    return panel.place(point) or panel.middle


# --- one panel ------------------------------------------------------------------------------


def _draw_sheet(route: _Route, sheet: _Sheet, style: _Style) -> str | None:
    """Give the drawing of a panel, or nothing where its words find no room."""
    panel, colours = sheet.panel, style.theme.colours
    runs = {leg: panel.route(*(route.places[end].point for end in leg)) for leg in route.legs}
    field = Field(panel.box, [point for pieces in runs.values() for run in pieces for point in run])
    mesh = list(panel.graticule())
    dots = list(_dots(route, sheet, style))
    for spot, radius, _ in dots:
        field.take_dot(spot, radius)
    words = _place_labels(route, sheet, field, style)
    if words is None:
        return None
    back: dict[str, str | float] = {
        "fill": "none",
        "stroke": _MESH_COLOUR,
        "stroke-width": _MESH_WEIGHT,
    }
    front: dict[str, str | float] = {
        "fill": "none",
        "stroke": colours.blue,
        "stroke-width": _ROUTE_WEIGHT,
    }
    pieces = [
        piece
        for leg, found in runs.items()
        if leg[::-1] not in runs or leg[0] < leg[1]
        for piece in found
    ]
    return "".join(
        [
            element("path", {"d": path_of(run for one in mesh for run in one.runs), **back}),
            *(_corners(panel, detail, colours.tick) for detail in sheet.details),
            element("path", {"d": path_of(pieces), **front}),
            *_arrows(runs, colours.blue),
            *(
                element("circle", {"cx": x, "cy": y, "r": r, "fill": fill})
                for (x, y), r, fill in dots
            ),
            *words,
            *_distances(route, sheet, runs, field, style),
            *_degrees(mesh, field, colours.grey),
        ]
    )


def _dots(route: _Route, sheet: _Sheet, style: _Style) -> Iterator[tuple[Point, float, str]]:
    shown = {member for group in (sheet.members, *sheet.groups) for member in group}
    for member in sorted(shown):
        place = route.places[member]
        radius = _DOT if member else _HOME_DOT
        yield _spot(sheet.panel, place.point), radius, style.colour(place.side)


def _place_labels(route: _Route, sheet: _Sheet, field: Field, style: _Style) -> list[str] | None:
    """Give the labels with their leaders, or nothing where one finds no room."""
    wanted = [
        (
            _centre(route, group, sheet.panel),
            _spread(route, group, sheet.panel),
            _summary(route, group, style),
        )
        for group in sheet.groups
    ]
    spots = {member: _spot(sheet.panel, route.places[member].point) for member in sheet.members}
    for member in sorted(spots, key=lambda one: -_neighbours(spots[one], spots.values())):
        radius = _DOT if member else _HOME_DOT
        wanted.append((spots[member], radius, _label(route, member, style, field.area)))
    drawn = []
    for spot, radius, words in wanted:
        placed = field.place_beside(spot, words.size, radius)
        if placed is None:
            return None
        if placed.leader:
            drawn.append(_leader(spot, placed.leader, style.theme.colours.tick))
        drawn.append(_text(words, placed.box, spot))
    return drawn


def _neighbours(spot: Point, others: Iterable[Point]) -> int:
    x, y = spot
    return sum(hypot(x - u, y - v) < _LEAST_APART * 2 for u, v in others)


def _spread(route: _Route, members: Sequence[int], panel: Panel) -> float:
    x, y = _centre(route, members, panel)
    spots = [_spot(panel, point) for point in route.points(members)]
    return max(hypot(x - u, y - v) for u, v in spots) + _DOT


def _label(route: _Route, member: int, style: _Style, area: Box) -> _Words:
    place, home = route.places[member], route.places[0].stops[0]
    colours = style.theme.colours
    widest = min(_NAME_WIDTH, area.right - area.left)
    name = name_lines(place.stops[0].name, style.langs, widest)
    lines = [(part, style.colour(place.side), True) for part in name]
    for lang in style.langs:
        facts = [stay_words(stop, home, lang, style.labels) for stop in place.stops]
        if lang == style.langs[0]:
            facts.append(difference_words(place.stops[0], home, lang, style.labels))
        lines += [(part, colours.grey, False) for part in _joined(facts, lang, widest)]
    return _Words(tuple(lines))


def _joined(facts: Sequence[str], lang: Lang, width: float) -> Iterator[str]:
    """Give facts on one line where they fit, else each on its own."""
    said = list(dict.fromkeys(fact for fact in facts if fact))
    joined = ("，" if lang == "zh" else ", ").join(said)
    for part in [joined] if width_of(joined) <= width else said:
        yield from wrap(part, width)


def _summary(route: _Route, group: Sequence[int], style: _Style) -> _Words:
    """Give the names of a group where they are few, else their number."""
    sides = {route.places[member].side for member in group}
    colour = style.colour(sides.pop() if len(sides) == 1 else None)
    lines: list[str] = []
    for lang in style.langs:
        names = [name_in(route.places[member].stops[0].name, (lang,)) for member in group]
        joined = LIST_MARK[lang].join(names)
        if width_of(joined, bold=True) > _NAME_WIDTH:
            joined = label(style.labels, "route_cities", lang, len(group))
        lines.append(joined)
    return _Words(tuple((words, colour, True) for words in dict.fromkeys(lines)))


def _text(words: _Words, box: Box, spot: Point) -> str:
    """Give a label: set towards its dot where it stands beside it."""
    before = box.right <= spot[0]
    anchor: Anchor = "end" if before else "start"
    x = box.right if before else box.left
    base = box.top + _ASCENT
    return "".join(
        line(part, x, base + index * LEADING, colour, bold=bold, anchor=anchor)
        for index, (part, colour, bold) in enumerate(words.lines)
    )


def _leader(start: Point, end: Point, colour: str) -> str:
    ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    return element("line", {**ends, "stroke": colour, "stroke-width": _LEADER_WEIGHT})


def _distances(
    route: _Route,
    sheet: _Sheet,
    runs: Mapping[tuple[int, int], tuple[tuple[Point, ...], ...]],
    field: Field,
    style: _Style,
) -> Iterator[str]:
    """Give the distances of the legs that this panel shows best, where they find room."""
    lang = style.langs[0]
    for leg, pieces in runs.items():
        if not pieces or (leg[::-1] in runs and leg[0] > leg[1]) or not _belongs(leg, sheet):
            continue
        km = distance(*(route.places[end].point for end in leg))
        words = format_distance(km, lang)
        longest = max(pieces, key=len)
        others = [p for one, found in runs.items() if one != leg for run in found for p in run]
        size = (width_of(words), TEXT_SIZE * CAP_HEIGHT + 0.6)
        box = field.place_along(longest, size, others)
        if box:
            yield line(words, box.left, box.bottom - 0.3, style.theme.colours.ink)


def _belongs(leg: tuple[int, int], sheet: _Sheet) -> bool:
    if not sheet.groups:
        return set(leg) <= set(sheet.members)
    return not any(set(leg) <= set(group) for group in sheet.groups)


def _arrows(
    runs: Mapping[tuple[int, int], tuple[tuple[Point, ...], ...]], colour: str
) -> Iterator[str]:
    """Give the direction of the legs that are long enough and go one way."""
    for leg, pieces in runs.items():
        longest = max(pieces, key=len, default=())
        length = sum(hypot(u - x, v - y) for (x, y), (u, v) in pairwise(longest))
        if length < _LEAST_ARROW_LEG or leg[::-1] in runs:
            continue
        index = max(1, round(0.5 * (len(longest) - 1)))
        (x0, y0), (x1, y1) = longest[index - 1], longest[index]
        step = hypot(x1 - x0, y1 - y0) or 1
        u, v = (x1 - x0) / step * _ARROW, (y1 - y0) / step * _ARROW
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        corners = [(x + u / 2, y + v / 2), (x - u / 2 - v / 3, y - v / 2 + u / 3)]
        corners.append((x - u / 2 + v / 3, y - v / 2 - u / 3))
        yield element("path", {"d": path_of([corners]) + "Z", "fill": colour})


def _corners(panel: Panel, detail: Panel, colour: str) -> str:
    """Give the corners of what a panel of details shows, where they lie within this one."""
    box = detail.box
    corners = []
    for x, across in ((box.left, 1), (box.right, -1)):
        for y, down in ((box.top, 1), (box.bottom, -1)):
            spots = [
                detail.view.locate(
                    (u - detail.middle[0]) / detail.scale, (detail.middle[1] - v) / detail.scale
                )
                for u, v in ((x + across * 4, y), (x, y), (x, y + down * 4))
            ]
            shown = [panel.place(spot) for spot in spots if spot]
            points = [point for point in shown if point and panel.box.covers(point)]
            if len(points) == 3:
                middle = points[1]
                corners.append([_towards(middle, points[0]), middle, _towards(middle, points[2])])
    style: dict[str, str | float] = {
        "fill": "none",
        "stroke": colour,
        "stroke-width": _CORNER_WEIGHT,
    }
    return element("path", {"d": path_of(corners), **style}) if corners else ""


def _towards(start: Point, end: Point) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1
    share = _CORNER / length
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _degrees(mesh: Sequence[MeshLine], field: Field, colour: str) -> Iterator[str]:
    """Give the degrees of the graticule at the top and the right edge, where they find room."""
    area = field.area
    height = TEXT_SIZE * CAP_HEIGHT + 0.6
    room = 0.0
    for one in mesh:
        ends = [end for run in one.runs for end in (run[0], run[-1])]
        edge = [
            (x, y)
            for x, y in ends
            if (abs(y - area.top) < 1e-6 if one.meridian else abs(x - area.right) < 1e-6)
        ]
        if not edge:
            continue
        x, y = edge[0]
        words = _degree_words(one)
        width = width_of(words)
        if one.meridian:
            box = Box(x + 0.7, y, x + 0.7 + width, y + height)
        else:
            box = Box(area.right - width, y - height - 0.3, area.right, y - 0.3)
        near = Box(box.left - _ROOM_AROUND, box.top, box.right + _ROOM_AROUND, box.bottom)
        crossed = any(box.covers(point) for point in field.lines)
        if crossed or not field.is_free(box) or (one.meridian and box.left < room):
            continue
        room = near.right if one.meridian else room
        field.taken.append(box)
        yield line(words, box.left, box.bottom - 0.3, colour)


def _degree_words(one: MeshLine) -> str:
    if one.degrees in {0, -180}:
        return f"{abs(one.degrees)}°"
    positive, negative = ("E", "W") if one.meridian else ("N", "S")
    return f"{abs(one.degrees)}°\u00a0{positive if one.degrees > 0 else negative}"
