"""The route: what is drawn, what is not, and that every word can be read."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.figures.route import draw_route
from briefgen.figures.route_words import RouteStop, describe_route
from briefgen.models.text import Lang, Text
from briefgen.models.ucap import SideName
from tests.figures.drawn import LABELS, THEME, Drawn, number

_FIRST = date(2018, 9, 12)
_BLUE, _CINNABAR = "#003399", "#B03A24"
LANGS: tuple[tuple[Lang, ...], ...] = (("en",), ("zh",), ("en", "zh"))


def _stop(
    name: str,
    zh: str,
    place: tuple[float, float],
    days: tuple[int | None, int | None],
    offset: int | None = 120,
    side: SideName | None = "europe",
) -> RouteStop:
    arrival, departure = (None if day is None else date(2018, 9, day) for day in days)
    return RouteStop(Text(en=name, zh=zh), *place, arrival, departure, offset, side)


_HAIKOU = ("Haikou", "海口", (20.044, 110.199))
HAIKOU = (
    _stop(*_HAIKOU, (None, 12), 480, "china"),
    _stop("Granada", "格拉纳达", (37.177, -3.599), (12, 15)),
    _stop("Rome", "罗马", (41.903, 12.496), (15, 18)),
    _stop("Nice", "尼斯", (43.710, 7.262), (18, 20)),
    _stop(*_HAIKOU, (20, None), 480, "china"),
)
_EUROPE = [(38.7, -9.1), (40.4, -3.7), (48.9, 2.35), (50.85, 4.35), (49.5, 8.5), (50.1, 14.4)]
_EUROPE += [(48.2, 16.4), (38.0, 23.7)]
EIGHT = (
    HAIKOU[0],
    *(
        _stop(f"Placeholder City {letter}", f"占位城市{letter}", place, (12, 13))
        for letter, place in zip("ABCDEFGH", _EUROPE, strict=True)
    ),
    HAIKOU[-1],
)
REVERSE = (
    _stop("Nice", "尼斯", (43.710, 7.262), (None, 12)),
    _stop("Beijing", "北京", (39.9, 116.4), (13, 15), 480, "china"),
    _stop("Zhengzhou", "郑州", (34.75, 113.6), (15, 17), 480, "china"),
    _stop(*_HAIKOU, (17, 20), 480, "china"),
    _stop("Nice", "尼斯", (43.710, 7.262), (20, None)),
)


def _drawn(
    stops: tuple[RouteStop, ...], langs: tuple[Lang, ...] = ("en",), width: float = 143.2
) -> Drawn:
    drawing = draw_route(stops, langs, LABELS, THEME, width)
    assert drawing is not None
    return Drawn(drawing)


@pytest.mark.parametrize("langs", LANGS)
@pytest.mark.parametrize("width", [143.2, 180])
@pytest.mark.parametrize("stops", [HAIKOU, EIGHT, EIGHT[1:-1], REVERSE])
def test_every_word_can_be_read(
    stops: tuple[RouteStop, ...], width: float, langs: tuple[Lang, ...]
) -> None:
    drawn = _drawn(stops, langs, width)

    drawn.require_readable()
    assert drawn.drawing.width == width


def test_it_names_cities_dates_distances_and_time_differences() -> None:
    said = _drawn(HAIKOU).said

    for words in ("Granada", "Rome", "Nice", "Haikou", "12–15 September, −6 h", "15–18 September"):
        assert words in said
    for words in ("10\u00a0610\u00a0km", "1\u00a0470\u00a0km", "470\u00a0km", "9\u00a0470\u00a0km"):
        assert words in said
    assert "leaves 12 September" in said
    assert "back 20 September" in said


def test_it_is_chinese_in_chinese() -> None:
    said = _drawn(HAIKOU, ("zh",)).said

    assert "格拉纳达" in said
    assert "10610 公里" in said
    assert "时差 −6 小时" in said
    assert "September" not in said


def test_two_languages_stand_side_by_side() -> None:
    said = _drawn(HAIKOU, ("en", "zh"), 180).said

    assert "Granada 格拉纳达" in said
    assert "12–15 September" in said


def test_cities_that_are_too_close_have_a_panel_of_their_own() -> None:
    drawn = _drawn(HAIKOU, width=180)
    circles = [(number(one, "cx"), number(one, "cy")) for one in drawn.all("circle")]

    assert len(circles) == 4 + 3, "all of them, and the three of Europe once more"
    in_detail = [spot for spot in circles if spot[0] < 2 * 36.8]
    assert len(in_detail) == 3
    assert min(hypot(x - u, y - v) for (x, y), (u, v) in combinations(in_detail, 2)) > 10


def test_cities_that_are_apart_have_one_panel() -> None:
    near = _stop("Placeholder", "占位", (50.1, 14.4), (18, 20))

    assert len(_drawn((HAIKOU[0], HAIKOU[3])).all("circle")) == 2
    assert len(_drawn((HAIKOU[0], HAIKOU[1], near), width=180).all("circle")) == 3


def test_cinnabar_is_china_and_nothing_else() -> None:
    drawn = _drawn(HAIKOU, width=180)

    assert [one.text for one in drawn.words if one.fill == _CINNABAR] == ["Haikou"]
    assert sum(one.attrib["fill"] == _CINNABAR for one in drawn.all("circle")) == 1
    assert {one.text for one in drawn.words if one.fill == _BLUE} >= {"Granada", "Rome", "Nice"}


def test_a_return_journey_is_one_line_and_one_distance() -> None:
    there, back = HAIKOU[0], HAIKOU[-1]
    drawn = _drawn((there, HAIKOU[3], back))

    assert [one.text for one in drawn.words].count("9\u00a0470\u00a0km") == 1
    assert [one.text for one in drawn.words].count("Haikou") == 1


@pytest.mark.parametrize(
    "stops",
    [
        (),
        HAIKOU[:1],
        (HAIKOU[0], HAIKOU[-1]),
        (HAIKOU[3], _stop("Placeholder", "占位", (43.55, 7.02), (18, 20))),
        (HAIKOU[0], replace(HAIKOU[1], latitude=None)),
        (HAIKOU[0], replace(HAIKOU[1], longitude=None)),
        (HAIKOU[0], replace(HAIKOU[1], latitude=None), HAIKOU[3]),
    ],
)
def test_it_draws_nothing_that_would_be_silly(stops: tuple[RouteStop, ...]) -> None:
    assert draw_route(stops, ("en",), LABELS, THEME, 180) is None


@pytest.mark.parametrize(
    "places",
    [
        [(10, 170), (12, -170)],
        [(-17, 178), (-14, -172), (21, -158)],
        [(89.9, 0), (89.5, 180)],
        [(90, 0), (-90, 0)],
        [(0, 0), (0, 180)],
        [(60, 25), (60, 25.001), (20, 110)],
    ],
)
def test_it_knows_the_date_line_the_poles_and_opposite_places(
    places: list[tuple[float, float]],
) -> None:
    stops = tuple(
        _stop(f"City {index}", f"城市{index}", place, (12, 13))
        for index, place in enumerate(places)
    )

    _drawn(stops).require_readable()


def test_a_route_across_the_date_line_is_no_way_round_the_world() -> None:
    stops = tuple(_stop(str(lon), str(lon), (10, lon), (12, 13)) for lon in (178, -178))
    wide = tuple(_stop(str(lon), str(lon), (10, lon), (12, 13)) for lon in (-2, 2))

    # Only the turn of the sphere is different, so nothing is but the names and the degrees.
    here, there = (
        [number(one, key) for one in _drawn(two).all("circle") for key in ("cx", "cy")]
        for two in (stops, wide)
    )
    assert here == pytest.approx(there, abs=0.01)


@pytest.mark.parametrize(
    ("offset", "words"),
    [(120, "−6 h"), (480, "same time"), (330, "−2 h 30 min"), (570, "+1 h 30 min"), (None, "")],
)
def test_time_differences_are_to_home(offset: int | None, words: str) -> None:
    said = _drawn((HAIKOU[0], replace(HAIKOU[3], utc_offset=offset))).said

    assert f"18–20 September{', ' if words else ''}{words}" in said


def test_its_words_for_a_listener_say_the_route_in_order() -> None:
    assert describe_route(HAIKOU, "en", LABELS) == (
        "The route along great circles: Haikou (leaves 12 September 2018); Granada "
        "(10\u00a0610\u00a0km, 12–15 September 2018, −6 h); Rome (1\u00a0470\u00a0km, "
        "15–18 September 2018, −6 h); Nice (470\u00a0km, 18–20 September 2018, −6 h); Haikou "
        "(9\u00a0470\u00a0km, back 20 September 2018)."
    )
    assert describe_route(HAIKOU[:2], "zh", LABELS) == (
        "按大圆航线绘制的行程：海口（2018年9月12日出发）；"
        "格拉纳达（10610公里，2018年9月12日至15日，时差−6小时）。"
    )


def test_the_same_route_gives_the_same_bytes() -> None:
    assert _drawn(EIGHT).drawing.svg == _drawn(EIGHT).drawing.svg


_NAMES = st.text("abcdefgWm é-", min_size=1, max_size=40).filter(lambda name: bool(name.strip()))
_HAN = st.text("海口格拉纳达罗马尼斯", min_size=1, max_size=12)


@st.composite
def any_stops(draw: st.DrawFn) -> tuple[RouteStop, ...]:
    here = draw(st.sampled_from([(-90, 90, -180, 180), (36, 60, -9, 25), (43, 44, 7, 8)]))
    stops = []
    for index in range(draw(st.integers(2, 8))):
        name = Text(en=f"{index} {draw(_NAMES).strip()}", zh=f"{draw(_HAN)}{index}")
        arrival = _FIRST + timedelta(days=draw(st.integers(0, 40)))
        stops.append(
            RouteStop(
                name,
                draw(st.floats(here[0], here[1])),
                draw(st.floats(here[2], here[3])),
                draw(st.sampled_from([arrival, None])),
                draw(st.sampled_from([arrival + timedelta(days=3), None])),
                draw(st.sampled_from([None, -210, 0, 120, 480])),
                draw(st.sampled_from(["china", "europe", None])),
            )
        )
    return (*stops, stops[0]) if draw(st.booleans()) else tuple(stops)


@settings(max_examples=60, deadline=None)
@given(any_stops(), st.sampled_from(LANGS), st.sampled_from([143.2, 180.0]))
def test_any_route_can_be_read_and_names_every_city(
    stops: tuple[RouteStop, ...], langs: tuple[Lang, ...], width: float
) -> None:
    drawing = draw_route(stops, langs, LABELS, THEME, width)
    if drawing is None:
        return
    drawn = Drawn(drawing)

    drawn.require_readable()
    said = drawn.said.replace(" ", "")
    for stop in stops:
        assert (stop.name.in_lang(langs[0]) or "").replace(" ", "")[:3] in said
    for circle in drawn.all("circle"):
        assert 0 <= number(circle, "cx") <= width
        assert 0 <= number(circle, "cy") <= drawing.height
