"""Which documents a command asks for: a record's summary, and the papers of a mission.

Nothing heavy is imported here, as this is needed to see that nothing has to be made.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.errors import Problem, UnknownNameError
from briefgen.faults import Faults
from briefgen.file_names import with_ending
from briefgen.mission_index import MissionIndex
from briefgen.outputs import KINDS, USUAL_EDITIONS, Edition, Format, Job, Kind, Wanted
from briefgen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked for beside the names; what is empty leaves it to the usual choice."""

    formats: tuple[Format, ...]
    editions: tuple[Edition, ...] = ()
    kinds: tuple[Kind, ...] = ()
    mission: str | None = None
    """The mission of a record, in the place of the one that starts last."""


def plan(
    workspace: Workspace,
    names: Sequence[str],
    wishes: Wishes,
    index: MissionIndex,
    faults: Faults | None = None,
) -> tuple[Job, ...]:
    """Give what is to be made, in the order in which it is made.

    Raises UnknownNameError for a name that is neither a record nor a mission, and for a mission
    that is not the record's; InputError for a release that cannot be relied on. Where such faults
    are tolerated, a mission's leaves its record's summary.
    """
    faults = faults or Faults()
    jobs: list[Job] = []
    for name in names:
        with faults.of(name):
            for job in _jobs(workspace, name, wishes, index):
                jobs.append(_at_its_version(job, index))  # noqa: PERF401  # those before a fault stay
    return tuple(jobs)


def _at_its_version(job: Job, index: MissionIndex) -> Job:
    """Give the job with the version in the names of its files."""
    ending = index.standing_of(job.name).ending
    wanted = tuple(replace(one, path=with_ending(one.path, ending)) for one in job.wanted)
    return replace(job, wanted=wanted)


def _jobs(workspace: Workspace, name: str, wishes: Wishes, index: MissionIndex) -> Iterator[Job]:
    folder = workspace.out / name
    if workspace.is_mission(name):
        yield _of_mission(name, folder, wishes)
        return
    kinds = wishes.kinds or KINDS
    if "summary" in kinds:
        wanted = _wanted(f"{name}-ucap", folder, ("summary",), wishes)
        yield Job("record", name, folder, tuple(wanted))
    if set(kinds) <= {"summary"}:
        return
    mission = wishes.mission or index.last_of(name)
    if mission is None:
        return
    workspace.mission(mission)
    if name not in index.records_of(mission):
        raise UnknownNameError(
            Problem(
                f"the mission `{mission}` is not for the record `{name}`",
                f"add `{name}` to its `records`, or name a mission that is for it",
            )
        )
    yield _of_mission(mission, folder, wishes)


def _of_mission(name: str, folder: Path, wishes: Wishes) -> Job:
    kinds = tuple(kind for kind in wishes.kinds or KINDS if kind != "summary")
    return Job("mission", name, folder, tuple(_wanted(name, folder, kinds, wishes)))


def _wanted(stem: str, folder: Path, kinds: Sequence[Kind], wishes: Wishes) -> Iterator[Wanted]:
    for kind in kinds:
        for edition in wishes.editions or USUAL_EDITIONS[kind]:
            for format_ in wishes.formats:
                file = f"{stem}-{kind}-{edition}.{format_}"
                # What is internal says so in its name, and lies in a folder of its own.
                path = folder / "internal" / f"INTERNAL-{file}" if kind == "briefing" else None
                yield Wanted(kind, edition, format_, path or folder / file)
