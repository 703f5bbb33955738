"""Open points as documents list them: person by person."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.models.mission.people import Person
from briefgen.open_points import OpenPoint


@dataclass(frozen=True, slots=True)
class PointGroup:
    """The points of one person."""

    person: Person | None
    """None where nobody is named."""
    points: tuple[OpenPoint, ...]


def grouped(points: Sequence[OpenPoint]) -> tuple[PointGroup, ...]:
    """Give points that are sorted by person, a group a person."""
    found = []
    for _, group in groupby(points, key=lambda one: one.responsible and one.responsible.key):
        own = tuple(group)
        found.append(PointGroup(own[0].responsible, own))
    return tuple(found)
