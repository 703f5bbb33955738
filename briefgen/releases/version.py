"""The state of a version: released as it is, a draft after a release, or never released."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefgen.changes.vocabulary import Vocabulary, Words
from briefgen.file_names import ending_of
from briefgen.load import load_model
from briefgen.models.dates import PartialDate
from briefgen.models.text import Labels, Text
from briefgen.releases.shelf import versions_of
from briefgen.releases.source import Source, kind_of, name_of
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


def state_of(workspace: Workspace, loaded: Source) -> tuple[State, str | None, PartialDate]:
    """Give the state of the version of a record or a mission, its number and its date.

    Before the first release it is what the data says of itself in its field `version`; from then on
    the releases alone count. Raises InputError where the last release cannot be relied on, or the
    data is not valid.
    """
    own = loaded.value
    versions = versions_of(workspace, name_of(loaded))
    if not versions:
        return ("draft" if own.version is None else "stated"), own.version, own.date
    # What compares states knows all models, which take longer to import than a record to read.
    from briefgen.releases.files import read_release
    from briefgen.releases.present import present_state

    last = read_release(workspace, name_of(loaded), versions[-1], kind_of(loaded))
    if present_state(workspace, loaded).is_same(last.state):
        return "released", last.version, last.date
    return "draft after", last.version, own.date


def version_of(workspace: Workspace, loaded: Source, labels: Mapping[str, Text]) -> Version:
    """Give the version of a record or a mission in the words of the labels.

    Raises InputError as `state_of` does.
    """
    state, number, date = state_of(workspace, loaded)
    words, said = Vocabulary(labels), Words.alike(number or "")
    text, title = (words.say(keys[state], said).as_text() for keys in (_TEXT, _TITLE))
    return Version(state, number, date, text, title)


def stated_otherwise(workspace: Workspace, name: str) -> str:
    """Say that the data names another version than its release; empty where it does not."""
    from briefgen.releases.present import load_source

    loaded = load_source(workspace, name)
    own, (_, number, _) = loaded.value.version, state_of(workspace, loaded)
    if own in {None, number}:
        return ""
    return (
        f"{loaded.file.as_posix()} says `version: {own}`, which no document shows any more: the "
        f"releases count, and this is {number}; take the line out"
    )


def load_labels(workspace: Workspace) -> Mapping[str, Text]:
    """Read the words that briefgen itself puts into documents; raise InputError for mistakes."""
    file = workspace.template("labels.yaml")
    return load_model(file, Labels, shown(file)).value.root
