"""All that the documents of one record are made from, read and valid."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.load import Loaded, load_model
from briefgen.loading.source import read_text
from briefgen.models.dates import PartialDate
from briefgen.models.programme import Programme
from briefgen.models.text import Labels, Text
from briefgen.models.ucap import Ucap
from briefgen.releases.version import Version, version_of
from briefgen.theme import Theme
from briefgen.workspace import Workspace, shown

_FIRST_HAN = "\u2e80"
"""The first character that only the Han faces have: radicals, marks and ideographs follow."""


@dataclass(frozen=True, slots=True)
class CommonMaterial:
    """What the documents of a record and those of a mission are both made from."""

    name: str
    """Of the record or the mission."""
    shared: Loaded[Programme]
    words: Loaded[Labels]
    theme: Theme
    workspace: Workspace
    """Where templates, styles and fonts are."""
    version: Version
    """The version that the documents say."""
    date: PartialDate
    """The date that the documents bear."""

    @property
    def programme(self) -> Programme:
        """What all records share."""
        return self.shared.value

    @property
    def labels(self) -> Mapping[str, Text]:
        """The words that briefgen itself puts into documents."""
        return self.words.value.root


@dataclass(frozen=True, slots=True)
class Material(CommonMaterial):
    """The record, what all records share, the words of briefgen and the design."""

    record: Loaded[Ucap]

    @property
    def ucap(self) -> Ucap:
        """The plan itself."""
        return self.record.value

    @property
    def css(self) -> str:
        """The rules of the PDF."""
        return read_text(self.workspace.style("document.css"))

    def faces_in(self, drawing: str) -> tuple[Path, ...]:
        """Give the files of the faces that an SVG is set in: reading all of them takes a while."""
        pdf = self.theme.fonts.pdf
        used = [pdf.latin] if "<text" in drawing else []
        used += [pdf.han] if any(character >= _FIRST_HAN for character in drawing) else []
        return tuple(
            self.workspace.fonts / file for face in used for file in (face.regular, face.bold)
        )


def load_material(workspace: Workspace, name: str, date: PartialDate | None = None) -> Material:
    """Read the record with all that goes with it; `date` replaces that of the version.

    Raises UnknownNameError for a name that no record has, InputError for what is not valid.
    """
    record = workspace.record(name)
    ucap = load_model(record.ucap, Ucap, shown(record.ucap))
    labels = workspace.template("labels.yaml")
    theme = workspace.style("theme.yaml")
    words = load_model(labels, Labels, shown(labels))
    version = version_of(workspace, ucap, words.value.root)
    return Material(
        name=name,
        record=ucap,
        shared=load_model(workspace.programme, Programme, shown(workspace.programme)),
        words=words,
        theme=load_model(theme, Theme, shown(theme)).value,
        workspace=workspace,
        version=version,
        date=date or version.date,
    )
