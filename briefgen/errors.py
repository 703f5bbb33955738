"""Everything that can go wrong for a user, as one tree; `cli` alone turns it into text.

BriefgenError
├── InputError        the record is not valid: one problem or many, each with its file and line
├── UnknownNameError  a record, a document or a workspace that is not there
├── TemplateError     a template that does not compose
├── FitError          a page that cannot hold what it must hold
├── OutputError       a file that cannot be written
├── SendingError      what cannot or must not be sent as it was asked for
└── SetupError        a library or a font that this machine lacks
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what, and what mends it."""

    what: str
    remedy: str
    file: Path | None = None
    line: int | None = None

    def __str__(self) -> str:
        """Give `file:line: what is wrong; what to do`, without the place where there is none."""
        place = "" if self.file is None else f"{self.file.as_posix()}:"
        place += "" if self.line is None else f"{self.line}:"
        return f"{place} {self.what}; {self.remedy}".strip()


class BriefgenError(Exception):
    """A failure that a user can understand and mend; it carries all its problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class InputError(BriefgenError):
    """The record or the programme is not valid."""


class UnknownNameError(BriefgenError):
    """A workspace, a record or a document that does not exist."""


class TemplateError(BriefgenError):
    """A template that cannot be composed."""


class FitError(BriefgenError):
    """A page that cannot hold what it must hold, even when all steps are taken."""


class OutputError(BriefgenError):
    """A file that cannot be written."""


class SendingError(BriefgenError):
    """A mail, calendar or package that cannot or must not be made as it was asked for."""


class SetupError(BriefgenError):
    """A library or a font that this machine lacks."""
