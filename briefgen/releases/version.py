"""The state of a version: released as it is, a draft after a release, or never released."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefgen.changes.vocabulary import Vocabulary, Words
from briefgen.file_names import ending_of
from briefgen.load import load_model
from briefgen.models.dates import PartialDate
from briefgen.models.text import Labels, Text
from briefgen.releases.files import read_release
from briefgen.releases.present import Source, kind_of, load_source, name_of, present_state
from briefgen.releases.shelf import versions_of
from briefgen.workspace import Workspace, shown

State = Literal["draft", "stated", "released", "draft after"]
"""Stated is a version that the data says of itself, before the first release."""

_TEXT = {
    "draft": "version_draft",
    "stated": "version_number",
    "released": "version_number",
    "draft after": "version_draft_after",
}
_TITLE = {
    "draft": "version_draft_title",
    "stated": "version",
    "released": "version",
    "draft after": "version_draft_after_title",
}


@dataclass(frozen=True, slots=True)
class Version:
    """How the data of today stands to the releases."""

    state: State
    number: str | None
    """Of the last release; before the first what the data says of itself, if it does."""
    date: PartialDate
    """Of the release, or of data that is none."""
    text: Text
    """Within a sentence: `1.1`, `draft after 1.1`, `draft`."""
    title: Text
    """By itself, as on a cover: `Version 1.1`, `Draft after 1.1`, `Draft`."""

    @property
    def is_draft(self) -> bool:
        """Whether the data differs from the last release, or never had a version."""
        return self.state in {"draft", "draft after"}

    @property
    def ending(self) -> str:
        """As the names of files end: `-v1.1`, `-v1.1-draft`; empty before the first release."""
        if self.state not in {"released", "draft after"}:
            return ""
        return ending_of(self.number or "", is_draft=self.is_draft)


def version_of(workspace: Workspace, loaded: Source) -> Version:
    """Give the state of the version of a record or a mission.

    Before the first release it is what the data says of itself in its field `version`; from then on
    the releases alone count. Raises InputError where the last release cannot be relied on, or the
    data is not valid.
    """
    labels, own = load_labels(workspace), loaded.value
    versions = versions_of(workspace, name_of(loaded))
    if not versions:
        state: State = "draft" if own.version is None else "stated"
        return _version(state, own.version, own.date, labels)
    last = read_release(workspace, name_of(loaded), versions[-1], kind_of(loaded))
    if present_state(workspace, loaded).is_same(last.state):
        return _version("released", last.version, last.date, labels)
    return _version("draft after", last.version, own.date, labels)


def _version(
    state: State, number: str | None, date: PartialDate, labels: Mapping[str, Text]
) -> Version:
    words, said = Vocabulary(labels), Words.alike(number or "")
    text, title = (words.say(keys[state], said).as_text() for keys in (_TEXT, _TITLE))
    return Version(state, number, date, text, title)


def stated_otherwise(workspace: Workspace, name: str) -> str:
    """Say that the data names another version than its release; empty where it does not."""
    loaded = load_source(workspace, name)
    own, version = loaded.value.version, version_of(workspace, loaded)
    if own in {None, version.number}:
        return ""
    return (
        f"{loaded.file.as_posix()} says `version: {own}`, which no document shows any more: the "
        f"releases count, and this is {version.number}; take the line out"
    )


def load_labels(workspace: Workspace) -> Mapping[str, Text]:
    """Read the words that briefgen itself puts into documents; raise InputError for mistakes."""
    file = workspace.template("labels.yaml")
    return load_model(file, Labels, shown(file)).value.root
