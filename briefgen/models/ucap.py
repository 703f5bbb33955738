"""What an Urban Cooperation Action Plan (U-CAP) is: who cooperates, on what, when, to what end."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, Strict, model_validator

from briefgen.models.base import Line, Model
from briefgen.models.dates import DateField
from briefgen.models.programme import Contact
from briefgen.models.text import Text
from briefgen.standards import check_country, check_partnership, standards

SideName = Literal["china", "europe"]

SIDES: tuple[SideName, SideName] = ("china", "europe")


class PlaceKind(StrEnum):
    """What kind of body a partner is."""

    CITY = "city"
    METROPOLIS = "metropolis"
    DISTRICT = "district"
    ZONE = "zone"
    PROVINCE = "province"
    REGION = "region"


class ActivityKind(StrEnum):
    """What kind of step an activity is."""

    MEETING = "meeting"
    MISSION = "mission"
    WORKSHOP = "workshop"
    FORUM = "forum"
    SIGNING = "signing"
    VISIT = "visit"
    EVENT = "event"
    OTHER = "other"


SdgNumber = Annotated[int, Strict(), Field(ge=1, le=17)]
Year = Annotated[int, Strict(), Field(ge=1900, le=2100)]
CountryCode = Annotated[
    str,
    Strict(),
    AfterValidator(check_country),
    Field(json_schema_extra={"pattern": "^[A-Z]{2}$", "examples": ["CN", "FR", "IT"]}),
]
PartnershipCode = Annotated[
    str,
    Strict(),
    AfterValidator(check_partnership),
    Field(json_schema_extra=lambda schema: schema.update(enum=list(standards().partnerships))),
]


class Regions(Model):
    """The provinces, states or regions of a partner."""

    names: tuple[Text, ...] = ()
    """Their names."""
    stated: Line | None = None
    """The source's own wording."""


class Countries(Model):
    """The countries of a partner."""

    codes: tuple[CountryCode, ...] = ()
    """ISO 3166-1 codes of two letters; their names in each language come from CLDR."""
    stated: Line | None = None
    """The source's own wording."""


class Population(Model):
    """How many people live there, and who says so for which year."""

    value: Annotated[int, Strict(), Field(ge=0)] | None = None
    """The number of inhabitants; left out where the source states none."""
    year: Year | None = None
    """The year of the figure."""
    source: Line | None = None
    """Who states it."""
    stated: Line | None = None
    """The source's own wording, such as `2,3million`."""


class Area(Model):
    """How large the place is."""

    km2: Annotated[float, Strict(), Field(gt=0, allow_inf_nan=False)] | None = None
    """The area in km²; left out where the source states none."""
    stated: Line | None = None
    """The source's own wording."""


class Facts(Model):
    """The figures of one place, or of one side as a whole."""

    regions: Regions = Regions()
    """Province, state or region."""
    countries: Countries = Countries()
    """Countries."""
    population: Population = Population()
    """Inhabitants."""
    area: Area = Area()
    """Area."""

    @property
    def has_own_facts(self) -> bool:
        """Whether anything is stated here."""
        return any(
            getattr(self, name) != type(getattr(self, name))() for name in Facts.model_fields
        )


class Place(Facts):
    """One partner: a city, a metropolis, a zone."""

    name: Text
    """The name, in each language."""
    kind: PlaceKind = PlaceKind.CITY
    """What kind of body it is."""


class Side(Facts):
    """One side of the cooperation; facts stand here where the source states them for all."""

    places: Annotated[tuple[Place, ...], Field(min_length=1, max_length=8)]
    """The partners of this side, in the order of the source."""


class Period(Model):
    """From when to when the cooperation runs."""

    start: DateField
    """The first month."""
    end: DateField
    """The last month."""
    stated: Line | None = None
    """The source's own wording."""

    @model_validator(mode="after")
    def _ends_after_its_start(self) -> Self:
        if self.end.last_day < self.start.first_day:
            raise ValueError(f"ends ({self.end}) before it starts ({self.start})")
        return self


class Theme(Model):
    """A field of cooperation with the goals that it serves."""

    title: Text
    """Its name."""
    text: Text | None = None
    """What is to be done."""
    sdgs: tuple[SdgNumber, ...] = ()
    """The Sustainable Development Goals it serves, 1 to 17."""
    urban_agenda: tuple[PartnershipCode, ...] = ()
    """Partnerships of the Urban Agenda for the EU, such as `urban-mobility`."""
    stated: Line | None = None
    """The source's own wording of goals and partnerships."""


class Activity(Model):
    """Something that was done or is planned."""

    date: DateField
    """When, to the month or the day."""
    end: DateField | None = None
    """Its last day or month, where it took longer."""
    side: SideName | None = None
    """On which side it took place; left out where the source does not say."""
    place: Text | None = None
    """Where it took place."""
    kind: ActivityKind = ActivityKind.OTHER
    """What kind of step it was."""
    text: Text
    """What was done."""
    items: tuple[Text, ...] = ()
    """Details and outputs."""

    @model_validator(mode="after")
    def _ends_after_its_start(self) -> Self:
        if self.end is not None and self.end.last_day < self.date.first_day:
            raise ValueError(f"ends ({self.end}) before it starts ({self.date})")
        return self


class Source(Model):
    """The paper that the record was taken from."""

    title: Line
    """Its title."""
    date: DateField | None = None
    """Its date."""


class Ucap(Model):
    """The Urban Cooperation Action Plan of one city with its partners."""

    version: Annotated[Line, Field(max_length=12)] | None = None
    """The version of this record; without one the documents say "draft"."""
    date: DateField
    """The date that the documents bear."""
    source: Source | None = None
    """Where the facts come from."""
    lead: SideName
    """Whose plan it is."""
    china: Side
    """The Chinese side."""
    europe: Side
    """The European side."""
    period: Period | None = None
    """The period of cooperation."""
    themes: Annotated[tuple[Theme, ...], Field(max_length=12)] = ()
    """The fields of cooperation."""
    key_focus: tuple[Text, ...] = ()
    """The key focus of the themes, a paragraph each."""
    key_challenges: tuple[Text, ...] = ()
    """The key challenges, a paragraph each."""
    objectives: tuple[Text, ...] = ()
    """The main objectives, a paragraph each."""
    activities: tuple[Activity, ...] = ()
    """What was done, in the order of time."""
    results: tuple[Text, ...] = ()
    """The results and benefits expected."""
    contact: Contact | None = None
    """A contact of its own; else the programme's."""

    def side(self, name: SideName) -> Side:
        """Give one side by its name."""
        return self.china if name == "china" else self.europe

    def sides(self) -> Iterator[tuple[SideName, Side]]:
        """Give both sides, the Chinese first: each keeps its place in all documents."""
        for name in SIDES:
            yield name, self.side(name)
