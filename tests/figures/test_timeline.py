"""The timeline: what its geometry says, read back from the SVG."""

from collections.abc import Sequence
from math import hypot
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.figures.lettering import width_of
from briefgen.figures.svg import FONT_FAMILY
from briefgen.figures.timeline import draw_timeline, period_column
from briefgen.figures.timeline_words import lane_label
from briefgen.load import load_model
from briefgen.models.dates import PartialDate
from briefgen.models.text import Lang, Text
from briefgen.models.ucap import Activity, Period, SideName
from briefgen.theme import Theme

_SVG = "{http://www.w3.org/2000/svg}"
_THEME = load_model(Path(__file__).parents[2] / "styles" / "theme.yaml", Theme).value
_TEXT = Text(en="Something was done in Testville.")
_CHINA, _EUROPE, _INK = "#B03A24", "#003399", "#16191F"
_TINT = "#EDF0F7"


def _activity(when: str, side: SideName | None = None, end: str | None = None) -> Activity:
    return Activity.model_validate({"date": when, "side": side, "end": end, "text": _TEXT})


def _period(start: str, end: str) -> Period:
    return Period.model_validate({"start": start, "end": end})


HAIKOU = (
    _activity("2018-04", "china"),
    _activity("2018-07", "china"),
    _activity("2018-07", "china"),
    _activity("2018-09", "europe"),
    _activity("2018-11", "china"),
    _activity("2019-10", "europe"),
)
HAIKOU_PERIOD = _period("2018-07", "2019-11")


class Read:
    """A timeline as a reader of the file finds it."""

    def __init__(
        self, activities: Sequence[Activity], period: Period | None = None, *langs: Lang
    ) -> None:
        drawing = draw_timeline(activities, period, langs or ("en",), _THEME)
        assert drawing is not None
        self.drawing = drawing
        self.root = ET.fromstring(drawing.svg)  # noqa: S314  # briefgen wrote it
        self.parents = {child: parent for parent in self.root.iter() for child in parent}

    def number(self, node: ET.Element, key: str) -> float:
        return float(node.attrib[key])

    def all(self, name: str) -> list[ET.Element]:
        return list(self.root.iter(_SVG + name))

    def inherited(self, node: ET.Element, key: str) -> str:
        while key not in node.attrib:
            node = self.parents[node]
        return node.attrib[key]

    @property
    def discs(self) -> list[tuple[float, float, float]]:
        """Centre and outer radius of each, with its ring."""
        return [
            (
                self.number(disc, "cx"),
                self.number(disc, "cy"),
                self.number(disc, "r") + float(disc.get("stroke-width", "0")) / 2,
            )
            for disc in self.all("circle")
        ]

    @property
    def axis(self) -> ET.Element:
        (axis,) = [
            line
            for line in self.all("line")
            if line.attrib["y1"] == line.attrib["y2"] and line.attrib["stroke"] == _INK
        ]
        return axis

    @property
    def axis_y(self) -> float:
        return self.number(self.axis, "y1")

    @property
    def tint(self) -> ET.Element:
        (tint,) = [rect for rect in self.all("rect") if rect.attrib["fill"] == _TINT]
        return tint

    def text(self, words: str) -> ET.Element:
        (found,) = [node for node in self.all("text") if node.text == words]
        return found

    @property
    def words(self) -> list[str]:
        return [node.text or "" for node in self.all("text")]


def test_no_activity_is_no_drawing() -> None:
    assert draw_timeline((), HAIKOU_PERIOD, ("en",), _THEME) is None


def test_it_is_as_wide_as_the_text_and_its_user_unit_is_the_mm() -> None:
    read = Read(HAIKOU, HAIKOU_PERIOD)

    assert read.drawing.width == 180
    assert read.drawing.height == pytest.approx(21.85)
    assert read.root.attrib["width"] == "180mm"
    assert read.root.attrib["viewBox"] == "0 0 180 21.85"


def test_a_column_step_of_six_months_makes_a_month_6_133_mm() -> None:
    read = Read(HAIKOU, HAIKOU_PERIOD)
    month = 36.8 / 6
    april_2018, october_2019 = read.discs[0][0], read.discs[5][0]

    assert april_2018 == pytest.approx(36.8 + 3.5 * month, abs=1e-3)
    assert october_2019 == pytest.approx(36.8 + 21.5 * month, abs=1e-3)


@pytest.mark.parametrize(
    ("last", "months"), [("2018-11", 3), ("2019-11", 6), ("2021-10", 12), ("2024-06", 24)]
)
def test_a_column_step_is_the_smallest_that_holds_the_last_date(last: str, months: int) -> None:
    read = Read([_activity("2018-01", "china"), _activity(last, "china")])

    assert read.discs[0][0] == pytest.approx(36.8 + 36.8 / months / 2, abs=1e-3)


def test_two_whole_years_end_at_the_right_margin() -> None:
    read = Read([_activity("2018-03", "china")], _period("2018-01", "2019-12"))

    assert read.number(read.tint, "x") == 36.8
    assert read.number(read.tint, "x") + read.number(read.tint, "width") == pytest.approx(180)


def test_the_axis_runs_from_the_second_column_to_the_right_margin() -> None:
    axis = Read([_activity("2018-04", "china")]).axis

    assert (axis.attrib["x1"], axis.attrib["x2"]) == ("36.8", "180")


def test_the_period_runs_from_its_first_day_to_its_last() -> None:
    read = Read(HAIKOU, HAIKOU_PERIOD)
    month = 36.8 / 6
    start = read.number(read.tint, "x")

    assert start == pytest.approx(36.8 + 6 * month, abs=1e-3)
    assert read.number(read.tint, "width") == pytest.approx(17 * month, abs=2e-3)


def test_a_period_stated_to_the_day_begins_and_ends_within_its_months() -> None:
    read = Read(HAIKOU, _period("2018-07-16", "2019-11-15"))
    month = 36.8 / 6
    start = read.number(read.tint, "x")

    assert start == pytest.approx(36.8 + (6 + 15 / 31) * month, abs=1e-3)
    assert start + read.number(read.tint, "width") == pytest.approx(36.8 + 22.5 * month, abs=2e-3)


def test_without_a_period_nothing_is_tinted() -> None:
    read = Read(HAIKOU)

    assert not [rect for rect in read.all("rect") if rect.attrib["fill"] == _TINT]


@pytest.mark.parametrize(
    ("period", "column"),
    [
        (("2018-01", "2019-11"), 2),
        (("2018-06", "2019-11"), 2),
        (("2018-07", "2019-11"), 3),
        (("2018-07", "2019-12"), 3),
        (("2019-02", "2019-11"), 4),
        (("2019-10", "2019-11"), 4),
    ],
)
def test_the_words_of_the_period_begin_in_a_column_and_have_two(
    period: tuple[str, str], column: int
) -> None:
    assert period_column(HAIKOU, _period(*period), _THEME) == column


def test_china_stands_above_the_axis_and_europe_below() -> None:
    read = Read(HAIKOU, HAIKOU_PERIOD)

    for activity, (_, y, _) in zip(HAIKOU, read.discs, strict=True):
        assert (y < read.axis_y) == (activity.side == "china")


def test_what_has_no_side_stands_on_the_axis_in_ink() -> None:
    read = Read([_activity("2018-04"), _activity("2018-06", "china")])

    assert read.discs[0][1] == pytest.approx(read.axis_y)
    assert read.all("circle")[0].attrib["fill"] == _INK
    assert "place not stated" in read.words


def test_a_second_in_one_month_stands_further_out_by_4_6_mm() -> None:
    read = Read(HAIKOU, HAIKOU_PERIOD)
    (x, y, _), (other_x, other_y, _) = read.discs[1:3]

    assert other_x == x
    assert y - other_y == pytest.approx(4.6)


def test_four_in_one_month_raise_the_lane() -> None:
    two = Read([_activity("2018-04", "china")] * 2)
    four = Read([_activity("2018-04", "china")] * 4)

    assert four.drawing.height - two.drawing.height == pytest.approx(2 * 4.6)


def test_only_lanes_with_activities_are_labelled() -> None:
    assert "in China" not in Read([_activity("2018-04", "europe")]).words
    assert "在欧洲" not in Read([_activity("2018-04", "china")], None, "zh").words


def test_lane_labels_have_the_colour_of_their_side() -> None:
    read = Read(HAIKOU, HAIKOU_PERIOD, "zh")

    assert read.inherited(read.text("在中国"), "fill") == _CHINA
    assert read.inherited(read.text("在欧洲"), "fill") == _EUROPE


def test_an_activity_of_which_only_the_year_is_known_is_a_ring_without_a_stem() -> None:
    read = Read([_activity("2018", "china"), _activity("2018-03", "china")])
    month = 36.8 / 3 * (143.2 / (12 * 36.8 / 3))
    ring = read.all("circle")[0]

    assert ring.attrib["stroke"] == _CHINA
    assert read.number(ring, "cx") == pytest.approx(36.8 + 6 * month, abs=1e-3)
    assert not [
        line
        for line in read.all("line")
        if line.attrib["x1"] == ring.attrib["cx"] and line.attrib["stroke"] == _CHINA
    ]


def test_a_bar_runs_to_the_last_day_of_what_took_longer() -> None:
    read = Read([_activity("2018-03", "europe", "2018-06-15"), HAIKOU[5]])
    (bar,) = read.all("rect")
    month = 36.8 / 6

    assert read.number(bar, "x") == pytest.approx(36.8 + 2 * month, abs=1e-3)
    assert read.number(bar, "x") + read.number(bar, "width") == pytest.approx(
        36.8 + 5.5 * month, abs=2e-3
    )


def test_what_ends_within_its_month_has_no_bar() -> None:
    assert not Read([_activity("2018-03-05", "europe", "2018-03-09")]).all("rect")


def test_months_have_initials_in_english_and_numbers_in_chinese() -> None:
    english, chinese = Read(HAIKOU, HAIKOU_PERIOD), Read(HAIKOU, HAIKOU_PERIOD, "zh")

    assert "".join(word for word in english.words if word.isalpha()) == "MAMJJASONDMAMJJASON"
    assert {"3", "10", "12"} <= set(chinese.words)
    assert english.words.count("2018") == 1


def test_in_two_languages_the_labels_stand_side_by_side_and_months_are_numbers() -> None:
    both = Read(HAIKOU, HAIKOU_PERIOD, "en", "zh")

    assert {"in China", "在中国", "in Europe", "在欧洲", "3", "10", "12"} <= set(both.words)
    assert not any(word.isalpha() and len(word) == 1 for word in both.words if word.isascii())
    assert both.drawing.height == Read(HAIKOU, HAIKOU_PERIOD).drawing.height


PLACELESS = _activity("2018-04")
PLACED = PLACELESS.model_copy(update={"place": Text(en="Elsewhere")})


@pytest.mark.parametrize("activities", [[PLACELESS], [PLACED], [PLACELESS, PLACED]])
def test_labels_of_two_languages_fit_the_first_column(activities: list[Activity]) -> None:
    sides: tuple[SideName | None, ...] = ("china", "europe", None)
    for side in sides:
        label = lane_label(side, activities, ("en", "zh"))
        assert width_of(label, bold=side is not None) < _THEME.grid.column


@pytest.mark.parametrize(("last", "last_word"), [(2017, 2019), (2022, 2023)])
def test_more_than_four_years_have_the_words_of_years_only(last: int, last_word: int) -> None:
    read = Read([_activity("2012-03", "china"), _activity(f"{last}-08", "china")])

    years = [word for word in read.words if len(word) == 4]
    assert years == [str(year) for year in range(2012, last_word + 1)]
    assert set(read.words) - set(years) == {"in China", "1", "2"}


def test_all_text_is_8_5_pt_in_the_shipped_families() -> None:
    read = Read(HAIKOU, HAIKOU_PERIOD, "zh")

    for node in read.all("text"):
        lang: Lang = "zh" if node.text in {"在中国", "在欧洲"} else "en"
        assert float(read.inherited(node, "font-size")) == 3
        assert read.inherited(node, "font-family") == FONT_FAMILY[lang]


def test_numbers_contrast_with_their_discs() -> None:
    activities = [*HAIKOU, _activity("2019-02"), _activity("2019", "china")]
    read = Read(activities, HAIKOU_PERIOD)
    discs = read.all("circle")
    numbers = [node for node in read.all("text") if node.get("text-anchor") == "middle"]

    assert len(discs) == len(numbers) == len(activities)
    for disc, number in zip(discs, numbers, strict=True):
        assert _contrast(disc.attrib["fill"], number.attrib["fill"]) >= 4.5


def test_the_same_activities_give_the_same_bytes() -> None:
    first = draw_timeline(HAIKOU, HAIKOU_PERIOD, ("en",), _THEME)

    assert draw_timeline(HAIKOU, HAIKOU_PERIOD, ("en",), _THEME) == first


_MONTHS = st.builds(
    PartialDate, st.integers(2008, 2030), st.integers(0, 12), st.sampled_from([0])
) | st.builds(PartialDate, st.integers(2018, 2020), st.integers(1, 12), st.integers(1, 28))


@st.composite
def _activities(draw: st.DrawFn) -> Activity:
    when, other = draw(_MONTHS), draw(_MONTHS)
    end = other if other.last_day >= when.first_day else None
    side = draw(st.sampled_from(["china", "europe", None]))
    return Activity.model_validate(
        {"date": when, "end": draw(st.sampled_from([end, None])), "side": side, "text": _TEXT}
    )


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    start, end = sorted([draw(_MONTHS), draw(_MONTHS)], key=lambda date: date.last_day)
    if end.last_day < start.first_day:
        start, end = end, start
    return Period(start=start, end=end)


@settings(max_examples=150, deadline=None)
@given(st.lists(_activities(), max_size=40), st.none() | _periods(), st.sampled_from(["en", "zh"]))
def test_any_activities_stand_apart_within_the_drawing_each_number_once(
    activities: list[Activity], period: Period | None, lang: Lang
) -> None:
    if not activities:
        assert draw_timeline(activities, period, (lang,), _THEME) is None
        return
    read = Read(activities, period, lang)
    discs = read.discs

    for index, (x, y, radius) in enumerate(discs):
        assert x - radius >= 0
        assert x + radius <= read.drawing.width + 1e-3
        assert y - radius >= 0
        assert y + radius <= read.drawing.height
        for other_x, other_y, other_radius in discs[:index]:
            assert hypot(x - other_x, y - other_y) >= radius + other_radius
    for bar in read.all("rect"):
        assert read.number(bar, "x") + read.number(bar, "width") <= read.drawing.width + 2e-3
    numbers = [node for node in read.all("text") if node.get("text-anchor") == "middle"]
    assert [node.text for node in numbers] == [str(n + 1) for n in range(len(activities))]
    for (x, y, _), node in zip(discs, numbers, strict=True):
        assert read.number(node, "x") == x
        assert read.number(node, "y") == pytest.approx(y + 0.645 * 3 / 2, abs=1e-2)
    for node in read.all("text"):
        assert 0 <= read.number(node, "x") <= 180
        assert 2 <= read.number(node, "y") <= read.drawing.height


@settings(max_examples=100, deadline=None)
@given(st.lists(_activities(), min_size=1, max_size=40))
def test_no_bar_runs_through_the_disc_of_another_activity(activities: list[Activity]) -> None:
    read = Read(activities)
    for bar in read.all("rect"):
        left, right = read.number(bar, "x"), read.number(bar, "x") + read.number(bar, "width")
        middle = read.number(bar, "y") + read.number(bar, "height") / 2
        hit = [
            (x, y)
            for x, y, radius in read.discs
            if abs(y - middle) < radius and left < x + radius and x - radius < right
        ]
        assert len(hit) <= 1, "only its own disc"


def _contrast(one: str, other: str) -> float:
    """Give the contrast ratio of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
