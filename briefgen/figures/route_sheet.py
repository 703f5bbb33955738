"""One panel of a route as SVG: graticule, great circles, dots, and the words beside them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from briefgen.figures.globe import Point, distance
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
from briefgen.figures.panel import MeshLine, Panel, path_of
from briefgen.figures.placing import Box, Field
from briefgen.figures.route_plan import Route, Sheet, centre_of, spot_of
from briefgen.figures.route_words import Labels, difference_words, stay_words
from briefgen.figures.svg import CAP_HEIGHT, TEXT_SIZE, element
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
_ASCENT = 2.6
_LINE = 3.3
_NAME_WIDTH = 46.0
# Where two cities come closer than this, those around them get a panel of their own.
_LEAST_APART = 15.0
_ROOM_AROUND = 12.0


@dataclass(frozen=True)
class _Words:
    """What a label says, a line each: words, colour, bold."""

    lines: tuple[tuple[str, str, bool], ...]

    @property
    def size(self) -> Point:
        widths = [width_of(words, bold=bold) for words, _, bold in self.lines]
        return max(widths), (len(self.lines) - 1) * LEADING + _LINE


@dataclass(frozen=True)
class Style:
    """How the figure speaks and looks."""

    langs: tuple[Lang, ...]
    labels: Labels
    theme: Theme

    def colour(self, side: SideName | None) -> str:
        """Give the colour of a side, or ink."""
        colours = self.theme.colours
        if side is None:
            return colours.ink
        return colours.cinnabar if side == "china" else colours.blue


def draw_sheet(route: Route, sheet: Sheet, style: Style) -> str | None:
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


def _dots(route: Route, sheet: Sheet, style: Style) -> Iterator[tuple[Point, float, str]]:
    shown = {member for group in (sheet.members, *sheet.groups) for member in group}
    for member in sorted(shown):
        place = route.places[member]
        radius = _DOT if member else _HOME_DOT
        yield spot_of(sheet.panel, place.point), radius, style.colour(place.side)


def _place_labels(route: Route, sheet: Sheet, field: Field, style: Style) -> list[str] | None:
    """Give the labels with their leaders, or nothing where one finds no room."""
    wanted = [
        (
            centre_of(route, group, sheet.panel),
            _spread(route, group, sheet.panel),
            _summary(route, group, style),
        )
        for group in sheet.groups
    ]
    spots = {member: spot_of(sheet.panel, route.places[member].point) for member in sheet.members}
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


def _spread(route: Route, members: Sequence[int], panel: Panel) -> float:
    x, y = centre_of(route, members, panel)
    spots = [spot_of(panel, point) for point in route.points(members)]
    return max(hypot(x - u, y - v) for u, v in spots) + _DOT


def _label(route: Route, member: int, style: Style, area: Box) -> _Words:
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


def _summary(route: Route, group: Sequence[int], style: Style) -> _Words:
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
    route: Route,
    sheet: Sheet,
    runs: Mapping[tuple[int, int], tuple[tuple[Point, ...], ...]],
    field: Field,
    style: Style,
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
        size = (width_of(words), _LINE)
        box = field.place_along(longest, size, others)
        if box:
            yield _blank(box)
            yield line(words, box.left, box.top + _ASCENT, style.theme.colours.ink)


def _blank(box: Box) -> str:
    """Interrupt the lines behind words that found no other room than on them."""
    return element(
        "rect",
        {
            "x": box.left,
            "y": box.top,
            "width": box.right - box.left,
            "height": box.bottom - box.top,
            "fill": "#FFFFFF",
        },
    )


def _belongs(leg: tuple[int, int], sheet: Sheet) -> bool:
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
