"""The words of the route: what stands beside its cities, and what stands for the whole drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.figures.globe import distance, vector
from briefgen.figures.lettering import label, name_in
from briefgen.formats import format_days, format_distance, format_range
from briefgen.models.dates import PartialDate
from briefgen.models.text import Lang, Text
from briefgen.models.ucap import SideName

Labels = Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class RouteStop:
    """One stay of a mission; the first stop is the delegation's home.

    Latitude and longitude are in degrees, north and east above zero; `utc_offset` is that of the
    local time during the stay, in minutes. None is what is not known.
    """

    name: Text
    latitude: float | None
    longitude: float | None
    arrival: date | None
    departure: date | None
    utc_offset: int | None
    side: SideName | None


def stay_words(stop: RouteStop, home: RouteStop, lang: Lang, labels: Labels) -> str:
    """Give when the delegation is in a city: `12–15 September`, `leaves 12 September`."""
    if stop.arrival and stop.departure:
        return format_days(stop.arrival, stop.departure, lang)
    if stop.departure:
        return label(labels, "route_leave", lang, format_days(stop.departure, stop.departure, lang))
    if stop.arrival:
        key = "route_back" if stop is not home and stop.name == home.name else "route_arrive"
        return label(labels, key, lang, format_days(stop.arrival, stop.arrival, lang))
    return ""


def difference_words(stop: RouteStop, home: RouteStop, lang: Lang, labels: Labels) -> str:
    """Give how far local time is ahead of home's: `−6 h`; nothing at home or where not known."""
    if stop.utc_offset is None or home.utc_offset is None or stop.name == home.name:
        return ""
    minutes = stop.utc_offset - home.utc_offset
    if not minutes:
        return label(labels, "route_same_time", lang)
    sign = "−" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    if rest:
        return label(labels, "route_hours_minutes", lang, f"{sign}{hours}", rest)
    return label(labels, "route_hours", lang, f"{sign}{hours}")


def describe_route(stops: Sequence[RouteStop], lang: Lang, labels: Labels) -> str:
    """Give the words that stand for the drawing: the cities in order, with dates and distances.

    Stops without coordinates have no distance before them.
    """
    home = stops[0]
    parts = []
    before: RouteStop | None = None
    for stop in stops:
        facts = [
            _leg_words(before, stop, lang),
            _dated(stop, home, lang, labels),
            difference_words(stop, home, lang, labels),
        ]
        inner = ("，" if lang == "zh" else ", ").join(fact for fact in facts if fact)
        name = name_in(stop.name, (lang,))
        bracket = "（{}）" if lang == "zh" else " ({})"
        parts.append(name + (bracket.format(inner) if inner else ""))
        before = stop
    return label(labels, "route_alt", lang, ("；" if lang == "zh" else "; ").join(parts))


def _leg_words(before: RouteStop | None, stop: RouteStop, lang: Lang) -> str:
    if before is None or before.name == stop.name:
        return ""
    ends = [(one.latitude, one.longitude) for one in (before, stop)]
    points = [vector(lat, lon) for lat, lon in ends if lat is not None and lon is not None]
    return format_distance(distance(*points), lang) if len(points) == len(ends) else ""


def _dated(stop: RouteStop, home: RouteStop, lang: Lang, labels: Labels) -> str:
    """Give the dates with their year, as nothing beside the words shows it."""
    if stop.arrival and stop.departure:
        return format_range(_day(stop.arrival), _day(stop.departure), lang)
    when = stop.departure or stop.arrival
    if when is None:
        return ""
    words = format_range(_day(when), _day(when), lang)
    return stay_words(stop, home, lang, labels).replace(format_days(when, when, lang), words)


def _day(value: date) -> PartialDate:
    return PartialDate(value.year, value.month, value.day)
