"""The hours of a day: blocks to scale, read back from the SVG."""

from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.figures.day_strip import DaySlot, describe_day_strip, draw_day_strip
from briefgen.figures.programme_days import Status
from briefgen.models.ucap import SideName
from tests.figures.drawn import LABELS, THEME, Drawn, number

_BLUE, _CINNABAR = "#003399", "#B03A24"


def _slot(
    slot: int,
    start: float,
    end: float,
    status: Status = "confirmed",
    side: SideName | None = "europe",
) -> DaySlot:
    midnight = datetime(2018, 9, 13)  # noqa: DTZ001  # local time
    first, last = (midnight + timedelta(hours=hours) for hours in (start, end))
    return DaySlot(slot, first, last, status, side)


DAY = (
    _slot(1, 9, 10.5),
    _slot(2, 11, 13),
    _slot(3, 13.25, 14.75),
    _slot(4, 15.5, 17),
    _slot(5, 17.5, 18.5, "to be confirmed"),
    _slot(6, 20, 21.5, "tentative"),
)


def _drawn(*slots: DaySlot) -> Drawn:
    drawing = draw_day_strip(slots, THEME)
    assert drawing is not None
    return Drawn(drawing)


def _outer(rect: ET.Element) -> tuple[float, float]:
    """Left and right edge, with the outline."""
    half = float(rect.get("stroke-width", "0")) / 2
    left = number(rect, "x")
    return left - half, left + number(rect, "width") + half


def test_no_slot_is_no_drawing() -> None:
    assert draw_day_strip((), THEME) is None


def test_every_word_can_be_read() -> None:
    _drawn(*DAY).require_readable()


def test_blocks_stand_at_their_hours_on_an_axis_as_wide_as_the_content() -> None:
    drawn = _drawn(*DAY)
    hour = 143.2 / (22 - 8)

    assert drawn.drawing.width == 143.2
    for slot, rect in zip(DAY, drawn.all("rect"), strict=True):
        left, right = _outer(rect)
        assert left == pytest.approx(
            (slot.start.hour + slot.start.minute / 60 - 8) * hour, abs=2e-3
        )
        assert right == pytest.approx((slot.end.hour + slot.end.minute / 60 - 8) * hour, abs=2e-3)


def test_ordinary_days_have_the_same_hours_so_that_they_can_be_compared() -> None:
    hours = [one.text for one in _drawn(_slot(1, 10, 11)).words if not one.bold]

    assert hours == [f"{hour:02}" for hour in range(8, 21)]


def test_confirmed_is_filled_and_the_rest_is_outlined() -> None:
    rects = _drawn(*DAY).all("rect")

    assert [rect.attrib["fill"] for rect in rects] == [_BLUE] * 4 + ["#FFFFFF"] * 2
    assert [rect.get("stroke-width") for rect in rects[4:]] == ["0.35"] * 2
    assert {number(rect, "height") for rect in rects} == {6.4, 6.05}


def test_slots_are_numbered_within_their_blocks() -> None:
    drawn = _drawn(*DAY)
    numbers = [one for one in drawn.words if one.bold]

    assert [one.text for one in numbers] == ["1", "2", "3", "4", "5", "6"]
    for one, rect in zip(numbers, drawn.all("rect"), strict=True):
        left, right = _outer(rect)
        assert left < one.left < one.right < right
        assert one.fill == ("#FFFFFF" if rect.attrib["fill"] == _BLUE else _BLUE)


def test_two_groups_at_the_same_time_have_two_lanes() -> None:
    one = _drawn(_slot(1, 9, 11), _slot(2, 11, 12))
    two = _drawn(_slot(1, 9, 11), _slot(2, 10, 12))

    assert len({rect.attrib["y"] for rect in one.all("rect")}) == 1
    assert len({rect.attrib["y"] for rect in two.all("rect")}) == 2
    assert two.drawing.height - one.drawing.height == pytest.approx(6.4 + 0.8)


def test_a_slot_after_midnight_stands_after_the_evening() -> None:
    drawn = _drawn(_slot(1, 22, 25.5))
    (rect,) = drawn.all("rect")

    hours = [one.text for one in drawn.words if not one.bold]
    assert hours[-3:] == ["00", "01", "02"]
    assert _outer(rect)[1] == pytest.approx(143.2 * (25.5 - 8) / 18, abs=2e-3)


def test_the_number_of_a_short_slot_stands_beside_it() -> None:
    drawn = _drawn(_slot(10, 9, 9.25), _slot(11, 23.75, 24))
    early, late = (_outer(rect) for rect in drawn.all("rect"))
    first, second = (one for one in drawn.words if one.bold)

    assert first.left > early[1]
    assert second.right < late[0], "as there is no room before the margin"


def test_slots_in_china_are_cinnabar() -> None:
    (rect,) = _drawn(_slot(1, 9, 12, side="china")).all("rect")

    assert rect.attrib["fill"] == _CINNABAR


def test_its_words_for_a_listener_give_each_slot_its_times() -> None:
    assert describe_day_strip(DAY[3:5], "en", LABELS) == (
        "The day by the hour, local time, from 15:30 to 18:30: "
        "4, 15:30 to 17:00, confirmed; 5, 17:30 to 18:30, to be confirmed."
    )
    assert describe_day_strip(DAY[:1], "zh", LABELS) == (
        "当日时间安排（当地时间），09:00至10:30：第1项，09:00至10:30，已确认。"
    )


def test_slots_are_told_and_drawn_by_the_clock_in_whatever_order_they_come() -> None:
    backwards = tuple(reversed(DAY))

    assert describe_day_strip(backwards, "en", LABELS) == describe_day_strip(DAY, "en", LABELS)
    assert _drawn(*backwards).drawing.svg == _drawn(*DAY).drawing.svg


def test_the_same_day_gives_the_same_bytes() -> None:
    assert _drawn(*DAY).drawing.svg == _drawn(*DAY).drawing.svg


@st.composite
def _slots(draw: st.DrawFn) -> DaySlot:
    start = draw(st.integers(0, 95)) / 4
    status: Status = draw(st.sampled_from(["confirmed", "tentative"]))
    return _slot(draw(st.integers(1, 40)), start, start + draw(st.integers(0, 40)) / 4, status)


@settings(max_examples=150, deadline=None)
@given(st.lists(_slots(), min_size=1, max_size=12))
def test_any_day_can_be_read_and_no_block_covers_another(slots: list[DaySlot]) -> None:
    drawn = _drawn(*slots)

    drawn.require_readable()
    rects = drawn.all("rect")
    for index, rect in enumerate(rects):
        left, right = _outer(rect)
        assert left >= -1e-3
        assert right <= 143.2 + 2e-3
        for other in rects[:index]:
            other_left, other_right = _outer(other)
            if abs(number(rect, "y") - number(other, "y")) < 6:
                assert right <= other_left + 2e-3 or other_right <= left + 2e-3
