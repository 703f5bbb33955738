"""What the fields of a mission must keep between them: keys, times, places, minutes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice, pairwise

from briefgen.errors import BriefgenError, InputError, Problem
from briefgen.figures.portrait import portrait_of
from briefgen.load import Loaded, load_model
from briefgen.loading import MAX_MISTAKES
from briefgen.loading.names import FieldPath, field_name, shorten
from briefgen.models.fields import fields_of
from briefgen.models.mission.marks import Target, target_of
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.people import Person
from briefgen.models.mission.programme import Slot
from briefgen.models.mission.travel import CooperationWith, Moment
from briefgen.models.mission.zones import Instant, instant
from briefgen.models.ucap import Ucap
from briefgen.workspace import Workspace

_PICTURES = (".jpg", ".jpeg", ".png")


def check_mission(loaded: Loaded[Mission], workspace: Workspace) -> tuple[Problem, ...]:
    """Give all that is wrong between the fields of a mission, in the order of the lines.

    Of more than MAX_MISTAKES of one sort, only so many are given.
    """
    rules = (
        *(rule(loaded) for rule in RULES),
        _unknown_records(loaded, workspace),
        _parts_that_records_lack(loaded, workspace),
        _pictures_not_there(loaded, workspace),
    )
    found = [problem for rule in rules for problem in islice(rule, MAX_MISTAKES)]
    return tuple(sorted(found, key=lambda problem: problem.line or 0))


# --- keys --------------------------------------------------------------------------------------


def _duplicate_keys(loaded: Loaded[Mission]) -> Iterator[Problem]:
    mission = loaded.value
    kinds: tuple[tuple[str, Sequence[tuple[str | None, FieldPath]]], ...] = (
        ("person", [(person.key, path) for path, person in _people(mission)]),
        ("city", [(city.key, ("cities", i)) for i, city in enumerate(mission.cities)]),
        ("slot", [(slot.key, ("programme", i)) for i, slot in enumerate(mission.programme)]),
    )
    for kind, keyed in kinds:
        lines: dict[str, int] = {}
        for key, path in keyed:
            line = loaded.lines.of((*path, "key"))
            if key is not None and key in lines:
                yield _problem(
                    loaded,
                    (*path, "key"),
                    f"the key `{key}` stands for another {kind} already, on line {lines[key]}",
                    "give one of the two another key",
                )
            elif key is not None:
                lines[key] = line


def _unknown_keys(loaded: Loaded[Mission]) -> Iterator[Problem]:
    known = _known_keys(loaded.value)
    for path, target, key in _references(loaded.value):
        if target == "record" or key in known[target]:
            continue
        yield _problem(loaded, path, *_unknown(field_name(path), key, target, known))


def _known_keys(mission: Mission) -> dict[Target, tuple[str, ...]]:
    return {
        "ours": tuple(person.key for person in mission.delegation.members),
        "host": tuple(person.key for person in mission.hosts),
        "person": tuple(person.key for person in mission.people()),
        "city": tuple(city.key for city in mission.cities),
        "slot": tuple(slot.key for slot in mission.programme if slot.key),
    }


def _references(mission: Mission) -> Iterator[tuple[FieldPath, Target, str]]:
    for field in fields_of(mission):
        target = target_of(field.info)
        if target is None:
            continue
        if isinstance(field.value, str):
            yield field.path, target, field.value
        elif isinstance(field.value, tuple):
            for index, key in enumerate(field.value):
                yield (*field.path, index), target, key


_LISTS: dict[Target, tuple[str, str]] = {
    "ours": ("is no member of the delegation", "`delegation › members`"),
    "host": ("is none of the hosts", "`hosts`"),
    "person": ("stands for nobody", "`delegation › members`, `hosts` or `others`"),
    "city": ("is no city of the mission", "`cities`"),
    "slot": ("is the key of no slot", "the slot as its `key`"),
}


def _unknown(
    name: str, key: str, target: Target, known: dict[Target, tuple[str, ...]]
) -> tuple[str, str]:
    what, where = _LISTS[target]
    if target in {"ours", "host"}:
        if key in known["ours"] or key in known["host"]:
            return f"`{key}` in `{name}` {what}, but on the other side’s list", "correct the key"
        what = "is on neither side’s list"
    near = get_close_matches(key, known[target], n=1)
    guess = f"did you mean `{near[0]}`? Else write" if near else "write"
    return f"`{shorten(key)}` in `{name}` {what}", f"{guess} it into {where}"


def _unknown_records(loaded: Loaded[Mission], workspace: Workspace) -> Iterator[Problem]:
    names = workspace.record_names()
    for path, target, key in _references(loaded.value):
        if target != "record":
            continue
        if key not in names:
            near = get_close_matches(key, names, n=1)
            guess = f"did you mean `{near[0]}`? " if near else ""
            there = f"there are: {', '.join(names)}" if names else "begin one with `briefgen new`"
            yield _problem(loaded, path, f"there is no record `{key}`", guess + there)
        elif path[0] != "records" and key not in loaded.value.records:
            yield _problem(
                loaded,
                path,
                f"the mission is not for the record `{key}`",
                "write it into `records` too",
            )


def _parts_that_records_lack(loaded: Loaded[Mission], workspace: Workspace) -> Iterator[Problem]:
    for index, city in enumerate(loaded.value.cities):
        for place, part in enumerate(city.cooperation):
            path = ("cities", index, "cooperation", place)
            if ucap := _ucap(workspace, part.record):
                yield from _numbers_too_high(loaded, path, part, ucap)


def _numbers_too_high(
    loaded: Loaded[Mission], path: FieldPath, part: CooperationWith, ucap: Ucap
) -> Iterator[Problem]:
    for name, numbers, entries in (
        ("themes", part.themes, ucap.themes),
        ("activities", part.activities, ucap.activities),
        ("results", part.results, ucap.results),
    ):
        for place, number in enumerate(numbers):
            if number > len(entries):
                yield _problem(
                    loaded,
                    (*path, name, place),
                    f"the record `{part.record}` has {len(entries)} {name}, but no number {number}",
                    "correct the number: the first one of the record is 1",
                )


def _ucap(workspace: Workspace, record: str) -> Ucap | None:
    """Give the plan of a record; None where it cannot be read, which is said elsewhere."""
    if record not in workspace.record_names():
        return None
    try:
        return load_model(workspace.record(record).ucap, Ucap).value
    except BriefgenError:
        return None


def _people(mission: Mission) -> Iterator[tuple[FieldPath, Person]]:
    for index, delegate in enumerate(mission.delegation.members):
        yield ("delegation", "members", index), delegate
    for index, host in enumerate(mission.hosts):
        yield ("hosts", index), host
    for index, helper in enumerate(mission.others):
        yield ("others", index), helper


def _more_members_than_said(loaded: Loaded[Mission]) -> Iterator[Problem]:
    delegation = loaded.value.delegation
    if delegation.size is not None and delegation.size < len(delegation.members):
        yield _problem(
            loaded,
            ("delegation", "size"),
            f"the delegation is said to have {delegation.size} members, "
            f"but {len(delegation.members)} are listed",
            "correct one of the two",
        )


# --- people in meetings ----------------------------------------------------------------------


def _attends_without_slot(loaded: Loaded[Mission]) -> Iterator[Problem]:
    for index, slot in enumerate(loaded.value.programme):
        if slot.brief is None:
            continue
        ours = [attendee.person for attendee in slot.brief.ours]
        theirs = [attendee.person for attendee in slot.brief.theirs]
        for name, attending, field, listed in (
            ("ours", ours, "people", slot.people),
            ("theirs", theirs, "hosts", slot.hosts),
        ):
            line = loaded.lines.of(("programme", index, field))
            for place, key in enumerate(attending):
                if listed and key not in listed:
                    yield _problem(
                        loaded,
                        ("programme", index, "brief", name, place, "person"),
                        f"`{key}` attends by the brief, but not by the `{field}` of the slot "
                        f"(line {line})",
                        "name the person in both, or in neither",
                    )


# --- times -----------------------------------------------------------------------------------


def _outside_the_mission(loaded: Loaded[Mission]) -> Iterator[Problem]:
    dates = loaded.value.dates
    for index, slot in enumerate(loaded.value.programme):
        for name, day in (("day", slot.day), ("end_day", slot.end_day)):
            if day and not dates.start.first_day <= day <= dates.end.last_day:
                yield _problem(
                    loaded,
                    ("programme", index, name),
                    f"the slot is on {day}, outside the mission of {dates.start} to {dates.end} "
                    f"(line {loaded.lines.of(('dates',))})",
                    "correct one of the two",
                )


def _overlapping(loaded: Loaded[Mission]) -> Iterator[Problem]:
    for first, second in _at_once(_placed(loaded.value)):
        if people := _in_both(first.slot, second.slot, loaded.value):
            earlier, later = sorted((first.index, second.index))
            yield _problem(
                loaded,
                ("programme", later),
                f"the slot overlaps with the one on line "
                f"{loaded.lines.of(('programme', earlier))} on {second.slot.day}, for {people}",
                "correct the times, or name under `people` who is where",
            )


def _in_two_places(loaded: Loaded[Mission]) -> Iterator[Problem]:
    """Find who is to be in two slots at once, but for ours in both, whom `_overlapping` finds.

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
            yield _problem(
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


def _legs_out_of_order(loaded: Loaded[Mission]) -> Iterator[Problem]:
    mission = loaded.value
    moments = [
        (("legs", index, name), moment, _zone(mission, leg.city))
        for index, leg in enumerate(mission.legs)
        for name, moment in (("arrival", leg.arrival), ("departure", leg.departure))
        if moment is not None
    ]
    for (path, before, zone), (next_path, after, next_zone) in pairwise(moments):
        if _is_before(after, next_zone, before, zone):
            yield _problem(
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


# --- minutes ---------------------------------------------------------------------------------


def _more_minutes_than_the_slot_has(loaded: Loaded[Mission]) -> Iterator[Problem]:
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
                yield _problem(
                    loaded,
                    path,
                    f"{what} {minutes} minutes, but the slot of line "
                    f"{loaded.lines.of(('programme', index, 'start'))} has {slot.minutes}",
                    "shorten it, or make the slot longer",
                )


# --- pictures --------------------------------------------------------------------------------


def _pictures_not_there(loaded: Loaded[Mission], workspace: Workspace) -> Iterator[Problem]:
    for path, person in _people(loaded.value):
        if person.photo is None:
            continue
        if fault := _fault_of(person.photo, workspace):
            what, remedy = fault
            named = f"`{shorten(person.photo)}`"
            yield _problem(
                loaded, (*path, "photo"), what.replace("picture", f"picture {named}", 1), remedy
            )


def _fault_of(photo: str, workspace: Workspace) -> tuple[str, str] | None:
    """Give what is wrong with a picture and what mends it; nothing where it can be printed."""
    file = workspace.missions / photo
    if not photo.lower().endswith(_PICTURES):
        return "the picture is neither .jpg nor .png", "save it as one of these"
    try:
        is_within = file.resolve().is_relative_to(workspace.root)
        is_there = file.is_file()
    except (OSError, RuntimeError):  # a name too long, a link to itself
        is_within, is_there = True, False
    if not is_within:
        return "the picture leads out of the workspace", "put the picture itself there"
    if not is_there:
        return "the picture is not there", "put the picture there, or correct its name"
    try:
        portrait_of(file)
    except InputError as error:
        return error.problems[0].what, error.problems[0].remedy
    return None


def _problem(loaded: Loaded[Mission], path: FieldPath, what: str, remedy: str) -> Problem:
    return Problem(what, remedy, loaded.file, loaded.lines.of(path))


RULES: tuple[Callable[[Loaded[Mission]], Iterator[Problem]], ...] = (
    _duplicate_keys,
    _unknown_keys,
    _more_members_than_said,
    _attends_without_slot,
    _outside_the_mission,
    _overlapping,
    _in_two_places,
    _legs_out_of_order,
    _more_minutes_than_the_slot_has,
)
"""The rules that need nothing but the mission."""
