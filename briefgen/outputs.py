"""What is made, as plain data: what a command asks for, and what it says of each file.

Nothing heavy is imported here: a command that has nothing to make again needs this much alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefgen.workspace import Workspace

if TYPE_CHECKING:
    from briefgen.models.text import Lang

Format = Literal["pdf", "docx"]
Edition = Literal["en", "zh", "en-zh"]
"""The languages of one document; in both, a sheet each."""

EDITIONS: tuple[Edition, ...] = ("en", "zh", "en-zh")


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
    sheets: tuple[SheetReport, ...]
    notices: tuple[str, ...] = ()
    """What the user should know of the styles that it was made with, a sentence each."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is asked for."""

    edition: Edition
    format: Format
    path: Path


def wanted(
    workspace: Workspace, name: str, formats: Sequence[Format], editions: Sequence[Edition]
) -> Iterator[Wanted]:
    """Give the files of a record that are asked for, in the order in which they are made."""
    for edition in editions:
        for format_ in formats:
            path = workspace.out / name / f"{name}-ucap-summary-{edition}.{format_}"
            yield Wanted(edition, format_, path)
