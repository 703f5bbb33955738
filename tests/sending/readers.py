"""Two readers of calendars that share no code with briefgen, nor with each other."""

import datetime as dt
import json
import subprocess
from dataclasses import dataclass
from typing import Any

import icalendar

from tests.conftest import ROOT
from tests.validators.tools import program

_SCRIPT = ROOT / "tests/validators/read_calendar.mjs"
_ICAL_JS = ROOT / "tests/validators/node_modules/ical.js"


@dataclass(frozen=True)
class Event:
    """An event as a reader understands it; moments are days, or of universal time."""

    uid: str
    sequence: int
    status: str
    summary: str
    location: str | None
    description: str | None
    stamp: str
    start: str
    end: str | None


def by_icalendar(data: bytes) -> list[Event]:
    calendar = icalendar.Calendar.from_ical(data)
    assert not calendar.errors
    events = []
    component: Any
    for component in calendar.walk("VEVENT"):
        assert not component.errors
        events.append(
            Event(
                uid=str(component["UID"]),
                sequence=int(component["SEQUENCE"]),
                status=str(component["STATUS"]),
                summary=str(component["SUMMARY"]),
                location=_text(component.get("LOCATION")),
                description=_text(component.get("DESCRIPTION")),
                stamp=_moment(component["DTSTAMP"].dt),
                start=_moment(component["DTSTART"].dt),
                end=_moment(component["DTEND"].dt) if "DTEND" in component else None,
            )
        )
    return events


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _moment(value: dt.date) -> str:
    if not isinstance(value, dt.datetime):
        return value.isoformat()
    if value.tzinfo is None:
        return f"{value:%Y-%m-%dT%H:%M:%S} floating"
    return f"{value.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def by_ical_js(data: bytes) -> list[Event]:
    node = program("node")
    if not _ICAL_JS.exists():
        program(_ICAL_JS)
    result = subprocess.run(
        [node, _SCRIPT], input=data, capture_output=True, check=False, cwd=_SCRIPT.parent
    )
    assert result.returncode == 0, result.stderr.decode()
    read: dict[str, Any] = json.loads(result.stdout)
    assert read["method"] == "PUBLISH"
    return [Event(**event) for event in read["events"]]


def events_of(data: bytes) -> list[Event]:
    """Give the events as both readers understand them, which must be the same."""
    events = by_icalendar(data)
    assert by_ical_js(data) == events
    return events
