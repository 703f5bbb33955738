"""What the records of a mission say of the cooperation, in all and with one city."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from briefgen.models.mission.mission import Mission
from briefgen.models.mission.travel import City
from briefgen.models.text import Text
from briefgen.models.ucap import Activity, Theme, Ucap

PartT = TypeVar("PartT")
Numbered = tuple[tuple[int, PartT], ...]


@dataclass(frozen=True, slots=True)
class CooperationSoFar:
    """What a record says, each part with its number in the record, from 1."""

    record: str
    ucap: Ucap
    themes: Numbered[Theme]
    activities: Numbered[Activity]
    results: Numbered[Text]


def of_record(record: str, ucap: Ucap) -> CooperationSoFar:
    """Give all that a record says."""
    return CooperationSoFar(
        record,
        ucap,
        tuple(enumerate(ucap.themes, start=1)),
        tuple(enumerate(ucap.activities, start=1)),
        tuple(enumerate(ucap.results, start=1)),
    )


def with_city(
    mission: Mission, ucaps: Mapping[str, Ucap], city: City
) -> tuple[CooperationSoFar, ...]:
    """Give what the records say of one city: what the mission names, else all that they say."""
    if not city.cooperation:
        return tuple(of_record(name, ucaps[name]) for name in mission.records)
    found = []
    for part in city.cooperation:
        whole = of_record(part.record, ucaps[part.record])
        found.append(
            CooperationSoFar(
                part.record,
                whole.ucap,
                _chosen(whole.themes, part.themes),
                _chosen(whole.activities, part.activities),
                _chosen(whole.results, part.results),
            )
        )
    return tuple(found)


def _chosen(parts: Numbered[PartT], numbers: tuple[int, ...]) -> Numbered[PartT]:
    return tuple((number, part) for number, part in parts if number in numbers)
