"""The frozen versions of a record or a mission, as files: `inputs/releases/NAME/1.0.json`.

Nothing heavy is imported here, as a command that has nothing to make again needs this much. The
digest in a file is over what it says and not over its bytes: how it is set out does not count.
"""

import json
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefgen.digests import bytes_digest
from briefgen.errors import InputError, Problem, UnknownNameError
from briefgen.workspace import Workspace, shown

_NUMBER = re.compile(r"([1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,5})")
_MAX_BYTES = 20_000_000
_FIRST = (1, 0)
_RESTORE = "take the file back from Git or from a copy that is whole"


def release_folder(workspace: Workspace, name: str) -> Path:
    """Give the folder of the frozen versions of a record or mission.

    Raises UnknownNameError where a symbolic link leads out of the workspace.
    """
    folder = workspace.inputs / "releases" / name
    if not folder.resolve().is_relative_to(workspace.root):
        raise UnknownNameError(
            Problem(
                f"`{shown(folder)}` leads out of the workspace by a symbolic link",
                "put the folder itself there",
            )
        )
    return folder


def release_file(workspace: Workspace, name: str, version: str) -> Path:
    """Give the file of a version."""
    return release_folder(workspace, name) / f"{version}.json"


def versions_of(workspace: Workspace, name: str) -> tuple[str, ...]:
    """Give the versions of a record or mission in their order.

    Raises InputError where one between the first and the last is missing.
    """
    folder = release_folder(workspace, name)
    stems = (file.stem for file in folder.glob("*.json"))
    numbers = sorted(_parts(stem) for stem in stems if _NUMBER.fullmatch(stem))
    expected = _FIRST
    for number in numbers:
        if number != expected:
            raise InputError(
                Problem(
                    f"version {_joined(expected)} is missing, but {_joined(number)} is there",
                    _RESTORE,
                    shown(folder / f"{_joined(expected)}.json"),
                )
            )
        expected = _after(number)
    return tuple(map(_joined, numbers))


def next_version(versions: tuple[str, ...]) -> str:
    """Give the number of the version after these: 1.0, then 1.1, 1.2 and so on."""
    return _joined(_after(_parts(versions[-1])) if versions else _FIRST)


def read_content(workspace: Workspace, name: str, version: str) -> Mapping[str, Any]:
    """Read what a frozen version says, held to its digest.

    Raises UnknownNameError for a version that there is not, InputError for a file that cannot be
    read or was edited.
    """
    versions = versions_of(workspace, name)
    if version not in versions:
        known = f"there are: {', '.join(versions)}" if versions else "there is none yet"
        remedy = f"{known}; `briefgen release {name}` freezes one"
        raise UnknownNameError(Problem(f"`{name}` has no version `{version[:60]}`", remedy))
    file = release_file(workspace, name, version)
    try:
        content = json.loads(_read(file).decode("utf-8"))
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise unreadable(file, "it is not whole, or no JSON")
    if content.pop("digest", None) != _digest(content):
        what = "the frozen version was edited: what it says does not fit its digest"
        raise InputError(Problem(what, _RESTORE, shown(file)))
    return content


def to_json(content: Mapping[str, Any]) -> bytes:
    """Give the bytes of a frozen version that says this, its digest at the end."""
    return _set_out({**content, "digest": _digest(content)})


def unreadable(file: Path, why: str) -> InputError:
    """Give the error for a frozen version that nobody can read."""
    return InputError(Problem(f"the frozen version cannot be read: {why}", _RESTORE, shown(file)))


def _read(file: Path) -> bytes:
    try:
        # Asked first: opening a pipe would wait for ever.
        if not stat.S_ISREG(file.stat().st_mode):
            raise unreadable(file, "it is no file")
        with file.open("rb") as opened:
            data = opened.read(_MAX_BYTES + 1)
    except OSError as error:
        raise unreadable(file, (error.strerror or str(error)).lower()) from None
    if len(data) > _MAX_BYTES:
        raise unreadable(file, f"it is larger than {_MAX_BYTES // 1_000_000} MB")
    return data


def _digest(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return bytes_digest(text.encode("utf-8", "surrogatepass"))


def _set_out(content: Mapping[str, Any]) -> bytes:
    """Give JSON as a person reads it and Git compares it: a value a line, in the models' order."""
    return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()


def _parts(version: str) -> tuple[int, int]:
    major, minor = version.split(".")
    return int(major), int(minor)


def _joined(number: tuple[int, int]) -> str:
    return f"{number[0]}.{number[1]}"


def _after(number: tuple[int, int]) -> tuple[int, int]:
    return number[0], number[1] + 1
