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
    return local.replace(tzinfo=zone_info(zone)).astimezone(dt.UTC)


def zone_info(name: str) -> ZoneInfo:
    """Give a time zone by its name; raise SetupError where this machine has no data of it."""
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        raise SetupError(
            Problem(
                f"this machine knows nothing of the time zone `{name}`",
                "install its time zone data (the package `tzdata`)",
            )
        ) from None
