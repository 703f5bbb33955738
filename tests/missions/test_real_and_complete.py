"""The missions that come with the project: two real ones with what is known, a complete one."""

import datetime as dt

import pytest
from pydantic import BaseModel

from briefgen.load import load_model
from briefgen.missions import load_mission
from briefgen.models.fields import fields_of
from briefgen.models.mission.mission import Mission
from briefgen.models.text import Labels, Text
from briefgen.open_points import open_points
from briefgen.workspace import Workspace
from tests.conftest import ROOT

COMPLETE = "2019-05-four-cities"
LABELS = load_model(ROOT / "templates" / "labels.yaml", Labels).value.root
# Of the real missions nothing else is known, so nothing else may be stated.
KNOWN = {
    "2018-09-europe": {
        *("records", "title", "date", "dates", "sender", "purpose", "cities", "legs"),
        *("delegation", "programme"),
    },
    "2019-10-nice": {
        *("records", "title", "date", "dates", "sender", "purpose", "cities", "legs"),
        *("delegation", "programme", "press"),
    },
}


@pytest.fixture
def complete(placeholders: Workspace) -> Mission:
    return load_mission(placeholders, COMPLETE).value


@pytest.mark.parametrize("name", KNOWN)
def test_a_real_mission_says_what_is_known_and_nothing_more(real: Workspace, name: str) -> None:
    mission = load_mission(real, name).value
    assert mission.model_fields_set == KNOWN[name]
    assert mission.records == ("haikou",)
    people = list(mission.people())
    assert not any(person.is_named for person in people)
    for slot in mission.programme:
        assert (slot.start, slot.place, slot.brief) == (None, None, None)
    assert {leg.arrival for leg in mission.legs} == {None}


def test_the_head_of_a_real_mission_is_known_by_office_alone(real: Workspace) -> None:
    mission = load_mission(real, "2018-09-europe").value
    assert mission.delegation.head is not None
    head = mission.person(mission.delegation.head)
    assert head.office is not None
    assert head.office.en == "Deputy Director General"
    what = {point.what.en for point in open_points(mission, LABELS, "shareable")}
    assert "Name: Deputy Director General" in what


@pytest.mark.parametrize("name", KNOWN)
def test_a_real_mission_is_in_both_languages(real: Workspace, name: str) -> None:
    mission = load_mission(real, name).value
    kinds = {point.kind for point in open_points(mission, LABELS, "internal")}
    assert kinds == {"missing", "status"}


def test_the_complete_one_has_20_delegates_5_days_4_cities_and_12_meetings(
    complete: Mission,
) -> None:
    assert len(complete.delegation.members) == complete.delegation.size == 20
    days = {slot.day for slot in complete.programme}
    assert days == {dt.date(2019, 5, day) for day in range(13, 18)}
    assert len({leg.city for leg in complete.legs[1:-1]}) == 4
    assert len([slot for slot in complete.programme if slot.brief]) == 12
    assert len(complete.records) == 2


def empty(part: BaseModel) -> set[str]:
    return {name for name in type(part).model_fields if getattr(part, name) in (None, ())}


def test_the_complete_one_has_every_section(complete: Mission) -> None:
    assert empty(complete) == {"responsible", "due", "on_site"}
    assert empty(complete.logistics) == {"responsible", "due", "on_site"}
    assert empty(complete.press) == {"responsible", "due", "on_site"}
    for slot in complete.programme:
        if slot.brief:
            assert empty(slot.brief) == {"responsible", "due", "on_site"}


def test_the_complete_one_uses_every_field_somewhere(complete: Mission) -> None:
    used = {
        (type(field.owner), field.name)
        for field in fields_of(complete)
        if field.name in field.owner.model_fields_set
    }
    never = {
        f"{type(field.owner).__name__}.{field.name}"
        for field in fields_of(complete)
        if (type(field.owner), field.name) not in used
    }
    own = {name for name in never if name.split(".")[1] not in {"responsible", "due", "on_site"}}
    # Sources of figures; pictures of people, which a placeholder has not.
    assert own == {
        *("Text.stated", "Dates.stated", "Regions.stated", "Countries.stated", "Area.stated"),
        *("Population.source", "Population.stated", "Term.certain"),
        *("Delegate.photo", "Host.photo", "Helper.photo"),
        *("Host.role", "Host.rank", "Host.honorific"),
        *("Helper.rank", "Helper.honorific"),
        *("Slot.end_day", "Flight.people"),
    }


def test_the_complete_one_is_long_enough_in_both_languages(complete: Mission) -> None:
    texts = [field.value for field in fields_of(complete) if isinstance(field.value, Text)]
    texts += [
        text
        for field in fields_of(complete)
        if isinstance(field.value, tuple)
        for text in field.value
        if isinstance(text, Text)
    ]
    assert len(texts) > 600
    assert sum(len((text.en or "").split()) for text in texts) > 6000
    assert sum(len(text.zh or "") for text in texts) > 10_000


def test_a_few_points_of_the_complete_one_are_open_for_several_people(complete: Mission) -> None:
    points = open_points(complete, LABELS, "internal")
    assert 10 < len(points) < 30
    assert {point.kind for point in points} == {"missing", "status", "translation", "question"}
    assert len({point.responsible and point.responsible.key for point in points}) > 4
    assert any(slot.is_told_on_site("place") for slot in complete.programme)
