"""Time zones as a calendar describes them (RFC 5545, 3.6.5), for the years that it needs."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple
from zoneinfo import ZoneInfo

from briefgen.models.mission.zones import zone_info


class _State(NamedTuple):
    """What is in force in a zone at a moment."""

    offset: dt.timedelta
    name: str


def vtimezone(name: str, first_year: int, last_year: int) -> Iterator[str]:
    """Give the lines of a VTIMEZONE: what is in force when the years begin, then every change.

    The changes are those that the time zone data of this machine has for these years, each once
    and without a rule, so that nothing is said of other years. Raises SetupError where this machine
    does not know the zone.
    """
    zone = zone_info(name)
    begin, end = (dt.datetime(year, 1, 1, tzinfo=dt.UTC) for year in (first_year, last_year + 1))
    state = _state(zone, begin)
    changes = [(moment, _state(zone, moment)) for moment in _changes(zone, begin, end)]
    # By the offset alone: of Dublin's winter the data of two machines may differ.
    least = min(one.offset for one in (state, *(after for _, after in changes)))
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{name}"
    # Said to begin a year earlier: in the west of Greenwich the years begin before those of UTC.
    onset = begin - dt.timedelta(days=1) + state.offset
    yield from _observance(_kind(state, least), state, state.offset, onset)
    for moment, after in changes:
        onset = moment + state.offset
        yield from _observance(_kind(after, least), after, state.offset, onset)
        state = after
    yield "END:VTIMEZONE"


def _state(zone: ZoneInfo, moment: dt.datetime) -> _State:
    local = moment.astimezone(zone)
    offset = local.utcoffset() or dt.timedelta()
    return _State(offset, local.tzname() or "")


def _changes(zone: ZoneInfo, begin: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    """Give the moments of universal time at which something else comes into force."""
    day = dt.timedelta(days=1)
    while begin < end:
        if _state(zone, begin) != _state(zone, begin + day):
            yield _first_with_new_state(zone, begin, begin + day)
        begin += day


def _first_with_new_state(zone: ZoneInfo, old: dt.datetime, new: dt.datetime) -> dt.datetime:
    state = _state(zone, old)
    while new - old > dt.timedelta(seconds=1):
        middle = old + dt.timedelta(seconds=(new - old) // dt.timedelta(seconds=2))
        old, new = (middle, new) if _state(zone, middle) == state else (old, middle)
    return new


def _kind(state: _State, least: dt.timedelta) -> str:
    return "DAYLIGHT" if state.offset > least else "STANDARD"


def _observance(
    kind: str, state: _State, before: dt.timedelta, onset: dt.datetime
) -> Iterator[str]:
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{onset:%Y%m%dT%H%M%S}"
    yield f"TZOFFSETFROM:{_offset(before)}"
    yield f"TZOFFSETTO:{_offset(state.offset)}"
    yield f"TZNAME:{state.name}"
    yield f"END:{kind}"


def _offset(offset: dt.timedelta) -> str:
    seconds = int(offset.total_seconds())
    sign, seconds = ("-" if seconds < 0 else "+"), abs(seconds)
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{sign}{hours:02d}{minutes:02d}" + (f"{rest:02d}" if rest else "")
