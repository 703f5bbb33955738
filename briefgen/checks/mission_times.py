"""What the times of a mission must keep: its days, slots at once, the order of legs, minutes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.checks.problems import problem_at
from briefgen.errors import Problem
from briefgen.load import Loaded
from briefgen.loading.names import FieldPath, field_name
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.people import Person
from briefgen.models.mission.programme import Slot
from briefgen.models.mission.travel import Moment
from briefgen.models.mission.zones import Instant, instant


def outside_the_mission(loaded: Loaded[Mission]) -> Iterator[Problem]:
    """Find slots on days that are none of the mission's."""
    dates = loaded.value.dates
    for index, slot in enumerate(loaded.value.programme):
        for name, day in (("day", slot.day), ("end_day", slot.end_day)):
            if day and not dates.start.first_day <= day <= dates.end.last_day:
                yield problem_at(
                    loaded,
                    ("programme", index, name),
                    f"the slot is on {day}, outside the mission of {dates.start} to {dates.end} "
                    f"(line {loaded.lines.of(('dates',))})",
                    "correct one of the two",
                )


def overlapping(loaded: Loaded[Mission]) -> Iterator[Problem]:
    """Find slots at one time for the same people of ours."""
    for first, second in _at_once(_placed(loaded.value)):
        if people := _in_both(first.slot, second.slot, loaded.value):
            earlier, later = sorted((first.index, second.index))
            yield problem_at(
                loaded,
                ("programme", later),
                f"the slot overlaps with the one on line "
                f"{loaded.lines.of(('programme', earlier))} on {second.slot.day}, for {people}",
                "correct the times, or name under `people` who is where",
            )


def in_two_places(loaded: Loaded[Mission]) -> Iterator[Problem]:
    """Find who is to be in two slots at once, but for ours in both, whom `overlapping` finds.

    Whoever is only responsible need not be there, and a body without a person is in many places.
    """
    placed = _placed(loaded.value)
    expected = [_expected_in(one) for one in placed]
    for person in loaded.value.people():
        if not (person.is_named or person.office):
            continue
        own = [one for one, keys in zip(placed, expected, strict=True) if person.key in keys]
        for first, second in _at_once(own):
            if person.key in first.slot.people and person.key in second.slot.people:
                continue
            earlier, later = sorted((first, second), key=lambda one: one.index)
            role, path = _expected_in(later)[person.key]
            other_role, other_path = _expected_in(earlier)[person.key]
            yield problem_at(
                loaded,
                path,
                f"{_name(person)} is to be in two places on {second.slot.day} at "
                f"{second.slot.start:%H:%M}, as {role} here and as {other_role} on line "
                f"{loaded.lines.of(other_path)}",
                "name somebody else in one of the two, or correct the times",
            )


def _expected_in(placed: "_Placed") -> dict[str, tuple[str, FieldPath]]:
    """Give whom a slot names as being there, by key: as what, and in which field."""
    slot, path = placed.slot, ("programme", placed.index)
    named: dict[str, tuple[str, FieldPath]] = {}
    if slot.brief and not slot.hosts:
        for place, one in enumerate(slot.brief.theirs):
            named[one.person] = "a host", (*path, "brief", "theirs", place, "person")
    for place, key in enumerate(slot.hosts):
        named[key] = "a host", (*path, "hosts", place)
    for place, key in enumerate(slot.people):
        named[key] = "one of ours", (*path, "people", place)
    if slot.interpreter:
        named[slot.interpreter] = "the interpreter", (*path, "interpreter")
    return named


@dataclass(frozen=True, slots=True)
class _Placed:
    """A slot of which both ends are known, with its place in the programme."""

    start: Instant
    end: Instant
    index: int
    slot: Slot


def _placed(mission: Mission) -> list[_Placed]:
    """Give the slots of which both ends are known, in the order of time."""
    placed = [
        _Placed(*times, index, slot)
        for index, slot in enumerate(mission.programme)
        if (times := _times(slot, mission)) is not None
    ]
    return sorted(placed, key=lambda one: (one.start, one.index))


def _at_once(placed: Sequence[_Placed]) -> Iterator[tuple[_Placed, _Placed]]:
    """Give the pairs of slots that overlap, the one that starts first before the other."""
    for position, first in enumerate(placed):
        for second in placed[position + 1 :]:
            if second.start >= first.end:
                break
            yield first, second


def _times(slot: Slot, mission: Mission) -> tuple[Instant, Instant] | None:
    """Give when a slot starts and ends; None where its day or times are not known."""
    if slot.day is None or slot.start is None or slot.end is None:
        return None
    zone = _zone(mission, slot.city)
    return instant(slot.day, slot.start, zone), instant(slot.end_day or slot.day, slot.end, zone)


def _zone(mission: Mission, city: str | None) -> str | None:
    """Give the time zone of a city; of the mission's first one where it has none."""
    zones = {one.key: one.time_zone for one in mission.cities}
    return zones.get(city or "") or next((zone for zone in zones.values() if zone), None)


def _in_both(first: Slot, second: Slot, mission: Mission) -> str:
    """Name the people of two slots; a slot that names nobody is everybody's."""
    if not (first.people and second.people):
        one = first.people or second.people
        return _names(one, mission) if one else "the whole delegation"
    return _names([key for key in first.people if key in second.people], mission)


def _names(keys: Sequence[str], mission: Mission) -> str:
    people = {person.key: person for person in mission.people()}
    shown = [_name(people[key]) if key in people else key for key in keys[:3]]
    more = f" and {len(keys) - 3} more" if len(keys) > 3 else ""
    return ", ".join(shown) + more


def _name(person: Person) -> str:
    parts = (person.family and person.family.upper(), person.given)
    return " ".join(part for part in parts if part) or person.chinese or person.key


def legs_out_of_order(loaded: Loaded[Mission]) -> Iterator[Problem]:
    """Find arrivals and departures that come before the one that is written before them."""
    mission = loaded.value
    moments = [
        (("legs", index, name), moment, _zone(mission, leg.city))
        for index, leg in enumerate(mission.legs)
        for name, moment in (("arrival", leg.arrival), ("departure", leg.departure))
        if moment is not None
    ]
    for (path, before, zone), (next_path, after, next_zone) in pairwise(moments):
        if _is_before(after, next_zone, before, zone):
            yield problem_at(
                loaded,
                next_path,
                f"`{field_name(next_path)}` ({_said(after)}) is before `{field_name(path)}` "
                f"({_said(before)}, line {loaded.lines.of(path)})",
                "write the legs in the order of time, or correct one of the two",
            )


def _is_before(one: Moment, zone: str | None, other: Moment, other_zone: str | None) -> bool:
    if one.time is None or other.time is None:
        return one.day < other.day
    return instant(one.day, one.time, zone) < instant(other.day, other.time, other_zone)


def _said(moment: Moment) -> str:
    return f"{moment.day} {moment.time:%H:%M}" if moment.time else str(moment.day)


def more_minutes_than_the_slot_has(loaded: Loaded[Mission]) -> Iterator[Problem]:
    """Find agendas and speeches that are longer than their slots."""
    for index, slot in enumerate(loaded.value.programme):
        if slot.minutes is None:
            continue
        plans: list[tuple[FieldPath, str, int]] = []
        if slot.brief:
            minutes = sum(item.minutes or 0 for item in slot.brief.agenda)
            plans.append((("programme", index, "brief", "agenda"), "the agenda takes", minutes))
        plans += (
            (("programme", index, "speeches", place), "the speaking notes take", speech.minutes)
            for place, speech in enumerate(slot.speeches)
        )
        for path, what, minutes in plans:
            if minutes > slot.minutes:
                yield problem_at(
                    loaded,
                    path,
                    f"{what} {minutes} minutes, but the slot of line "
                    f"{loaded.lines.of(('programme', index, 'start'))} has {slot.minutes}",
                    "shorten it, or make the slot longer",
                )


TIME_RULES: tuple[Callable[[Loaded[Mission]], Iterator[Problem]], ...] = (
    outside_the_mission,
    overlapping,
    in_two_places,
    legs_out_of_order,
    more_minutes_than_the_slot_has,
)
"""They need nothing but the mission."""
