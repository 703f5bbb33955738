"""What keeps documents from being final: a point that is still open."""

from collections.abc import Sequence

from briefgen.errors import InputError
from briefgen.mission_material import load_mission_material
from briefgen.open_points import as_problems, open_points
from briefgen.outputs import Job
from briefgen.workspace import Workspace


def refuse_open_points(workspace: Workspace, jobs: Sequence[Job]) -> None:
    """Raise InputError with every open point of the missions, if there is one.

    A pack is held to what both sides see of it, and only a briefing to what is internal.
    """
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
