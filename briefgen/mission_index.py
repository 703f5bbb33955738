"""Which missions a record has, remembered for as long as no mission's file has changed.

Reading the missions takes longer than all else that a command does when nothing has changed.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from briefgen.digests import bytes_digest, content_digest
from briefgen.errors import InputError
from briefgen.releases.index import Standing, VersionIndex
from briefgen.workspace import Workspace

NAME = "_missions.json"
"""No record can have this name."""

# What is remembered of a mission; an index of other things is none.
_KNOWN = ("records", "start", "photos")


@dataclass(frozen=True)
class MissionIndex:
    """The missions of a workspace: from when they are, and for which records."""

    workspace: Workspace

    def last_of(self, record: str) -> str | None:
        """Give the name of the mission of a record that starts last, where it has one.

        A mistake in a mission of other records is not this record's. Raises InputError where a
        file that may be one of its own does not say for whom, or from when, it is.
        """
        starts: list[tuple[str, str]] = []
        for name, entry in self._entries.items():
            if "records" in entry and record not in self.records_of(name):
                continue
            starts.append((str(entry["start"]) if "start" in entry else self._mend(name), name))
        return max(starts)[1] if starts else None

    def records_of(self, mission: str) -> tuple[str, ...]:
        """Give the names of the records that a mission is for; none where its file is faulty."""
        records = self._entries.get(mission, {}).get("records", [])
        return tuple(map(str, records)) if isinstance(records, list) else ()

    def data_of(self, name: str) -> tuple[Path, ...]:
        """Give the files that a record or a mission is read from; of a mission its records' too.

        Raises UnknownNameError for a name that neither has.
        """
        if not self.workspace.is_mission(name):
            return (self.workspace.record(name).ucap,)
        known = self.workspace.record_names()
        records = (one for one in self.records_of(name) if one in known)
        return (self.workspace.mission(name), *(self.workspace.record(one).ucap for one in records))

    def photos_of(self, mission: str) -> tuple[str, ...]:
        """Give the pictures of people that a mission's file names, as it names them; sorted."""
        photos = self._entries.get(mission, {}).get("photos", [])
        return tuple(map(str, photos)) if isinstance(photos, list) else ()

    def standing_of(self, name: str) -> Standing:
        """Give how the data of a record or mission stands to its last release.

        Raises InputError where that cannot be relied on, or the data is not valid.
        """
        return self.versions.of(name, self.data_of(name))

    @cached_property
    def versions(self) -> VersionIndex:
        """What is remembered of the releases."""
        return VersionIndex(self.workspace)

    def _mend(self, mission: str) -> str:
        """Raise InputError with all that is wrong in a mission; give its first day otherwise."""
        from briefgen.missions import load_mission

        return load_mission(self.workspace, mission).value.dates.start.first_day.isoformat()

    def files(self) -> dict[Path, bytes]:
        """Give the file that holds the index."""
        data = {"made_from": self._made_from, "missions": self._entries}
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
        return {self.workspace.out / ".briefgen" / NAME: f"{text}\n".encode()}

    @cached_property
    def _made_from(self) -> str:
        names = self.workspace.mission_names()
        digests = (content_digest(self.workspace.mission(name)) for name in names)
        return bytes_digest("\0".join((*_KNOWN, *names, *digests)).encode())

    @cached_property
    def _entries(self) -> Mapping[str, Mapping[str, object]]:
        try:
            data = json.loads((self.workspace.out / ".briefgen" / NAME).read_bytes())
            if data["made_from"] == self._made_from:
                return dict(data["missions"])
        except (OSError, ValueError, LookupError, TypeError):
            pass  # an index that is not whole is none
        return self._read()

    def _read(self) -> dict[str, dict[str, object]]:
        from briefgen.loading.source import read_source
        from briefgen.loading.yaml_tree import read_tree

        entries: dict[str, dict[str, object]] = {}
        for name in self.workspace.mission_names():
            try:
                data = read_tree(read_source(self.workspace.mission(name))).data
            except InputError:
                data = None
            entries[name] = _entry(data) if isinstance(data, dict) else {}
        return entries


def _entry(data: Mapping[str, object]) -> dict[str, object]:
    """Give for whom, and from which day, a mission is, as far as its file says so rightly."""
    from briefgen.models.dates import parse_date

    records, dates = data.get("records"), data.get("dates")
    entry: dict[str, object] = {"records": records} if isinstance(records, list) else {}
    if photos := sorted(set(_photos(data))):
        entry["photos"] = photos
    try:
        start = parse_date(dates.get("start") if isinstance(dates, dict) else None)
    except ValueError:
        return entry
    return entry | {"start": start.first_day.isoformat()}


def _photos(part: object) -> Iterator[str]:
    """Give the paths of pictures that are named anywhere in a mission's data."""
    match part:
        case dict():
            for key, value in part.items():
                # What is not printable is no path, and a mistake that is said elsewhere.
                if key == "photo" and isinstance(value, str) and value.isprintable():
                    yield value
                yield from _photos(value)
        case list():
            for one in part:
                yield from _photos(one)
