"""What the parts, fields and values of a record are called in a sentence."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import cast

from babel import Locale
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefgen.changes.vocabulary import Vocabulary, Words
from briefgen.formats import (
    LOCALES,
    format_area,
    format_country,
    format_date,
    format_days,
    format_number,
    format_population,
)
from briefgen.models.dates import PartialDate
from briefgen.models.mission.marks import Target, target_of
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.part import EVERYTHING
from briefgen.models.mission.people import Person
from briefgen.models.mission.programme import Slot
from briefgen.models.mission.travel import Moment
from briefgen.models.text import Text
from briefgen.models.ucap import SIDES
from briefgen.standards import standards

# The field by which a part is called, the first that it has.
_HEADS = ("title", "name", "what", "topic", "person", "record", "text", "date", "en")
_OWN_HEADS = {
    "Leg": "city",
    "Hotel": "city",
    "Flight": "number",
    "Vehicle": "what",
    "Activity": "date",
    "AgendaItem": "text",
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Namer:
    """Calls things by the names that they have in one state of the data."""

    words: Vocabulary
    mission: Mission | None
    """In which keys are looked up; a record refers to nothing."""

    def field(self, owner: type[BaseModel], name: str) -> Words:
        """Give the name of a field; the words of its own model win over those of all."""
        for model in owner.__mro__:
            key = f"field_{_snake(model)}_{name}"
            if self.words.has(key):
                return self.words.say(key)
        return self.words.say(f"field_{name}")

    def part(self, part: BaseModel, number: int, list_name: Words) -> Words:
        """Give what an entry of a list is called; `number` counts from 1."""
        if isinstance(part, Slot):
            return self.slot(part)
        if isinstance(part, Person):
            return self.person(part)
        key = f"item_{_snake(type(part))}"
        head = self.head(part)
        if isinstance(part, Text) or not self.words.has(key) or head is None:
            return self.words.say("change_numbered", list_name, Words.alike(str(number)))
        return self.words.say(key, head, Words.alike(str(number)))

    def head(self, part: BaseModel) -> Words | None:
        """Give the words by which a part is told from its like."""
        fields = type(part).model_fields
        name = _OWN_HEADS.get(type(part).__name__) or next(
            (one for one in _HEADS if one in fields), None
        )
        value = getattr(part, name) if name else None
        if name is None or value in (None, ()):
            return None
        if isinstance(value, tuple):
            return self.words.quoted(Words.alike(str(value[0])))
        return self.value(value, type(part), name)

    def summary(self, part: BaseModel, number: int, list_name: Words) -> Words:
        """Give what an entry is, for one that was added or removed."""
        if isinstance(part, Text):
            return self.words.quoted(Words.of(part))
        if isinstance(part, Person):
            return self._introduced(part)
        return self.part(part, number, list_name)

    def person(self, person: Person) -> Words:
        """Give a name, the family name in capitals; else the office, the body or the key."""
        latin = " ".join(one for one in ((person.family or "").upper(), person.given) if one)
        if latin or person.chinese:
            return Words(latin or person.chinese or "", person.chinese or latin)
        other = person.office or person.body
        return Words.of(other).clipped() if other else Words.alike(person.key)

    def _introduced(self, person: Person) -> Words:
        """Give a person's name, office and body."""
        name = self.person(person)
        for known in (person.office, person.body) if person.is_named else ():
            if known is not None:
                name = self.words.say("change_of", name, Words.of(known).clipped())
        return name

    def slot(self, slot: Slot) -> Words:
        """Give a slot by its day, kind, time and title."""
        key = {
            (True, True): "slot_on_at",
            (True, False): "slot_on",
            (False, True): "slot_at",
            (False, False): "slot_undated",
        }[slot.day is not None, slot.start is not None]
        return self.words.say(
            key,
            self.day(slot.day) if slot.day else Words.alike(""),
            self.words.say(f"slot_kind_{slot.kind.name.lower()}"),
            Words.alike(f"{slot.start:%H:%M}" if slot.start else ""),
            Words.of(slot.title).clipped(),
        )

    def day(self, day: dt.date) -> Words:
        """Give a day of the programme, whose year everybody knows."""
        return Words.by_lang(lambda lang: format_days(day, day, lang))

    def reference(self, key: str, target: Target) -> Words:
        """Give the name of what a key refers to; the key where nothing has it."""
        if self.mission is None or target == "record":
            return Words.alike(key)
        try:
            if target == "city":
                return Words.of(self.mission.city(key).name)
            if target == "slot":
                return self.slot(self.mission.slot(key))
            return self.person(self.mission.person(key))
        except KeyError:
            return Words.alike(key)

    def value(self, value: object, owner: type[BaseModel], name: str) -> Words:
        """Give a value as a sentence states it."""
        info = owner.model_fields[name]
        special = _SPECIAL.get((owner.__name__, name)) or _SPECIAL.get(("", name))
        if special:
            return special(self, value)
        if isinstance(value, str) and not isinstance(value, Enum):
            return self._string(value, info)
        for kind, say in _BY_TYPE.items():
            if isinstance(value, kind):
                return say(self, value)
        raise TypeError(f"{owner.__name__}.{name} holds a {type(value).__name__}")

    def _string(self, value: str, info: FieldInfo) -> Words:
        target = target_of(info)
        if target is not None:
            return self.reference(value, target)
        return self.words.quoted(Words.alike(value))


def _snake(model: type) -> str:
    return _CAMEL.sub("_", model.__name__).lower()


def _moment(namer: Namer, value: object) -> Words:
    moment = cast("Moment", value)
    day = _date(namer, moment.day)
    return namer.words.say("slot_when", day, _time(namer, moment.time)) if moment.time else day


def _date(_: Namer, value: object) -> Words:
    date = value
    if isinstance(value, dt.date):
        date = PartialDate(value.year, value.month, value.day)
    return Words.by_lang(lambda lang: format_date(cast("PartialDate", date), lang))


def _time(_: Namer, value: object) -> Words:
    return Words.alike(f"{cast('dt.time', value):%H:%M}")


def _text(namer: Namer, value: object) -> Words:
    return namer.words.quoted(Words.of(cast("Text", value)))


def _yes_no(namer: Namer, value: object) -> Words:
    return namer.words.say("change_yes" if value else "change_no")


def _choice(namer: Namer, value: object) -> Words:
    return namer.words.say(f"value_{cast('Enum', value).name.lower()}")


def _number(_: Namer, value: object) -> Words:
    return Words.by_lang(lambda lang: format_number(cast("float", value), lang))


def _year(_: Namer, value: object) -> Words:
    return Words.alike(str(value))


def _population(_: Namer, value: object) -> Words:
    return Words.by_lang(lambda lang: format_population(cast("int", value), lang))


def _area(_: Namer, value: object) -> Words:
    return Words.by_lang(lambda lang: format_area(cast("float", value), lang))


def _country(_: Namer, value: object) -> Words:
    return Words.by_lang(lambda lang: format_country(str(value), lang))


def _language(_: Namer, value: object) -> Words:
    return Words.by_lang(lambda lang: Locale.parse(LOCALES[lang]).languages[str(value)])


def _partnership(_: Namer, value: object) -> Words:
    return Words.by_lang(standards().partnerships[str(value)].name)


def _goal(namer: Namer, value: object) -> Words:
    return namer.words.say("change_goal", Words.alike(str(value)))


def _minutes(namer: Namer, value: object) -> Words:
    return namer.words.say("change_minutes", Words.alike(str(value)))


def _side(namer: Namer, value: object) -> Words:
    return namer.words.say(f"side_{value if value in SIDES else 'both'}")


def _told_on_site(namer: Namer, value: object) -> Words:
    if value == EVERYTHING:
        return namer.words.say("change_everything")
    return namer.field(BaseModel, str(value))


_Say = Callable[[Namer, object], Words]

# By the model and the field, or by the field wherever it stands.
_SPECIAL: Mapping[tuple[str, str], _Say] = {
    ("Population", "value"): _population,
    ("Area", "km2"): _area,
    ("Countries", "codes"): _country,
    ("", "year"): _year,
    ("", "languages"): _language,
    ("", "urban_agenda"): _partnership,
    ("", "sdgs"): _goal,
    ("", "minutes"): _minutes,
    ("", "side"): _side,
    ("", "sender"): _side,
    ("", "lead"): _side,
    ("", "on_site"): _told_on_site,
}
_BY_TYPE: Mapping[type, _Say] = {
    Text: _text,
    Moment: _moment,
    PartialDate: _date,
    dt.date: _date,
    dt.time: _time,
    bool: _yes_no,
    Enum: _choice,
    int: _number,
    float: _number,
}
