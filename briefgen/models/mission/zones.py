"""Local times of several time zones on one scale."""

import datetime as dt
from typing import TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefgen.errors import Problem, SetupError

Instant: TypeAlias = dt.datetime
"""A moment of universal time."""


def instant(day: dt.date, time: dt.time, zone: str | None) -> Instant:
    """Give the moment of a local time; without a zone it is taken for universal time.

    Of the hour that a clock change repeats, the first is meant (PEP 495). Raises SetupError where
    this machine has no data of the zone.
    """
    local = dt.datetime.combine(day, time)
    if zone is None:
        return local.replace(tzinfo=dt.UTC)
    try:
        return local.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)
    except ZoneInfoNotFoundError:
        raise SetupError(
            Problem(
                f"this machine knows nothing of the time zone `{zone}`",
                "install its time zone data (the package `tzdata`)",
            )
        ) from None
