"""What else is arranged: papers to sign, gifts, protocol, logistics, contacts, press, follow-up."""

from typing import Annotated, Literal

from pydantic import Strict

from briefgen.models.base import Line, Model
from briefgen.models.dates import DateField
from briefgen.models.mission.marks import INTERNAL, Expected
from briefgen.models.mission.part import Part
from briefgen.models.mission.travel import Moment
from briefgen.models.mission.values import CityKey, Day, OurKey, PersonKey, Phone, SlotKey
from briefgen.models.programme import Email
from briefgen.models.text import Text


class Signatory(Model):
    """Someone who signs."""

    person: PersonKey
    """The key of the person."""
    on_behalf_of: Text | None = None
    """The body that is bound."""


class Document(Part):
    """A paper to be signed."""

    title: Text
    """What it is called."""
    slot: Annotated[SlotKey | None, Expected("signing_slot")] = None
    """The key of the slot in which it is signed."""
    signatories: Annotated[tuple[Signatory, ...], Expected("signatories")] = ()
    """Who signs, in the order of the paper."""
    text_state: Annotated[Text | None, Expected("text_state")] = None
    """The state of its text in each language version."""
    ceremony: Text | None = None
    """Seating, flags, and who hands over the papers."""
    remarks: Annotated[Text | None, INTERNAL] = None
    """What is not settled, for us alone; internal."""


class Gift(Part):
    """A gift that is given or received."""

    what: Text
    """What it is."""
    giver: Annotated[PersonKey | None, Expected("giver")] = None
    """Who gives it."""
    receiver: Annotated[PersonKey | None, Expected("receiver")] = None
    """Who receives it."""
    slot: SlotKey | None = None
    """The key of the slot in which it is handed over."""
    value: Annotated[Line | None, INTERNAL] = None
    """What it is worth, such as EUR 40; internal."""


class Advice(Model):
    """A topic, and what to know of it."""

    topic: Text
    """The topic."""
    text: Text
    """What to know."""


class Hotel(Part):
    """Where the delegation stays."""

    city: CityKey
    """The key of the city."""
    name: Annotated[Text | None, Expected("hotel_name")] = None
    """Its name."""
    address: Annotated[Text | None, Expected("address")] = None
    """Its address."""
    phone: Annotated[Phone | None, Expected("phone")] = None
    """Its telephone number."""
    check_in: Day | None = None
    """The first night."""
    check_out: Day | None = None
    """The day of leaving."""
    note: Text | None = None
    """What else one must know."""

    def not_expected(self) -> frozenset[str]:
        """Give what nobody asks for while the hotel is not known."""
        return frozenset() if self.name else frozenset({"address", "phone"})


class Flight(Part):
    """A flight of the delegation, or of some of it."""

    number: Annotated[Line | None, Expected("flight_number")] = None
    """Its number."""
    from_city: CityKey
    """The key of the city where it starts."""
    to_city: CityKey
    """The key of the city where it lands."""
    leaves_from: Text | None = None
    """The airport and terminal where it starts."""
    arrives_at: Text | None = None
    """The airport and terminal where it lands."""
    departure: Annotated[Moment | None, Expected("departure")] = None
    """When it leaves."""
    arrival: Annotated[Moment | None, Expected("arrival")] = None
    """When it lands."""
    people: tuple[OurKey, ...] = ()
    """Who takes it; without it, the whole delegation."""
    note: Text | None = None
    """Baggage, check-in and the like."""


class Vehicle(Part):
    """A vehicle that takes the delegates around."""

    city: CityKey
    """The key of the city."""
    what: Text
    """What it is, and for whom."""
    plate: Line | None = None
    """Its number plate."""
    driver: PersonKey | None = None
    """The key of the driver."""
    first_day: Day | None = None
    """From when."""
    last_day: Day | None = None
    """Until when."""


class Logistics(Part):
    """What travellers need."""

    hotels: Annotated[tuple[Hotel, ...], Expected("hotels")] = ()
    """Where one stays."""
    flights: tuple[Flight, ...] = ()
    """The flights, where they are more than the legs say."""
    vehicles: tuple[Vehicle, ...] = ()
    """Who drives whom."""
    meals: tuple[Advice, ...] = ()
    """Which meals are arranged, and which are not."""
    money: tuple[Advice, ...] = ()
    """Currency, cards, expenses."""
    weather: tuple[Advice, ...] = ()
    """What to expect, what to wear."""
    visas: tuple[Advice, ...] = ()
    """Visas and what to carry."""
    other: tuple[Advice, ...] = ()
    """Insurance, electricity, connections."""


class ContactPoint(Part):
    """Whom to ask."""

    what: Text
    """What for."""
    person: PersonKey | None = None
    """The key of the person, whose number and address then count."""
    body: Text | None = None
    """The body, where it is no person of the mission."""
    city: CityKey | None = None
    """The key of the city, where it is for one alone."""
    side: Literal["china", "europe", "both"] = "both"
    """For whom it is: china, europe or both."""
    phone: Phone | None = None
    """The telephone number."""
    email: Email | None = None
    """The e-mail address."""
    address: Text | None = None
    """Where it is."""
    hours: Text | None = None
    """When it answers."""
    mail_the_pack: Annotated[bool, Strict()] = False
    """Whether a mail draft of the pack goes to this contact."""


class Emergency(Part):
    """A number for an emergency."""

    what: Text
    """What for: police, ambulance, embassy, hospital, a number for all day and night."""
    city: CityKey | None = None
    """The key of the city, where it is for one alone."""
    phone: Annotated[Phone | None, Expected("phone")] = None
    """The number."""
    address: Text | None = None
    """Where it is."""


class Press(Part):
    """What the public is told, and how the programme shows."""

    release: Text | None = None
    """The press release: who publishes it, and when."""
    media: tuple[Text, ...] = ()
    """Who comes, who answers, what may be photographed."""
    visibility: tuple[Text, ...] = ()
    """The EU emblem, the funding line, banners, flags."""
    holding_lines: Annotated[tuple[Text, ...], INTERNAL] = ()
    """What we say if the press asks; internal."""


class Action(Part):
    """Something that somebody has to do by a day; `responsible` says who, `due` by when."""

    what: Text
    """What is to be done."""
    responsible: Annotated[PersonKey | None, Expected("responsible")] = None
    """Who does it."""
    due: Annotated[Day | None, Expected("due")] = None
    """By when."""
    who: Text | None = None
    """Who does it, where it is no person of the mission."""
    side: Literal["china", "europe", "both"] | None = None
    """Which side has to act."""

    def not_expected(self) -> frozenset[str]:
        """Ask for no person where a body acts."""
        return frozenset({"responsible"}) if self.who else frozenset()


class Signed(Model):
    """A paper that was signed before."""

    title: Text
    """What it is called."""
    date: DateField | None = None
    """When it was signed."""
    parties: Text | None = None
    """Between whom."""
    note: Text | None = None
    """What to know of it."""


class Cooperation(Part):
    """The state of the cooperation, as far as the U-CAP does not hold it."""

    signed: tuple[Signed, ...] = ()
    """What was signed."""
    open_actions: Annotated[tuple[Action, ...], INTERNAL] = ()
    """What was agreed and is not done; internal."""


class Question(Part):
    """Something that somebody has to find out; it is an open point as it stands."""

    text: Text
    """What is to be found out, such as: list of companies taking part."""
