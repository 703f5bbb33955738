"""What of the records concerns one city: themes, what was done together, what is expected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from briefgen.models.mission.travel import City, CooperationWith
from briefgen.models.text import Text
from briefgen.models.ucap import Activity, Theme, Ucap
from briefgen.pack.facts import same_name

PartT = TypeVar("PartT", Theme, Activity, Text)


@dataclass(frozen=True, slots=True)
class Shared:
    """What of one record concerns a city; the numbers are those that the record's lists have."""

    record: str
    """Its name."""
    themes: tuple[Theme, ...]
    activities: tuple[tuple[int, Activity], ...]
    """Each with its number in the timeline."""
    results: tuple[tuple[int, Text], ...]
    """Each with its number in the plan."""
    is_whole: bool
    """Whether it is all that the record says, because nobody chose."""


def shared_with(city: City, records: Mapping[str, Ucap]) -> tuple[Shared, ...]:
    """Give what concerns the city, record by record.

    It is what the mission chose; without a choice, all that the records say in which the city is a
    partner, or where none names it, all that the mission's records say.
    """
    if city.cooperation:
        return tuple(_chosen(one, records[one.record]) for one in city.cooperation)
    own = {name: ucap for name, ucap in records.items() if _takes_part(city, ucap)}
    return tuple(_whole(name, ucap) for name, ucap in (own or records).items())


def _takes_part(city: City, ucap: Ucap) -> bool:
    return any(
        same_name(place.name, city.name) for _, side in ucap.sides() for place in side.places
    )


def _chosen(chosen: CooperationWith, ucap: Ucap) -> Shared:
    return Shared(
        record=chosen.record,
        themes=tuple(theme for number, theme in _numbered(ucap.themes) if number in chosen.themes),
        activities=tuple(one for one in _numbered(ucap.activities) if one[0] in chosen.activities),
        results=tuple(one for one in _numbered(ucap.results) if one[0] in chosen.results),
        is_whole=False,
    )


def _whole(name: str, ucap: Ucap) -> Shared:
    return Shared(
        record=name,
        themes=ucap.themes,
        activities=tuple(_numbered(ucap.activities)),
        results=tuple(_numbered(ucap.results)),
        is_whole=True,
    )


def _numbered(parts: tuple[PartT, ...]) -> Iterator[tuple[int, PartT]]:
    yield from enumerate(parts, start=1)
