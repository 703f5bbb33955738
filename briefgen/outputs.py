"""What is made, as plain data: what a command asks for, and what it says of each file.

Nothing heavy is imported here: a command that has nothing to make again needs this much alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from briefgen.models.text import Lang

Format = Literal["pdf", "docx"]
Edition = Literal["en", "zh", "en-zh"]
"""The languages of one document; of a summary in both, a sheet each."""
Kind = Literal["summary", "briefing", "pack"]
"""The documents: a record has a summary, a mission a briefing and a pack."""

EDITIONS: tuple[Edition, ...] = ("en", "zh", "en-zh")
KINDS: tuple[Kind, ...] = ("summary", "briefing", "pack")
USUAL_EDITIONS: Mapping[Kind, tuple[Edition, ...]] = {
    "summary": EDITIONS,
    "briefing": ("en",),
    "pack": ("en-zh",),
}
"""What is made where no edition is asked for."""


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What was done to one page."""

    record: str
    lang: "Lang"
    fitted: str
    """How it was made to fit one page; empty where it did by itself."""
    left_out: tuple[str, ...]
    """The fields of which parts were left out or cut."""
    untranslated: int
    """How many texts stand in the other language, marked."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was made."""

    path: Path
    size: int
    """In bytes."""
    pages: int
    sheets: tuple[SheetReport, ...]
    """Of a summary, a sheet a page."""
    notices: tuple[str, ...] = ()
    """What the user should know of its making, a sentence each."""
    superseded: tuple[str, ...] = ()
    """The names of older files of the same document that gave way to it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is asked for."""

    kind: Kind
    edition: Edition
    format: Format
    path: Path


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be made of one record or one mission."""

    of: Literal["record", "mission"]
    name: str
    """Of the record or mission."""
    folder: Path
    """Where its documents go: that of the name which was asked for."""
    wanted: tuple[Wanted, ...]

    @property
    def key(self) -> str:
        """The name of its stamp: a mission's documents can stand in several folders."""
        return self.name if self.folder.name == self.name else f"{self.folder.name}.{self.name}"
