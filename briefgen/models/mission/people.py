"""Who takes part: the delegation in its order of precedence, the hosts, and those who help."""

from typing import Annotated

from pydantic import Field, Strict

from briefgen.models.base import Line, Model
from briefgen.models.dates import DateField
from briefgen.models.mission.marks import INTERNAL, Expected
from briefgen.models.mission.part import Part
from briefgen.models.mission.values import CityKey, Key, OurKey, Phone
from briefgen.models.programme import Email
from briefgen.models.text import Text


class Reach(Model):
    """How to reach a person during the mission."""

    phone: Phone | None = None
    """The number that all participants may have."""
    email: Email | None = None
    """The e-mail address that all participants may have."""
    private_phone: Annotated[Phone | None, INTERNAL] = None
    """A private number; internal."""


class Person(Part):
    """A person: names, office and body apart, as both languages set them in different orders."""

    key: Key
    """The short name by which the programme and the briefs refer to this person."""
    family: Annotated[Line | None, Expected("name")] = None
    """The family name in Latin letters, such as Familyname; documents set it in capitals."""
    given: Line | None = None
    """The given name in Latin letters."""
    chinese: Annotated[Line | None, Expected("chinese_name")] = None
    """The name in Chinese characters."""
    honorific: Text | None = None
    """The form of address, such as Dr or 女士."""
    office: Annotated[Text | None, Expected("office")] = None
    """The office that the person holds."""
    body: Annotated[Text | None, Expected("body")] = None
    """The body that the person belongs to."""
    role: Text | None = None
    """What the person does in the mission, such as Head for Testville."""
    rank: Text | None = None
    """The official rank, where protocol goes by it."""
    contact: Reach = Reach()
    """How to reach the person."""
    photo: Annotated[Line | None, INTERNAL] = None
    """A picture (.jpg or .png), as a path from the folder of the mission's file; internal."""

    def not_expected(self) -> frozenset[str]:
        """Give what nobody asks for while the name itself is not known."""
        return frozenset() if self.is_named else frozenset({"chinese"})

    @property
    def is_named(self) -> bool:
        """Whether the name is known in any script."""
        return bool(self.family or self.chinese)


class Delegate(Person):
    """A member of the delegation."""

    biography: Text | None = None
    """Who this is, in two or three sentences."""


class EarlierMeeting(Model):
    """When a counterpart was met before, and what came of it."""

    date: DateField
    """When."""
    place: Text | None = None
    """Where."""
    text: Text | None = None
    """What was said or agreed."""


class Host(Person):
    """A host or counterpart on the other side."""

    city: CityKey | None = None
    """The city whose guests the delegates are."""
    biography: Annotated[Text | None, INTERNAL] = None
    """Who this is, in two or three sentences; internal."""
    earlier_meetings: Annotated[tuple[EarlierMeeting, ...], INTERNAL] = ()
    """When we met before; internal."""


class Helper(Person):
    """Someone of neither side: an interpreter, a coordinator, a driver."""


class Delegation(Part):
    """Who travels, in the sending side's own order."""

    name: Text | None = None
    """What the delegation is called."""
    composition: Text | None = None
    """Where its members come from, in words."""
    size: Annotated[
        Annotated[int, Strict(), Field(ge=1, le=999)] | None, Expected("delegation_size")
    ] = None
    """How many travel, the head included."""
    head: Annotated[OurKey | None, Expected("head")] = None
    """The key of its head."""
    members: Annotated[tuple[Delegate, ...], Expected("members")] = ()
    """Its members by precedence: the order of this list is that of all documents."""
