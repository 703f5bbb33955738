"""What the leader must know for one meeting, and what is said in it: `Slot` marks it internal."""

from typing import Annotated

from pydantic import Strict

from briefgen.models.base import Model
from briefgen.models.mission.marks import Expected
from briefgen.models.mission.part import Part
from briefgen.models.mission.values import HostKey, Minutes, OurKey, PersonKey
from briefgen.models.text import Text


class AgendaItem(Model):
    """One item of the agenda."""

    text: Text
    """What it is about."""
    speakers: tuple[PersonKey, ...] = ()
    """Who speaks."""
    minutes: Minutes | None = None
    """How long it takes."""


class OurAttendee(Model):
    """One of ours who takes part."""

    person: OurKey
    """The key of the delegate."""
    note: Text | None = None
    """What to know, such as that this person speaks."""


class TheirAttendee(Model):
    """A host who takes part."""

    person: HostKey
    """The key of the host."""
    note: Text | None = None
    """What to know, such as when one met before."""


class SensitivePoint(Part):
    """What should be handled with care."""

    topic: Text
    """What it is, in a few words."""
    reason: Text | None = None
    """Why it is sensitive, and for whom."""
    if_raised: Annotated[Text | None, Expected("if_raised")] = None
    """What we say if it is raised."""


class Decision(Part):
    """What should be decided in the meeting."""

    what: Text
    """The decision, so that it can be answered yes or no."""
    from_whom: Annotated[tuple[PersonKey, ...], Expected("from_whom")] = ()
    """Who has to decide."""
    if_not: Text | None = None
    """What we do if it is not decided."""
    at_a_glance: Annotated[bool, Strict()] = False
    """Whether it stands on the leader's page too."""


class Brief(Part):
    """One page for one meeting."""

    aim: Annotated[Text | None, Expected("aim")] = None
    """One sentence: what is true when we leave that was not when we came."""
    chair: PersonKey | None = None
    """Who is in the chair."""
    agenda: Annotated[tuple[AgendaItem, ...], Expected("agenda")] = ()
    """The agenda."""
    ours: tuple[OurAttendee, ...] = ()
    """Who attends of ours; without it, those whom the slot names."""
    theirs: tuple[TheirAttendee, ...] = ()
    """Who attends of theirs; without it, the slot's hosts."""
    interests: tuple[Text, ...] = ()
    """What they want."""
    our_line: Annotated[tuple[Text, ...], Expected("our_line")] = ()
    """What we say."""
    asks: tuple[Text, ...] = ()
    """What we ask for."""
    sensitive: tuple[SensitivePoint, ...] = ()
    """Sensitive points."""
    decisions: tuple[Decision, ...] = ()
    """Decisions wanted."""


class SpeechPart(Model):
    """A paragraph that is said, with the words to stress in bold in both languages."""

    title: Text
    """What it is for, such as Thanks."""
    minutes: Minutes | None = None
    """How long it takes to say."""
    text: Text
    """The words, as they are said."""


class Speech(Part):
    """Speaking notes for one occasion."""

    title: Text
    """What it is."""
    speaker: PersonKey | None = None
    """Who says it."""
    parts: Annotated[tuple[SpeechPart, ...], Expected("speech")] = ()
    """Its parts."""

    @property
    def minutes(self) -> int:
        """How long it takes, as far as its parts say."""
        return sum(part.minutes or 0 for part in self.parts)
