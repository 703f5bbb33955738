"""What a mission is: who travels where, whom they meet, what they want, and all that goes with it.

Every field says who may read it, and whether it is expected: `marks.py`.
"""

from collections.abc import Iterator
from typing import Annotated, Never, Self

from pydantic import Field, model_validator

from briefgen.models.base import Line, Model
from briefgen.models.dates import DateField
from briefgen.models.mission.arrangements import (
    Action,
    Advice,
    ContactPoint,
    Cooperation,
    Document,
    Emergency,
    Gift,
    Logistics,
    Press,
    Question,
)
from briefgen.models.mission.marks import INTERNAL, Expected
from briefgen.models.mission.part import Part
from briefgen.models.mission.people import Delegation, Helper, Host, Person
from briefgen.models.mission.programme import Slot
from briefgen.models.mission.travel import City, Leg
from briefgen.models.mission.values import RecordName
from briefgen.models.programme import Term
from briefgen.models.text import Text
from briefgen.models.ucap import SideName


class Dates(Model):
    """From when to when the mission takes place."""

    start: DateField
    """The first day, or the month where the day is not known."""
    end: DateField
    """The last day, or the month."""
    stated: Line | None = None
    """The source's own wording."""

    @model_validator(mode="after")
    def _ends_after_its_start(self) -> Self:
        if self.end.last_day < self.start.first_day:
            raise ValueError(f"ends ({self.end}) before it starts ({self.start})")
        return self

    @property
    def are_exact(self) -> bool:
        """Whether both are known to the day."""
        return bool(self.start.day and self.end.day)


class Message(Model):
    """What the leader says in every meeting."""

    text: Text
    """One sentence, of at most fifteen words or so."""
    fact: Text | None = None
    """The fact or figure that carries it, with its source."""


class Mission(Part):
    """A mission of one delegation; it can be for several records."""

    records: Annotated[tuple[RecordName, ...], Field(min_length=1, max_length=20)]
    """The names of the records that the mission is for, such as [haikou]."""
    title: Text
    """What the mission is called."""
    version: Annotated[Line, Field(max_length=12)] | None = None
    """The version of this file; without one the documents say "draft"."""
    date: DateField
    """The date that the documents bear."""
    translation_checked: DateField | None = None
    """When the translation was last checked."""
    dates: Dates
    """From when to when."""
    sender: SideName
    """Which side travels: china or europe."""

    purpose: Annotated[Text | None, Expected("purpose")] = None
    """What the mission is for, in one or two sentences."""
    objectives: Annotated[tuple[Text, ...], Expected("objectives"), Field(max_length=7)] = ()
    """Three to five objectives."""
    outcomes: Annotated[tuple[Text, ...], INTERNAL, Expected("outcomes")] = ()
    """The outcomes that we want; internal."""
    why_now: Annotated[Text | None, INTERNAL, Expected("why_now")] = None
    """Why it takes place now, in two or three sentences; internal."""
    messages: Annotated[
        tuple[Message, ...], INTERNAL, Expected("messages"), Field(max_length=3)
    ] = ()
    """Three messages for the leader, the same in every meeting; internal."""
    background: Annotated[tuple[Text, ...], INTERNAL] = ()
    """The scene: where the cooperation stands, a paragraph each; internal."""
    welcome: tuple[Text, ...] = ()
    """A word of welcome for all participants, a paragraph each."""

    cities: tuple[City, ...] = ()
    """The cities, the home city included."""
    legs: Annotated[tuple[Leg, ...], Expected("legs")] = ()
    """The stays in their order, from home to home."""
    delegation: Delegation = Delegation()
    """Who travels."""
    hosts: Annotated[tuple[Host, ...], Expected("hosts")] = ()
    """Hosts and counterparts, by precedence within each city."""
    others: tuple[Helper, ...] = ()
    """People of neither side, such as interpreters and coordinators."""
    programme: Annotated[tuple[Slot, ...], Expected("programme")] = ()
    """The programme, in the order of time."""

    documents: tuple[Document, ...] = ()
    """Papers to be signed."""
    gifts: tuple[Gift, ...] = ()
    """Gifts."""
    protocol: Annotated[tuple[Advice, ...], INTERNAL] = ()
    """Forms of address, precedence, seating, customs; internal."""
    cooperation: Cooperation = Cooperation()
    """What was signed and what is open, as far as the U-CAP does not hold it."""
    logistics: Logistics = Logistics()
    """Hotels, flights, vehicles, meals, money, weather, visas."""
    contacts: Annotated[tuple[ContactPoint, ...], Expected("contacts")] = ()
    """Whom to ask, on both sides."""
    emergencies: Annotated[tuple[Emergency, ...], Expected("emergencies")] = ()
    """Numbers for an emergency."""
    press: Press = Press()
    """Press and visibility."""
    follow_up: Annotated[tuple[Action, ...], INTERNAL] = ()
    """Who does what by when after the mission; internal."""
    glossary: tuple[Term, ...] = ()
    """Words of this mission in both languages, beside the programme's."""
    questions: tuple[Question, ...] = ()
    """What else somebody has to find out: open points in the officer's own words."""
    internal_questions: Annotated[tuple[Question, ...], INTERNAL] = ()
    """The same, for us alone; internal."""

    def people(self) -> Iterator[Person]:
        """Give everyone: delegates, hosts, then the others."""
        yield from self.delegation.members
        yield from self.hosts
        yield from self.others

    def person(self, key: str) -> Person:
        """Give a person by the key; KeyError where nobody has it."""
        return next((one for one in self.people() if one.key == key), None) or _missing(key)

    def city(self, key: str) -> City:
        """Give a city by its key; KeyError where none has it."""
        return next((one for one in self.cities if one.key == key), None) or _missing(key)

    def slot(self, key: str) -> Slot:
        """Give a slot by its key; KeyError where none has it."""
        return next((one for one in self.programme if one.key == key), None) or _missing(key)


def _missing(key: str) -> Never:
    raise KeyError(key)
