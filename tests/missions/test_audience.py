"""What is internal is out of the data before a shareable document is composed, and nothing else."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefgen import audience
from briefgen.audience import internal_fields, shareable
from briefgen.missions import load_mission
from briefgen.models.fields import fields_of
from briefgen.models.mission.marks import INTERNAL, Internal, is_internal
from briefgen.models.mission.mission import Mission
from briefgen.workspace import Workspace
from tests.missions.planting import Planter, paths_of

PATHS = sorted(set(paths_of(Mission)))


def words_in(mission: Mission) -> set[str]:
    """Give every planted word of the data, wherever it stands in it."""
    seen = mission.model_dump_json() + repr(mission) + repr(mission.__dict__)
    return set(re.findall(r"token\d{5}x", seen))


def planted(entries: int = 1, left_out: frozenset[tuple[str, ...]] = frozenset()) -> Planter:
    return Planter(entries=entries, left_out=left_out)


@settings(deadline=None, max_examples=60)
@given(
    entries=st.integers(1, 2),
    left_out=st.sets(st.sampled_from(PATHS), max_size=20).map(frozenset),
)
def test_no_internal_word_stays_and_every_other_one_does(
    entries: int, left_out: frozenset[tuple[str, ...]]
) -> None:
    planter = planted(entries, left_out)
    mission = planter.fill(Mission)
    assert isinstance(mission, Mission)
    assert words_in(mission) == planter.internal | planter.shareable
    kept = words_in(shareable(mission))
    assert not kept & planter.internal
    assert kept == planter.shareable


def test_there_is_something_of_both_sorts() -> None:
    planter = planted()
    planter.fill(Mission)
    assert len(planter.internal) > 80
    assert len(planter.shareable) > 250


@pytest.mark.parametrize("forgotten", internal_fields(), ids=".".join)
def test_a_mark_that_is_overlooked_would_be_found(
    forgotten: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    planter = planted()
    mission = planter.fill(Mission)
    assert isinstance(mission, Mission)
    infos = [one.info for one in fields_of(mission) if named(one.path) == forgotten]
    assert infos

    def overlooks(info: FieldInfo) -> bool:
        return is_internal(info) and not any(info is one for one in infos)

    monkeypatch.setattr(audience, "is_internal", overlooks)
    assert words_in(shareable(mission)) & planter.internal


def named(path: tuple[str | int, ...]) -> tuple[str, ...]:
    return tuple(key for key in path if isinstance(key, str))


def test_the_internal_fields_are_these() -> None:
    assert {".".join(path) for path in internal_fields()} == {
        "outcomes",
        "why_now",
        "messages",
        "background",
        "delegation.members.contact.private_phone",
        "delegation.members.photo",
        "hosts.contact.private_phone",
        "hosts.photo",
        "hosts.biography",
        "hosts.earlier_meetings",
        "others.contact.private_phone",
        "others.photo",
        "programme.brief",
        "programme.speeches",
        "documents.remarks",
        "gifts.value",
        "protocol",
        "cooperation.open_actions",
        "press.holding_lines",
        "follow_up",
        "internal_questions",
    }


@pytest.mark.parametrize(
    "words", ["our_line", "asks", "sensitive", "decisions", "interests", "agenda", "aim", "parts"]
)
def test_what_leads_the_talks_lies_within_an_internal_field(words: str) -> None:
    inner = [path for path in PATHS if path[-1] == words]
    assert inner
    for path in inner:
        assert any(path[: len(internal)] == internal for internal in internal_fields())


def test_a_mission_is_valid_without_its_internal_fields() -> None:
    for path in internal_fields():
        model: type[BaseModel] = Mission
        for key in path[:-1]:
            model = next(iter(audience._models_in(model.model_fields[key].annotation)))
        assert not model.model_fields[path[-1]].is_required()


def test_a_mark_stands_where_it_is_seen() -> None:
    """A mark deep in an annotation, such as in the entries of a list, would mean nothing."""
    for path in PATHS:
        owner: type[BaseModel] = Mission
        for key in path[:-1]:
            owner = next(iter(audience._models_in(owner.model_fields[key].annotation)))
        annotation = repr(owner.model_fields[path[-1]].annotation)
        assert Internal.__name__ not in annotation, path


@pytest.mark.parametrize("name", ["2018-09-europe", "2019-10-nice"])
def test_a_shareable_mission_stays_one(real: Workspace, name: str) -> None:
    mission = load_mission(real, name).value
    once = shareable(mission)
    assert Mission.model_validate(once.model_dump(exclude_unset=True)) == once
    assert shareable(once) == once


def test_the_mark_is_one_thing() -> None:
    assert Internal() == INTERNAL
