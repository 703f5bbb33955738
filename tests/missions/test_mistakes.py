"""What is wrong in a mission is said all at once, each with its line and what mends it."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import InputError
from briefgen.load import load_model
from briefgen.loading.source import read_source
from briefgen.loading.yaml_tree import read_tree
from briefgen.models.mission.mission import Mission
from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.missions.conftest import MISSION, Saying, programme, slot
from tests.pictures import encoded, silhouette


def test_the_small_mission_is_valid(said: Saying) -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "programme: [{title: {en: a}, start: 25:00}]",
            (
                "17: `programme 1 › start`: '25:00' is not a time such as 09:30; write it like "
                "09:30, the hours from 0 to 23"
            ),
        ),
        ("programme: [{title: {en: a}, start: 10}]", "10 is not a time such as 09:30"),
        ("programme: [{title: {en: a}, start: 10.30}]", "10.3 is not a time such as 09:30"),
        ("programme: [{title: {en: a}, day: 2019-10}]", "'2019-10' is not a day"),
        ("programme: [{title: {en: a}, day: 2019-10-32}]", "2019-10-32 is not in the calendar"),
        (
            "programme: [{title: {en: a}, start: 10:30, end: 09:30}]",
            (
                "17: `programme 1` ends (09:30) before its start (10:30); correct the times, or "
                "give the day on which it ends as `end_day`"
            ),
        ),
        (
            "programme: [{title: {en: a}, start: 10:30, end: 10:30}]",
            "17: `programme 1` ends (10:30) before its start (10:30)",
        ),
        ("programme: [{title: {en: a}, end: 10:30}]", "has an end but no start; write its `start`"),
        (
            "programme: [{title: {en: a}, status: maybe}]",
            "write `confirmed`, `tentative` or `to be confirmed`",
        ),
        (
            "programme: [{title: {en: a}, languages: [Englisch]}]",
            "`Englisch` is not a language code of ISO 639 such as en, zh or es",
        ),
        (
            "logistics: {hotels: [{city: sampleton, name: {en: a}, phone: 112}]}",
            (
                "17: `logistics › hotels 1 › phone` holds a number where text belongs; write "
                '"112" in quotes'
            ),
        ),
        (
            "emergencies: [{what: {en: a}, phone: none}]",
            "`none` is not a telephone number such as +34 000 000 000",
        ),
        (
            "programme: [{title: {en: a}, on_site: [plce]}]",
            "has `plce` told on site, which nobody expects here (did you mean `place`?)",
        ),
        (
            "programme: [{title: {en: a}, plce: {on_site: true}}]",
            "unknown key `plce` in `programme 1`; did you mean `place`?",
        ),
        ("programme: [{title: {en: a}, on_site: yes}]", "neither true nor a list of fields"),
        ("dates: {}", "the key `dates` stands here again, after line 4"),
        (
            "messages: [{text: {en: a}}, {text: {en: b}}, {text: {en: c}}, {text: {en: d}}]",
            "`messages` holds more than 3 entries; leave at most 3",
        ),
    ],
)
def test_a_mistake_in_a_field_is_said(said: Saying, line: str, expected: str) -> None:
    assert any(expected in problem for problem in said(line)), said(line)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Nice", "`Europe/Nice` is not a time zone of the IANA such as Europe/Paris"),
        ("CET+1", "`CET+1` is not a time zone of the IANA"),
    ],
)
def test_a_time_zone_is_the_ianas(said: Saying, zone: str, expected: str) -> None:
    [problem] = said(mission=MISSION.replace("Europe/Paris", zone))
    assert problem.startswith("8: `cities 2 › time_zone`:")
    assert expected in problem


# --- keys ---------------------------------------------------------------------------------------


def test_an_unknown_record_is_said_with_the_nearest(said: Saying) -> None:
    [problem] = said(mission=MISSION.replace("[minimal]", "[minimal, one-cty]"))
    assert problem.startswith("1: there is no record `one-cty`; did you mean `one-city`? there are")


def test_a_part_that_a_record_lacks_is_said(said: Saying) -> None:
    zone = "time_zone: Europe/Paris"
    cooperation = "cooperation: [{record: one-city, themes: [1], results: [1, 99]}]"
    mission = MISSION.replace("[minimal]", "[minimal, one-city]")
    [problem] = said(mission=mission.replace(zone, f"{zone}, {cooperation}"))
    assert re.match(r"8: the record `one-city` has \d results, but no number 99; correct", problem)


def test_a_record_that_the_mission_is_not_for_is_said(said: Saying) -> None:
    zone = "time_zone: Europe/Paris"
    [problem] = said(mission=MISSION.replace(zone, f"{zone}, cooperation: [{{record: one-city}}]"))
    assert problem == (
        "8: the mission is not for the record `one-city`; write it into `records` too"
    )


def test_an_unknown_city_is_said_with_the_nearest(said: Saying) -> None:
    assert said("legs:\n  - city: sampletown") == [
        (
            "18: `sampletown` in `legs 1 › city` is no city of the mission; did you mean "
            "`sampleton`? Else write it into `cities`"
        )
    ]


def test_an_unknown_head_is_said(said: Saying) -> None:
    [problem] = said(mission=MISSION.replace("head: mou", "head: mu"))
    assert problem == (
        "10: `mu` in `delegation › head` is on neither side’s list; did you mean `mou`? Else write "
        "it into `delegation › members`"
    )


def test_a_person_in_a_meeting_who_is_on_neither_sides_list_is_said(said: Saying) -> None:
    brief = ", brief: {ours: [{person: nobody}], theirs: [{person: interpreter-a}]}"
    assert said(programme(slot(15, "09:00", "10:00", brief))) == [
        (
            "18: `nobody` in `programme 1 › brief › ours 1 › person` is on neither side’s list; "
            "write it into `delegation › members`"
        ),
        (
            "18: `interpreter-a` in `programme 1 › brief › theirs 1 › person` is on neither side’s "
            "list; write it into `hosts`"
        ),
    ]


def test_a_host_among_our_people_is_said(said: Saying) -> None:
    [problem] = said(programme(slot(15, "09:00", "10:00", ", people: [mou, host-a]")))
    assert problem == (
        "18: `host-a` in `programme 1 › people 2` is no member of the delegation, but on the other "
        "side’s list; correct the key"
    )


def test_whoever_attends_by_the_brief_attends_by_the_slot(said: Saying) -> None:
    more = ", people: [mou], brief: {ours: [{person: moumou}]}"
    [problem] = said(programme(slot(15, "09:00", "10:00", more)))
    assert problem.startswith(
        "18: `moumou` attends by the brief, but not by the `people` of the slot (line 18)"
    )


def test_anybody_of_the_mission_can_interpret(said: Saying) -> None:
    assert said(programme(slot(15, "09:00", "10:00", ", interpreter: interpreter-a"))) == []


def test_an_unknown_slot_is_said(said: Saying) -> None:
    lines = programme(slot(15, "09:00", "10:00", ", key: signing"))
    lines += "\ngifts: [{what: {en: a}, slot: signng}]"
    [problem] = said(lines)
    assert problem.startswith("19: `signng` in `gifts 1 › slot` is the key of no slot; did you")


def test_two_people_with_one_key_are_said_with_both_lines(said: Saying) -> None:
    [problem] = said(mission=MISSION.replace("key: host-a", "key: mou"))
    assert problem == (
        "14: the key `mou` stands for another person already, on line 12; give one of the two "
        "another key"
    )


def test_two_cities_and_two_slots_with_one_key_are_said(said: Saying) -> None:
    twice = (slot(15, "09:00", "10:00", ", key: a"), slot(15, "11:00", "12:00", ", key: a"))
    [problem] = said(programme(*twice))
    assert problem.startswith("19: the key `a` stands for another slot already, on line 18")


def test_a_key_is_a_short_word(said: Saying) -> None:
    [problem] = said(mission=MISSION.replace("key: host-a", "key: Host A"))
    assert problem.startswith("14: `hosts 1 › key`: `Host A` is not a key")


def test_more_members_than_the_delegation_has_are_said(said: Saying) -> None:
    [problem] = said(mission=MISSION.replace("  head: mou", "  size: 1\n  head: mou"))
    assert problem.startswith("10: the delegation is said to have 1 members, but 2 are listed")


# --- times --------------------------------------------------------------------------------------


def test_overlapping_slots_of_the_same_people_are_said_with_both_lines(said: Saying) -> None:
    lines = programme(
        slot(15, "09:00", "10:30", ", people: [mou, moumou]"),
        slot(15, "10:00", "11:00", ", people: [moumou]"),
    )
    assert said(lines) == [
        (
            "19: the slot overlaps with the one on line 18 on 2019-10-15, for OTHERNAME Given; "
            "correct the times, or name under `people` who is where"
        )
    ]


def test_slots_without_people_are_the_whole_delegations(said: Saying) -> None:
    lines = programme(slot(15, "10:00", "11:00"), slot(15, "09:00", "10:30"))
    [problem] = said(lines)
    assert problem.startswith("19: the slot overlaps with the one on line 18")
    assert "for the whole delegation" in problem


@pytest.mark.parametrize(
    "slots",
    [
        (slot(15, "09:00", "10:30"), slot(15, "10:30", "11:00")),
        (slot(15, "09:00", "10:30"), slot(16, "09:00", "10:30")),
        (
            slot(15, "09:00", "10:30", ", people: [mou]"),
            slot(15, "09:00", "10:30", ", people: [moumou]"),
        ),
    ],
)
def test_slots_one_after_the_other_or_of_different_people_are_taken(
    said: Saying, slots: tuple[str, str]
) -> None:
    assert said(programme(*slots)) == []


def test_slots_of_two_time_zones_overlap_by_the_same_clock(said: Saying) -> None:
    there = slot(15, "09:00", "10:00")
    here = slot(15, "15:30", "16:30").replace("sampleton", "testville")  # six hours ahead
    assert "overlaps" in said(programme(there, here))[0]
    assert said(programme(there, here.replace("15:30", "16:00"))) == []


def test_an_interpreter_in_two_slots_at_once_is_said_with_both_lines(said: Saying) -> None:
    lines = programme(
        slot(15, "09:00", "10:30", ", people: [mou], interpreter: interpreter-a"),
        slot(15, "10:00", "11:00", ", people: [moumou], interpreter: interpreter-a"),
    )
    assert said(lines) == [
        (
            "19: VOICENAME Given is to be in two places on 2019-10-15 at 10:00, as the interpreter "
            "here and as the interpreter on line 18; name somebody else in one of the two, or "
            "correct the times"
        )
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("hosts: [host-a]", "hosts: [host-a]", "HOSTNAME Given is to be in two places"),
        ("hosts: [host-a]", "interpreter: host-a", "as the interpreter here and as a host on"),
        (
            "brief: {theirs: [{person: host-a}]}",
            "hosts: [host-a]",
            "as a host here and as a host on line 18",
        ),
        (
            "interpreter: moumou",
            "dress: {en: a}",
            (
                "OTHERNAME Given is to be in two places on 2019-10-15 at 09:00, as one of ours "
                "here and as the interpreter on line 18"
            ),
        ),
    ],
)
def test_whoever_is_to_be_in_two_places_is_said_with_what_for(
    said: Saying, first: str, second: str, expected: str
) -> None:
    lines = programme(
        slot(15, "09:00", "10:00", f", people: [mou], {first}"),
        slot(15, "09:00", "10:00", f", people: [moumou], {second}"),
    )
    [problem] = said(lines)
    assert problem.startswith("19: ")
    assert expected in problem


def test_the_line_is_that_of_the_person(said: Saying) -> None:
    slots = """\
programme:
  - {day: 2019-10-15, start: 09:00, end: 10:00, title: {en: a}, people: [mou], hosts: [host-a]}
  - day: 2019-10-15
    start: 09:00
    end: 10:00
    title: {en: b}
    people: [moumou]
    hosts:
      - host-a"""
    [problem] = said(slots)
    assert problem.startswith("25: HOSTNAME Given is to be in two places")


def test_two_places_are_told_by_the_same_clock(said: Saying) -> None:
    there = slot(15, "09:00", "10:00", ", people: [mou], interpreter: interpreter-a")
    here = slot(15, "15:30", "16:30", ", people: [moumou], interpreter: interpreter-a")
    here = here.replace("sampleton", "testville")  # six hours ahead
    [problem] = said(programme(there, here))
    assert problem.startswith("19: VOICENAME Given is to be in two places on 2019-10-15 at 15:30")
    assert said(programme(there, here.replace("15:30", "16:00"))) == []
    assert said(programme(there, here.replace("testville", "sampleton"))) == []


@pytest.mark.parametrize(
    "times", ["start: 09:00", "note: {en: all day}", "start: 10:00, end: 11:00"]
)
def test_whoever_is_in_slots_without_times_or_one_after_the_other_is_in_one_place(
    said: Saying, times: str
) -> None:
    other = (
        f"  - {{day: 2019-10-15, {times}, title: {{en: a}}, people: [moumou], "
        "interpreter: interpreter-a, hosts: [host-a]}"
    )
    more = ", people: [mou], interpreter: interpreter-a, hosts: [host-a]"
    assert said(programme(slot(15, "09:00", "10:00", more), other)) == []


def test_whoever_is_only_responsible_need_not_be_there(said: Saying) -> None:
    lines = programme(
        slot(15, "09:00", "10:00", ", people: [mou], responsible: moumou"),
        slot(15, "09:00", "10:00", ", people: [moumou], responsible: moumou"),
    )
    assert said(lines) == []


def test_a_body_without_a_person_receives_in_two_places(said: Saying) -> None:
    body = MISSION.replace("family: Hostname, given: Given", "body: {en: Placeholder Council}")
    office = body.replace("city: sampleton}]", "city: sampleton, office: {en: Mayor}}]")
    lines = programme(
        slot(15, "09:00", "10:00", ", people: [mou], hosts: [host-a]"),
        slot(15, "09:00", "10:00", ", people: [moumou], hosts: [host-a]"),
    )
    assert said(lines, body) == []
    assert said(lines, office) != []


def test_a_slot_over_midnight_says_the_day_on_which_it_ends(said: Saying) -> None:
    assert said(programme(slot(15, "22:00", "00:30", ", end_day: 2019-10-16"))) == []
    later = slot(16, "00:15", "01:00")
    night = slot(15, "22:00", "00:30", ", end_day: 2019-10-16")
    assert "19: the slot overlaps" in said(programme(night, later))[0]


def test_a_slot_outside_the_missions_days_is_said(said: Saying) -> None:
    assert said(programme(slot(13, "09:00", "10:00"), slot(17, "09:00", "10:00"))) == [
        f"{line}: the slot is on 2019-10-{day}, outside the mission of 2019-10-14 to 2019-10-16 "
        "(line 4); correct one of the two"
        for line, day in ((18, 13), (19, 17))
    ]


def test_where_only_the_month_is_known_any_day_of_it_is_within(said: Saying) -> None:
    mission = MISSION.replace("{start: 2019-10-14, end: 2019-10-16}", "{start: 2019-10, end: 2019}")
    assert said(programme(slot(31, "09:00", "10:00")), mission) == []


def test_legs_out_of_order_are_said_with_both_lines(said: Saying) -> None:
    lines = """\
legs:
  - city: testville
    departure: {day: 2019-10-14, time: 12:00}
  - city: sampleton
    arrival: {day: 2019-10-14, time: 05:30}
    departure: {day: 2019-10-13}"""
    [arrival, departure] = said(lines)
    assert arrival == (
        "21: `legs 2 › arrival` (2019-10-14 05:30) is before `legs 1 › departure` (2019-10-14 "
        "12:00, line 19); write the legs in the order of time, or correct one of the two"
    )
    assert departure.startswith(
        "22: `legs 2 › departure` (2019-10-13) is before `legs 2 › arrival`"
    )


def test_legs_are_compared_across_time_zones(said: Saying) -> None:
    lines = """\
legs:
  - city: testville
    departure: {day: 2019-10-14, time: 12:00}
  - city: sampleton
    arrival: {day: 2019-10-14, time: 11:30}"""
    assert said(lines) == []  # seven and a half hours later


def test_minutes_that_do_not_fit_into_the_slot_are_said(said: Saying) -> None:
    more = (
        ", brief: {agenda: [{text: {en: a}, minutes: 50}, {text: {en: b}, minutes: 20}]}"
        ", speeches: [{title: {en: a}, parts: [{title: {en: a}, text: {en: b}, minutes: 61}]}]"
    )
    assert said(programme(slot(15, "09:00", "10:00", more))) == [
        (
            "18: the agenda takes 70 minutes, but the slot of line 18 has 60; shorten "
            "it, or make the slot longer"
        ),
        (
            "18: the speaking notes take 61 minutes, but the slot of line 18 has 60; shorten "
            "it, or make the slot longer"
        ),
    ]


def test_all_mistakes_between_fields_are_said_at_once_in_the_order_of_the_lines(
    said: Saying,
) -> None:
    mission = MISSION.replace("[minimal]", "[none]").replace("head: mou", "head: mu")
    lines = programme(slot(13, "09:00", "10:00"), slot(15, "09:00", "10:00", ", hosts: [x]"))
    assert [problem.split(":")[0] for problem in said(lines, mission)] == ["1", "10", "18", "19"]


def test_a_thousand_overlaps_are_said_in_few_lines(said: Saying) -> None:
    assert len(said(programme(*[slot(15, "09:00", "10:00")] * 1000))) == 50


# --- what has no place ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key",
    [
        *("passport", "passport_no", "Passport-Number", "passportNumber", "diet", "dietary_needs"),
        *("allergies", "room", "room_number", "hotel_room", "birth", "birthday", "birthplace"),
        *("date_of_birth", "dob", "religion", "health", "medical", "id_number", "blood_type"),
        *("护照", "护照号码", "饮食", "忌口", "房间", "房号", "出生日期", "宗教", "身份证号"),
    ],
)
def test_a_key_of_a_persons_own_affairs_is_refused_with_the_reason(said: Saying, key: str) -> None:
    mission = MISSION.replace("{key: host-a,", f"{{key: host-a, {key}: secret-value,")
    [problem] = said(mission=mission)
    assert problem.startswith(f"14: `{key}` in `hosts 1` has no place here: passports,")
    assert problem.endswith("keep it in a separate, restricted list, and take it out here")
    assert "secret-value" not in problem


@pytest.mark.parametrize("key", ["agenda_", "roome", "message", "languge", "stage", "image"])
def test_another_unknown_key_is_only_unknown(said: Saying, key: str) -> None:
    [problem] = said(mission=MISSION.replace("{key: host-a,", f"{{key: host-a, {key}: a,"))
    assert problem.startswith(f"14: unknown key `{key}` in `hosts 1`")


# --- pictures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("photo", "expected"),
    [
        ("none.jpg", "is not there; put the picture there"),
        ("none.gif", "is neither .jpg nor .png; save it as one of these"),
        ("../../../none.jpg", "leads out of the workspace; put the picture itself there"),
        ("/etc/none.png", "leads out of the workspace; put the picture itself there"),
        ("n" * 300 + ".jpg", "is not there; put the picture there"),
        (".jpg/none.jpg", "is not there; put the picture there"),
    ],
)
def test_a_picture_that_is_not_there_is_said(said: Saying, photo: str, expected: str) -> None:
    mission = MISSION.replace("{key: host-a,", f"{{key: host-a, photo: {photo},")
    [problem] = said(mission=mission)
    assert problem.startswith(f"14: the picture `{photo[:40]}")
    assert expected in problem


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"words", "the picture `mou.jpg` is no JPEG or PNG picture; save it as one of these"),
        (encoded(silhouette())[:1500], "the picture `mou.jpg` is damaged; copy or save it again"),
    ],
)
def test_a_picture_that_cannot_be_printed_is_said(
    said: Saying, placeholders: Workspace, data: bytes, expected: str
) -> None:
    (placeholders.missions / "mou.jpg").write_bytes(data)
    mission = MISSION.replace("{key: host-a,", "{key: host-a, photo: mou.jpg,")
    assert said(mission=mission) == [f"14: {expected}"]


def test_a_link_to_a_picture_elsewhere_and_a_link_to_itself_are_said(
    said: Saying, placeholders: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "mou.jpg"
    elsewhere.write_bytes(encoded(silhouette()))
    folder = placeholders.missions
    (folder / "out.jpg").symlink_to(elsewhere)
    (folder / "round.jpg").symlink_to("round.jpg")
    for photo, expected in (("out.jpg", "leads out of"), ("round.jpg", "is not there")):
        [problem] = said(
            mission=MISSION.replace("{key: host-a,", f"{{key: host-a, photo: {photo},")
        )
        assert f"the picture `{photo}` {expected}" in problem


def test_a_picture_in_the_workspace_is_right(said: Saying, placeholders: Workspace) -> None:
    (placeholders.missions / "faces").mkdir()
    (placeholders.missions / "faces/mou.PNG").write_bytes(encoded(silhouette(), "PNG"))
    assert (
        said(mission=MISSION.replace("{key: host-a,", "{key: host-a, photo: faces/mou.PNG,")) == []
    )


# --- any mistake ----------------------------------------------------------------------------------

COMPLETE = ROOT / "tests/workspace/inputs/missions/2019-05-four-cities.yaml"
WRONG = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", " ", "x" * 20, "2019-13-01", "25:61", "china", "\u202e", "yes"]),
    st.just([]),
    st.just([None]),
    st.just({}),
    st.just({"en": None}),
    st.just({"wrong": 1}),
    st.just({"on_site": True}),
    st.just({"on_site": 1}),
)


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_every_mistake_has_a_phrase_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    mission = read_tree(read_source(COMPLETE)).data
    assert isinstance(mission, dict)
    for name in ("hosts", "programme"):  # a part of each is enough, and quicker
        entries = mission[name]
        assert isinstance(entries, list)
        mission[name] = entries[2:3]
    block: object = mission
    while isinstance(block, dict | list):
        keys: list[str | int] = [*range(len(block))] if isinstance(block, list) else [*block]
        key = data.draw(st.sampled_from(keys))
        inner = block[key]  # type: ignore[index]
        if not (isinstance(inner, dict | list) and inner and data.draw(st.booleans())):
            block[key] = data.draw(WRONG)  # type: ignore[index]
            break
        block = inner
    file = tmp_path_factory.mktemp("mistake") / "x.yaml"
    file.write_text(json.dumps(mission), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefgen.loading.phrases._other", None)  # an unknown kind would fail
        said = all_said(file)
    assert all(re.fullmatch(r"f:\d+: .+; .+", sentence) for sentence in said)


def all_said(file: Path) -> list[str]:
    try:
        load_model(file, Mission, Path("f"))
    except InputError as error:
        return [str(problem) for problem in error.problems]
    return []
