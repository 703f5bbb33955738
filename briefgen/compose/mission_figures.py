"""The drawings of a mission's documents: route, days, hours, timelines of its records."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from briefgen.content import Figure, FigureKind, Portrait
from briefgen.figures.day_strip import DaySlot, describe_day_strip, draw_day_strip
from briefgen.figures.emblem import EMBLEM_ALT, draw_emblem
from briefgen.figures.lettering import label
from briefgen.figures.portrait import HEIGHT, WIDTH, portrait_of
from briefgen.figures.programme_days import (
    Journey,
    MeetingMark,
    Programme,
    Stay,
    describe_programme_days,
    draw_programme_days,
)
from briefgen.figures.route import draw_route
from briefgen.figures.route_words import RouteStop, describe_route
from briefgen.figures.svg import Drawing
from briefgen.figures.timeline import draw_timeline
from briefgen.figures.timeline_words import describe_timeline
from briefgen.mission_material import MissionMaterial
from briefgen.mission_view.clocks import utc_offset
from briefgen.mission_view.days import Day, Days
from briefgen.mission_wording import latin
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.people import Person
from briefgen.models.mission.programme import SlotKind
from briefgen.models.mission.travel import Leg, Moment
from briefgen.models.text import Lang
from briefgen.theme import Theme
from briefgen.vocabulary import VocabularyError

_EMBLEM_HEIGHT = 10  # mm; 1 cm is the least height that the emblem may have
_MEETINGS = frozenset({SlotKind.MEETING, SlotKind.SIGNING})
_SPARSE = 2


@dataclass(frozen=True)
class MissionFigures:
    """Draws what templates ask for; the same drawing is made once a document."""

    material: MissionMaterial
    langs: tuple[Lang, ...]
    days: Days

    def draw(self, kind: FigureKind, lang: Lang, of: str) -> Figure:
        """Give a drawing; `of` is the number of a day or the name of a record.

        It is drawn once for all languages, so its words are in each, that of the document first.

        Raises VocabularyError for one that the mission does not give: templates ask `has` first.
        """
        drawing = self._drawn(kind, of)
        if drawing is None:
            raise VocabularyError(f"the mission gives no drawing of the kind {kind}", f'"{kind}"')
        alt, both = self._in_langs(lang, lambda one: self._described(kind, one, of))
        return Figure(kind, drawing.svg, alt, lang, drawing.width, drawing.height, both)

    def portray(self, lang: Lang, of: str) -> Portrait:
        """Give the portrait of a person by the key; its words are in each language.

        Raises VocabularyError for a person without a photograph, InputError for one that cannot
        be read.
        """
        mission, workspace = self.material.mission, self.material.workspace
        person = next((one for one in mission.people() if one.key == of), None)
        if person is None or person.photo is None:
            raise VocabularyError(f"the mission gives no photograph of `{of}`", "<portrait")
        jpeg = portrait_of(workspace.missions / person.photo)
        alt, both = self._in_langs(lang, lambda one: self._portrait_words(person, one))
        return Portrait(jpeg, alt, lang, WIDTH, HEIGHT, both)

    def _in_langs(
        self, lang: Lang, describe: Callable[[Lang], str]
    ) -> tuple[str, tuple[tuple[Lang, str], ...]]:
        """Give words in all languages, that of the document first; by language, if in several."""
        langs = (lang, *(other for other in self.langs if other != lang))
        words = tuple((one, describe(one)) for one in langs)
        return " ".join(said for _, said in words), words if len(words) > 1 else ()

    def _portrait_words(self, person: Person, lang: Lang) -> str:
        names = (latin(person), person.chinese or "")
        own = (names if lang == "en" else names[::-1]) + tuple(
            (words and words.in_lang(lang)) or "" for words in (person.office, person.body)
        )
        labels = self.material.labels
        called = next(filter(None, own), "") or label(labels, "name_to_be_confirmed", lang)
        return label(labels, "portrait", lang, called)

    def has(self, kind: FigureKind, of: str = "") -> bool:
        """Whether the data give such a drawing."""
        return self._drawn(kind, of) is not None

    def _drawn(self, kind: FigureKind, of: str) -> Drawing | None:
        match kind:
            case "route":
                return self._route
            case "programme_days":
                return self._days(of == "landscape")
            case "day_strip":
                return draw_day_strip(self._slots(of), self.material.theme)
            case "timeline" if of in self.material.ucaps:
                ucap = self.material.ucaps[of]
                theme = self.material.theme
                return draw_timeline(ucap.activities, ucap.period, self.langs, theme)
            case "emblem":
                return draw_emblem(_EMBLEM_HEIGHT)
            case _:
                return None

    def _described(self, kind: FigureKind, lang: Lang, of: str) -> str:
        """Give the words of what is drawn, in one language."""
        labels = self.material.labels
        match kind:
            case "route":
                return describe_route(self._stops, lang, labels)
            case "programme_days" if self._programme is not None:
                return describe_programme_days(self._programme, lang, labels)
            case "day_strip":
                return describe_day_strip(self._slots(of), lang, labels)
            case "timeline":
                ucap = self.material.ucaps[of]
                return describe_timeline(ucap.activities, ucap.period, lang)
            case _:
                return EMBLEM_ALT[lang]

    def _slots(self, of: str) -> tuple[DaySlot, ...]:
        return _day_slots(self.days.days[int(of) - 1])

    @cached_property
    def _stops(self) -> tuple[RouteStop, ...]:
        return route_stops(self.material.mission)

    @cached_property
    def _route(self) -> Drawing | None:
        theme = self.material.theme
        width = theme.page.text_width
        return draw_route(self._stops, self.langs, self.material.labels, theme, width)

    @cached_property
    def _programme(self) -> Programme | None:
        mission = self.material.mission
        stays = tuple(stay for leg in mission.legs[1:-1] if (stay := _stay(mission, leg)))
        if len(stays) < len(mission.legs) - _SPARSE:
            return None
        return Programme(stays, _journeys(mission), _meetings(mission))

    def _days(self, landscape: bool) -> Drawing | None:  # noqa: FBT001
        if self._programme is None:
            return None
        theme = _turned(self.material.theme) if landscape else self.material.theme
        return draw_programme_days(self._programme, self.langs, self.material.labels, theme)


def _turned(theme: Theme) -> Theme:
    """Give the theme of a landscape page: five columns over its width."""
    page = theme.page.model_copy(update={"width": theme.page.height, "height": theme.page.width})
    column = (page.text_width - 4 * theme.grid.gutter) / theme.grid.columns
    grid = theme.grid.model_copy(update={"column": column})
    return theme.model_copy(update={"page": page, "grid": grid})


def route_stops(mission: Mission) -> tuple[RouteStop, ...]:
    """Give the stays of a mission as its route shows them, home first."""
    return tuple(_stop(mission, leg) for leg in mission.legs)


def _stop(mission: Mission, leg: Leg) -> RouteStop:
    city = mission.city(leg.city)
    arrival = leg.arrival.day if leg.arrival else None
    departure = leg.departure.day if leg.departure else None
    return RouteStop(
        name=city.name,
        latitude=city.latitude,
        longitude=city.longitude,
        arrival=arrival,
        departure=departure,
        utc_offset=utc_offset(city, arrival or departure or mission.dates.start.first_day),
        side=city.side,
    )


def _stay(mission: Mission, leg: Leg) -> Stay | None:
    if leg.arrival is None or leg.departure is None:
        return None
    city = mission.city(leg.city)
    return Stay(city.name, city.side, _moment(leg.arrival), _moment(leg.departure))


def _moment(moment: Moment) -> dt.datetime:
    # A day without a time is drawn as its noon: half of it is there, half is not.
    return dt.datetime.combine(moment.day, moment.time or dt.time(12))


def _journeys(mission: Mission) -> tuple[Journey, ...]:
    found = []
    for before, after in zip(mission.legs, mission.legs[1:], strict=False):
        if before.departure and after.arrival and before.departure.time and after.arrival.time:
            codes = (after.transport.codes if after.transport else None) or ""
            found.append(Journey(_moment(before.departure), _moment(after.arrival), codes))
    return tuple(found)


def _meetings(mission: Mission) -> tuple[MeetingMark, ...]:
    return tuple(
        MeetingMark(slot.day, slot.status.value)
        for slot in mission.programme
        if slot.day and slot.kind in _MEETINGS
    )


def _day_slots(day: Day) -> tuple[DaySlot, ...]:
    return tuple(
        DaySlot(
            placed.number,
            dt.datetime.combine(day.date, placed.slot.start),
            dt.datetime.combine(placed.slot.end_day or day.date, placed.slot.end),
            placed.slot.status.value,
            placed.city.side if placed.city else None,
        )
        for placed in day.slots
        if placed.slot.start and placed.slot.end
    )
