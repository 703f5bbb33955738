"""The days of a mission with their slots: numbered within the day, meetings over the mission."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.models.mission.mission import Mission
from briefgen.models.mission.programme import Slot
from briefgen.models.mission.travel import City, Leg


@dataclass(frozen=True, slots=True)
class PlacedSlot:
    """A slot with its number in its day, and the number of its brief."""

    slot: Slot
    number: int
    """From 1, in the order of time."""
    city: City | None
    day: int
    """The number of its day; 0 where the day is not known."""
    brief: int = 0
    """From 1, over the whole mission; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the mission, also one without a slot."""

    number: int
    """From 1, the first day of the mission."""
    date: dt.date
    cities: tuple[City, ...]
    """Where the delegation is, in the order of time; home only where it is nowhere else."""
    slots: tuple[PlacedSlot, ...]

    @property
    def anchor(self) -> str:
        """By which references find it."""
        return f"day-{self.number}"


@dataclass(frozen=True, slots=True)
class Days:
    """All days, and the slots of which the day is not known."""

    days: tuple[Day, ...]
    undated: tuple[PlacedSlot, ...]

    def slots(self) -> Iterator[PlacedSlot]:
        """Give all slots, in the order of documents."""
        for day in self.days:
            yield from day.slots
        yield from self.undated

    @property
    def stretches(self) -> tuple[tuple[Day, ...], ...]:
        """Every day alone, but days in a row in the same cities together where nothing is held."""
        return tuple(
            tuple(days)
            for _, days in groupby(self.days, lambda day: day.number if day.slots else day.cities)
        )

    @property
    def briefs(self) -> tuple[PlacedSlot, ...]:
        """The slots that have a brief, by its number."""
        return tuple(placed for placed in self.slots() if placed.brief)

    def of(self, slot: Slot) -> PlacedSlot:
        """Give a slot with its numbers."""
        return next(placed for placed in self.slots() if placed.slot is slot)

    def day_of(self, placed: PlacedSlot) -> Day | None:
        """Give the day of a slot, where it is known."""
        return next((day for day in self.days if day.number == placed.day), None)


def days_of(mission: Mission) -> Days:
    """Give the days of a mission: every one of its dates, or those of slots where they are open."""
    dates = _dates(mission)
    briefs = iter(range(1, len(mission.programme) + 1))

    def placed(slots: Sequence[Slot], day: int) -> tuple[PlacedSlot, ...]:
        return tuple(
            PlacedSlot(
                slot=slot,
                number=number,
                city=mission.city(slot.city) if slot.city else None,
                day=day,
                brief=next(briefs) if slot.brief else 0,
            )
            for number, slot in enumerate(slots, start=1)
        )

    days = []
    for number, date in enumerate(dates, start=1):
        slots = sorted((one for one in mission.programme if one.day == date), key=_start)
        days.append(Day(number, date, _cities(mission, date, slots), placed(slots, number)))
    undated = placed([slot for slot in mission.programme if slot.day is None], 0)
    return Days(tuple(days), undated)


def _dates(mission: Mission) -> list[dt.date]:
    dates = mission.dates
    if not dates.are_exact:
        return sorted({slot.day for slot in mission.programme if slot.day})
    count = (dates.end.first_day - dates.start.first_day).days + 1
    return [dates.start.first_day + dt.timedelta(days=index) for index in range(count)]


def _start(slot: Slot) -> tuple[bool, dt.time]:
    return slot.start is None, slot.start or dt.time()


def _cities(mission: Mission, date: dt.date, slots: Sequence[Slot]) -> tuple[City, ...]:
    away = [leg.city for leg in mission.legs[1:-1] if _is_there(leg, date)]
    home = [leg.city for leg in (*mission.legs[:1], *mission.legs[-1:]) if _is_there(leg, date)]
    held = [slot.city for slot in slots if slot.city]
    keys = dict.fromkeys([*away, *held] or home)
    return tuple(mission.city(key) for key in keys)


def _is_there(leg: Leg, date: dt.date) -> bool:
    """Whether the delegation is in the city of a leg on a day, as far as the leg says."""
    if leg.arrival is None and leg.departure is None:
        return False
    first = leg.arrival.day if leg.arrival else date
    last = leg.departure.day if leg.departure else date
    return first <= date <= last
