"""The files in `out/` that belong to a name: which document each is, and who may read it.

Only files that are called as briefgen calls them are taken. What somebody else has put there, and
what a symbolic link brings in from elsewhere, is sent to nobody.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from briefgen.file_names import FileName
from briefgen.outputs import Edition

Kind = Literal["pack", "summary", "briefing", "calendar"]
Suffix = Literal["pdf", "docx", "ics"]

DOCUMENTS: tuple[Kind, ...] = ("pack", "summary", "briefing")
INTERNAL_FOLDER = "internal"
INTERNAL_MARK = "INTERNAL-"
CALENDAR = "programme.ics"
_INTERNAL_KINDS: frozenset[Kind] = frozenset({"briefing"})
_ENDING = re.compile(
    r"-(?:ucap-)?(?P<kind>pack|summary|briefing)-(?P<edition>en-zh|en|zh)\.(?P<suffix>pdf|docx)"
)
_EDITIONS: tuple[Edition, ...] = ("en-zh", "en", "zh")
_RANK: tuple[Suffix, ...] = ("pdf", "docx", "ics")


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of `out/`."""

    path: Path
    owner: str
    """The record or mission that its name begins with."""
    kind: Kind
    suffix: Suffix
    edition: Edition | None
    """Its languages; None for a calendar, which is in both."""
    internal: bool
    """Whether it is not for the other side, by its folder, its name or its kind."""
    ending: str = ""
    """The version at the end of its name."""


def made_files(
    folders: Sequence[Path], owners: Iterable[str], ending_of: Callable[[str], str]
) -> tuple[MadeFile, ...]:
    """Give the files of these folders that belong to these owners, in the order to be read.

    Of files with one name, the one in the earlier folder counts; of the versions of a document the
    present one, which `ending_of` gives for an owner, and where it was not made, the last.
    """
    by_length = sorted(owners, key=len, reverse=True)
    found: dict[str, MadeFile] = {}
    for folder in folders:
        for place, internal in ((folder, False), (folder / INTERNAL_FOLDER, True)):
            for path in _files(place):
                one = _recognised(path, by_length, internal=internal)
                if one is not None:
                    found.setdefault(path.name, one)
    present = {
        (one.owner, one.kind, one.edition, one.suffix, one.internal): one
        for one in sorted(found.values(), key=lambda one: _age(one, ending_of(one.owner)))
    }
    return tuple(sorted(present.values(), key=_order))


def _age(file: MadeFile, ending: str) -> tuple[bool, list[int], str]:
    """Sort by version, the present one last."""
    numbers = [int(part) for part in re.findall("[0-9]+", file.ending)]
    return file.ending == ending, numbers, file.ending


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir() and not folder.is_symlink():
        yield from (
            path for path in sorted(folder.iterdir()) if path.is_file() and not path.is_symlink()
        )


def _recognised(path: Path, owners: Iterable[str], *, internal: bool) -> MadeFile | None:
    called = FileName.of(path.name)
    name = called.document.removeprefix(INTERNAL_MARK)
    internal = internal or name != called.document
    owner = next((one for one in owners if name.startswith(f"{one}-")), None)
    if owner is None:
        return None
    rest = name.removeprefix(owner)
    if rest == f"-{CALENDAR}":
        return MadeFile(path, owner, "calendar", "ics", None, internal, called.ending)
    ending = _ENDING.fullmatch(rest)
    if ending is None:
        return None
    kind = cast("Kind", ending["kind"])
    edition, suffix = cast("Edition", ending["edition"]), cast("Suffix", ending["suffix"])
    internal = internal or kind in _INTERNAL_KINDS
    return MadeFile(path, owner, kind, suffix, edition, internal, called.ending)


def _order(file: MadeFile) -> tuple[int, str, int, int]:
    """Sort by document, then the edition in both languages first, then PDF before Word."""
    kind = (*DOCUMENTS, "calendar").index(file.kind)
    edition = _EDITIONS.index(file.edition) if file.edition else 0
    return kind, file.owner, edition, _RANK.index(file.suffix)
