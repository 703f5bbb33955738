"""What stands on the card with contacts and emergency numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.models.mission.arrangements import ContactPoint, Emergency
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.people import Person
from briefgen.models.programme import Email
from briefgen.models.text import Text


@dataclass(frozen=True, slots=True)
class CardContact:
    """Whom to call, and for what."""

    what: Text | None
    """What for; None where the person's own office says it."""
    person: Person | None
    point: ContactPoint | None
    """The contact that the mission lists; None for an interpreter."""

    @property
    def phone(self) -> str | None:
        """The number of the contact itself, else that of its person."""
        own = self.point.phone if self.point else None
        return own or (self.person.contact.phone if self.person else None)

    @property
    def email(self) -> Email | None:
        """The address of the contact itself, else that of its person."""
        own = self.point.email if self.point else None
        return own or (self.person.contact.email if self.person else None)


@dataclass(frozen=True, slots=True)
class Card:
    """The numbers to carry along."""

    emergencies: tuple[Emergency, ...]
    contacts: tuple[CardContact, ...]
    interpreters: tuple[CardContact, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to carry."""
        return not (self.emergencies or self.contacts or self.interpreters)


def contact_card(mission: Mission) -> Card:
    """Give the emergency numbers, the contacts, and the interpreters of the programme.

    Numbers for everywhere come before those of one city.
    """
    emergencies = sorted(mission.emergencies, key=lambda one: one.city is not None)
    return Card(tuple(emergencies), tuple(_contacts(mission)), tuple(_interpreters(mission)))


def _contacts(mission: Mission) -> Iterator[CardContact]:
    for point in mission.contacts:
        person = mission.person(point.person) if point.person else None
        yield CardContact(point.what, person, point)


def _interpreters(mission: Mission) -> Iterator[CardContact]:
    """Give the interpreters in the order in which they are first needed, those with a number."""
    keys = dict.fromkeys(slot.interpreter for slot in mission.programme if slot.interpreter)
    listed = {point.person for point in mission.contacts}
    for person in (mission.person(key) for key in keys if key not in listed):
        if person.contact.phone:
            yield CardContact(None, person, None)
