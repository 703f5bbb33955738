"""What the calendars of a mission have told so far: a new version has to rise above it.

`inputs/missions/NAME.calendar.json` holds it beside the mission, for git: were it lost with `out/`,
or different on another officer's machine, the numbers would begin anew, and the calendars of those
who have the older events would take no notice of the new ones (RFC 5545, 3.8.7.4).
It holds UIDs, numbers, digests and times, and no words.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from briefgen.errors import InputError, Problem
from briefgen.models.mission.values import ZoneName, parse_day, parse_time
from briefgen.workspace import Workspace, shown

_ZONE: TypeAdapter[str] = TypeAdapter(ZoneName)


@dataclass(frozen=True, slots=True)
class Start:
    """When an event starts, by local time."""

    day: dt.date
    time: dt.time | None = None
    """None for a whole day."""
    zone: str | None = None
    """The time zone at the IANA; None where the local time is meant wherever one is."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is remembered of one event."""

    sequence: int
    """How many times it was changed."""
    digest: str
    """Of its lines."""
    start: Start
    """When it started; a cancelled event still says so."""
    called: str | None = None
    """The UID that its key or title would give now, where it was called something else before."""


Memory = Mapping[str, Told]
"""By the UID."""


def memory_file(workspace: Workspace, mission: str) -> Path:
    """Give the file that remembers the calendars of a mission."""
    return workspace.missions / f"{mission}.calendar.json"


def read_memory(file: Path) -> Memory:
    """Read what was told so far; nothing where there is no file.

    Raises InputError for a file that is not whole: to go on without it would begin the numbers
    anew, unseen.
    """
    try:
        data = json.loads(file.read_text("utf-8"))
        return {str(uid): _told(one) for uid, one in data["events"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        problem = Problem(
            "this does not say what the calendars of the mission have told so far",
            "take it back from git as it was; without the file, events that were sent before "
            "cannot be updated",
            shown(file),
        )
        raise InputError(problem) from None


def write_memory(memory: Memory) -> bytes:
    """Give the file: sorted, a line an event, so that a change is seen in git as one."""
    events = {uid: _plain(told) for uid, told in sorted(memory.items())}
    lines = (f"{json.dumps(uid)}: {json.dumps(told)}" for uid, told in events.items())
    return ('{"events": {\n' + ",\n".join(lines) + "\n}}\n").encode()


def _told(data: Mapping[str, object]) -> Told:
    sequence = data["sequence"]
    if not isinstance(sequence, int) or sequence < 0:
        raise ValueError(sequence)
    time, zone = data.get("time"), data.get("zone")
    start = Start(
        parse_day(data["day"]),
        None if time is None else parse_time(time),
        None if zone is None else _ZONE.validate_python(zone),
    )
    called = data.get("called")
    return Told(sequence, str(data["digest"]), start, None if called is None else str(called))


def _plain(told: Told) -> dict[str, object]:
    start = told.start
    data: dict[str, object] = {
        "sequence": told.sequence,
        "digest": told.digest,
        "day": start.day.isoformat(),
    }
    if start.time is not None:
        data["time"] = f"{start.time:%H:%M}"
    if start.zone is not None:
        data["zone"] = start.zone
    if told.called is not None:
        data["called"] = told.called
    return data
