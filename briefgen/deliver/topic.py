"""What a mail, calendar or package is about: a mission or a record, without what is internal."""

from dataclasses import dataclass
from pathlib import Path

from briefgen.audience import shareable
from briefgen.deliver.words import Words, plain
from briefgen.errors import Problem, SendingError
from briefgen.formats import LIST_MARK, format_range
from briefgen.load import Loaded, load_model
from briefgen.mission_index import MissionIndex
from briefgen.missions import load_mission
from briefgen.models.dates import PartialDate
from briefgen.models.mission.mission import Mission
from briefgen.models.programme import Contact, Programme
from briefgen.models.text import LANGS, Labels, Lang
from briefgen.models.ucap import Side, Ucap
from briefgen.releases.since import Changes, changes_since_release
from briefgen.releases.version import Version, version_of
from briefgen.workspace import Workspace, shown


@dataclass(frozen=True, slots=True)
class Topic:
    """A record or a mission by its name, and what all records share."""

    name: str
    """As it was called."""
    mission_name: str | None
    mission: Mission | None
    """Shareable; of a record, its mission that starts last, where it has one."""
    record: Ucap | None
    """None where a mission was called."""
    programme: Programme
    words: Words
    version: Version
    """Of the mission, or of the record without one."""
    changes: Changes | None
    """What all may read of what is different since the version before, where there is one."""
    date: PartialDate
    """That the documents bear."""

    @property
    def owners(self) -> tuple[str, ...]:
        """The names that the files of this topic begin with."""
        records = self.mission.records if self.mission else ()
        return tuple(dict.fromkeys((self.name, *filter(None, [self.mission_name]), *records)))

    @property
    def contact(self) -> Contact:
        """Whom readers can ask."""
        own = self.record.contact if self.record else None
        return own or self.programme.contact

    def title(self, lang: Lang) -> str:
        """Give what it is called."""
        if self.mission is not None:
            return plain(self.mission.title, lang)
        assert self.record is not None  # noqa: S101  # a topic has one of the two
        sides = (_places(side, lang) for _, side in self.record.sides())
        return self.words.word("subject", lang, *sides)

    def dates(self, lang: Lang) -> str:
        """Give the dates of the mission; empty for a record alone."""
        if self.mission is None:
            return ""
        return format_range(self.mission.dates.start, self.mission.dates.end, lang)

    def state(self, lang: Lang) -> str:
        """Give the version in words, or that it is a draft."""
        return plain(self.version.title, lang)

    def needs_mission(self) -> tuple[Mission, str]:
        """Give the mission and its name; raise SendingError where the record has none."""
        if self.mission is None or self.mission_name is None:
            raise SendingError(
                Problem(
                    f"the record `{self.name}` has no mission, so there is no programme",
                    "write a file in `inputs/missions` that names it under `records`",
                )
            )
        return self.mission, self.mission_name

    def folders(self, workspace: Workspace) -> tuple[Path, ...]:
        """Give the folders of `out/` that hold its files."""
        names = dict.fromkeys(filter(None, (self.name, self.mission_name)))
        return tuple(workspace.out / name for name in names)


def load_topic(workspace: Workspace, name: str, date: PartialDate | None = None) -> Topic:
    """Read what a name stands for; `date` replaces the date of its documents.

    Raises UnknownNameError for a name that neither a record nor a mission has, InputError for
    what is not valid.
    """
    record: Loaded[Ucap] | None = None
    mission_name: str | None = name
    if not workspace.is_mission(name):
        file = workspace.record(name).ucap
        record = load_model(file, Ucap, shown(file))
        mission_name = MissionIndex(workspace).last_of(name)
    mission = None if mission_name is None else load_mission(workspace, mission_name)
    labels = workspace.template("labels.yaml")
    source = mission or record
    assert source is not None  # noqa: S101  # a mission was read where no record was
    words = load_model(labels, Labels, shown(labels)).value.root
    version = version_of(workspace, source, words)
    return Topic(
        name=name,
        mission_name=mission_name,
        mission=None if mission is None else shareable(mission.value),
        record=None if record is None else record.value,
        programme=load_model(workspace.programme, Programme, shown(workspace.programme)).value,
        words=Words(words),
        version=version,
        changes=changes_since_release(workspace, source, "shareable"),
        date=date or version.date,
    )


def in_each(topic: Topic, part: str) -> dict[Lang, str]:
    """Give `title`, `dates` or `state` of a topic in each language."""
    return {lang: getattr(topic, part)(lang) for lang in LANGS}


def _places(side: Side, lang: Lang) -> str:
    return LIST_MARK[lang].join(plain(place.name, lang) for place in side.places)
