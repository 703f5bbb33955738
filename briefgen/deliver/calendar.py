"""The programme of a mission as a calendar (RFC 5545): an event a slot, by its local time.

A new version updates the events of the older one: a slot keeps its UID when it moves or changes,
and its SEQUENCE rises with every change. A slot that is no longer there is cancelled, and stays so
in later versions, for those who did not get the one between.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen import __version__
from briefgen.audience import shareable
from briefgen.deliver.calendar_identity import Identity, identities
from briefgen.deliver.calendar_lines import as_bytes, date, local, parameter, text, universal
from briefgen.deliver.calendar_memory import Memory, Start, Told
from briefgen.deliver.timezones import vtimezone
from briefgen.deliver.topic import Topic
from briefgen.deliver.words import Words, in_both, joined, plain, presented
from briefgen.errors import Problem, SendingError
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.programme import Slot, SlotKind, Status
from briefgen.models.mission.zones import instant, zone_info
from briefgen.models.text import LANGS, Lang, Text

_STATUS: Mapping[Status, str] = {
    Status.CONFIRMED: "CONFIRMED",
    Status.TENTATIVE: "TENTATIVE",
    Status.TO_BE_CONFIRMED: "TENTATIVE",
}
_STATUS_WORD: Mapping[Status, str] = {
    Status.CONFIRMED: "calendar_confirmed",
    Status.TENTATIVE: "calendar_tentative",
    Status.TO_BE_CONFIRMED: "to_be_confirmed",
}
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar that was made."""

    data: bytes
    """The file, the same for the same mission and the same memory."""
    memory: Memory
    """What has been told once it is sent."""
    notices: tuple[str, ...]
    """What the officer should know of it, a sentence each."""


@dataclass(frozen=True, slots=True)
class _Event:
    """One event, apart from what changes with every version."""

    identity: Identity
    start: Start
    last_day: dt.date
    lines: tuple[str, ...]

    @property
    def uid(self) -> str:
        return self.identity.uid

    @property
    def digest(self) -> str:
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()[:32]


def make_calendar(topic: Topic, memory: Memory) -> Calendar:
    """Make the calendar of a mission from what all may read of it.

    `memory` is what its calendars have told before. Raises SendingError where there is no mission,
    where no slot has a day, and none had before; SetupError where this machine lacks a time zone;
    TemplateError where `labels.yaml` lacks a word.
    """
    mission, name = topic.needs_mission()
    mission = shareable(mission)
    maker = _Maker(mission, topic.words)
    none = {
        uid: maker.cancelled(Identity(uid, told.called or uid), told.start)
        for uid, told in memory.items()
    }
    found = identities(
        mission.programme,
        [maker.start(slot) for slot in mission.programme],
        f"{topic.programme.contact.email.rpartition('@')[2]} {name}",
        memory,
        {uid for uid, event in none.items() if event.digest == memory[uid].digest},
    )
    events = [
        maker.event(slot, identity)
        for slot, identity in zip(mission.programme, found, strict=True)
        if slot.day is not None
    ]
    gone = sorted(memory.keys() - {event.uid for event in events})
    events += [none[uid] for uid in gone]
    if not events:
        raise SendingError(
            Problem(
                f"the programme of `{name}` has no slot with a day yet, so there is no calendar",
                "state `day` of a slot, and run the command again",
            )
        )
    events.sort(key=lambda event: (event.start.day, event.start.time or dt.time(), event.uid))
    told = {event.uid: _told(event, memory) for event in events}
    lines = _calendar_lines(topic, mission, events, told)
    return Calendar(as_bytes(lines), told, tuple(_notices(mission)))


def _told(event: _Event, memory: Memory) -> Told:
    before, called = memory.get(event.uid), event.identity.called
    sequence = 0 if before is None else before.sequence + (before.digest != event.digest)
    return Told(sequence, event.digest, event.start, None if called == event.uid else called)


# --- what an event says ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Maker:
    """Turns slots into events."""

    mission: Mission
    words: Words

    def start(self, slot: Slot) -> Start | None:
        """Give when the event of a slot starts; nothing where no day is known."""
        if slot.day is None or _is_whole_day(slot):
            return None if slot.day is None else Start(slot.day)
        return Start(slot.day, slot.start, _zone(self.mission, slot))

    def event(self, slot: Slot, identity: Identity) -> _Event:
        start = self.start(slot)
        assert start is not None  # noqa: S101  # who calls has seen to it
        last = slot.end_day or start.day
        lines = (
            *_time_lines(slot, start),
            f"SUMMARY:{text(in_both(slot.title))}",
            *self._location(slot),
            f"DESCRIPTION:{text(self._description(slot))}",
            f"STATUS:{_STATUS[slot.status]}",
            f"TRANSP:{'TRANSPARENT' if _leaves_free(slot) else 'OPAQUE'}",
        )
        return _Event(identity, start, last, lines)

    def cancelled(self, identity: Identity, start: Start) -> _Event:
        """Give an event that is no more; what it was called is not said again."""
        title = " / ".join(self.words.word("calendar_cancelled", lang) for lang in LANGS)
        lines = (
            _start_line(start),
            f"SUMMARY:{text(title)}",
            "STATUS:CANCELLED",
            "TRANSP:TRANSPARENT",
        )
        return _Event(identity, start, start.day, lines)

    def _location(self, slot: Slot) -> Iterator[str]:
        city = self.mission.city(slot.city).name if slot.city else None
        parts = (slot.place, slot.address)
        if any(parts):
            places = dict.fromkeys(joined(parts, lang) for lang in LANGS)
            yield f"LOCATION:{text(' / '.join(places))}"
        elif city is not None:
            yield f"LOCATION:{text(in_both(city))}"

    def _description(self, slot: Slot) -> str:
        """Give all that participants must know, first in English, then in Chinese."""
        return "\n\n".join("\n".join(self._described(slot, lang)) for lang in LANGS)

    def _described(self, slot: Slot, lang: Lang) -> Iterator[str]:
        if slot.text is not None:
            yield plain(slot.text, lang)
        yield self._line("calendar_status", lang, self.words.word(_STATUS_WORD[slot.status], lang))
        if times := self._local_times(slot, lang):
            yield self._line("calendar_local_time", lang, times)
        people = [self.mission.person(key) for key in slot.hosts]
        if hosts := [presented(person, lang) for person in people]:
            yield self._line("expected_host", lang, ("；" if lang == "zh" else "; ").join(hosts))
        if slot.interpreter is not None:
            person = self.mission.person(slot.interpreter)
            yield self._line("expected_interpreter", lang, presented(person, lang))
        if slot.dress is not None:
            yield self._line("expected_dress", lang, plain(slot.dress, lang))
        if slot.responsible is not None:
            person = self.mission.person(slot.responsible)
            reached = filter(None, (presented(person, lang), person.contact.phone))
            mark = "，" if lang == "zh" else ", "
            yield self._line("expected_responsible", lang, mark.join(reached))
        if slot.note is not None:
            yield plain(slot.note, lang)

    def _local_times(self, slot: Slot, lang: Lang) -> str:
        if slot.start is None:
            return ""
        times = f"{slot.start:%H:%M}"
        if slot.end is not None:
            times += ("—" if lang == "zh" else "–") + f"{slot.end:%H:%M}"
        if slot.city is None:
            return times
        city = plain(self.mission.city(slot.city).name, lang)
        return f"{times}（{city}）" if lang == "zh" else f"{times} ({city})"

    def _line(self, key: str, lang: Lang, value: str) -> str:
        return f"{self.words.word(key, lang)}{'：' if lang == 'zh' else ': '}{value}"


def _zone(mission: Mission, slot: Slot) -> str | None:
    return mission.city(slot.city).time_zone if slot.city else None


def _is_whole_day(slot: Slot) -> bool:
    """Whether no hours can be shown: of a slot of several days, the end must be known too."""
    several = slot.end_day is not None and slot.end_day != slot.day
    return slot.start is None or (several and slot.end is None)


def _leaves_free(slot: Slot) -> bool:
    return slot.kind is SlotKind.FREE or slot.start is None


@dataclass(frozen=True, slots=True)
class _Times:
    """How the times of one event are written."""

    zone: str | None
    in_universal_time: bool

    def moment(self, day: dt.date, time: dt.time) -> str:
        """Give a moment, from what stands before the colon on."""
        if self.in_universal_time:
            return f":{universal(instant(day, time, self.zone))}"
        return f"{f';TZID={self.zone}' if self.zone else ''}:{local(day, time)}"


def _times(zone: str | None, *moments: tuple[dt.date, dt.time]) -> _Times:
    """Write local times, unless the clocks change at one: there readers differ on what is meant."""
    return _Times(zone, any(zone and _is_doubtful(day, time, zone) for day, time in moments))


def _is_doubtful(day: dt.date, time: dt.time, zone: str) -> bool:
    """Whether a local time is there twice, or not at all (PEP 495)."""
    moment = dt.datetime.combine(day, time, zone_info(zone))
    return moment.utcoffset() != moment.replace(fold=1).utcoffset()


def _start_line(start: Start) -> str:
    if start.time is None:
        return f"DTSTART;VALUE=DATE:{date(start.day)}"
    return f"DTSTART{_times(start.zone, (start.day, start.time)).moment(start.day, start.time)}"


def _time_lines(slot: Slot, start: Start) -> Iterator[str]:
    """Give when the event starts and ends.

    A whole day ends where the next begins (RFC 5545, 3.6.1). Without an end it is a moment.
    """
    last = slot.end_day or start.day
    if start.time is None:
        yield _start_line(start)
        yield f"DTEND;VALUE=DATE:{date(last + dt.timedelta(days=1))}"
    elif slot.end is None or _ends_in_skipped_hour(slot, start):
        yield _start_line(start)
    else:
        times = _times(start.zone, (start.day, start.time), (last, slot.end))
        yield f"DTSTART{times.moment(start.day, start.time)}"
        yield f"DTEND{times.moment(last, slot.end)}"


def _ends_in_skipped_hour(slot: Slot, start: Start) -> bool:
    """Whether an hour that the clocks skip leaves nothing between start and end."""
    if start.time is None or slot.end is None:
        return False
    begin = instant(start.day, start.time, start.zone)
    return instant(slot.end_day or start.day, slot.end, start.zone) <= begin


# --- the whole ---------------------------------------------------------------------------------


def _calendar_lines(
    topic: Topic, mission: Mission, events: Sequence[_Event], told: Memory
) -> Iterator[str]:
    issuer = parameter(in_both(topic.programme.issuer))
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//briefgen//briefgen {__version__}//EN"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{text(in_both(mission.title))}"
    yield f"X-WR-CALDESC:{text(in_both(topic.version.title))}"
    for zone, (first, last) in sorted(_years(events).items()):
        yield from vtimezone(zone, first, last)
    for event in events:
        yield "BEGIN:VEVENT"
        yield f"UID:{event.uid}"
        yield f"DTSTAMP:{date(topic.date.first_day)}T000000Z"
        yield f"SEQUENCE:{told[event.uid].sequence}"
        yield f"ORGANIZER;CN={issuer}:mailto:{topic.programme.contact.email}"
        yield from event.lines
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _years(events: Iterable[_Event]) -> Mapping[str, tuple[int, int]]:
    """Give the years that each time zone must be known for."""
    years: dict[str, tuple[int, int]] = {}
    for event in events:
        if (zone := event.start.zone) is not None and event.start.time is not None:
            first, last = years.get(zone, (event.start.day.year, event.last_day.year))
            years[zone] = min(first, event.start.day.year), max(last, event.last_day.year)
    return years


# --- what the officer should know --------------------------------------------------------------


def _notices(mission: Mission) -> Iterator[str]:
    slots = mission.programme
    if without := [slot for slot in slots if slot.day is None]:
        yield f"not in the calendar, as their day is not known: {_called(without)}"
    dated = [slot for slot in slots if slot.day is not None]
    if whole := [slot for slot in dated if _is_whole_day(slot)]:
        yield f"in the calendar as whole days, as their times are not known: {_called(whole)}"
    timed = [slot for slot in dated if not _is_whole_day(slot)]
    if floating := [slot for slot in timed if _zone(mission, slot) is None]:
        yield (
            "in the calendar at the time of wherever it is opened, as the time zone of their city "
            f"is not known: {_called(floating)}"
        )
    for slot in timed:
        yield from _skipped(slot, _zone(mission, slot))


def _skipped(slot: Slot, zone: str | None) -> Iterator[str]:
    ends = ((slot.day, slot.start), (slot.end_day or slot.day, slot.end))
    for day, time in ends:
        if zone and day and time and not _exists(day, time, zone):
            yield (
                f"{_title(slot.title)}: {time:%H:%M} on {day} does not exist in {zone}, "
                "where the clocks are put forward: correct the time"
            )


def _exists(day: dt.date, time: dt.time, zone: str) -> bool:
    """Whether a local time is one: back from universal time it is the same (PEP 495)."""
    moment = instant(day, time, zone).astimezone(zone_info(zone))
    return moment.replace(tzinfo=None) == dt.datetime.combine(day, time)


def _called(slots: Sequence[Slot]) -> str:
    shown = "; ".join(_title(slot.title) for slot in slots[:_NAMED])
    return shown if len(slots) <= _NAMED else f"{shown}; and {len(slots) - _NAMED} more"


def _title(title: Text) -> str:
    return plain(title, "en")
