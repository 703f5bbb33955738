"""No internal word of a mission reaches a mail, a calendar or a package."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pydantic import BaseModel

from briefgen import missions
from briefgen.audience import internal_fields
from briefgen.deliver import calendar, topic
from briefgen.load import Loaded
from briefgen.models.mission.marks import is_internal
from briefgen.models.mission.mission import Mission
from briefgen.releases import since
from briefgen.releases.freeze import freeze
from briefgen.workspace import Workspace
from tests.missions.planting import Planter
from tests.sending.conftest import COMPLETE, Said
from tests.sending.opened import all_words

ModelT = TypeVar("ModelT", bound=BaseModel)
TOKEN = re.compile(r"token\d{5}x")


def with_planted(part: ModelT, planter: Planter, seen: set[tuple[str, ...]], *path: str) -> ModelT:
    """Give a part in which every internal field, filled or not, holds words of its own."""
    values: dict[str, Any] = {}
    for name, info in type(part).model_fields.items():
        if is_internal(info):
            seen.add((*path, name))
            values[name] = planter._value(info.annotation, (*path, name), True)  # noqa: FBT003
        else:
            values[name] = within(getattr(part, name), planter, seen, *path, name)
    return type(part).model_construct(**values)


def within(value: object, planter: Planter, seen: set[tuple[str, ...]], *path: str) -> object:
    if isinstance(value, BaseModel):
        return with_planted(value, planter, seen, *path)
    if isinstance(value, tuple):
        return tuple(within(one, planter, seen, *path) for one in value)
    return value


@pytest.fixture
def planter(monkeypatch: pytest.MonkeyPatch) -> Planter:
    """The complete mission is read with a word of its own in every internal field."""
    planter = Planter(entries=2)

    def load_planted(workspace: Workspace, name: str) -> Loaded[Mission]:
        loaded = missions.load_mission(workspace, name)
        seen: set[tuple[str, ...]] = set()
        planted = with_planted(loaded.value, planter, seen)
        assert seen == set(internal_fields())
        return replace(loaded, value=planted)

    monkeypatch.setattr(topic, "load_mission", load_planted)
    return planter


def words_sent(papers: Path, said: Said) -> str:
    """Give all words of the calendar, the package and both mails."""
    for command in (("ics",), ("zip",), ("email",), ("email", "--zip", "--doc=pack")):
        result = said(command[0], COMPLETE, *command[1:])
        assert result.exit_code == 0, result.output
    said("email", COMPLETE, "--doc=briefing", "--to=a@example.org")
    made = [*papers.glob("*.eml"), *papers.glob("*.ics"), *papers.glob("*.zip")]
    made += papers.glob("internal/*.eml")
    assert len(made) == 4
    return "\n".join(all_words(path.name, path.read_bytes()) for path in made)


def test_no_internal_word_is_sent(papers: Path, said: Said, planter: Planter) -> None:
    words = words_sent(papers, said)
    assert len(planter.internal) > 80
    assert not TOKEN.findall(words)
    memory = papers.parents[1] / "inputs" / "missions" / f"{COMPLETE}.calendar.json"
    assert not TOKEN.findall(memory.read_text("utf-8"))


@pytest.mark.parametrize("leak", ["summary", "title", "recipient"])
def test_an_internal_word_would_be_found(
    papers: Path, said: Said, planter: Planter, monkeypatch: pytest.MonkeyPatch, leak: str
) -> None:
    """Without the data being taken out, a careless line of code is seen by the same search."""
    monkeypatch.setattr(topic, "shareable", lambda mission: mission)
    monkeypatch.setattr(calendar, "shareable", lambda mission: mission)
    if leak == "summary":
        monkeypatch.setattr(calendar, "in_both", lambda _: next(iter(sorted(planter.internal))))
    elif leak == "title":
        monkeypatch.setattr(topic.Topic, "title", lambda self, _: self.mission.why_now.en)
    else:
        monkeypatch.setattr(
            "briefgen.deliver.recipients.name_of", lambda person, _: person.contact.private_phone
        )
    assert TOKEN.findall(words_sent(papers, said))


def test_a_change_for_the_office_alone_is_in_no_mail(
    papers: Path, said: Said, placeholders: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze(placeholders, COMPLETE, tuple, "token00002x")
    file = placeholders.mission(COMPLETE)
    file.write_text(file.read_text("utf-8").replace("EUR 60", "token00001x", 1), "utf-8")
    ready = papers / f"{COMPLETE}-mail-v1.0-draft.eml"
    assert said("email", COMPLETE).exit_code == 0
    words = all_words(ready.name, ready.read_bytes())
    assert not TOKEN.findall(words)
    assert "Changes since" not in words
    # A list for the office would have been seen.
    tell = since._changes
    monkeypatch.setattr(
        since, "_changes", lambda *given: tell(given[0], given[1], "internal", given[3])
    )
    assert said("email", COMPLETE).exit_code == 0
    assert TOKEN.findall(all_words(ready.name, ready.read_bytes()))


def test_what_is_taken_out_cannot_be_used_by_mistake(
    papers: Path, said: Said, planter: Planter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same careless line finds nothing once the internal fields are out of the data."""
    monkeypatch.setattr(topic.Topic, "title", lambda self, _: repr(self.mission))
    assert not TOKEN.findall(words_sent(papers, said))
    assert planter.internal
