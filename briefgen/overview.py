"""What a workspace holds, a line a record and a line a mission."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, InputError, UnknownNameError
from briefgen.formats import format_date, format_period, format_range
from briefgen.load import load_model
from briefgen.models.ucap import Side, Ucap
from briefgen.workspace import Workspace, shown

if TYPE_CHECKING:
    from briefgen.models.mission.mission import Mission


@dataclass(frozen=True, slots=True)
class _Mission:
    """What is said of a mission, and under which records."""

    name: str
    summary: str
    records: tuple[str, ...] = ()


def overview(workspace: Workspace) -> Iterator[str]:
    """Give a line a record: its name, who cooperates, the period, version and date.

    Under it stand its missions, a line each; those that cannot be read stand at the end.
    """
    names = workspace.record_names()
    missions = tuple(_mission(workspace, name) for name in workspace.mission_names())
    width = max(map(len, names), default=0)
    for name in names:
        yield f"{name:<{width}}  {_summary(workspace, name)}"
        yield from (f"  {one.name}  {one.summary}" for one in missions if name in one.records)
    if not names:
        yield "no records yet: begin one with `briefgen new NAME`"
    yield from (f"{one.name}  {one.summary}" for one in missions if not one.records)
    for file in workspace.misnamed_missions():
        yield f"{file}  is not found: the name of a mission has small letters, digits and hyphens"


def _mission(workspace: Workspace, name: str) -> _Mission:
    from briefgen.missions import load_mission  # only where there is one

    try:
        mission = load_mission(workspace, name).value
    except (InputError, UnknownNameError) as error:
        return _Mission(name, _unreadable(error))
    title = mission.title.en or mission.title.zh
    dates = format_range(mission.dates.start, mission.dates.end, "en")
    return _Mission(name, f"{title}; {dates}; {_version(mission)}", mission.records)


def _version(item: "Ucap | Mission") -> str:
    version = f"version {item.version}" if item.version else "draft"
    return f"{version}, {format_date(item.date, 'en')}"


def _unreadable(error: BriefgenError) -> str:
    count = len(error.problems)
    return f"cannot be read: {count} {'problem' if count == 1 else 'problems'}"


def _summary(workspace: Workspace, name: str) -> str:
    record = workspace.record(name)
    try:
        ucap = load_model(record.ucap, Ucap, shown(record.ucap)).value
    except InputError as error:
        return _unreadable(error)
    sides = " – ".join(_names(side) for _, side in ucap.sides())
    period = format_period(ucap.period, "en") if ucap.period else "no period"
    return f"{sides}; {period}; {_version(ucap)}"


def _names(side: Side) -> str:
    return ", ".join(place.name.en or place.name.zh or "" for place in side.places)
