"""Where the words of a route stand: leaders cross nothing, a distance is beside its own leg."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from math import hypot
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.compose.mission_figures import route_stops
from briefgen.figures.globe import distance
from briefgen.figures.route import draw_route
from briefgen.figures.route_plan import route_of
from briefgen.figures.route_words import RouteStop
from briefgen.formats import format_distance
from briefgen.missions import load_mission
from briefgen.models.text import Lang, Text
from briefgen.workspace import Workspace
from tests.figures.drawn import LABELS, THEME, Drawn, Words, number
from tests.figures.test_route import EIGHT, HAIKOU, LANGS, REVERSE, any_stops

Point = tuple[float, float]
Line = tuple[Point, ...]
_COVER = 180.0
_ROUTE_WEIGHT = "0.35"
# A hundredth is lost by the rounding of fonts to pixels.
_SLIP = 0.05
# A distance is at most this far from its leg, and every other leg is this much farther, in mm.
_BESIDE, _CLEARLY = 3.4, 0.8
# Half round the globe curves bend away beside the words, and the nearer one is less near.
_NEARER = 0.1


@pytest.mark.parametrize("langs", LANGS)
@pytest.mark.parametrize("mission", ["2018-09-europe", "2019-10-nice"])
def test_the_covers_of_the_real_missions_are_clear(
    real: Workspace, mission: str, langs: tuple[Lang, ...]
) -> None:
    _require_clear(route_stops(load_mission(real, mission).value), langs)


@pytest.mark.parametrize("langs", LANGS)
def test_the_covers_of_the_complete_mission_are_clear(
    placeholders: Workspace, langs: tuple[Lang, ...]
) -> None:
    _require_clear(route_stops(load_mission(placeholders, "2019-05-four-cities").value), langs)


@pytest.mark.parametrize("langs", LANGS)
@pytest.mark.parametrize("stops", [HAIKOU, EIGHT, EIGHT[1:-1], REVERSE])
def test_other_routes_are_clear(stops: tuple[RouteStop, ...], langs: tuple[Lang, ...]) -> None:
    _require_clear(stops, langs)


@pytest.mark.parametrize(
    ("langs", "words"), [(("en",), "470\u00a0km from Rome"), (("zh",), "罗马至此 470 公里")]
)
def test_a_distance_without_a_clear_place_is_said_with_the_city(
    langs: tuple[Lang, ...], words: str
) -> None:
    drawing = draw_route(HAIKOU, langs, LABELS, THEME, _COVER)
    assert drawing is not None

    assert words in Drawn(drawing).said


def test_the_break_of_a_long_line_is_not_within_a_distance() -> None:
    names = {"1": "口" * 8 + "1"}
    places = (("0", 1.0), ("1", 9.0), ("2", 0.0), ("3", 0.0), ("4", 0.0))
    stops = tuple(
        RouteStop(
            Text(en=name, zh=names.get(name, f"口{name}")),
            latitude,
            0.0,
            arrival=date(2018, 9, 12),
            departure=date(2018, 9, 15),
            utc_offset=None,
            side="china",
        )
        for name, latitude in places
    )

    _require_clear(stops, ("zh",))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(any_stops(), st.sampled_from(LANGS))
def test_any_route_is_clear(stops: tuple[RouteStop, ...], langs: tuple[Lang, ...]) -> None:
    if route_of(stops) is not None:
        _require_clear(stops, langs, _NEARER)


def _require_clear(
    stops: tuple[RouteStop, ...], langs: tuple[Lang, ...], clearly: float = _CLEARLY
) -> None:
    drawing = draw_route(stops, langs, LABELS, THEME, _COVER)
    assert drawing is not None
    drawn = Drawn(drawing)
    drawn.require_readable()
    _require_clear_leaders(drawn)
    _require_clear_distances(drawn, stops, langs[0], clearly)


def _require_clear_leaders(drawn: Drawn) -> None:
    leaders = [
        ((number(one, "x1"), number(one, "y1")), (number(one, "x2"), number(one, "y2")))
        for one in drawn.all("line")
    ]
    for leader in leaders:
        for words in drawn.words:
            assert not _hits(words, leader), f"a leader runs through {words.text}"
    for one, other in combinations(leaders, 2):
        assert not _cross(*one, *other), "a leader runs across another"


def _require_clear_distances(
    drawn: Drawn, stops: Sequence[RouteStop], lang: Lang, clearly: float
) -> None:
    """Fail where a distance is nowhere, or seems to speak of another leg than its own."""
    route = route_of(stops)
    assert route is not None
    expected = [
        format_distance(distance(*(route.places[end].point for end in leg)), lang)
        for leg in route.legs
        if leg[::-1] not in route.legs or leg[0] < leg[1]
    ]
    said = drawn.said.replace("\u00a0", "")
    for one in expected:
        words = _plain(one).replace("公里", r"\s?公里")
        assert re.search(rf"(?<!\d){words}", said), f"{one} is said nowhere"
    panels = [tuple(_pieces(one.attrib["d"])) for one in drawn.all("path") if _is_route(one)]
    for beside in _distances(drawn):
        ranked = sorted(
            (_gap(beside, piece), panel, n)
            for panel, pieces in enumerate(panels)
            for n, piece in enumerate(pieces)
        )
        gap, panel, nearest = ranked[0]
        assert gap <= _BESIDE, f"{beside.text} is beside no leg"
        assert gap > 0, f"{beside.text} stands on a leg"
        for other, _, _ in ranked[1:]:
            assert other >= gap + clearly, f"{beside.text} is as near to another leg"
        if len(panels[panel]) == len(expected):
            assert _plain(beside.text) == _plain(expected[nearest])


def _plain(words: str) -> str:
    return "".join(words.split())


def _is_route(path: ET.Element) -> bool:
    return path.get("stroke-width") == _ROUTE_WEIGHT


def _pieces(data: str) -> Iterator[Line]:
    for piece in data.split("M")[1:]:
        numbers = [[float(one) for one in point.split()] for point in piece.split("L")]
        yield tuple((x, y) for x, y in numbers)


def _distances(drawn: Drawn) -> Iterator[Words]:
    """Give the words beside legs: in ink and not bold, the runs of a line as one."""
    ink = [one for one in drawn.words if one.fill == THEME.colours.ink and not one.bold]
    while ink:
        first, *ink = ink
        if ink and ink[0].text == "公里":
            unit, *ink = ink
            yield replace(
                first,
                text=first.text + unit.text,
                top=min(first.top, unit.top),
                right=unit.right,
                bottom=max(first.bottom, unit.bottom),
            )
        else:
            yield first


def _gap(words: Words, line: Line) -> float:
    """Give how far a line is from words, in mm: nothing where it runs through them."""
    if any(_hits(words, leg) for leg in pairwise(line)):
        return 0
    corners = [(x, y) for x in (words.left, words.right) for y in (words.top, words.bottom)]
    return min(
        *(_from_line(corner, *leg) for corner in corners for leg in pairwise(line)),
        *(_from_words(point, words) for point in line),
    )


def _from_line(point: Point, start: Point, end: Point) -> float:
    (x, y), (u, v), (p, q) = point, start, end
    length = (p - u) ** 2 + (q - v) ** 2
    share = max(0, min(1, ((x - u) * (p - u) + (y - v) * (q - v)) / length)) if length else 0
    return hypot(x - u - share * (p - u), y - v - share * (q - v))


def _from_words(point: Point, words: Words) -> float:
    x, y = point
    return hypot(max(words.left - x, 0, x - words.right), max(words.top - y, 0, y - words.bottom))


def _hits(words: Words, line: tuple[Point, Point]) -> bool:
    left, right = words.left + _SLIP, words.right - _SLIP
    top, bottom = words.top + _SLIP, words.bottom - _SLIP
    (x, y), (u, v) = line
    if left < x < right and top < y < bottom:
        return True
    diagonals = (((left, top), (right, bottom)), ((left, bottom), (right, top)))
    return any(_cross((x, y), (u, v), *diagonal) for diagonal in diagonals)


def _cross(start: Point, end: Point, other: Point, other_end: Point) -> bool:
    def turn(one: Point, two: Point, three: Point) -> bool:
        return (two[0] - one[0]) * (three[1] - one[1]) > (two[1] - one[1]) * (three[0] - one[0])

    return turn(start, end, other) != turn(start, end, other_end) and turn(
        other, other_end, start
    ) != turn(other, other_end, end)
