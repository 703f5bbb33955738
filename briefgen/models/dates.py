"""What a date of a record is: to the year, the month or the day, as the source knows it."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date to the precision that is known; month and day are 0 where they are not."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Give ISO 8601 in the precision that is known, such as `2018-07`."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def first_day(self) -> date:
        """The first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day that the date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def parse_date(value: object) -> PartialDate:
    """Read `2018`, `2018-07` or `2018-07-09`; raise ValueError for anything else."""
    if isinstance(value, PartialDate):
        return value
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if not re.fullmatch(_PATTERN, text):
        raise ValueError(f"{value!r} is not a date such as 2018, 2018-07 or 2018-07-09")
    found = PartialDate(*(int(part) for part in text.split("-")))
    try:
        date(found.year, found.month if len(text) > 4 else 1, found.day if len(text) > 7 else 1)
    except ValueError:
        raise ValueError(f"{text} is not in the calendar") from None
    return found


DateField = Annotated[
    PartialDate,
    BeforeValidator(parse_date),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": _PATTERN},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ],
            "description": "A year, a month or a day: 2018, 2018-07, 2018-07-09.",
        }
    ),
]
"""A date field of a record."""
