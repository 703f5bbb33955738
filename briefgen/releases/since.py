"""What has changed since a version, for the commands, the pack and the mail."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from briefgen.changes.change import Change, in_full
from briefgen.changes.listing import changes
from briefgen.changes.report import as_data, as_lines
from briefgen.changes.vocabulary import Vocabulary, Words
from briefgen.errors import Problem, UnknownNameError
from briefgen.formats import format_date
from briefgen.models.dates import PartialDate
from briefgen.models.text import Text
from briefgen.open_points import Audience
from briefgen.releases.files import Release, read_release
from briefgen.releases.present import present_state
from briefgen.releases.shelf import versions_of
from briefgen.releases.source import Source, kind_of, name_of
from briefgen.releases.version import load_labels
from briefgen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one part of a record or mission."""

    name: Text
    """Such as Programme."""
    sentences: tuple[Text, ...]
    """With the words that changed."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from a version."""

    version: str
    """The version, such as `1.0`."""
    date: PartialDate
    """Its date."""
    note: str | None
    """What the office wrote about it; never in a shareable list."""
    title: Text
    """`Changes since version 1.0`."""
    all: tuple[Change, ...]
    sections: tuple[Section, ...]
    """The same in words alone."""

    @property
    def sentences(self) -> tuple[Text, ...]:
        """The changes in words alone, one after the other."""
        return tuple(sentence for section in self.sections for sentence in section.sentences)

    def as_lines(self) -> Iterator[str]:
        """Give them for a terminal."""
        note = f": {self.note}" if self.note else ""
        if self.all:
            yield f"{self.title.en} ({format_date(self.date, 'en')}){note}"
            yield from as_lines(self.all)
        else:
            yield f"nothing has changed since version {self.version}"

    def as_data(self) -> dict[str, Any]:
        """Give them for a program, as JSON can hold them."""
        return {
            "since": {"version": self.version, "date": str(self.date), "note": self.note},
            "changes": as_data(self.all),
        }


def changes_since(
    workspace: Workspace, loaded: Source, audience: Audience, version: str | None = None
) -> Changes:
    """Give what has changed since a version, else since the last one.

    Raises UnknownNameError for a version that there is not, InputError for one that cannot be
    relied on.
    """
    name = name_of(loaded)
    versions = versions_of(workspace, name)
    if not versions:
        raise UnknownNameError(
            Problem(
                f"`{name}` has no version that its changes could be told from",
                f"freeze one with `briefgen release {name}`",
            )
        )
    release = read_release(workspace, name, version or versions[-1], kind_of(loaded))
    return _changes(workspace, loaded, audience, release)


def changes_since_release(
    workspace: Workspace, loaded: Source, audience: Audience
) -> Changes | None:
    """Give what a document says of its changes; nothing where no version came before it.

    A draft is told from the last version; what was released as it is, from the version before.
    Raises InputError for a version that cannot be relied on.
    """
    name = name_of(loaded)
    versions = versions_of(workspace, name)
    if not versions:
        return None
    release = read_release(workspace, name, versions[-1], kind_of(loaded))
    if release.state.is_same(present_state(workspace, loaded)):
        if len(versions) == 1:
            return None
        release = read_release(workspace, name, versions[-2], kind_of(loaded))
    return _changes(workspace, loaded, audience, release)


def _changes(workspace: Workspace, loaded: Source, audience: Audience, release: Release) -> Changes:
    labels = load_labels(workspace)
    says = Vocabulary(labels)
    found = changes(release.state, present_state(workspace, loaded), audience, labels)
    return Changes(
        version=release.version,
        date=release.date,
        note=release.note if audience == "internal" else None,
        title=says.say("change_title", Words.alike(release.version)).as_text(),
        all=found,
        sections=tuple(
            Section(name, tuple(in_full(one, says) for one in group))
            for name, group in groupby(found, key=lambda one: one.section)
        ),
    )
