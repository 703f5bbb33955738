"""A frozen version: the data of a record or a mission, and its documents by their digests."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefgen.changes.state import Kind, State
from briefgen.errors import InputError, Problem
from briefgen.models.dates import PartialDate, parse_date
from briefgen.releases.shelf import read_content, release_file, to_json, unreadable
from briefgen.workspace import Workspace, shown


@dataclass(frozen=True, slots=True)
class Release:
    """A version as it was frozen."""

    name: str
    """Of the record or the mission."""
    version: str
    """Such as `1.0`."""
    date: PartialDate
    state: State
    outputs: Mapping[str, str]
    """The digests of the documents of this version, by their paths below `out/`."""
    note: str | None = None
    """What the office wrote about it, for itself."""

    def to_json(self) -> bytes:
        """Give the bytes of its file."""
        content: dict[str, Any] = {
            "name": self.name,
            "version": self.version,
            "date": str(self.date),
            "note": self.note,
            "data": self.state.to_data(),
            "outputs": dict(sorted(self.outputs.items())),
        }
        return to_json({key: value for key, value in content.items() if value is not None})


def read_release(workspace: Workspace, name: str, version: str, kind: Kind) -> Release:
    """Read a frozen version.

    Raises UnknownNameError for a version that there is not; InputError for a file that cannot be
    read, was edited, or is not of this record or mission.
    """
    content = read_content(workspace, name, version)
    file = release_file(workspace, name, version)
    try:
        release = _release(content)
    except (ValueError, LookupError, TypeError, AttributeError):
        raise unreadable(file, "another briefgen, of other fields, wrote it") from None
    if (release.name, release.version, release.state.kind) != (name, version, kind):
        what = f"the file holds version {release.version} of the {release.state.kind} "
        raise InputError(Problem(f"{what}`{release.name}`", "put it where it belongs", shown(file)))
    return release


def _release(content: Mapping[str, Any]) -> Release:
    return Release(
        name=content["name"],
        version=content["version"],
        date=parse_date(content["date"]),
        state=State.from_data(content["data"]),
        outputs=content["outputs"],
        note=content.get("note"),
    )
