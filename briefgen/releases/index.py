"""At which version records and missions stand, remembered for as long as their data is the same.

Reading and comparing the data takes longer than all else that a command does when nothing has
changed.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from briefgen.digests import bytes_digest, content_digest
from briefgen.file_names import ending_of
from briefgen.releases.shelf import read_content, versions_of
from briefgen.workspace import Workspace

NAME = "_versions.json"
"""No record can have this name."""

_PACKAGE = Path(__file__).parent.parent
# What a release froze: not the digests of its documents, which are made from it.
_FROZEN = ("name", "version", "date", "data")


@dataclass(frozen=True, slots=True)
class Standing:
    """How the data of today stands to the last release."""

    number: str = ""
    """Of the last release; empty where there is none."""
    is_draft: bool = False
    """Whether the data differs from it."""
    frozen: str = ""
    """The digest of what the release froze."""

    @property
    def ending(self) -> str:
        """Give it as the names of files end: `-v1.1`, `-v1.1-draft`; empty without a release."""
        return ending_of(self.number, is_draft=self.is_draft) if self.number else ""


class VersionIndex:
    """The standings of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        """Nothing is read before it is asked for."""
        self._workspace = workspace
        self._known: dict[str, Standing] = {}
        self._learned: dict[str, dict[str, object]] = {}

    def of(self, name: str, data: Sequence[Path]) -> Standing:
        """Give the standing of a record or mission; `data` are the files that it is read from.

        Raises InputError where the last release cannot be relied on, or the data is not valid.
        """
        if name not in self._known:
            self._known[name] = self._of(name, data)
        return self._known[name]

    def files(self) -> dict[Path, bytes]:
        """Give the file that remembers them, where something was learned."""
        if not self._learned:
            return {}
        text = json.dumps({**self._before, **self._learned}, indent=1, sort_keys=True)
        return {self._file: f"{text}\n".encode()}

    def _of(self, name: str, data: Sequence[Path]) -> Standing:
        versions = versions_of(self._workspace, name)
        if not versions:
            return Standing()
        content = read_content(self._workspace, name, versions[-1])
        frozen = _digest_of(content)
        # Another model reads the same files differently.
        files = (*data, self._workspace.programme, *_models())
        made_from = bytes_digest("\0".join((frozen, *map(content_digest, files))).encode())
        before = self._before.get(name)
        if isinstance(before, dict) and before.get("made_from") == made_from:
            return Standing(versions[-1], bool(before.get("is_draft")), frozen)
        is_draft = _differs(self._workspace, name)
        self._learned[name] = {"made_from": made_from, "is_draft": is_draft}
        return Standing(versions[-1], is_draft, frozen)

    @property
    def _file(self) -> Path:
        return self._workspace.out / ".briefgen" / NAME

    @cached_property
    def _before(self) -> Mapping[str, object]:
        try:
            return dict(json.loads(self._file.read_bytes()))
        except (OSError, ValueError, TypeError):
            return {}  # an index that is not whole is none


def _digest_of(content: Mapping[str, Any]) -> str:
    frozen = json.dumps([content.get(key) for key in _FROZEN], sort_keys=True)
    return bytes_digest(frozen.encode())


def _models() -> list[Path]:
    return [*sorted((_PACKAGE / "models").rglob("*.py")), _PACKAGE / "changes" / "state.py"]


def _differs(workspace: Workspace, name: str) -> bool:
    from briefgen.releases.present import load_source
    from briefgen.releases.version import state_of

    return state_of(workspace, load_source(workspace, name))[0] == "draft after"
