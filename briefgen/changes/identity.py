"""When an entry of a list is the same one as an entry of its later state."""

from collections.abc import Hashable
from functools import lru_cache

from pydantic import BaseModel

from briefgen.changes.marking import likeness
from briefgen.models.mission.arrangements import ContactPoint, Emergency, Flight, Hotel, Signatory
from briefgen.models.mission.briefs import OurAttendee, TheirAttendee
from briefgen.models.mission.people import Person
from briefgen.models.mission.programme import Slot
from briefgen.models.mission.travel import City, CooperationWith
from briefgen.models.programme import Term
from briefgen.models.text import LANGS, Text

_HEADS = ("title", "name", "what", "topic", "text", "family")
_HEAD_WEIGHT = 0.6
# From so many equal fields on, an entry with another name is one that was renamed.
_RENAMED = 0.8
_FEWEST_FIELDS = 2


def identity(part: BaseModel) -> Hashable | None:  # noqa: PLR0911  # a line each
    """Give what no other entry of its list has, where the model has such a thing."""
    match part:
        case Person() | City() | Slot():
            return part.key
        case Hotel():
            return part.city
        case Flight():
            return part.number
        case CooperationWith():
            return part.record
        case Signatory() | OurAttendee() | TheirAttendee():
            return part.person
        case ContactPoint() | Emergency():
            return (part.what.en, part.what.zh, part.city)
        case Term():
            return part.en[:1]
    return None


def alike(old: BaseModel, new: BaseModel) -> float:
    """Give how alike two entries are, from 0 to 1: what they are called counts most."""
    if isinstance(old, Text) and isinstance(new, Text):
        return _alike_texts(old, new)
    fields = [name for name in type(new).model_fields if name in type(old).model_fields]
    head = next((name for name in _HEADS if name in fields), None)
    rest = [
        getattr(old, name) == getattr(new, name)
        for name in fields
        if name != head and not _is_empty(old, new, name)
    ]
    equal = sum(rest) / len(rest) if rest else 0.0
    called = _alike_values(getattr(old, head), getattr(new, head)) if head else equal
    score = _HEAD_WEIGHT * called + (1 - _HEAD_WEIGHT) * (equal if rest else called)
    renamed = equal if equal >= _RENAMED and len(rest) >= _FEWEST_FIELDS else 0.0
    return max(score, renamed)


def _is_empty(old: BaseModel, new: BaseModel, name: str) -> bool:
    default = type(new).model_fields[name].get_default()
    return bool(getattr(old, name) == default and getattr(new, name) == default)


def _alike_values(old: object, new: object) -> float:
    if isinstance(old, Text) and isinstance(new, Text):
        return _alike_texts(old, new)
    return float(old is not None and old == new)


@lru_cache(maxsize=65536)
def _alike_texts(old: Text, new: Text) -> float:
    both = [(old.in_lang(lang), new.in_lang(lang)) for lang in LANGS]
    scores = [likeness(before, after) for before, after in both if before and after]
    return sum(scores) / len(scores) if scores else 0.0
