"""The programme as a calendar: what two readers of calendars understand of it."""

import datetime as dt
import json
import re
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from briefgen.missions import load_mission
from briefgen.models.mission.programme import Status
from briefgen.workspace import Workspace
from tests.sending.conftest import COMPLETE, MISSION, Said, Write
from tests.sending.readers import events_of

Publish = Callable[..., bytes]


def slot(more: str, day: str = "2019-10-15", city: str = "sampleton") -> str:
    return f"  - {{day: {day}, city: {city}, title: {{en: Placeholder talks, zh: 示例会谈}}{more}}}"


def programme(*slots: str) -> str:
    return "\n".join(("programme:", *slots))


def test_every_slot_of_a_complete_mission_is_an_event_at_its_local_time(
    placeholders: Workspace, said: Said
) -> None:
    assert said("ics", COMPLETE).exit_code == 0
    data = (placeholders.out / COMPLETE / f"{COMPLETE}-programme.ics").read_bytes()
    events = {event.summary: event for event in events_of(data)}
    mission = load_mission(placeholders, COMPLETE).value
    slots = [one for one in mission.programme if one.day]
    assert len(events) == len(slots) > 20
    assert len({event.uid for event in events.values()}) == len(slots)
    for one in slots:
        event = events[f"{one.title.en} / {one.title.zh}"]
        assert one.day is not None
        assert one.start is not None
        assert one.city is not None
        zone = ZoneInfo(mission.city(one.city).time_zone or "")
        start = dt.datetime.combine(one.day, one.start, zone).astimezone(dt.UTC)
        assert event.start == f"{start:%Y-%m-%dT%H:%M:%S}.000Z"
        confirmed = one.status is Status.CONFIRMED
        assert event.status == ("CONFIRMED" if confirmed else "TENTATIVE")
        assert (event.sequence, event.stamp) == (0, "2019-04-26T00:00:00.000Z")


def test_an_event_says_place_host_interpreter_dress_and_who_is_in_charge_in_both_languages(
    placeholders: Workspace, said: Said
) -> None:
    said("ics", COMPLETE)
    data = (placeholders.out / COMPLETE / f"{COMPLETE}-programme.ics").read_bytes()
    [event] = [one for one in events_of(data) if "opening talks" in one.summary]
    assert event.location == (
        "Town Hall, Hall of Mirrors, 1 Placeholder Square, 00001 Sampleton"
        " / 市政厅镜厅，样例市示例广场1号，邮编00001"
    )
    for words in (
        *("Host: HOSTNAME Alpha, Mayor", "接待人：某主人·阿尔法，市长"),
        *("Interpreter: VOICENAME Two", "翻译人员：某译员乙"),
        *("Dress: Business attire", "着装要求：商务正装"),
        *("Person in charge: MOU Shiba", "负责人：某十八", "+00 000 0000 0018"),
        *("Status: confirmed", "状态：已确认"),
        *("Local time: 10:30–12:00 (Sampleton)", "当地时间：10:30—12:00（样例市）"),
    ):
        assert words in (event.description or "")


def test_lines_have_at_most_75_octets_and_break_between_characters(calendar: Publish) -> None:
    long = "长" * 200 + "é" * 100
    data = calendar(programme(slot(f", text: {{en: '{long}', zh: '{long}'}}")))
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) == 75
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()
    assert long in (events_of(data)[0].description or "")


def test_commas_semicolons_backslashes_and_markup_are_read_as_they_are_meant(
    calendar: Publish,
) -> None:
    text = r"a, b; c\\d <e> & **f** [g](https://example.org/h)"
    data = calendar(programme(slot(f", place: {{en: '{text}'}}, start: 09:00")))
    assert events_of(data)[0].location == r"a, b; c\d <e> & f g (https://example.org/h)"
    # Both readers also take commas that are not escaped, as they must be (RFC 5545, 3.3.11).
    assert rb"LOCATION:a\, b\; c\\d <e> & f g" in data


def test_a_slot_without_a_time_is_a_whole_day_and_said_to_be_one(said: Said, write: Write) -> None:
    write(programme(slot("")))
    result = said("ics", "x")
    assert "whole days, as their times are not known: Placeholder talks" in result.stderr


def test_whole_days_end_where_the_next_one_begins(calendar: Publish) -> None:
    data = calendar(programme(slot(""), slot(", end_day: 2019-12-31", day="2019-12-30")))
    assert [(one.start, one.end) for one in events_of(data)] == [
        ("2019-10-15", "2019-10-16"),
        ("2019-12-30", "2020-01-01"),
    ]


def test_a_slot_without_a_day_is_left_out_and_named(said: Said, write: Write) -> None:
    write(programme("  - {title: {en: Nobody knows when}}", slot("")))
    result = said("ics", "x")
    assert "not in the calendar, as their day is not known: Nobody knows when\n" in result.stderr


@pytest.mark.parametrize("lines", ["", "programme:\n  - {title: {en: Nobody knows when}}"])
def test_a_programme_without_a_day_is_one_sentence(said: Said, write: Write, lines: str) -> None:
    write(lines)
    result = said("ics", "x")
    assert result.exit_code == 1
    assert result.stderr == (
        "the programme of `x` has no slot with a day yet, so there is no calendar; "
        "state `day` of a slot, and run the command again\n"
    )


def test_a_record_without_a_mission_is_one_sentence(said: Said) -> None:
    result = said("ics", "one-city")
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "the record `one-city` has no mission, so there is no programme"
    )
    assert result.stderr.count("\n") == 1


def test_a_slot_over_midnight_ends_on_the_next_day(calendar: Publish) -> None:
    more = ", start: '22:30', end: '01:15', end_day: 2019-10-16"
    [event] = events_of(calendar(programme(slot(more))))
    assert (event.start, event.end) == ("2019-10-15T20:30:00.000Z", "2019-10-15T23:15:00.000Z")


def test_a_slot_over_new_year_has_the_time_zone_of_both_years(calendar: Publish) -> None:
    lines = programme(slot(", start: '23:00', end: '23:30'", day="2019-12-31"))
    assert events_of(calendar(lines))[0].start == "2019-12-31T22:00:00.000Z"


@pytest.mark.parametrize(
    ("day", "times", "expected"),
    [
        # In the night of 27 October 2019 the clocks of Paris go from 03:00 back to 02:00.
        ("2019-10-26", ("23:00", "23:30"), ("2019-10-26T21:00", "2019-10-26T21:30")),
        ("2019-10-27", ("01:00", "04:00"), ("2019-10-26T23:00", "2019-10-27T03:00")),
        ("2019-10-27", ("02:30", "03:30"), ("2019-10-27T00:30", "2019-10-27T02:30")),
        # In the night of 31 March 2019 they go from 02:00 forward to 03:00.
        ("2019-03-31", ("01:30", "03:30"), ("2019-03-31T00:30", "2019-03-31T01:30")),
        ("2019-03-31", ("09:00", "10:00"), ("2019-03-31T07:00", "2019-03-31T08:00")),
        ("2019-03-30", ("09:00", "10:00"), ("2019-03-30T08:00", "2019-03-30T09:00")),
    ],
)
def test_around_a_change_of_the_clocks_both_readers_know_the_moment(
    calendar: Publish, day: str, times: tuple[str, str], expected: tuple[str, str]
) -> None:
    more = f", start: '{times[0]}', end: '{times[1]}'"
    [event] = events_of(calendar(programme(slot(more, day=day))))
    assert (event.start, event.end) == tuple(f"{one}:00.000Z" for one in expected)


def test_a_time_that_the_clocks_skip_is_named_and_never_ends_before_it_starts(
    said: Said, write: Write, placeholders: Workspace
) -> None:
    write(programme(slot(", start: '02:30', end: '03:15'", day="2019-03-31")))
    result = said("ics", "x")
    assert result.exit_code == 0
    assert "02:30 on 2019-03-31 does not exist in Europe/Paris" in result.stderr
    data = (placeholders.out / "x" / "x-programme.ics").read_bytes()
    assert events_of(data)[0].end is None


@pytest.mark.parametrize(
    "zone", ["Europe/Dublin", "America/Sao_Paulo", "Asia/Kolkata", "Africa/Casablanca", "Etc/UTC"]
)
def test_the_zones_of_the_world_are_understood_all_year(calendar: Publish, zone: str) -> None:
    days = [dt.date(2019, 3, 1) + dt.timedelta(days=7 * week) for week in range(43)]
    lines = programme(*(slot(", start: '12:00', end: '13:00'", f"{day}") for day in days))
    events = events_of(calendar(lines, MISSION.replace("Europe/Paris", zone)))
    noons = [dt.datetime.combine(day, dt.time(12), ZoneInfo(zone)) for day in days]
    expected = [f"{noon.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}.000Z" for noon in noons]
    assert [event.start for event in events] == expected


def test_a_city_without_a_time_zone_leaves_the_time_where_it_is_and_says_so(
    said: Said, write: Write, placeholders: Workspace
) -> None:
    write(programme(slot(", start: 09:30, end: 10:30", city="nowhere")))
    assert "the time zone of their city is not known: Placeholder talks" in said("ics", "x").stderr
    data = (placeholders.out / "x" / "x-programme.ics").read_bytes()
    assert events_of(data)[0].start == "2019-10-15T09:30:00 floating"


def test_it_has_what_published_events_must_have_and_a_description_of_every_zone(
    placeholders: Workspace, said: Said
) -> None:
    """RFC 5546, 3.2.1: METHOD, and of every event DTSTAMP, DTSTART, ORGANIZER, SUMMARY, UID."""
    said("ics", COMPLETE)
    data = (placeholders.out / COMPLETE / f"{COMPLETE}-programme.ics").read_bytes()
    text = data.replace(b"\r\n ", b"").decode()
    assert "\r\nMETHOD:PUBLISH\r\n" in text
    events = text.split("BEGIN:VEVENT\r\n")[1:]
    for event in events:
        names = [re.split("[:;]", line)[0] for line in event.splitlines()]
        for name in ("DTSTAMP", "DTSTART", "ORGANIZER", "SEQUENCE", "SUMMARY", "UID"):
            assert names.count(name) == 1
        assert "ATTENDEE" not in names
    assert set(re.findall("TZID=([^:;]+)", text)) == set(re.findall("TZID:(.+)\r\n", text))


# --- versions ----------------------------------------------------------------------------------


def test_the_same_mission_gives_the_same_bytes_and_the_same_memory(
    calendar: Publish, placeholders: Workspace
) -> None:
    lines = programme(slot(", start: 09:00"), slot(", start: 11:00"))
    first = calendar(lines)
    memory = (placeholders.missions / "x.calendar.json").read_bytes()
    assert calendar(lines) == first
    assert (placeholders.missions / "x.calendar.json").read_bytes() == memory


@pytest.mark.parametrize("key", ["", ", key: talks"])
def test_a_moved_slot_keeps_its_uid_and_its_sequence_rises(calendar: Publish, key: str) -> None:
    [before] = events_of(calendar(programme(slot(f"{key}, start: 14:00"))))
    [after] = events_of(calendar(programme(slot(f"{key}, start: '15:30'", day="2019-10-16"))))
    assert after.uid == before.uid
    assert (before.sequence, after.sequence) == (0, 1)
    [back] = events_of(calendar(programme(slot(f"{key}, start: 14:00"))))
    assert (back.uid, back.sequence) == (before.uid, 2)


def test_a_slot_with_a_key_keeps_its_uid_under_another_title(calendar: Publish) -> None:
    [before] = events_of(calendar(programme(slot(", key: talks"))))
    lines = programme(slot(", key: talks").replace("Placeholder talks", "Other talks"))
    [after] = events_of(calendar(lines))
    assert (after.uid, after.sequence) == (before.uid, 1)


def test_a_slot_under_another_title_is_the_same_event_at_its_time_and_wherever_it_moves(
    calendar: Publish,
) -> None:
    def at(title: str, start: str) -> str:
        return slot(f", start: '{start}'").replace("Placeholder talks", title)

    [before] = events_of(calendar(programme(at("First title", "14:00"))))
    [renamed] = events_of(calendar(programme(at("Second title", "14:00"))))
    assert (renamed.uid, renamed.sequence, renamed.status) == (before.uid, 1, "TENTATIVE")
    [moved] = events_of(calendar(programme(at("Second title", "15:30"))))
    assert (moved.uid, moved.sequence) == (before.uid, 2)
    # What is called as it was once called is another event now.
    new, old = events_of(
        calendar(programme(at("First title", "09:00"), at("Second title", "15:30")))
    )
    assert (old.uid, old.sequence) == (before.uid, 2)
    assert (new.uid != before.uid, new.sequence) == (True, 0)
    again, _ = events_of(
        calendar(programme(at("First title", "10:00"), at("Second title", "15:30")))
    )
    assert (again.uid, again.sequence) == (new.uid, 1)


def test_a_slot_that_gets_a_key_is_the_same_event(calendar: Publish) -> None:
    [before] = events_of(calendar(programme(slot(", start: 14:00"))))
    [after] = events_of(calendar(programme(slot(", key: talks, start: 14:00"))))
    assert (after.uid, after.sequence) == (before.uid, 0)


def test_what_comes_in_the_place_of_a_cancelled_slot_is_another_event(calendar: Publish) -> None:
    calendar(programme(slot(", key: a, start: 09:00"), slot(", key: b, start: 11:00")))
    calendar(programme(slot(", key: a, start: 09:00")))
    _, *others = events_of(
        calendar(programme(slot(", key: a, start: 09:00"), slot(", key: c, start: 11:00")))
    )
    assert {event.status for event in others} == {"CANCELLED", "TENTATIVE"}


def test_of_two_new_slots_at_one_time_none_is_taken_for_the_old_one(calendar: Publish) -> None:
    [before] = events_of(calendar(programme(slot(", key: a, start: 09:00"))))
    lines = programme(slot(", key: b, start: 09:00"), slot(", key: c, start: 09:00"))
    events = events_of(calendar(lines))
    assert [one.uid for one in events if one.status == "CANCELLED"] == [before.uid]
    assert len(events) == 3


def test_slots_in_another_order_are_no_change(calendar: Publish) -> None:
    slots = [slot(f", start: '{hour}:00'") for hour in (10, 12, 14)]
    first = calendar(programme(*slots))
    assert calendar(programme(*reversed(slots))) == first


def test_a_change_of_one_slot_leaves_the_others_alone(calendar: Publish) -> None:
    one, other = slot(", key: a, start: 09:00"), slot(", key: b, start: 11:00")
    before = events_of(calendar(programme(one, other)))
    after = events_of(calendar(programme(one, other.replace("11:00", "12:00"))))
    assert [event.uid for event in after] == [event.uid for event in before]
    assert [event.sequence for event in after] == [0, 1]


def test_a_slot_that_is_gone_is_cancelled_stays_so_and_can_come_back(calendar: Publish) -> None:
    one, other = slot(", key: a, start: 09:00"), slot(", key: b, start: 11:00")
    [_, before] = events_of(calendar(programme(one, other)))
    for _ in range(2):
        data = calendar(programme(one))
        [_, gone] = events_of(data)
        assert (gone.uid, gone.status, gone.sequence) == (before.uid, "CANCELLED", 1)
        assert (gone.start, gone.summary) == (before.start, "Cancelled / 已取消")
    [_, again] = events_of(calendar(programme(one, other)))
    assert (again.uid, again.status, again.sequence) == (before.uid, "TENTATIVE", 2)


def test_a_programme_that_became_empty_cancels_what_was_told(calendar: Publish) -> None:
    calendar(programme(slot(", start: 09:00")))
    [event] = events_of(calendar(""))
    assert (event.status, event.sequence) == ("CANCELLED", 1)


def test_slots_of_one_title_are_events_of_their_own(calendar: Publish) -> None:
    events = events_of(
        calendar(programme(*(slot(", start: 09:00", f"2019-10-{day}") for day in (15, 16))))
    )
    assert len({event.uid for event in events}) == 2


def test_every_event_has_a_uid_that_tells_nothing(calendar: Publish) -> None:
    [event] = events_of(calendar(programme(slot(", key: secret-plan"))))
    assert "secret" not in event.uid
    assert len(event.uid) == 36


def test_what_was_told_before_is_kept_without_words(
    calendar: Publish, placeholders: Workspace
) -> None:
    calendar(programme(slot(", key: secret-plan, start: 09:00")))
    text = (placeholders.missions / "x.calendar.json").read_text("utf-8")
    [told] = json.loads(text)["events"].values()
    assert told.keys() == {"sequence", "digest", "day", "time", "zone"}
    assert "secret" not in text
    assert "talks" not in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"events": []}',
        '{"events": {"a": 1}}',
        '{"events": {"a": {"sequence": -1, "digest": "b", "day": "2019-10-15"}}}',
        '{"events": {"a": {"sequence": 1, "digest": "b", "day": "yesterday"}}}',
        '{"events": {"a": {"sequence": 1, "digest": "b", "day": "2019-10-15", "zone": "../x"}}}',
        "\udcff",
    ],
)
def test_a_memory_that_is_not_whole_is_one_sentence_and_nothing_is_written(
    calendar: Publish, said: Said, placeholders: Workspace, text: str
) -> None:
    before = calendar(programme(slot("")))
    memory = placeholders.missions / "x.calendar.json"
    memory.write_bytes(text.encode("utf-8", "surrogateescape"))
    result = said("ics", "x")
    assert result.exit_code == 1
    assert "x.calendar.json: this does not say what the calendars" in result.stderr
    assert result.stderr.count("\n") == 1
    assert (placeholders.out / "x" / "x-programme.ics").read_bytes() == before


def test_a_record_stands_for_its_last_mission(real: Workspace) -> None:
    from click.testing import CliRunner

    from briefgen.cli import main

    result = CliRunner().invoke(main, ["ics", "haikou", "--workspace", str(real.root)])
    assert result.exit_code == 0
    [event] = events_of((real.out / "haikou" / "2019-10-nice-programme.ics").read_bytes())
    assert event.summary == "Innovative City fair: Nice day / “创新城市”展会尼斯日"
    assert event.start == "2019-10-15"
