"""What a workspace holds: a line a record and a line a mission, with their versions and outputs."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from briefgen.deliver.sending import outdated_calendar
from briefgen.errors import BriefgenError, InputError, UnknownNameError
from briefgen.formats import format_date, format_period, format_range
from briefgen.load import load_model
from briefgen.mission_index import MissionIndex
from briefgen.models.ucap import Side, Ucap
from briefgen.outputs import EDITIONS, KINDS, Job
from briefgen.plan import Wishes, plan
from briefgen.releases.source import Source
from briefgen.releases.version import load_labels, version_of
from briefgen.stamps import Stamp, read_stamps
from briefgen.workspace import Workspace, shown


@dataclass(frozen=True, slots=True)
class _Mission:
    """What is said of a mission, and under which records."""

    name: str
    summary: str
    records: tuple[str, ...] = ()


def overview(workspace: Workspace) -> Iterator[str]:
    """Give a line a record: its name, who cooperates, the period, version and date.

    Under it stand its outputs that are older than their data or were edited, then its missions, a
    line each, with theirs; missions that cannot be read stand at the end.
    """
    names = workspace.record_names()
    missions = tuple(_mission(workspace, name) for name in workspace.mission_names())
    outputs = _all_outputs(workspace, (*names, *(one.name for one in missions)))
    width = max(map(len, names), default=0)
    for name in names:
        yield f"{name:<{width}}  {_summary(workspace, name)}"
        yield from (f"  {line}" for line in outputs.pop(name, ()))
        for one in missions:
            if name in one.records:
                yield f"  {one.name}  {one.summary}"
                # A mission of several records stands under each, its outputs under the first.
                yield from (f"    {line}" for line in outputs.pop(one.name, ()))
    if not names:
        yield "no records yet: begin one with `briefgen new NAME`"
    yield from (f"{one.name}  {one.summary}" for one in missions if not one.records)
    for file in workspace.misnamed_missions():
        yield f"{file}  is not found: the name of a mission has small letters, digits and hyphens"


def _mission(workspace: Workspace, name: str) -> _Mission:
    from briefgen.missions import load_mission  # only where there is one

    try:
        loaded = load_mission(workspace, name)
    except (InputError, UnknownNameError) as error:
        return _Mission(name, _unreadable(error))
    mission = loaded.value
    title = mission.title.en or mission.title.zh
    dates = format_range(mission.dates.start, mission.dates.end, "en")
    return _Mission(name, f"{title}; {dates}; {_version(workspace, loaded)}", mission.records)


def _version(workspace: Workspace, loaded: Source) -> str:
    """Give the state of the version, with the date that the documents bear."""
    try:
        version = version_of(workspace, loaded, load_labels(workspace))
    except (InputError, UnknownNameError) as error:
        return f"version not known: {error.problems[0]}"
    said = f"{version.text.en}" if version.is_draft else f"version {version.number}"
    released = ", not released" if version.state == "stated" else ""
    return f"{said}{released}, {format_date(version.date, 'en')}"


def _all_outputs(workspace: Workspace, names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give what is to be said of the outputs of each name; nothing of what cannot be read."""
    index = MissionIndex(workspace)
    wishes = Wishes(("pdf", "docx"), EDITIONS, KINDS)
    said: dict[str, tuple[str, ...]] = {}
    for name in names:
        with suppress(InputError, UnknownNameError):
            jobs = plan(workspace, (name,), wishes, index)
            stamps = read_stamps(workspace, jobs, None, index)
            said[name] = tuple(line for job in jobs for line in _outputs(job, stamps[job.key]))
            if old := outdated_calendar(workspace, name):
                said[name] += (f"older than its data: {shown(old)}",)
    return said


def _outputs(job: Job, stamp: Stamp) -> Iterator[str]:
    """Give the documents that stand there and are not what would be made now.

    What is there of another version is older where the present one was not made.
    """
    for path in (one.path for one in job.wanted):
        document = stamp.documents.get(path.name)
        if not document or not path.is_file():
            older = (one for one in stamp.other_versions(path) if one.is_file())
            yield from (f"older than its data: {shown(one)}" for one in older)
        elif not stamp.is_unchanged(path):
            is_older = document.made_from != stamp.made_from
            what = "older than its data" if is_older else "edited since it was made"
            yield f"{what}: {shown(path)}"


def _unreadable(error: BriefgenError) -> str:
    count = len(error.problems)
    return f"cannot be read: {count} {'problem' if count == 1 else 'problems'}"


def _summary(workspace: Workspace, name: str) -> str:
    record = workspace.record(name)
    try:
        loaded = load_model(record.ucap, Ucap, shown(record.ucap))
    except InputError as error:
        return _unreadable(error)
    ucap = loaded.value
    sides = " – ".join(_names(side) for _, side in ucap.sides())
    period = format_period(ucap.period, "en") if ucap.period else "no period"
    return f"{sides}; {period}; {_version(workspace, loaded)}"


def _names(side: Side) -> str:
    return ", ".join(place.name.en or place.name.zh or "" for place in side.places)
