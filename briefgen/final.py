"""What keeps documents from being final: a point that is still open."""

from collections.abc import Sequence

from briefgen.errors import InputError
from briefgen.faults import Faults
from briefgen.mission_material import load_mission_material
from briefgen.open_points import as_problems, open_points
from briefgen.outputs import Job
from briefgen.workspace import Workspace


def without_open_points(
    workspace: Workspace, jobs: Sequence[Job], faults: Faults
) -> tuple[Job, ...]:
    """Give the jobs whose documents can be final.

    Raises InputError with every open point of the missions, if there is one that is not tolerated.
    """
    final: list[Job] = []
    for some in faults.apart(jobs):
        with faults.of(*(job.name for job in some)):
            _refuse_open_points(workspace, some)
            final += some
    return tuple(final)


def _refuse_open_points(workspace: Workspace, jobs: Sequence[Job]) -> None:
    """A pack is held to what both sides see of it, and only a briefing to what is internal."""
    problems = []
    for job in jobs:
        if job.of == "mission":
            material = load_mission_material(workspace, job.name)
            kinds = {one.kind for one in job.wanted}
            points = open_points(
                material.mission,
                material.labels,
                "internal" if "briefing" in kinds else "shareable",
                records=material.ucaps,
            )
            problems += list(as_problems(points, material.loaded))
    if problems:
        raise InputError(*problems)
