"""The state of a version: released as it is, a draft after a release, or a draft."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.changes.vocabulary import Vocabulary, Words
from briefgen.load import load_model
from briefgen.models.text import Labels, Text
from briefgen.releases.files import read_release, versions_of
from briefgen.releases.present import Source, kind_of, name_of, present_state
from briefgen.workspace import Workspace, shown


@dataclass(frozen=True, slots=True)
class Version:
    """How the data of today stands to the releases."""

    number: str | None
    """Of the last release; nothing where there is none."""
    is_draft: bool
    """Whether the data differs from it, or was never released."""
    text: Text
    """Within a sentence: `1.1`, `draft after 1.1`, `draft`."""
    title: Text
    """By itself, as on a cover: `Version 1.1`, `Draft after 1.1`, `Draft`."""

    @property
    def slug(self) -> str:
        """Give it as file names and metadata hold it: `1.1`, `draft-after-1.1`, `draft`."""
        if not self.is_draft:
            return self.number or ""
        return f"draft-after-{self.number}" if self.number else "draft"


def version_of(workspace: Workspace, loaded: Source) -> Version:
    """Give the state of the version of a record or a mission.

    Raises InputError where the last release cannot be relied on, or the data is not valid.
    """
    name, words = name_of(loaded), Vocabulary(load_labels(workspace))
    versions = versions_of(workspace, name)
    if not versions:
        return _version(None, words, is_draft=True)
    last = read_release(workspace, name, versions[-1], kind_of(loaded))
    is_draft = not present_state(workspace, loaded).is_same(last.state)
    return _version(last.version, words, is_draft=is_draft)


def load_labels(workspace: Workspace) -> Mapping[str, Text]:
    """Read the words that briefgen itself puts into documents; raise InputError for mistakes."""
    file = workspace.template("labels.yaml")
    return load_model(file, Labels, shown(file)).value.root


def _version(number: str | None, words: Vocabulary, *, is_draft: bool) -> Version:
    said = Words.alike(number or "")
    if not is_draft:
        return Version(number, is_draft, said.as_text(), words.say("version", said).as_text())
    key = "version_draft_after" if number else "version_draft"
    text, title = (words.say(one, said) for one in (key, f"{key}_title"))
    return Version(number, is_draft, text.as_text(), title.as_text())
