"""The people of a mission in the order of documents: the delegation, the hosts by city."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.models.mission.mission import Mission
from briefgen.models.mission.people import Delegate, Host, Person
from briefgen.models.mission.programme import Slot
from briefgen.models.mission.travel import City
from briefgen.models.text import Text


@dataclass(frozen=True, slots=True)
class CityHosts:
    """The hosts of one city by precedence, and from when to when the delegation is there."""

    city: City | None
    """None for those of no city."""
    first: dt.date | None
    last: dt.date | None
    hosts: tuple[Host, ...]


@dataclass(frozen=True, slots=True)
class Attendee:
    """Someone who takes part in a meeting, with what the brief says of it."""

    person: Person
    note: Text | None


def delegates(mission: Mission) -> tuple[Delegate, ...]:
    """Give the delegation: its head, then the others in the sending side's own order."""
    members, head = mission.delegation.members, mission.delegation.head
    return tuple(sorted(members, key=lambda one: one.key != head))


def hosts_by_city(mission: Mission) -> tuple[CityHosts, ...]:
    """Give the hosts by city in the order of the visit, by precedence within each city."""
    found = []
    for key in [*visited(mission), None]:
        hosts = tuple(host for host in mission.hosts if host.city == key)
        if hosts:
            city = mission.city(key) if key else None
            found.append(CityHosts(city, *_stay(mission, key), hosts))
    return tuple(found)


def visited(mission: Mission) -> tuple[str, ...]:
    """Give the keys of the cities by the first visit, home and those of no leg last."""
    keys = [leg.city for leg in mission.legs[1:]] + [city.key for city in mission.cities]
    return tuple(dict.fromkeys(keys))


def home(mission: Mission) -> City | None:
    """Give the city where the mission starts, where it is known."""
    return mission.city(mission.legs[0].city) if mission.legs else None


def _stay(mission: Mission, key: str | None) -> tuple[dt.date | None, dt.date | None]:
    stays = [leg for leg in mission.legs if leg.city == key]
    first = next((leg.arrival.day for leg in stays if leg.arrival), None)
    last = next((leg.departure.day for leg in reversed(stays) if leg.departure), None)
    return first, last


def ours(mission: Mission, slot: Slot) -> tuple[Attendee, ...]:
    """Give who of ours takes part; nobody stands for the whole delegation."""
    if slot.brief and slot.brief.ours:
        return tuple(Attendee(mission.person(one.person), one.note) for one in slot.brief.ours)
    return tuple(_plain(mission, slot.people))


def theirs(mission: Mission, slot: Slot) -> tuple[Attendee, ...]:
    """Give who of the hosts takes part."""
    if slot.brief and slot.brief.theirs:
        return tuple(Attendee(mission.person(one.person), one.note) for one in slot.brief.theirs)
    return tuple(_plain(mission, slot.hosts))


def _plain(mission: Mission, keys: Sequence[str]) -> Iterator[Attendee]:
    return (Attendee(mission.person(key), None) for key in keys)
