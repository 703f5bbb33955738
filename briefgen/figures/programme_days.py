"""The days of a mission: where it is, when it travels, how many meetings each day has, to scale."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import Literal

from babel.dates import get_day_names

from briefgen.figures.lettering import LEADING, label, line, name_in, name_lines, width_of, wrap
from briefgen.figures.svg import CAP_HEIGHT, FIGURE_WIDTH, TEXT_SIZE, Drawing, document, element
from briefgen.formats import LOCALES, format_date, format_range
from briefgen.models.dates import PartialDate
from briefgen.models.text import Lang, Text
from briefgen.models.ucap import SideName
from briefgen.theme import Theme

Status = Literal["confirmed", "tentative", "to be confirmed"]

_MM_PER_PT = 25.4 / 72
# Lengths are in mm.
_DATE_SIZE = 4.6
_INDENT = 1.3
_DATE_BASE = 4.4
_WEEKDAY_BASE = 8.6
_HEAD = 10.4
_ROW = 7.6
_BAR = 3.0
_TRAVEL = 1.0
_SQUARE = 1.8
_PITCH = 2.35
_OUTLINE = 0.35
_LEAST_BAR = 0.8
_WORD_GAP = 1.2
_BETWEEN_WORDS = 1.6


@dataclass(frozen=True, slots=True)
class Stay:
    """The time in a city, in its local time; on the clock's face, so zones are left out."""

    city: Text
    side: SideName | None
    arrival: datetime
    departure: datetime


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey from local time to local time, and words for it such as `GRX–FCO`, or none."""

    departure: datetime
    arrival: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class MeetingMark:
    """One meeting of a day."""

    day: date
    status: Status


@dataclass(frozen=True, slots=True)
class Programme:
    """All that the drawing of a mission's days shows."""

    stays: tuple[Stay, ...]
    journeys: tuple[Journey, ...] = ()
    meetings: tuple[MeetingMark, ...] = ()

    @property
    def first(self) -> date:
        """The first day on which there is anything."""
        return min(self._days)

    @property
    def last(self) -> date:
        """The last day on which there is anything."""
        return max(self._days)

    @property
    def cities(self) -> dict[Text, list[Stay]]:
        """The stays of each city, by the first arrival."""
        found: dict[Text, list[Stay]] = {}
        for stay in sorted(self.stays, key=lambda one: _clock(one.arrival)):
            found.setdefault(stay.city, []).append(stay)
        return found

    @property
    def _days(self) -> list[date]:
        moments = [moment for one in self.stays for moment in (one.arrival, one.departure)]
        moments += [moment for one in self.journeys for moment in (one.departure, one.arrival)]
        return [moment.date() for moment in moments] + [one.day for one in self.meetings]


@dataclass(frozen=True, slots=True)
class _Days:
    """Where a moment stands: `day` mm for each day from the left edge on."""

    first: date
    number: int
    left: float
    day: float

    def at(self, moment: datetime) -> float:
        clock = _clock(moment)
        passed = clock - datetime.combine(self.first, datetime.min.time())
        return self.left + self.day * (passed / timedelta(days=1))

    def start_of(self, day: date) -> float:
        return self.left + self.day * (day - self.first).days


def draw_programme_days(
    programme: Programme,
    langs: tuple[Lang, ...],
    labels: Mapping[str, Text],
    theme: Theme,
    day: date | None = None,
) -> Drawing | None:
    """Give the days as wide as the text, in one or two languages; `day` is tinted.

    Nothing for one day, or for no stay. A bar is a city, from arrival to departure; a square is a
    meeting, filled if it is confirmed. Every moment stands at its local time.
    """
    if not programme.stays or programme.first == programme.last:
        return None
    number = (programme.last - programme.first).days + 1
    left = theme.grid.step
    width = theme.page.text_width
    days = _Days(programme.first, number, left, (width - left) / number)
    months = [words for lang in langs for words in _months(programme, lang, theme.grid.column)]
    top = max(_HEAD, len(months) * LEADING + 1.6)
    rows: list[str] = []
    for name, stays in programme.cities.items():
        drawn, height = _city_row(name, stays, top, days, langs, theme)
        rows.append(drawn)
        top += height
    if programme.journeys:
        drawn, height = _travel_row(programme.journeys, top, days, theme)
        rows += [_row_label(_both("programme_travel", langs, labels), top, height, theme), drawn]
        top += height
    if programme.meetings:
        drawn, height = _meeting_row(programme.meetings, top, days, theme)
        rows += [_row_label(_both("programme_meetings", langs, labels), top, height, theme), drawn]
        top += height
    content = [
        *([_tint(day, top, days, theme)] if day and _within(day, programme) else []),
        *_month_words(months, theme),
        *_head(days, langs, theme),
        *rows,
        _rule(top, theme),
    ]
    return document(width, top + _rule_weight(theme), "".join(content))


def describe_programme_days(programme: Programme, lang: Lang, labels: Mapping[str, Text]) -> str:
    """Give the words that stand for the drawing: its days, the cities in order, what is counted."""
    parts = [
        label(
            labels,
            "programme_stay",
            lang,
            name_in(stay.city, (lang,)),
            *(_moment(moment, lang) for moment in (stay.arrival, stay.departure)),
        )
        for stay in sorted(programme.stays, key=lambda one: _clock(one.arrival))
    ]
    journeys, meetings = len(programme.journeys), len(programme.meetings)
    if journeys:
        key = "programme_journey" if journeys == 1 else "programme_journeys"
        parts.append(label(labels, key, lang, journeys))
    if meetings:
        confirmed = sum(one.status == "confirmed" for one in programme.meetings)
        if meetings == 1:
            parts.append(label(labels, "programme_counted_one", lang, confirmed))
        else:
            parts.append(label(labels, "programme_counted", lang, meetings, confirmed))
    span = format_range(_partial(programme.first), _partial(programme.last), lang)
    return label(labels, "programme_alt", lang, span, ("；" if lang == "zh" else "; ").join(parts))


# --- the head -------------------------------------------------------------------------------


def _months(programme: Programme, lang: Lang, width: float) -> tuple[str, ...]:
    """Give the months of the days: `September 2018`, in lines that fit the first column."""
    first, last = (PartialDate(one.year, one.month) for one in (programme.first, programme.last))
    return wrap(format_range(first, last, lang), width, bold=True)


def _month_words(months: Sequence[str], theme: Theme) -> Iterator[str]:
    for index, words in enumerate(months):
        yield line(words, 0, 3.2 + index * LEADING, theme.colours.blue, bold=True)


def _head(days: _Days, langs: tuple[Lang, ...], theme: Theme) -> Iterator[str]:
    """Give the dates, and the days of the week in the longest form that fits every day."""
    dates = [days.first + timedelta(days=index) for index in range(days.number)]
    widest = 2 * FIGURE_WIDTH * _DATE_SIZE + _BETWEEN_WORDS
    step = max(1, ceil(widest / days.day))
    names = _weekdays(langs, step * days.day - _BETWEEN_WORDS)
    indent = min(_INDENT, (step * days.day - widest) / 2 + _BETWEEN_WORDS / 4)
    for one in dates[::step]:
        x = days.start_of(one) + indent
        # The last word of a step that is cut short would stand beyond the edge.
        if x + widest - _BETWEEN_WORDS > days.start_of(dates[-1]) + days.day:
            continue
        yield line(str(one.day), x, _DATE_BASE, theme.colours.ink, bold=True, size=_DATE_SIZE)
        if names and x + width_of(names[one.weekday()]) <= days.left + days.day * days.number:
            yield line(names[one.weekday()], x, _WEEKDAY_BASE, theme.colours.grey)


def _weekdays(langs: tuple[Lang, ...], room: float) -> list[str]:
    """Give the names from Monday on in the longest form whose widest fits, or none."""
    for chosen, form in ((langs, "abbreviated"), (langs[:1], "abbreviated"), (langs[:1], "narrow")):
        sets = [get_day_names(form, "stand-alone", LOCALES[lang]) for lang in chosen]  # type: ignore[arg-type]
        names = [" ".join(str(one[day]) for one in sets) for day in range(7)]
        if max(width_of(name) for name in names) <= room - _INDENT:
            return names
    return []


# --- the rows -------------------------------------------------------------------------------


def _city_row(
    city: Text,
    stays: Sequence[Stay],
    top: float,
    days: _Days,
    langs: tuple[Lang, ...],
    theme: Theme,
) -> tuple[str, float]:
    lines = name_lines(city, langs, theme.grid.column)
    height = max(_ROW, len(lines) * LEADING + 3.2)
    middle = top + height / 2
    words = _stacked(lines, middle, theme.colours.ink, bold=True)
    bars = "".join(
        _bar(stay.arrival, stay.departure, middle, _BAR, days, _colour(stay.side, theme))
        for stay in stays
    )
    return _rule(top, theme) + words + bars, height


def _row_label(words: str, top: float, height: float, theme: Theme) -> str:
    lines = wrap(words, theme.grid.column)
    return _rule(top, theme) + _stacked(lines, top + height / 2, theme.colours.grey, bold=False)


def _stacked(lines: Sequence[str], middle: float, colour: str, *, bold: bool) -> str:
    """Give lines whose block is centred on a height."""
    base = middle + CAP_HEIGHT * TEXT_SIZE / 2 - (len(lines) - 1) * LEADING / 2
    return "".join(
        line(words, 0, base + index * LEADING, colour, bold=bold)
        for index, words in enumerate(lines)
    )


def _travel_row(
    journeys: Sequence[Journey], top: float, days: _Days, theme: Theme
) -> tuple[str, float]:
    """Give the journeys; words stand after a bar where they end before the next one begins."""
    ordered = sorted(journeys, key=lambda one: _clock(one.departure))
    middle = top + _ROW / 2
    drawn = []
    for index, one in enumerate(ordered):
        drawn.append(_bar(one.departure, one.arrival, middle, _TRAVEL, days, theme.colours.ink))
        end = _span(one.departure, one.arrival, days)[1] + _WORD_GAP
        following = [days.at(later.departure) for later in ordered[index + 1 :]]
        edge = min([*following, days.left + days.day * days.number + _WORD_GAP]) - _WORD_GAP
        hidden = any(_span(o.departure, o.arrival, days)[1] > end for o in ordered[:index])
        if one.words and not hidden and end + width_of(one.words) <= edge:
            base = middle + CAP_HEIGHT * TEXT_SIZE / 2
            drawn.append(line(one.words, end, base, theme.colours.grey))
    return "".join(drawn), _ROW


def _meeting_row(
    meetings: Sequence[MeetingMark], top: float, days: _Days, theme: Theme
) -> tuple[str, float]:
    """Give a square a meeting, confirmed ones first, in as many lines as the days need."""
    by_day: dict[date, list[MeetingMark]] = {}
    for one in sorted(meetings, key=lambda one: (one.day, one.status != "confirmed")):
        by_day.setdefault(one.day, []).append(one)
    indent = min(_INDENT, (days.day - _SQUARE) / 2)
    in_line = max(1, int((days.day - indent - _SQUARE) / _PITCH + 1e-6) + 1)
    lines = max(ceil(len(found) / in_line) for found in by_day.values())
    height = max(_ROW, lines * _PITCH + 5)
    first = top + (height - (lines - 1) * _PITCH - _SQUARE) / 2
    side = min(_SQUARE, days.day)
    squares = []
    for day, found in by_day.items():
        for index, one in enumerate(found):
            x = days.start_of(day) + max(0, indent) + index % in_line * _PITCH
            y = first + index // in_line * _PITCH
            squares.append(_square(x, y, side, one.status == "confirmed", theme))
    return "".join(squares), height


def _square(x: float, y: float, side: float, filled: bool, theme: Theme) -> str:  # noqa: FBT001
    if filled:
        where = {"x": x, "y": y, "width": side, "height": side}
        return element("rect", {**where, "fill": theme.colours.blue})
    inner = side - _OUTLINE
    where = {"x": x + _OUTLINE / 2, "y": y + _OUTLINE / 2, "width": inner, "height": inner}
    look: dict[str, str | float] = {
        "fill": "#FFFFFF",
        "stroke": theme.colours.blue,
        "stroke-width": _OUTLINE,
    }
    return element("rect", {**where, **look})


def _bar(
    start: datetime, end: datetime, middle: float, height: float, days: _Days, colour: str
) -> str:
    left, right = _span(start, end, days)
    where = {"x": left, "y": middle - height / 2, "width": right - left, "height": height}
    return element("rect", {**where, "fill": colour})


def _span(start: datetime, end: datetime, days: _Days) -> tuple[float, float]:
    """Give the ends of a bar: wide enough to be seen, also where the date line turns time back."""
    edge = days.left + days.day * days.number
    left = min(days.at(start), edge - _LEAST_BAR)
    return left, max(days.at(end), left + _LEAST_BAR)


def _tint(day: date, bottom: float, days: _Days, theme: Theme) -> str:
    where = {"x": days.start_of(day), "y": 0, "width": days.day, "height": bottom}
    return element("rect", {**where, "fill": theme.colours.tint})


def _within(day: date, programme: Programme) -> bool:
    return programme.first <= day <= programme.last


def _rule(y: float, theme: Theme) -> str:
    where = {"x": 0, "y": y, "width": theme.page.text_width, "height": _rule_weight(theme)}
    return element("rect", {**where, "fill": theme.colours.hairline})


def _rule_weight(theme: Theme) -> float:
    return theme.rules.row * _MM_PER_PT


def _colour(side: SideName | None, theme: Theme) -> str:
    if side is None:
        return theme.colours.ink
    return theme.colours.cinnabar if side == "china" else theme.colours.blue


def _both(key: str, langs: tuple[Lang, ...], labels: Mapping[str, Text]) -> str:
    return " ".join(label(labels, key, lang) for lang in langs)


def _clock(moment: datetime) -> datetime:
    """Give local time as the clock shows it."""
    return moment.replace(tzinfo=None)


def _moment(moment: datetime, lang: Lang) -> str:
    joiner = "" if lang == "zh" else ", "
    return f"{format_date(_partial(moment.date()), lang)}{joiner}{moment:%H:%M}"


def _partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
