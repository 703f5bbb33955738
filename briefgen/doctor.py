"""What briefgen needs of a machine: whether it is in place, and what mends what is not."""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Literal

from briefgen.coverage import coverage_of
from briefgen.errors import BriefgenError, SetupError
from briefgen.libraries import NEEDED, REMEDIES, SUBSET, is_there, this_system, version_of
from briefgen.load import load_model
from briefgen.theme import Theme
from briefgen.workspace import Workspace, shown

State = Literal["in place", "slow", "missing"]
"""Slow: all works, but takes longer."""

_FILES = {
    "templates": ("summary.html.j2", "labels.yaml"),
    "styles": ("document.css", "theme.yaml", "word-base.docx"),
}
_INSTALL_AGAIN = "install briefgen again"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that briefgen needs."""

    name: str
    state: State
    detail: str
    """Its version or its place; where it is missing, what it is for."""
    remedies: Mapping[str, str] = field(default_factory=dict)
    """What mends it, by system."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said of it: one line, and one for each remedy that this machine can use."""
        system = this_system()
        mends = (
            f"          on {name}: {remedy}"
            for name, remedy in self.remedies.items()
            if system in (name, None)
        )
        return (f"{self.state:8}  {self.name}: {self.detail}", *mends)


def examine(workspace: Workspace | None) -> tuple[Check, ...]:
    """Look at everything that briefgen needs; without a workspace, at what it brings itself."""
    # The package's own folder is a workspace in which nothing replaces what briefgen brings.
    place = workspace or Workspace(Path(__file__).parent)
    return (*_programs(), *_libraries(), *_files(place), *_fonts(place))


def _programs() -> Iterator[Check]:
    yield Check("Python", "in place", ".".join(str(part) for part in sys.version_info[:3]))
    for requirement in metadata.requires("briefgen") or ():
        name = re.split(r"[^\w.-]", requirement)[0]
        try:
            yield Check(name, "in place", metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Check(name, "missing", "a part of briefgen", _everywhere(_INSTALL_AGAIN))


def _libraries() -> Iterator[Check]:
    for library in (*NEEDED, SUBSET):
        if is_there(library):
            yield Check(library.name, "in place", version_of(library) or library.purpose)
        elif library is SUBSET:
            yield Check(library.name, "slow", "missing: PDFs take several times as long", REMEDIES)
        else:
            yield Check(library.name, "missing", f"it {library.purpose}", REMEDIES)


def _files(place: Workspace) -> Iterator[Check]:
    for kind, names in _FILES.items():
        find = place.template if kind == "templates" else place.style
        for name in names:
            try:
                yield Check(f"{kind}/{name}", "in place", str(shown(find(name))))
            except BriefgenError:
                yield Check(f"{kind}/{name}", "missing", "not found", _everywhere(_INSTALL_AGAIN))


def _fonts(place: Workspace) -> Iterator[Check]:
    try:
        theme = load_model(place.style("theme.yaml"), Theme).value
    except BriefgenError as error:
        yield Check("fonts", "missing", f"the theme cannot be read: {error}")
        return
    for file in theme.fonts.pdf.files:
        path = place.fonts / file
        if _is_font(path):
            yield Check(file, "in place", str(shown(path)))
        else:
            remedy = f"put it into {shown(place.fonts)}, or {_INSTALL_AGAIN}"
            yield Check(file, "missing", "no font is there", _everywhere(remedy))


def _is_font(path: Path) -> bool:
    try:
        return bool(coverage_of(path).starts)
    except SetupError:
        return False


def _everywhere(remedy: str) -> Mapping[str, str]:
    return dict.fromkeys(REMEDIES, remedy)
