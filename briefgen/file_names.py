"""How the version stands in the name of a file: `x-en-v1.1.pdf`, `x-en-v1.1-draft.pdf`.

Before the first release a name has no ending.
"""

import re
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"(?P<stem>.+?)(?P<ending>-v[1-9][0-9]*\.[0-9]+(-draft)?)?(?P<suffix>\.[a-z]+)")


@dataclass(frozen=True, slots=True)
class FileName:
    """The name of a file that was made."""

    stem: str
    ending: str
    """The version, such as `-v1.1`; empty before the first release."""
    suffix: str
    """Such as `.pdf`."""

    @classmethod
    def of(cls, name: str) -> "FileName":
        """Take a name apart."""
        found = _NAME.fullmatch(name)
        if found is None:
            return cls(name, "", "")
        return cls(found["stem"], found["ending"] or "", found["suffix"])

    @property
    def document(self) -> str:
        """The name without its version, which all versions of the document share."""
        return f"{self.stem}{self.suffix}"

    @property
    def is_of_a_release(self) -> bool:
        """Whether it is a release's, and so no draft's."""
        return bool(self.ending) and not self.ending.endswith("-draft")


def ending_of(number: str, *, is_draft: bool) -> str:
    """Give the ending for a release, or for what differs from it."""
    return f"-v{number}{'-draft' if is_draft else ''}"


def with_ending(path: Path, ending: str) -> Path:
    """Give the path with the version at the end of its name."""
    return path.with_name(f"{path.stem}{ending}{path.suffix}") if ending else path
