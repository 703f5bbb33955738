"""How the delegation gets from city to city: what the legs say, with the flights that they name."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.models.mission.arrangements import Flight
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.travel import City, Leg, Moment, Transport


@dataclass(frozen=True, slots=True)
class Journey:
    """From one city to the next, or a flight that no leg names."""

    start: City
    end: City
    before: Leg | None
    """The stay that it ends; None for a flight that no leg names."""
    after: Leg | None
    """The stay that it begins."""
    flight: Flight | None
    """What logistics say of it, where it is a flight."""

    @property
    def departure(self) -> Moment | None:
        """When it starts, by local time."""
        own = self.before.departure if self.before else None
        return own or (self.flight.departure if self.flight else None)

    @property
    def arrival(self) -> Moment | None:
        """When it ends, by local time."""
        own = self.after.arrival if self.after else None
        return own or (self.flight.arrival if self.flight else None)

    @property
    def transport(self) -> Transport | None:
        """How one travels, as the leg says."""
        return self.after.transport if self.after else None


def journeys(mission: Mission) -> tuple[Journey, ...]:
    """Give a journey from each leg to the next, then the flights that are none of them.

    A flight is that of a leg if it joins the same cities under the same number, or without one.
    """
    flights = list(mission.logistics.flights)
    found = [
        Journey(
            mission.city(before.city),
            mission.city(after.city),
            before,
            after,
            _taken(flights, before, after),
        )
        for before, after in zip(mission.legs, mission.legs[1:], strict=False)
    ]
    return (*found, *_others(mission, flights))


def _taken(flights: list[Flight], before: Leg, after: Leg) -> Flight | None:
    """Take the flight of a leg out of those that are left."""
    number = after.transport.number if after.transport else None
    for flight in flights:
        joins = (flight.from_city, flight.to_city) == (before.city, after.city)
        if joins and flight.number in {number, None}:
            flights.remove(flight)
            return flight
    return None


def _others(mission: Mission, flights: list[Flight]) -> Iterator[Journey]:
    for flight in flights:
        cities = (mission.city(flight.from_city), mission.city(flight.to_city))
        yield Journey(*cities, None, None, flight)
