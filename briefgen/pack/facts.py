"""The facts of a city, from the mission or its records, and which figures may stand together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.models.mission.mission import Mission
from briefgen.models.mission.travel import City
from briefgen.models.text import Text
from briefgen.models.ucap import Countries, Facts, Place, Population, Regions, Side, Ucap

_ENOUGH_TO_COMPARE = 2


@dataclass(frozen=True, slots=True)
class CityFacts:
    """What is stated of one city; empty or None is what nobody states."""

    regions: tuple[Text, ...]
    """Province, state or region."""
    countries: tuple[str, ...]
    """ISO 3166-1 codes."""
    population: Population | None
    km2: float | None
    mayor: str | None


def facts_of(city: City, records: Iterable[Ucap]) -> CityFacts:
    """Give what the mission states of a city, else what the first record does that knows it.

    What a record states of a side as a whole is a city's own where it is the side's only partner;
    of several partners, one region or one country of all is that of each, a sum of people is not.
    """
    stated: tuple[Facts, ...] = (city, *_in_records(city.name, records))
    populations = (facts.population for facts in stated)
    return CityFacts(
        regions=next((names for facts in stated if (names := facts.regions.names)), ()),
        countries=next((codes for facts in stated if (codes := facts.countries.codes)), ()),
        population=next((one for one in populations if one.value is not None), None),
        km2=next((facts.area.km2 for facts in stated if facts.area.km2 is not None), None),
        mayor=city.mayor,
    )


def _in_records(name: Text, records: Iterable[Ucap]) -> Iterator[Facts]:
    """Give the facts of the places of this name, each followed by what its side says for it."""
    for ucap in records:
        for _, side in ucap.sides():
            for place in side.places:
                if same_name(place.name, name):
                    yield place
                    yield _of_the_side(side, place)


def _of_the_side(side: Side, place: Place) -> Facts:
    if side.places == (place,):
        return side
    return Facts(
        regions=side.regions if len(side.regions.names) == 1 else Regions(),
        countries=side.countries if len(side.countries.codes) == 1 else Countries(),
    )


def same_name(one: Text, other: Text) -> bool:
    """Whether two names are those of one city: the same in a language that both have."""
    return (one.en is not None and one.en == other.en) or (
        one.zh is not None and one.zh == other.zh
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of several cities, fit to stand side by side."""

    year: int | None
    """The year of all populations; None where each says its own."""
    populations: Mapping[str, Population]
    """By the key of the city; a figure without its year is not comparable, and not here."""
    areas: Mapping[str, float]
    """In km², by the key of the city; an area has no year."""


def comparison(mission: Mission, records: Iterable[Ucap]) -> Comparison | None:
    """Give what of the mission's cities can be compared; None where nothing of two of them can."""
    known = tuple(records)
    facts = {city.key: facts_of(city, known) for city in mission.cities}
    populations = {
        key: one.population
        for key, one in facts.items()
        if one.population is not None and one.population.year is not None
    }
    areas = {key: one.km2 for key, one in facts.items() if one.km2 is not None}
    if len(populations) < _ENOUGH_TO_COMPARE:
        populations = {}
    if len(areas) < _ENOUGH_TO_COMPARE:
        areas = {}
    if not populations and not areas:
        return None
    years = {one.year for one in populations.values()}
    return Comparison(years.pop() if len(years) == 1 else None, populations, areas)
