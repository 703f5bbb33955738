"""Which missions a record has, remembered for as long as no mission's file has changed.

Reading the missions takes longer than all else that a command does when nothing has changed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from briefgen.digests import bytes_digest, content_digest
from briefgen.workspace import Workspace

NAME = "_missions.json"
"""No record can have this name."""


@dataclass(frozen=True)
class MissionIndex:
    """The missions of a workspace: from when they are, and for which records."""

    workspace: Workspace

    def last_of(self, record: str) -> str | None:
        """Give the name of the mission of a record that starts last, where it has one."""
        starts = {
            (str(entry["start"]), name)
            for name, entry in self._entries.items()
            if record in self.records_of(name)
        }
        return max(starts)[1] if starts else None

    def records_of(self, mission: str) -> tuple[str, ...]:
        """Give the names of the records that a mission is for."""
        records = self._entries.get(mission, {}).get("records", [])
        return tuple(map(str, records)) if isinstance(records, list) else ()

    def files(self) -> dict[Path, bytes]:
        """Give the file that holds the index."""
        data = {"made_from": self._made_from, "missions": self._entries}
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
        return {self.workspace.out / ".briefgen" / NAME: f"{text}\n".encode()}

    @cached_property
    def _made_from(self) -> str:
        names = self.workspace.mission_names()
        digests = (content_digest(self.workspace.mission(name)) for name in names)
        return bytes_digest("\0".join((*names, *digests)).encode())

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
        from briefgen.missions import load_mission

        missions = {
            name: load_mission(self.workspace, name).value
            for name in self.workspace.mission_names()
        }
        return {
            name: {
                "records": list(mission.records),
                "start": mission.dates.start.first_day.isoformat(),
            }
            for name, mission in missions.items()
        }
