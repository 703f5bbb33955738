"""The programme: slots with their place, people, language, transport and state."""

import datetime as dt
from enum import StrEnum
from typing import Annotated, Self

from pydantic import model_validator

from briefgen.models.mission.briefs import Brief, Speech
from briefgen.models.mission.marks import INTERNAL, Expected
from briefgen.models.mission.part import Part
from briefgen.models.mission.travel import Transport
from briefgen.models.mission.values import (
    CityKey,
    Day,
    HostKey,
    Key,
    LanguageCode,
    OurKey,
    PersonKey,
    Time,
)
from briefgen.models.text import Text


class SlotKind(StrEnum):
    """What kind of slot it is."""

    MEETING = "meeting"
    VISIT = "visit"
    EVENT = "event"
    SIGNING = "signing"
    MEAL = "meal"
    TRAVEL = "travel"
    FREE = "free"
    OTHER = "other"


class Status(StrEnum):
    """How certain a slot is."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    TO_BE_CONFIRMED = "to be confirmed"


class Interpretation(StrEnum):
    """How one interprets."""

    CONSECUTIVE = "consecutive"
    SIMULTANEOUS = "simultaneous"
    WHISPERED = "whispered"
    NONE = "none"


_OFFICIAL = frozenset({SlotKind.MEETING, SlotKind.VISIT, SlotKind.EVENT, SlotKind.SIGNING})
_BY_THE_DAY = frozenset(
    {"start", "end", "address", "languages", "interpreter", "transport", "dress", "responsible"}
)
_WITH_BRIEF = frozenset({SlotKind.MEETING, SlotKind.SIGNING})


class Slot(Part):
    """One line of the programme, by local time."""

    key: Key | None = None
    """A short name, where a gift or a document refers to the slot."""
    day: Annotated[Day | None, Expected("day")] = None
    """The day on which it starts, such as 2018-09-13."""
    start: Annotated[Time | None, Expected("start")] = None
    """When it starts, by local time, such as 09:30."""
    end: Annotated[Time | None, Expected("end")] = None
    """When it ends, by local time."""
    end_day: Day | None = None
    """The day on which it ends, where that is another one."""
    kind: SlotKind = SlotKind.MEETING
    """meeting, visit, event, signing, meal, travel, free or other."""
    city: Annotated[CityKey | None, Expected("city")] = None
    """The key of the city; its time zone is that of the slot."""
    title: Text
    """What it is called: mostly the body that one meets."""
    text: Text | None = None
    """What it is for, in one line."""
    place: Annotated[Text | None, Expected("place")] = None
    """The building and the hall, in each language."""
    address: Annotated[Text | None, Expected("address")] = None
    """The address, in each language."""
    hosts: Annotated[tuple[HostKey, ...], Expected("host")] = ()
    """The hosts' keys; the first one receives."""
    people: tuple[OurKey, ...] = ()
    """Our people's keys; without them, the whole delegation."""
    languages: Annotated[tuple[LanguageCode, ...], Expected("languages")] = ()
    """The languages spoken, by their codes of ISO 639, such as [es, zh]."""
    interpretation: Interpretation | None = None
    """consecutive, simultaneous, whispered or none."""
    interpreter: Annotated[PersonKey | None, Expected("interpreter")] = None
    """The interpreter's key."""
    transport: Annotated[Transport | None, Expected("transport")] = None
    """How our people get there."""
    dress: Annotated[Text | None, Expected("dress")] = None
    """What one wears."""
    responsible: Annotated[PersonKey | None, Expected("responsible")] = None
    """Who is in charge, and finds out what is still open here."""
    status: Status = Status.TO_BE_CONFIRMED
    """confirmed, tentative or to be confirmed."""
    note: Text | None = None
    """What else participants must know."""
    brief: Annotated[Brief | None, INTERNAL, Expected("brief")] = None
    """The meeting brief; internal."""
    speeches: Annotated[tuple[Speech, ...], INTERNAL] = ()
    """Speaking notes; internal."""

    @model_validator(mode="after")
    def _ends_after_its_start(self) -> Self:
        if self.end is None:
            return self
        if self.start is None:
            raise ValueError("has an end but no start")
        if self.end_day and self.day is None:
            raise ValueError("has a last day but no first")
        if self.minutes is not None and self.minutes <= 0:
            last = f"{self.end_day} " if self.end_day else ""
            raise ValueError(f"ends ({last}{self.end:%H:%M}) before its start ({self.start:%H:%M})")
        return self

    @property
    def minutes(self) -> int | None:
        """How long it lasts by the clock on the wall, where both ends are known."""
        if self.start is None or self.end is None:
            return None
        first = self.day or dt.date(2000, 1, 1)
        last = self.end_day or first
        start, end = dt.datetime.combine(first, self.start), dt.datetime.combine(last, self.end)
        return int((end - start).total_seconds()) // 60

    def not_expected(self) -> frozenset[str]:
        """Give what a slot of this kind needs not, and what can only follow from the day."""
        spared: set[str] = set()
        if self.day is None:
            spared |= _BY_THE_DAY
        if self.start is None:
            spared |= {"end"}
        if self.kind not in _OFFICIAL:
            spared |= {"hosts", "languages", "interpreter", "transport", "dress", "responsible"}
        if self.kind in {SlotKind.TRAVEL, SlotKind.FREE}:
            spared |= {"place", "address", "end"}
        if self.kind not in _WITH_BRIEF:
            spared |= {"brief"}
        if not self.languages or self.interpretation is Interpretation.NONE:
            spared |= {"interpreter"}  # whether one is needed is not known, or none is
        if self.place is None:
            spared |= {"address"}
        return frozenset(spared)
