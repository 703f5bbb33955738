"""Where the mission goes: the cities, and the legs from one to the next."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, Strict

from briefgen.models.base import Line, Model
from briefgen.models.mission.marks import Expected
from briefgen.models.mission.part import Part
from briefgen.models.mission.values import CityKey, Day, Key, RecordName, Time, ZoneName
from briefgen.models.text import Text
from briefgen.models.ucap import Facts, SideName

PartNumber = Annotated[int, Strict(), Field(ge=1, le=99)]


class CooperationWith(Model):
    """Which parts of a record concern a city, numbered from 1 as the record lists them."""

    record: RecordName
    """The record."""
    themes: tuple[PartNumber, ...] = ()
    """Its themes."""
    activities: tuple[PartNumber, ...] = ()
    """What was done together."""
    results: tuple[PartNumber, ...] = ()
    """The results that are expected."""


class City(Part, Facts):
    """A city of the mission; facts stand here where its records do not state them for it alone."""

    key: Key
    """The short name by which legs, slots and hosts refer to the city."""
    name: Text
    """The name, in each language."""
    side: SideName
    """Which side it is on."""
    time_zone: Annotated[ZoneName | None, Expected("time_zone")] = None
    """The time zone by its name at the IANA, such as Europe/Paris."""
    latitude: Annotated[float, Strict(), Field(ge=-90, le=90)] | None = None
    """Degrees north, for the drawing of the route; south is negative."""
    longitude: Annotated[float, Strict(), Field(ge=-180, le=180)] | None = None
    """Degrees east, for the drawing of the route; west is negative."""
    mayor: Line | None = None
    """The mayor's name, as FAMILYNAME Given."""
    profile: Annotated[tuple[Text, ...], Expected("profile")] = ()
    """What the city lives from and is known for, a paragraph each."""
    cooperation: tuple[CooperationWith, ...] = ()
    """What of the records concerns this city; without it, what names it in them."""


class Moment(Model):
    """A day, and the local time where it is known."""

    day: Day
    """The day, where the traveller is."""
    time: Time | None = None
    """The local time."""


class Means(StrEnum):
    """How one travels."""

    FLIGHT = "flight"
    TRAIN = "train"
    COACH = "coach"
    CAR = "car"
    SHIP = "ship"
    ON_FOOT = "on foot"
    OTHER = "other"


class Transport(Model):
    """How one gets somewhere."""

    means: Means
    """flight, train, coach, car, ship, on foot or other."""
    number: Line | None = None
    """The number of the flight or train."""
    leaves_from: Text | None = None
    """The airport, station or entrance where it starts."""
    arrives_at: Text | None = None
    """The airport or station where it ends."""
    codes: Annotated[Line, Field(max_length=12)] | None = None
    """The codes of both, such as GRX–FCO."""
    time: Time | None = None
    """When it leaves, by local time."""
    note: Text | None = None
    """What else one must know."""


class Leg(Part):
    """A stay in a city; the first is where the mission starts, the last where it ends."""

    city: CityKey
    """The key of the city."""
    arrival: Annotated[Moment | None, Expected("arrival")] = None
    """When the delegation arrives; not for the first leg, where it starts."""
    departure: Annotated[Moment | None, Expected("departure")] = None
    """When it leaves; not for the last leg, where it ends."""
    transport: Annotated[Transport | None, Expected("transport")] = None
    """How it comes to this city."""
