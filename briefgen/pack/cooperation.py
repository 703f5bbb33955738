"""What of the records concerns one city: themes, what was done together, what is expected."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from briefgen.models.mission.travel import City, CooperationWith
from briefgen.models.text import Text
from briefgen.models.ucap import Activity, Theme, Ucap
from briefgen.pack.facts import same_name

PartT = TypeVar("PartT", Theme, Activity, Text)


@dataclass(frozen=True, slots=True)
class SharedActivity:
    """What was done together, as far as it concerns a city."""

    number: int
    """That of the timeline."""
    activity: Activity
    items: tuple[Text, ...]
    """Of its items, those that name the city."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What of one record concerns a city; the numbers are those that the record's lists have."""

    record: str
    """Its name."""
    themes: tuple[Theme, ...]
    activities: tuple[SharedActivity, ...]
    results: tuple[tuple[int, Text], ...]
    """Each with its number in the plan."""
    has_themes_of_all: bool
    """Whether its themes are those of the whole plan, because none is said to be this city's."""
    has_more: bool
    """Whether the rest of the plan concerns the city too."""


def shared_with(city: City, records: Mapping[str, Ucap]) -> tuple[Shared, ...]:
    """Give what concerns the city, record by record.

    It is what the mission chose. Without a choice it is what names the city in the records in which
    it is a partner, or where none names it as one, in all of the mission's records. All of a plan
    concerns a side's only partner: of its activities that city shows those that took place there.
    """
    if city.cooperation:
        return tuple(_chosen(city, one, records[one.record]) for one in city.cooperation)
    own = {name: ucap for name, ucap in records.items() if _takes_part(city, ucap)}
    return tuple(_named(city, name, ucap) for name, ucap in (own or records).items())


def _is_alone(city: City, ucap: Ucap) -> bool:
    return any(
        len(side.places) == 1 and same_name(side.places[0].name, city.name)
        for _, side in ucap.sides()
    )


def _takes_part(city: City, ucap: Ucap) -> bool:
    return any(
        same_name(place.name, city.name) for _, side in ucap.sides() for place in side.places
    )


def _chosen(city: City, chosen: CooperationWith, ucap: Ucap) -> Shared:
    return Shared(
        record=chosen.record,
        themes=tuple(theme for number, theme in _numbered(ucap.themes) if number in chosen.themes),
        activities=tuple(
            _shared(city, number, activity)
            for number, activity in _numbered(ucap.activities)
            if number in chosen.activities
        ),
        results=tuple(one for one in _numbered(ucap.results) if one[0] in chosen.results),
        has_themes_of_all=False,
        has_more=False,
    )


def _named(city: City, record: str, ucap: Ucap) -> Shared:
    is_alone = _is_alone(city, ucap)
    themes = tuple(one for one in ucap.themes if _names(city, (one.title, one.text)))
    return Shared(
        record=record,
        themes=themes or ucap.themes,
        activities=tuple(
            _shared(city, number, activity)
            for number, activity in _numbered(ucap.activities)
            if _names(city, _where(activity) if is_alone else _said(activity))
        ),
        results=tuple(one for one in _numbered(ucap.results) if _names(city, one[1:])),
        has_themes_of_all=not themes and not is_alone,
        has_more=is_alone,
    )


def _said(activity: Activity) -> Iterable[Text | None]:
    return (activity.text, activity.place, *activity.items)


def _where(activity: Activity) -> Iterable[Text | None]:
    return (activity.place or activity.text,)


def _shared(city: City, number: int, activity: Activity) -> SharedActivity:
    items = tuple(item for item in activity.items if _names(city, (item,)))
    return SharedActivity(number, activity, items)


def _names(city: City, texts: Iterable[Text | None]) -> bool:
    return any(text is not None and names(text, city.name) for text in texts)


def names(text: Text, name: Text) -> bool:
    """Whether a text names a city.

    Its English decides where there is one: 罗马 (Rome) also begins 罗马尼亚 (Romania).
    """
    if text.en is not None and name.en is not None:
        return re.search(rf"\b{re.escape(name.en)}\b", text.en) is not None
    return text.zh is not None and name.zh is not None and name.zh in text.zh


def _numbered(parts: tuple[PartT, ...]) -> Iterator[tuple[int, PartT]]:
    yield from enumerate(parts, start=1)
