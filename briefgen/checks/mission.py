"""What the fields of a mission must keep between them: keys, people, records, pictures."""

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from itertools import islice

from briefgen.checks.mission_times import TIME_RULES
from briefgen.checks.problems import problem_at
from briefgen.errors import BriefgenError, InputError, Problem
from briefgen.figures.portrait import portrait_of
from briefgen.load import Loaded, load_model
from briefgen.loading import MAX_MISTAKES
from briefgen.loading.names import FieldPath, field_name, shorten
from briefgen.models.fields import fields_of
from briefgen.models.mission.marks import Target, target_of
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.people import Person
from briefgen.models.mission.travel import CooperationWith
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
                yield problem_at(
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
        yield problem_at(loaded, path, *_unknown(field_name(path), key, target, known))


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
            yield problem_at(loaded, path, f"there is no record `{key}`", guess + there)
        elif path[0] != "records" and key not in loaded.value.records:
            yield problem_at(
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
                yield problem_at(
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
        yield problem_at(
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
                    yield problem_at(
                        loaded,
                        ("programme", index, "brief", name, place, "person"),
                        f"`{key}` attends by the brief, but not by the `{field}` of the slot "
                        f"(line {line})",
                        "name the person in both, or in neither",
                    )


# --- pictures --------------------------------------------------------------------------------


def _pictures_not_there(loaded: Loaded[Mission], workspace: Workspace) -> Iterator[Problem]:
    for path, person in _people(loaded.value):
        if person.photo is None:
            continue
        if fault := _fault_of(person.photo, workspace):
            what, remedy = fault
            named = f"`{shorten(person.photo)}`"
            yield problem_at(
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


RULES: tuple[Callable[[Loaded[Mission]], Iterator[Problem]], ...] = (
    _duplicate_keys,
    _unknown_keys,
    _more_members_than_said,
    _attends_without_slot,
    *TIME_RULES,
)
"""The rules that need nothing but the mission."""
