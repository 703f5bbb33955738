"""The days of a mission: bars and squares to scale, read back from the SVG."""

from datetime import date, datetime, timedelta, timezone
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.figures.programme_days import (
    Journey,
    MeetingMark,
    Programme,
    Status,
    Stay,
    describe_programme_days,
    draw_programme_days,
)
from briefgen.models.text import Lang, Text
from briefgen.models.ucap import SideName
from tests.figures.drawn import LABELS, THEME, Drawn, number

_LANGS: tuple[tuple[Lang, ...], ...] = (("en",), ("zh",), ("en", "zh"))
_INK, _BLUE, _CINNABAR, _TINT = "#16191F", "#003399", "#B03A24", "#EDF0F7"
_DAY = 143.2 / 9


def _at(day: int, hour: float = 0) -> datetime:
    return datetime(2018, 9, day) + timedelta(hours=hour)  # noqa: DTZ001  # local time


def _stay(
    name: str, zh: str, start: datetime, end: datetime, side: SideName | None = "europe"
) -> Stay:
    return Stay(Text(en=name, zh=zh), side, start, end)


GRANADA = _stay("Granada", "格拉纳达", _at(12, 10), _at(15, 9))
HAIKOU = Programme(
    (
        GRANADA,
        _stay("Rome", "罗马", _at(15, 15), _at(18, 9)),
        _stay("Nice", "尼斯", _at(18, 14), _at(20, 12)),
    ),
    (
        Journey(_at(12), _at(12, 10), "17:40"),
        Journey(_at(15, 9), _at(15, 15), "GRX–FCO"),
        Journey(_at(18, 9), _at(18, 14), "FCO–NCE"),
        Journey(_at(20, 12), _at(20, 24 - 0.5), "HAK"),
    ),
    (
        *(MeetingMark(date(2018, 9, 13), "confirmed") for _ in range(4)),
        MeetingMark(date(2018, 9, 13), "tentative"),
        MeetingMark(date(2018, 9, 13), "to be confirmed"),
        MeetingMark(date(2018, 9, 19), "confirmed"),
    ),
)


def _drawn(
    programme: Programme = HAIKOU, langs: tuple[Lang, ...] = ("en",), day: date | None = None
) -> Drawn:
    drawing = draw_programme_days(programme, langs, LABELS, THEME, day)
    assert drawing is not None
    return Drawn(drawing)


def _rects(drawn: Drawn, height: float, fill: str) -> list[ET.Element]:
    return [
        one
        for one in drawn.all("rect")
        if number(one, "height") == height and one.attrib["fill"] == fill
    ]


@pytest.mark.parametrize("langs", _LANGS)
def test_every_word_can_be_read(langs: tuple[Lang, ...]) -> None:
    _drawn(langs=langs).require_readable()


def test_a_city_is_a_bar_from_arrival_to_departure_to_scale() -> None:
    bars = _rects(_drawn(), 3, _BLUE)

    assert [number(bar, "x") for bar in bars] == pytest.approx(
        [36.8 + days * _DAY for days in (10 / 24, 3 + 15 / 24, 6 + 14 / 24)], abs=1e-3
    )
    assert number(bars[0], "width") == pytest.approx((3 - 1 / 24) * _DAY, abs=1e-3)


def test_travel_is_a_thin_bar_in_ink_with_its_words_behind_it() -> None:
    drawn = _drawn()
    journeys = _rects(drawn, 1, _INK)

    assert len(journeys) == 4
    assert number(journeys[1], "width") == pytest.approx(6 / 24 * _DAY, abs=1e-3)
    words = drawn.find("GRX–FCO")
    assert words.left > number(journeys[1], "x") + number(journeys[1], "width")


def test_words_of_a_journey_that_have_no_room_are_left_out() -> None:
    assert "HAK" not in _drawn().said


def test_words_of_a_journey_do_not_stand_on_a_longer_one() -> None:
    journeys = (Journey(_at(12), _at(15)), Journey(_at(12, 1), _at(12, 2), "AA 000"))

    assert "AA 000" not in _drawn(Programme((GRANADA,), journeys)).said
    assert "AA 000" in _drawn(Programme((GRANADA,), journeys[1:])).said


def test_a_meeting_is_a_square_filled_if_it_is_confirmed() -> None:
    drawn = _drawn()
    filled, hollow = _rects(drawn, 1.8, _BLUE), _rects(drawn, 1.45, "#FFFFFF")

    assert len(filled) == 5
    assert len(hollow) == 2
    day_2 = 36.8 + _DAY
    for square in filled[:4] + hollow:
        assert day_2 <= number(square, "x") < day_2 + _DAY
    assert day_2 + 6 * _DAY <= number(filled[4], "x") < day_2 + 7 * _DAY


def test_the_day_below_is_tinted() -> None:
    (tint,) = [one for one in _drawn(day=date(2018, 9, 13)).all("rect") if one.get("fill") == _TINT]

    assert number(tint, "x") == pytest.approx(36.8 + _DAY, abs=1e-3)
    assert number(tint, "width") == pytest.approx(_DAY, abs=1e-3)
    assert _TINT not in _drawn(day=date(2018, 9, 30)).drawing.svg
    assert _TINT not in _drawn().drawing.svg


def test_cinnabar_is_the_china_side_only() -> None:
    home = _stay("Haikou", "海口", _at(21), _at(22), "china")
    drawn = _drawn(Programme((*HAIKOU.stays, home)))

    assert len(_rects(drawn, 3, _CINNABAR)) == 1
    assert _CINNABAR not in _drawn().drawing.svg


def test_a_city_visited_twice_has_one_row() -> None:
    again = _stay("Granada", "格拉纳达", _at(18, 10), _at(20))
    drawn = _drawn(Programme((GRANADA, again)))

    assert [one.text for one in drawn.words].count("Granada") == 1
    first, second = _rects(drawn, 3, _BLUE)
    assert first.attrib["y"] == second.attrib["y"]


def test_dates_are_large_and_days_of_the_week_in_each_language() -> None:
    drawn = _drawn(langs=("en", "zh"))

    assert drawn.find("12").size == 4.6
    assert drawn.find("12").bold
    assert "Wed 周三" in drawn.said
    assert "September 2018" in drawn.said
    assert "2018 年 9 月" in drawn.said


def test_moments_stand_at_the_clock_s_time_whatever_their_zone() -> None:
    beijing, rome = timezone(timedelta(hours=8)), timezone(timedelta(hours=2))
    flight = Journey(_at(12, 23).replace(tzinfo=beijing), _at(13, 6).replace(tzinfo=rome))
    stay = _stay("Rome", "罗马", _at(13, 6).replace(tzinfo=rome), _at(15).replace(tzinfo=rome))
    drawn = _drawn(Programme((stay,), (flight,)))
    (bar,) = _rects(drawn, 1, _INK)
    day = 143.2 / 4

    assert number(bar, "x") == pytest.approx(36.8 + 23 / 24 * day, abs=1e-3)
    assert number(bar, "width") == pytest.approx(7 / 24 * day, abs=1e-3)


def test_a_journey_back_over_the_date_line_is_still_seen() -> None:
    flight = Journey(_at(13, 10), _at(12, 22))
    (bar,) = _rects(_drawn(Programme((GRANADA,), (flight,))), 1, _INK)

    assert number(bar, "width") == 0.8


@pytest.mark.parametrize(
    "programme",
    [
        Programme(()),
        Programme((_stay("Nice", "尼斯", _at(15, 8), _at(15, 20)),)),
        Programme((), (), (MeetingMark(date(2018, 9, 1), "confirmed"),)),
    ],
)
def test_it_draws_nothing_that_would_be_silly(programme: Programme) -> None:
    assert draw_programme_days(programme, ("en",), LABELS, THEME) is None


@pytest.mark.parametrize("langs", _LANGS)
@pytest.mark.parametrize("days", [2, 5, 14, 21, 45, 120])
def test_labels_thin_out_and_stay_readable(days: int, langs: tuple[Lang, ...]) -> None:
    stay = _stay("Nice", "尼斯", _at(12, 8), _at(12, 8) + timedelta(days=days - 1))
    drawn = _drawn(Programme((stay,)), langs)

    drawn.require_readable()
    dates = [one for one in drawn.words if one.size == 4.6]
    assert len(dates) == days if days <= 21 else 1 < len(dates) < days


def test_its_words_for_a_listener_say_the_stays_in_order() -> None:
    assert describe_programme_days(HAIKOU, "en", LABELS) == (
        "Programme by day, 12–20 September 2018: "
        "Granada, 12 September 2018, 10:00 to 15 September 2018, 09:00; "
        "Rome, 15 September 2018, 15:00 to 18 September 2018, 09:00; "
        "Nice, 18 September 2018, 14:00 to 20 September 2018, 12:00; "
        "4 journeys; 7 meetings, 5 of them confirmed."
    )
    assert describe_programme_days(Programme((GRANADA,)), "zh", LABELS) == (
        "按日列出的日程，2018年9月12日至15日：格拉纳达，2018年9月12日10:00至2018年9月15日09:00。"
    )


def test_the_same_programme_gives_the_same_bytes() -> None:
    assert _drawn().drawing.svg == _drawn().drawing.svg


_MOMENTS = st.integers(0, 24 * 21 * 4 - 1).map(
    lambda quarter: _at(1) + timedelta(hours=quarter / 4)
)
_STATUS: st.SearchStrategy[Status] = st.sampled_from(["confirmed", "tentative", "to be confirmed"])


@st.composite
def _programmes(draw: st.DrawFn) -> Programme:
    def span() -> tuple[datetime, datetime]:
        start, end = sorted([draw(_MOMENTS), draw(_MOMENTS)])
        return start, end

    names = st.text("abcdefgWm é-", min_size=1, max_size=40).filter(lambda name: bool(name.strip()))
    sides: st.SearchStrategy[SideName | None] = st.sampled_from(["china", "europe", None])
    stays = [
        _stay(draw(names), "格拉纳达" * draw(st.integers(1, 5)), *span(), draw(sides))
        for _ in range(draw(st.integers(1, 8)))
    ]
    journeys = [
        Journey(*span(), draw(st.sampled_from(["", "GRX–FCO"])))
        for _ in range(draw(st.integers(0, 8)))
    ]
    marks = [
        MeetingMark(draw(_MOMENTS).date(), draw(_STATUS)) for _ in range(draw(st.integers(0, 30)))
    ]
    return Programme(tuple(stays), tuple(journeys), tuple(marks))


@settings(max_examples=60, deadline=None)
@given(_programmes(), st.sampled_from(_LANGS))
def test_any_programme_can_be_read_and_stays_within_the_drawing(
    programme: Programme, langs: tuple[Lang, ...]
) -> None:
    drawing = draw_programme_days(programme, langs, LABELS, THEME)
    if drawing is None:
        return
    drawn = Drawn(drawing)

    drawn.require_readable()
    for one in drawn.all("rect"):
        assert number(one, "x") >= 0
        assert number(one, "x") + number(one, "width") <= 180 + 2e-3
        assert number(one, "y") + number(one, "height") <= drawing.height + 2e-3
