"""Local times of cities: how far they are from universal time and from each other's."""

import datetime as dt

from briefgen.models.mission.travel import City
from briefgen.models.mission.zones import instant

_NOON = dt.time(12)


def utc_offset(city: City | None, day: dt.date) -> int | None:
    """Give by how many minutes local time is ahead of universal time at noon of a day."""
    if city is None or city.time_zone is None:
        return None
    universal = instant(day, _NOON, city.time_zone).replace(tzinfo=None)
    return int((dt.datetime.combine(day, _NOON) - universal).total_seconds()) // 60


def ahead(city: City | None, other: City | None, day: dt.date) -> int | None:
    """Give by how many minutes the time of a city is ahead of another one's."""
    own, others = utc_offset(city, day), utc_offset(other, day)
    return None if own is None or others is None else own - others
