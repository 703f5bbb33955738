"""A mission as the templates of its documents see it: the data, and what follows from them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from briefgen.mission_material import MissionMaterial
from briefgen.mission_view import clocks, cooperation, people
from briefgen.mission_view.days import Days, PlacedSlot, days_of
from briefgen.mission_view.points import PointGroup, grouped
from briefgen.models.mission.briefs import Decision, Speech
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.people import Delegate, Person
from briefgen.models.mission.programme import Slot, SlotKind
from briefgen.models.mission.travel import City, Leg
from briefgen.models.text import Lang
from briefgen.models.ucap import SideName
from briefgen.open_points import Audience, OpenPoint, open_points


@dataclass(frozen=True, slots=True)
class PlacedSpeech:
    """Speaking notes with their number over the mission, from 1."""

    speech: Speech
    placed: PlacedSlot
    number: int


@dataclass(frozen=True, slots=True)
class PlacedDecision:
    """A decision with the meeting in which it is wanted."""

    decision: Decision
    placed: PlacedSlot


@dataclass(frozen=True, slots=True)
class GlanceHost:
    """The first host of a city; None where nobody is named yet."""

    city: City | None
    person: Person | None


_BY_WEIGHT = (
    {SlotKind.MEETING, SlotKind.SIGNING, SlotKind.EVENT},
    {SlotKind.VISIT},
    {SlotKind.TRAVEL},
    set(SlotKind),
)


@dataclass(frozen=True)
class MissionView:
    """What templates read; all of it follows from the material."""

    _material: MissionMaterial
    langs: tuple[Lang, ...]
    audience: Audience

    @property
    def mission(self) -> Mission:
        """The mission itself."""
        return self._material.mission

    # --- days ---

    @cached_property
    def programme(self) -> Days:
        """The days with their slots."""
        return days_of(self.mission)

    @property
    def briefs(self) -> tuple[PlacedSlot, ...]:
        """The slots that have a meeting brief, by number."""
        return self.programme.briefs

    @cached_property
    def meetings(self) -> tuple[PlacedSlot, ...]:
        """The slots that are meetings or signings."""
        kinds = {SlotKind.MEETING, SlotKind.SIGNING}
        return tuple(one for one in self.programme.slots() if one.slot.kind in kinds)

    @cached_property
    def speeches(self) -> tuple[PlacedSpeech, ...]:
        """All speaking notes, in the order of the programme."""
        found = [
            (speech, placed) for placed in self.programme.slots() for speech in placed.slot.speeches
        ]
        return tuple(
            PlacedSpeech(speech, placed, number)
            for number, (speech, placed) in enumerate(found, start=1)
        )

    @cached_property
    def decisions(self) -> tuple[PlacedDecision, ...]:
        """All decisions wanted, in the order of the programme."""
        return tuple(
            PlacedDecision(decision, placed)
            for placed in self.briefs
            if placed.slot.brief
            for decision in placed.slot.brief.decisions
        )

    @property
    def main_decisions(self) -> tuple[PlacedDecision, ...]:
        """Those that are for the leader's one page; all where none is marked so."""
        marked = tuple(one for one in self.decisions if one.decision.at_a_glance)
        return marked or self.decisions

    def slot(self, key: str) -> PlacedSlot:
        """Give a slot by its key."""
        return self.programme.of(self.mission.slot(key))

    def main_slots(self, slots: Sequence[PlacedSlot]) -> tuple[PlacedSlot, ...]:
        """Give what a day is for: its meetings, else its visits and events, else its journeys."""
        for kinds in _BY_WEIGHT:
            if found := tuple(one for one in slots if one.slot.kind in kinds):
                return found
        return ()

    def cities_of(self, slots: Sequence[PlacedSlot]) -> tuple[City, ...]:
        """Give the cities of slots, each once."""
        found = {one.city.key: one.city for one in slots if one.city}
        return tuple(found.values())

    def slot_of(self, point: OpenPoint) -> PlacedSlot | None:
        """Give the slot in which a point is open."""
        if point.path[0] != "programme" or len(point.path) == 1:
            return None
        return self.programme.of(self.mission.programme[int(point.path[1])])

    # --- people ---

    @property
    def delegates(self) -> tuple[Delegate, ...]:
        """The delegation, its head first."""
        return people.delegates(self.mission)

    @property
    def hosts(self) -> tuple[people.CityHosts, ...]:
        """The hosts by city."""
        return people.hosts_by_city(self.mission)

    @property
    def head(self) -> Person | None:
        """The head of the delegation, where one is named."""
        key = self.mission.delegation.head
        return self.mission.person(key) if key else None

    def named(self, keys: Sequence[str]) -> tuple[Person, ...]:
        """Give people by their keys."""
        return tuple(self.mission.person(key) for key in keys)

    def ours(self, slot: Slot) -> tuple[people.Attendee, ...]:
        """Give who of ours attends; nobody stands for the whole delegation."""
        return people.ours(self.mission, slot)

    def theirs(self, slot: Slot) -> tuple[people.Attendee, ...]:
        """Give who of the hosts attends."""
        return people.theirs(self.mission, slot)

    @property
    def ours_side(self) -> SideName:
        """The side that travels."""
        return self.mission.sender

    @property
    def theirs_side(self) -> SideName:
        """The side that receives."""
        return "europe" if self.mission.sender == "china" else "china"

    @property
    def glance_people(self) -> tuple[tuple[Person | str | None, GlanceHost | None], ...]:
        """Rows of the page at a glance: two of ours and how many; the first host of each city."""
        ours: list[Person | str] = [*self.delegates[:2], "count"]
        first = {group.city: group.hosts[0] for group in self.hosts}
        cities: list[City | None] = list(self.visited) if self.hosts else list(self.visited[:1])
        cities += [None] if None in first else []
        hosts = [
            GlanceHost(city, first.get(city)) for city in cities if city in first or not self.hosts
        ]
        return tuple(zip_longest(ours, hosts))

    @property
    def missing_members(self) -> int:
        """How many delegates are said to travel but not named."""
        delegation = self.mission.delegation
        return max(0, (delegation.size or 0) - len(delegation.members))

    def is_open_phone(self, person: Person) -> bool:
        """Whether the number of whoever is in charge of a slot is missing."""
        return any(
            point.path[-2:] == ("contact", "phone") and point.responsible is person
            for point in self.points
        )

    def side_by_side(
        self, left: Sequence[people.Attendee], right: Sequence[people.Attendee]
    ) -> tuple[tuple[people.Attendee | None, people.Attendee | None], ...]:
        """Give both sides of a meeting, row by row."""
        return tuple(zip_longest(left, right))

    # --- cities ---

    @property
    def home(self) -> City | None:
        """Where the mission starts."""
        return people.home(self.mission)

    @property
    def cities(self) -> tuple[City, ...]:
        """The cities of a cover: home first, then the others in the order of the visit."""
        start = self.home
        keys = ([start.key] if start else []) + list(people.visited(self.mission))
        return tuple(self.mission.city(key) for key in dict.fromkeys(keys))

    @property
    def visited(self) -> tuple[City, ...]:
        """The cities without home, in the order of the visit."""
        return tuple(city for city in self.cities if city is not self.home)

    def utc_offset(self, city: City, day: dt.date | None = None) -> int | None:
        """Give the minutes that local time is ahead of universal time."""
        return clocks.utc_offset(city, day or self.mission.dates.start.first_day)

    def ahead_of_home(self, city: City, day: dt.date | None = None) -> int | None:
        """Give the minutes that local time is ahead of that of home."""
        return clocks.ahead(city, self.home, day or self.mission.dates.start.first_day)

    @property
    def plans(self) -> tuple[cooperation.CooperationSoFar, ...]:
        """Give what the records say, record by record."""
        return tuple(
            cooperation.of_record(name, ucap) for name, ucap in self._material.ucaps.items()
        )

    def leg_expects(self, leg: Leg, field: str) -> bool:
        """Whether a leg has an arrival or a departure at all: not the first, nor the last."""
        legs = self.mission.legs
        start = leg is legs[0] and field in {"arrival", "transport"}
        return not (start or (leg is legs[-1] and field == "departure"))

    # --- open points ---

    @cached_property
    def points(self) -> tuple[OpenPoint, ...]:
        """What is open for the readers of this document."""
        return open_points(
            self.mission, self._material.labels, self.audience, self.langs, self._material.ucaps
        )

    @property
    def point_groups(self) -> tuple[PointGroup, ...]:
        """The open points, person by person."""
        return grouped(self.points)

    @property
    def first_due(self) -> dt.date | None:
        """The earliest date by which a point must be known."""
        return min((point.due for point in self.points if point.due), default=None)

    def is_open(self, *path: object) -> bool:
        """Whether a field is open by its very path."""
        return any(point.path == path for point in self.points)
