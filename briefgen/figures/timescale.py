"""Where a date stands on an axis that is as wide as the page's grid allows."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from briefgen.models.dates import PartialDate
from briefgen.theme import Grid


@dataclass(frozen=True, slots=True)
class TimeScale:
    """An axis that begins on 1 January of `year`; all lengths are in mm.

    Every month is as wide as every other, as a reader counts months and not days.
    """

    year: int
    month: float
    left: float
    right: float

    def start_of(self, value: PartialDate) -> float:
        """Give where the first day that the date can mean begins."""
        return self.left + self.month * _months_until(value.first_day, self.year)

    def end_of(self, value: PartialDate) -> float:
        """Give where the last day that the date can mean ends."""
        return self.left + self.month * _months_through(value.last_day, self.year)

    def middle_of(self, value: PartialDate) -> float:
        """Give the middle of the date's month, also of a day's, or of a year without a month."""
        return self.left + self.month * _months_to_middle(value, self.year)

    def january_of(self, year: int) -> float:
        """Give where a year begins."""
        return self.left + self.month * 12 * (year - self.year)


def fit_scale(
    spans: Sequence[PartialDate], marks: Sequence[PartialDate], radius: float, grid: Grid
) -> TimeScale:
    """Give the largest scale that shows all dates of `spans`, and `marks` of `radius` mm whole.

    A column step stands for 3, 6 or 12 months, or for whole years where these do not suffice: the
    fewest that need no more than the steps from the second column on. The last column has no
    gutter: where that little is lacking, the months are narrowed to end at the right margin.
    """
    steps = grid.columns - 1
    width = steps * grid.step - grid.gutter
    year = min(value.year for value in spans)
    extent = max(_months_through(value.last_day, year) for value in spans)
    reach = max((_months_to_middle(value, year) for value in marks), default=0.5)
    months = next(months for months in _step_months() if extent <= steps * months)
    month = min(grid.step / months, width / extent, (width - radius) / reach)
    return TimeScale(year, month, grid.step, grid.step + width)


def _step_months() -> Iterator[int]:
    yield 3
    yield 6
    yield from count(12, step=12)


def _months_until(day: date, year: int) -> float:
    return (day.year - year) * 12 + day.month - 1 + (day.day - 1) / _days(day)


def _months_through(day: date, year: int) -> float:
    return (day.year - year) * 12 + day.month - 1 + day.day / _days(day)


def _months_to_middle(value: PartialDate, year: int) -> float:
    return (value.year - year) * 12 + (value.month - 0.5 if value.month else 6)


def _days(day: date) -> int:
    return monthrange(day.year, day.month)[1]
