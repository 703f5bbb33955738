"""What a workspace holds: a line a record and a line a mission, with their versions and outputs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.errors import BriefgenError, InputError, UnknownNameError
from briefgen.formats import format_date, format_period, format_range
from briefgen.load import load_model
from briefgen.mission_index import MissionIndex
from briefgen.models.ucap import Side, Ucap
from briefgen.outputs import KINDS, Job
from briefgen.plan import Wishes, plan
from briefgen.releases.present import Source
from briefgen.releases.version import version_of
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
    line each; missions that cannot be read stand at the end.
    """
    names = workspace.record_names()
    jobs, stamps = _jobs(workspace, names)
    missions = tuple(_mission(workspace, name) for name in workspace.mission_names())
    width = max(map(len, names), default=0)
    for name in names:
        yield f"{name:<{width}}  {_summary(workspace, name)}"
        for job in jobs[name]:
            yield from _outputs(job, stamps[job.key])
        yield from (f"  {one.name}  {one.summary}" for one in missions if name in one.records)
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
        version = version_of(workspace, loaded)
    except (InputError, UnknownNameError) as error:
        return f"version not known: {error.problems[0]}"
    said = version.text.en if version.is_draft else f"version {version.number}"
    return f"{said}, {format_date(loaded.value.date, 'en')}"


def _jobs(
    workspace: Workspace, names: Sequence[str]
) -> tuple[dict[str, Sequence[Job]], dict[str, Stamp]]:
    """Give what is made of each record, and what is known of it; nothing of what cannot be read."""
    index = MissionIndex(workspace)
    wishes = Wishes(("pdf", "docx"), (), KINDS, None)
    jobs: dict[str, Sequence[Job]] = {}
    for name in names:
        try:
            jobs[name] = plan(workspace, (name,), wishes, index)
        except (InputError, UnknownNameError):
            jobs[name] = ()
    return jobs, read_stamps(workspace, [job for own in jobs.values() for job in own], None, index)


def _outputs(job: Job, stamp: Stamp) -> Iterator[str]:
    """Give the documents that stand there and are not what would be made now."""
    for path in (one.path for one in job.wanted):
        document = stamp.documents.get(path.name)
        if document and path.is_file() and not stamp.is_unchanged(path):
            older = document.made_from != stamp.made_from
            what = "older than its data" if older else "edited since it was made"
            yield f"  {what}: {shown(path)}"


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
