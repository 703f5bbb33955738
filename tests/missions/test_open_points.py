"""What is not known, not translated or not confirmed is an open point; nothing else is."""

import re
from collections.abc import Sequence

import pytest

from briefgen.audience import shareable
from briefgen.errors import TemplateError
from briefgen.load import load_model
from briefgen.missions import load_mission
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.part import Part, expected_fields
from briefgen.models.text import Labels, Lang, Text
from briefgen.models.ucap import Ucap
from briefgen.open_points import Audience, OpenPoint, as_problems, open_points, state_of
from briefgen.workspace import Workspace
from tests.conftest import ROOT

LABELS = load_model(ROOT / "templates" / "labels.yaml", Labels).value.root


def person(key: str, **more: object) -> dict[str, object]:
    """Give a person of whom everything is known."""
    text = {"en": "a", "zh": "甲"}
    known = {"family": "Familyname", "chinese": "某某", "office": text, "body": text}
    return {"key": key, **known, "contact": {"phone": "+00 000"}, **more}


def mission(**more: object) -> Mission:
    """Give a mission in which nothing is open, with what a test puts into it."""
    return Mission.model_validate(
        {
            "records": ["minimal"],
            "title": {"en": "a", "zh": "甲"},
            "date": 2019,
            "dates": {"start": "2019-10-14", "end": "2019-10-16"},
            "sender": "china",
            "on_site": True,
            "delegation": {"on_site": True, "members": [person("mou"), person("moumou")]},
            "logistics": {"on_site": True},
            **more,
        }
    )


def points(
    of: Mission, audience: Audience = "internal", langs: Sequence[Lang] = ("en", "zh")
) -> tuple[OpenPoint, ...]:
    return open_points(of, LABELS, audience, langs)


def said(of: Mission, audience: Audience = "internal") -> list[str]:
    return [point.what.en or "" for point in points(of, audience)]


def slot(**more: object) -> dict[str, object]:
    title = {"en": "Placeholder Hall", "zh": "示例厅"}
    return {"title": title, "kind": "free", "city": {"on_site": True}, "status": "confirmed"} | more


def test_nothing_is_open_where_everything_is_known() -> None:
    assert points(mission()) == ()
    assert points(mission(programme=[slot(day="2019-10-15", start="10:00")])) == ()


# --- what is missing ------------------------------------------------------------------------------


def test_what_is_expected_and_not_there_is_open_in_both_languages() -> None:
    (point,) = points(mission(programme=[slot(start="10:00")]))
    assert (point.what.en, point.what.zh) == (
        "Day and time: Placeholder Hall",
        "日期和时间：示例厅",
    )
    assert (point.where.en, point.where.zh) == ("Programme", "日程")
    assert point.path == ("programme", 0, "day")
    assert point.number == 1
    assert point.kind == "missing"


def test_what_is_told_on_site_is_not_open() -> None:
    assert said(mission(programme=[slot(day={"on_site": True}, start="10:00")])) == []
    assert said(mission(programme=[slot(on_site=True)])) == []
    assert said(mission(programme=[slot(on_site=["day"], start="10:00")])) == []


def test_a_part_says_what_stands_in_the_place_of_each_field() -> None:
    of = mission(programme=[slot(day={"on_site": True}, start="10:00"), slot(kind="meeting")])
    first, second = of.programme
    assert [state_of(of, first, name) for name in ("day", "start", "dress", "note")] == [
        "on site",
        "known",
        "not expected",
        "not expected",
    ]
    assert [state_of(of, second, name) for name in ("day", "start", "address")] == [
        "open",
        "not expected",  # it follows from the day
        "not expected",  # it follows from the place
    ]


def test_an_office_without_a_name_asks_for_the_name_alone() -> None:
    known = {"office": {"en": "Placeholder Director", "zh": "示例主任"}}
    head = person("mou", family=None, chinese=None, **known)
    assert said(mission(delegation={"on_site": True, "members": [head]})) == [
        "Name: Placeholder Director"
    ]


def test_a_slot_that_is_not_confirmed_is_open() -> None:
    more = {"day": "2019-10-15", "start": "10:00"}
    for status, what in (("tentative", "Tentative"), ("to be confirmed", "Confirmation")):
        (point,) = points(mission(programme=[slot(status=status, **more)]))
        assert point.what.en == f"{what}: Placeholder Hall"
        assert point.kind == "status"
        assert point.path == ("programme", 0, "status")


def test_nobody_arrives_where_the_journey_starts_nor_leaves_where_it_ends() -> None:
    city = {"side": "china", "on_site": True}
    cities = [{"key": key, "name": {"en": key, "zh": key}, **city} for key in ("a", "b")]
    legs = [{"city": "a"}, {"city": "b"}, {"city": "a"}]
    assert said(mission(cities=cities, legs=legs)) == [
        "Day and time of departure: a",
        "Day and time of arrival: b",
        "Day and time of departure: b",
        "Transport: b",
        "Day and time of arrival: a",
        "Transport: a",
    ]


def test_a_month_is_no_day() -> None:
    dates = {"start": "2019-10", "end": "2019-10"}
    assert said(mission(dates=dates)) == ["First and last day of the mission"]


def test_delegates_who_are_counted_but_not_listed_are_open() -> None:
    delegation = {"on_site": True, "size": 5, "members": [person("mou")]}
    assert said(mission(delegation=delegation)) == ["Delegates not named yet: 4"]


def test_whoever_is_in_charge_of_a_slot_can_be_called() -> None:
    members = [person("mou", contact={}), person("moumou", contact={})]
    programme = [slot(day="2019-10-15", start="10:00", responsible="mou")] * 2
    of = mission(delegation={"on_site": True, "members": members}, programme=programme)
    (point,) = points(of)
    assert point.what.en == "Telephone number: FAMILYNAME"
    assert point.path == ("delegation", "members", 0, "contact", "phone")
    assert point.responsible is not None
    assert point.responsible.key == "mou"


def test_a_question_of_an_officer_is_open_as_it_stands() -> None:
    question = {"text": {"en": "List of companies", "zh": "企业名单"}, "due": "2019-10-01"}
    (point,) = points(mission(questions=[question]))
    assert (point.what.en, point.what.zh) == ("List of companies", "企业名单")
    assert str(point.due) == "2019-10-01"


# --- translations ---------------------------------------------------------------------------------


def test_a_missing_translation_is_open_in_a_document_of_that_language() -> None:
    of = mission(welcome=[{"en": "Welcome to this placeholder"}, {"zh": "欢迎"}])
    assert said(of) == [
        "Chinese translation of “Welcome to this placeholder”",
        "English translation of “欢迎”",
    ]
    assert [point.path for point in points(of, langs=["en"])] == [("welcome", 1)]
    assert [point.path for point in points(of, langs=["zh"])] == [("welcome", 0)]


def test_a_long_text_is_named_by_its_beginning() -> None:
    (what,) = said(mission(welcome=[{"en": "word " * 40}]))
    assert len(what) < 70
    assert "…”" in what


def test_missing_translations_of_the_records_are_open_too(placeholders: Workspace) -> None:
    ucap = load_model(placeholders.record("partly-translated").ucap, Ucap).value
    found = open_points(mission(), LABELS, "shareable", records={"partly-translated": ucap})
    assert len(found) > 3
    assert all(point.path[:2] == ("records", "partly-translated") for point in found)
    assert {point.where.en for point in found} == {"U-CAP"}


# --- whose it is ----------------------------------------------------------------------------------


def test_nobodys_points_come_first_then_whoever_has_the_earliest_date() -> None:
    text = {"en": "a", "zh": "甲"}
    questions = [
        {"text": text, "responsible": "moumou", "due": "2019-10-05"},
        {"text": text, "responsible": "mou"},
        {"text": text, "responsible": "mou", "due": "2019-10-04"},
        {"text": text, "due": "2019-10-09"},
        {"text": text},
        {"text": text, "responsible": "moumou", "due": "2019-10-04"},
        {"text": text, "responsible": "moumou", "due": "2019-10-03"},
    ]
    found = points(mission(questions=questions))
    order = [(one.responsible and one.responsible.key, one.path[1]) for one in found]
    assert order == [
        (None, 3),
        (None, 4),
        ("moumou", 6),
        ("moumou", 5),
        ("moumou", 0),
        ("mou", 2),
        ("mou", 1),
    ]
    assert [point.number for point in found] == [1, 2, 3, 4, 5, 6, 7]


def test_whoever_is_responsible_for_a_part_is_so_for_what_is_in_it() -> None:
    brief = {"aim": {"en": "Placeholder aim"}, "on_site": True}
    own = slot(day="2019-10-15", start="10:00", responsible="mou", due="2019-10-01", brief=brief)
    (point,) = points(mission(programme=[own]))
    assert point.path == ("programme", 0, "brief", "aim")
    assert point.responsible is not None
    assert point.responsible.key == "mou"
    assert str(point.due) == "2019-10-01"


# --- who may see it -------------------------------------------------------------------------------


def test_the_shareable_list_holds_nothing_internal() -> None:
    text = {"en": "Placeholder"}
    of = mission(
        messages=[{"text": text}],
        welcome=[text],
        internal_questions=[{"text": text}],
        programme=[slot(day="2019-10-15", start="10:00", brief={"asks": [text]})],
    )
    internal = {point.path for point in points(of) if point.internal}
    assert {path[0] for path in internal} == {"messages", "internal_questions", "programme"}
    assert [point.path for point in points(of, "shareable")] == [("welcome", 0)]


@pytest.mark.parametrize("name", ["2018-09-europe", "2019-10-nice"])
def test_the_shareable_list_is_the_internal_one_without_what_is_internal(
    real: Workspace, name: str
) -> None:
    of = load_mission(real, name).value
    both = {point.path for point in points(of) if not point.internal}
    assert {point.path for point in points(of, "shareable")} == both
    assert {point.path for point in points(shareable(of), "shareable")} == both
    assert len(both) < len(points(of))


def test_open_points_of_a_final_document_are_said_with_their_lines(real: Workspace) -> None:
    loaded = load_mission(real, "2018-09-europe")
    problems = [str(one) for one in as_problems(points(loaded.value, "shareable"), loaded)]
    assert len(problems) > 40
    assert all(re.search(r"2018-09-europe\.yaml:\d+: open point \d+: ", one) for one in problems)


# --- the words for it -----------------------------------------------------------------------------


def every_part(model: type[Part] = Part) -> set[type[Part]]:
    return {model}.union(*(every_part(one) for one in model.__subclasses__()))


def test_there_are_words_for_all_that_is_expected_and_for_no_more() -> None:
    from briefgen.models.mission.marks import expectation

    used = {
        f"expected_{mark.label}"
        for part in every_part()
        for name in expected_fields(part)
        if (mark := expectation(part.model_fields[name]))
    }
    between = {"expected_exact_dates", "expected_more_members", "expected_phone"}
    assert used | between == {key for key in LABELS if key.startswith("expected_")}
    parts = {f"part_{name}" for name in Mission.model_fields}
    here = {key for key in LABELS if key.startswith("part_")}
    assert here <= parts | {"part_mission"}


def test_words_that_a_workspace_lacks_are_named() -> None:
    labels: dict[str, Text] = {key: LABELS[key] for key in LABELS if key != "expected_day"}
    with pytest.raises(TemplateError, match=r"`labels\.yaml` has no words for `expected_day`"):
        open_points(mission(programme=[slot(start="10:00")]), labels, "internal")
