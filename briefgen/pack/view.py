"""The pack as its template sees it: which chapters there are, and what only they show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from briefgen.mission_view.days import PlacedSlot
from briefgen.mission_view.view import MissionView
from briefgen.models.mission.arrangements import Logistics
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.programme import SlotKind
from briefgen.models.mission.travel import City
from briefgen.models.programme import Term
from briefgen.models.ucap import Ucap
from briefgen.open_points import OpenPoint
from briefgen.pack.contact_card import Card, contact_card
from briefgen.pack.cooperation import Shared, shared_with
from briefgen.pack.facts import CityFacts, Comparison, comparison, facts_of
from briefgen.pack.glossary import merged
from briefgen.pack.journeys import Journey, journeys

# Where the parts of a mission stand; those of a city and of a slot by their own headings.
_CHAPTERS = {
    **dict.fromkeys(("title", "purpose", "objectives", "welcome"), "welcome"),
    **dict.fromkeys(("delegation", "hosts", "others"), "people"),
    **dict.fromkeys(("documents", "gifts", "cooperation"), "signing"),
    **dict.fromkeys(("legs", "logistics"), "logistics"),
    **dict.fromkeys(("contacts", "press"), "contacts"),
    "dates": "itinerary",
    "records": "cooperation",
    "emergencies": "card",
    "glossary": "glossary",
}
_DAYS_TO_COMPARE = 2
_OFFICIAL = frozenset({SlotKind.MEETING, SlotKind.VISIT, SlotKind.EVENT, SlotKind.SIGNING})


@dataclass(frozen=True)
class PackView:
    """What the template reads beside the mission; all of it follows from what is shareable."""

    _view: MissionView
    _records: Mapping[str, Ucap]
    _terms: tuple[Term, ...]
    """The words of the programme."""

    @property
    def _mission(self) -> Mission:
        return self._view.mission

    # --- chapters ---

    @cached_property
    def chapters(self) -> frozenset[str]:
        """The anchors of all headings: a chapter of which nothing is known is left out."""
        return frozenset(self._chapters())

    def _chapters(self) -> Iterator[str]:
        mission = self._mission
        there = {
            "welcome": mission.welcome or mission.purpose or mission.objectives or self.comparison,
            "glance": self.has_glance,
            "itinerary": mission.programme,
            "undated": self._view.programme.undated,
            "people": True,
            "cooperation": self._has_cooperation,
            "signing": mission.documents or mission.gifts or mission.cooperation.signed,
            "logistics": len(mission.legs) > 1 or mission.logistics != Logistics(),
            "contacts": True,
            "glossary": self.glossary,
            "points": self._view.points,
            "card": not self.card.is_empty,
        }
        yield from (anchor for anchor, is_there in there.items() if is_there)
        yield from (f"city-{city.key}" for city in self._view.cities)
        yield from (day.anchor for day in self._view.programme.days if day.slots)

    @property
    def has_glance(self) -> bool:
        """Whether the days say enough to be compared: of two at least something is known."""
        days = self._view.programme.days
        return sum(bool(day.slots or day.cities) for day in days) >= _DAYS_TO_COMPARE

    @property
    def is_sketch(self) -> bool:
        """Whether so little is known of the mission that it has no programme at a glance."""
        return not self.has_glance

    @property
    def _has_cooperation(self) -> bool:
        return any(ucap.activities or ucap.results for ucap in self._records.values())

    def anchor_of(self, point: OpenPoint) -> str:
        """Give the anchor of the heading below which a point stands; none where it has no place."""
        anchor = self._anchor_of(point)
        return anchor if anchor in self.chapters else ""

    def _anchor_of(self, point: OpenPoint) -> str:
        mission = self._mission
        match point.path:
            case ("programme", int(index), *_):
                day = self._view.programme.of(mission.programme[index]).day
                return f"day-{day}" if day else "undated"
            case ("programme", *_):
                return "itinerary"
            case ("emergencies",):
                return "contacts"  # there is no card without a number
            case ("cities", int(index), *_):
                return f"city-{mission.cities[index].key}"
            case (part, *_):
                return _CHAPTERS.get(str(part), "")
            case _:
                return ""

    # --- what chapters show ---

    def facts_of(self, city: City) -> CityFacts:
        """Give the facts of a city."""
        return facts_of(city, self._records.values())

    @cached_property
    def comparison(self) -> Comparison | None:
        """The figures of the cities that may stand side by side."""
        return comparison(self._mission, self._records.values())

    def shared_with(self, city: City) -> tuple[Shared, ...]:
        """Give what of the records concerns a city."""
        return shared_with(city, self._records)

    @cached_property
    def glossary(self) -> tuple[Term, ...]:
        """The words of the mission and of the programme."""
        return merged(self._mission.glossary, self._terms)

    @property
    def glossary_by_letter(self) -> tuple[tuple[str, tuple[Term, ...]], ...]:
        """The same by the first letters of the English forms, in capitals."""
        groups = groupby(self.glossary, key=lambda term: term.en[0][0].upper())
        return tuple((letter, tuple(terms)) for letter, terms in groups)

    def meetings_in(self, city: City) -> tuple[PlacedSlot, ...]:
        """Give what is official in a city: meetings, visits, events, signings."""
        placed = self._view.programme.slots()
        return tuple(one for one in placed if one.city == city and one.slot.kind in _OFFICIAL)

    @cached_property
    def card(self) -> Card:
        """The numbers to carry along."""
        return contact_card(self._mission)

    @cached_property
    def journeys(self) -> tuple[Journey, ...]:
        """From city to city."""
        return journeys(self._mission)
