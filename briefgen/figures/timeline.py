"""The timeline of activities, drawn to scale."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, count

from babel.dates import get_month_names

from briefgen.figures.lettering import line
from briefgen.figures.stacking import BAR_HEIGHT, LANE_MIDDLES, Mark, PlacedMark, stack
from briefgen.figures.svg import (
    CAP_HEIGHT,
    FIGURE_WIDTH,
    FONT_FAMILY,
    TEXT_SIZE,
    Drawing,
    document,
    element,
    text,
)
from briefgen.figures.timeline_words import lane_label
from briefgen.figures.timescale import TimeScale, fit_scale
from briefgen.formats import LOCALES
from briefgen.models.dates import PartialDate
from briefgen.models.text import Lang
from briefgen.models.ucap import Activity, Period, SideName
from briefgen.theme import Colours, Theme

Point = tuple[float, float]

_WHITE = "#FFFFFF"
# Lengths are in mm.
_DISC_RADIUS = 2.1
_AXIS_WEIGHT = 0.25
_STEM_WEIGHT = 0.35
_RING_WEIGHT = 0.35
_YEAR_LINE_WEIGHT = 0.2
_TICK_WEIGHT = 0.15
_TICK_LENGTH = 1.1
_PERIOD_WEIGHT = 0.5
_ABOVE_DISCS = 0.6
_BELOW_DISCS = 0.4
_BELOW_TICKS = 0.5
_WORDS_BASE_LINE = 4.0
# Makes room for a third label on the axis.
_LABEL_SPREAD = 1.2
_WORDS_HEIGHT = 4.5
_YEAR_INDENT = 1.0
_YEAR_WIDTH = 4 * FIGURE_WIDTH * TEXT_SIZE
_LEAST_TICK_STEP = 2.9
_LEAST_INITIAL_STEP = 4.2
_LEAST_NAME_STEP = 8.0
_LEAST_YEAR_STEP = 9.0
# Of a month: twelve twelfths of the axis are all of it.
_ROUNDING = 1e-6


def draw_timeline(
    activities: Sequence[Activity], period: Period | None, langs: Sequence[Lang], theme: Theme
) -> Drawing | None:
    """Give the timeline as wide as the text, as high as its discs need; nothing without activities.

    A disc stands in the middle of its month and bears the number of its activity, counted from 1.
    A ring without a stem in the middle of a year is an activity of which only the year is known.
    A bar runs to the end of an activity that goes beyond its month. China stands above the axis,
    Europe below, and what has no side on it, in ink. The words of the period are not in the
    drawing: they belong above it, in `period_column`. In two languages the months are numbers.
    """
    if not activities:
        return None
    scale = _scale(activities, period, theme)
    placed = stack(
        [_mark(number, activity, scale) for number, activity in enumerate(activities, start=1)],
        _DISC_RADIUS,
    )
    period_weight = _PERIOD_WEIGHT if period else 0
    axis = _reach(placed, -1, _ABOVE_DISCS) + period_weight
    lanes_end = axis + max(_reach(placed, 1, _BELOW_DISCS), _TICK_LENGTH + _BELOW_TICKS)
    height = lanes_end + _WORDS_HEIGHT
    colours = theme.colours
    rings = {number for number, one in enumerate(activities, start=1) if not one.date.month}
    content = [
        *([_period(period, scale, lanes_end, colours)] if period else []),
        _bars(placed, axis, colours),
        _stems([one for one in placed if one.mark.number not in rings], axis, colours),
        _axis(scale, axis, height, colours),
        _words(scale, lanes_end + _WORDS_BASE_LINE, _numbering(langs), colours),
        _lane_labels(activities, axis, langs, colours),
        *(_disc(one, axis, colours, ring=one.mark.number in rings) for one in placed),
    ]
    style: dict[str, str | float] = {"font-family": FONT_FAMILY["en"], "font-size": TEXT_SIZE}
    return document(theme.page.text_width, height, element("g", style, "".join(content)))


def period_column(activities: Sequence[Activity], period: Period, theme: Theme) -> int:
    """Give the grid column (2 to 4) in which the words of the period begin.

    It is the last one that begins at the start of the period or left of it, or right of it by no
    more than a gutter, and leaves two columns for the words.
    """
    start = _scale(activities, period, theme).start_of(period.start)
    column = int((start + theme.grid.gutter) // theme.grid.step) + 1
    return max(2, min(column, theme.grid.columns - 1))


def _scale(activities: Sequence[Activity], period: Period | None, theme: Theme) -> TimeScale:
    marks = [activity.date for activity in activities]
    spans = marks + [activity.end for activity in activities if activity.end]
    spans += [period.start, period.end] if period else []
    return fit_scale(spans, marks, _DISC_RADIUS, theme.grid)


def _mark(number: int, activity: Activity, scale: TimeScale) -> Mark:
    """Give the disc, and the bar from its first to its last day where these are not in one month.

    A bar that would begin beyond its disc begins at the disc: that stands for the whole month.
    """
    x = scale.middle_of(activity.date)
    if activity.end is None or activity.end.last_day <= _last_day_of_mark(activity):
        return Mark(number, activity.side, x)
    start = min(x, scale.start_of(activity.date))
    return Mark(number, activity.side, x, (start, scale.end_of(activity.end)))


def _last_day_of_mark(activity: Activity) -> date:
    """Give the last day of the month, or the year, that the disc of an activity stands for."""
    return PartialDate(activity.date.year, activity.date.month).last_day


def _reach(placed: Sequence[PlacedMark], direction: int, gap: float) -> float:
    """Give how far the lane above (-1) or below (1) the axis goes, with a gap beyond its discs."""
    discs = max(direction * one.y for one in placed) + _DISC_RADIUS + gap
    return max(discs, _TICK_LENGTH + _BELOW_TICKS)


def _period(period: Period, scale: TimeScale, height: float, colours: Colours) -> str:
    start, end = scale.start_of(period.start), scale.end_of(period.end)
    stretch = {"x": start, "y": 0, "width": end - start}
    tint = element("rect", {**stretch, "height": height, "fill": colours.tint})
    line = element("rect", {**stretch, "height": _PERIOD_WEIGHT, "fill": colours.blue})
    return tint + line


def _bars(placed: Sequence[PlacedMark], axis: float, colours: Colours) -> str:
    return "".join(
        element(
            "rect",
            {
                "x": one.mark.bar[0],
                "y": axis + one.y - BAR_HEIGHT / 2,
                "width": one.mark.bar[1] - one.mark.bar[0],
                "height": BAR_HEIGHT,
                "fill": _colour(one.mark.side, colours),
            },
        )
        for one in placed
        if one.mark.bar
    )


def _stems(placed: Sequence[PlacedMark], axis: float, colours: Colours) -> str:
    """Give one line from the axis to the outermost disc of each month and side."""
    outermost: dict[tuple[SideName | None, float, bool], float] = {}
    for one in placed:
        place = (one.mark.side, one.mark.x, one.y < 0)
        outermost[place] = max(outermost.get(place, 0), one.y, key=abs)
    return "".join(
        _line((x, axis), (x, axis + y), _colour(side, colours), _STEM_WEIGHT)
        for (side, x, _), y in outermost.items()
        if y
    )


def _axis(scale: TimeScale, axis: float, bottom: float, colours: Colours) -> str:
    """Give the axis with its ticks and the lines of its years."""
    ticks = "".join(
        _line((x, axis), (x, axis + _TICK_LENGTH), colours.tick, _TICK_WEIGHT)
        for x in _tick_places(scale)
    )
    years = "".join(
        _line((x, axis), (x, bottom), colours.ink, _YEAR_LINE_WEIGHT)
        for _, x in _labelled_years(scale)
    )
    line = _line((scale.left, axis), (scale.right, axis), colours.ink, _AXIS_WEIGHT)
    return ticks + years + line


def _tick_places(scale: TimeScale) -> Iterator[float]:
    """Give the starts of months, quarters or years, whichever are not too close together."""
    years = (12 * years for years in _round_numbers(_LEAST_TICK_STEP, scale.month * 12))
    step = next(step for step in chain((1, 3), years) if step * scale.month >= _LEAST_TICK_STEP)
    number = int((scale.right - scale.left) / (step * scale.month) + _ROUNDING)
    return (scale.left + tick * step * scale.month for tick in range(1, number + 1))


def _labelled_years(scale: TimeScale) -> Iterator[tuple[int, float]]:
    """Give the years that have a word, and where they begin; the word fits before the margin."""
    step = next(_round_numbers(_LEAST_YEAR_STEP, scale.month * 12))
    for year in count(scale.year, step):
        x = scale.january_of(year)
        if x + _YEAR_INDENT + _YEAR_WIDTH > scale.right:
            return
        yield year, x


def _words(scale: TimeScale, base_line: float, lang: Lang, colours: Colours) -> str:
    """Give the words below the lanes: years, and the months that have room."""
    years = "".join(
        text(
            str(year),
            {"x": x + _YEAR_INDENT, "y": base_line, "font-weight": "bold", "fill": colours.ink},
        )
        for year, x in _labelled_years(scale)
    )
    months = "".join(text(name, {"x": x, "y": base_line}) for name, x in _month_words(scale, lang))
    style = {"fill": colours.grey, "text-anchor": "middle"}
    return years + (element("g", style, months) if months else "")


def _month_words(scale: TimeScale, lang: Lang) -> Iterator[tuple[str, float]]:
    """Give the months' words and middles: each month, each quarter, or none."""
    step = next((step for step in (1, 3) if step * scale.month >= _LEAST_INITIAL_STEP), None)
    if step is None or scale.month < _LEAST_TICK_STEP:
        return
    # Chinese months have numbers, which need no longer form.
    long = lang == "en" and step * scale.month >= _LEAST_NAME_STEP
    names = get_month_names(
        "abbreviated" if long else "narrow", context="stand-alone", locale=LOCALES[lang]
    )
    for number in range(0, int((scale.right - scale.left) / scale.month + _ROUNDING), step):
        month = number % 12
        if month * scale.month >= _YEAR_INDENT + _YEAR_WIDTH:
            yield names[month + 1], scale.left + (number + 0.5) * scale.month


def _numbering(langs: Sequence[Lang]) -> Lang:
    """Give the language of the months: numbers, as in Chinese, are read in every language."""
    return langs[0] if len(langs) == 1 else "zh"


def _lane_labels(
    activities: Sequence[Activity], axis: float, langs: Sequence[Lang], colours: Colours
) -> str:
    sides = {activity.side for activity in activities}
    spread = _LABEL_SPREAD if None in sides else 1
    return "".join(
        line(
            lane_label(side, activities, langs),
            0,
            axis + spread * middle + CAP_HEIGHT * TEXT_SIZE / 2,
            _colour(side, colours) if side else colours.grey,
            bold=side is not None,
        )
        for side, middle in LANE_MIDDLES.items()
        if side in sides
    )


def _disc(one: PlacedMark, axis: float, colours: Colours, *, ring: bool) -> str:
    """Give the numbered disc; a ring where only the year is known."""
    colour = _colour(one.mark.side, colours)
    x, y = one.mark.x, axis + one.y
    shape: dict[str, str | float] = {"cx": x, "cy": y, "r": _DISC_RADIUS, "fill": colour}
    if ring:
        shape |= {
            "r": _DISC_RADIUS - _RING_WEIGHT / 2,
            "fill": _WHITE,
            "stroke": colour,
            "stroke-width": _RING_WEIGHT,
        }
    number = text(
        str(one.mark.number),
        {
            "x": x,
            "y": y + CAP_HEIGHT * TEXT_SIZE / 2,
            "font-weight": "bold",
            "fill": colour if ring else _WHITE,
            "text-anchor": "middle",
        },
    )
    return element("circle", shape) + number


def _colour(side: SideName | None, colours: Colours) -> str:
    if side is None:
        return colours.ink
    return colours.cinnabar if side == "china" else colours.blue


def _line(start: Point, end: Point, colour: str, weight: float) -> str:
    ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    return element("line", {**ends, "stroke": colour, "stroke-width": weight})


def _round_numbers(least: float, unit: float) -> Iterator[int]:
    """Give the numbers 1, 2, 5, 10, 20, 50, … that make `unit` at least `least`."""
    for power in count():
        for digit in (1, 2, 5):
            number = digit * 10**power
            if number * unit >= least:
                yield number
