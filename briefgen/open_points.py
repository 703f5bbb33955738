"""What is not known yet, or not translated: as a list for those who must find it out.

A field that its model marks as expected is open while it is not there. What is told on arrival is
not open. Nothing here is written down by hand but the questions of a mission.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from pydantic import BaseModel

from briefgen.errors import Problem, TemplateError
from briefgen.load import Loaded
from briefgen.loading.names import FieldPath
from briefgen.models.fields import parts_within
from briefgen.models.mission.arrangements import (
    Action,
    ContactPoint,
    Document,
    Emergency,
    Flight,
    Gift,
    Hotel,
    Question,
    Vehicle,
)
from briefgen.models.mission.briefs import Decision, SensitivePoint, Speech
from briefgen.models.mission.marks import expectation, is_internal
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.part import Part
from briefgen.models.mission.people import Person
from briefgen.models.mission.programme import Slot, Status
from briefgen.models.mission.travel import City, Leg
from briefgen.models.text import LANGS, Lang, Text
from briefgen.models.ucap import Ucap

Audience = Literal["internal", "shareable"]
FieldState = Literal["known", "open", "on site", "not expected"]
Labels: TypeAlias = Mapping[str, Text]

_EXCERPT = 40


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that somebody must find out, decide or translate."""

    number: int
    """From 1, in the order of the list."""
    what: Text
    """What it is, in both languages."""
    where: Text
    """The part of the mission that it stands in, such as Programme."""
    path: FieldPath
    """The field; of a record's text, `("records", name, ...)`."""
    responsible: Person | None
    """Who finds it out; None where nobody is named."""
    due: dt.date | None
    """By when."""
    kind: Literal["missing", "status", "translation", "question"]
    internal: bool
    """Whether it is no business of the other side."""


def open_points(
    mission: Mission,
    labels: Labels,
    audience: Audience,
    langs: Sequence[Lang] = LANGS,
    records: Mapping[str, Ucap] | None = None,
) -> tuple[OpenPoint, ...]:
    """Give what is open for readers of these languages, numbered.

    First what is nobody's, then person by person, whoever has the earliest date first. The list of
    a shareable document holds nothing that is internal. Of the records only missing translations
    are open. Raises TemplateError for words that `labels.yaml` lacks.
    """
    finder = _Finder(mission, labels, audience, tuple(langs))
    found = [*finder.within(mission, (), _Context()), *finder.between()]
    for name, ucap in (records or {}).items():
        found += finder.untranslated(ucap, ("records", name))
    return tuple(
        replace(point, number=number) for number, point in enumerate(_sorted(found), start=1)
    )


def state_of(mission: Mission, part: Part, field: str) -> FieldState:
    """Tell what a document shows in the place of a field of a mission: its value, or which mark."""
    if getattr(part, field) not in (None, ()):
        return "known"
    expected = expectation(type(part).model_fields[field]) is not None
    if not expected or field in part.not_expected() or _is_an_end(mission, part, field):
        return "not expected"
    return "on site" if part.is_told_on_site(field) else "open"


def _is_an_end(mission: Mission, part: Part, field: str) -> bool:
    """Whether nobody asks: nobody comes to where the journey starts, nor leaves where it ends."""
    legs = mission.legs
    starts = bool(legs) and part is legs[0] and field in {"arrival", "transport"}
    ends = bool(legs) and part is legs[-1] and field == "departure"
    return starts or ends


def as_problems(points: Iterable[OpenPoint], loaded: Loaded[Mission]) -> Iterator[Problem]:
    """Say open points as what keeps a document from being final, with their lines."""
    for point in points:
        what = f"open point {point.number}: {point.what.en or point.what.zh}"
        if point.path[0] == "records":
            yield Problem(what, f"translate it in the record `{point.path[1]}`")
        else:
            remedy = "state it, or write `on_site: true` where it is told on arrival"
            yield Problem(what, remedy, loaded.file, loaded.lines.of(point.path))


@dataclass(frozen=True, slots=True)
class _Context:
    """What the parts around a field say for it."""

    called: Text | None = None
    responsible: Person | None = None
    due: dt.date | None = None
    internal: bool = False


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds what is open, part by part."""

    mission: Mission
    labels: Labels
    audience: Audience
    langs: tuple[Lang, ...]

    def within(self, part: BaseModel, path: FieldPath, around: _Context) -> Iterator[OpenPoint]:
        """Give what is open in a part, from the outermost to the innermost."""
        context = self._in(part, around)
        if isinstance(part, Question):
            yield self._point(part.text, path, context, "question")
        if isinstance(part, Slot) and part.status is not Status.CONFIRMED:
            what = self._word(f"status_{part.status.name.lower()}", context)
            yield self._point(what, (*path, "status"), context, "status")
        for name, info in type(part).model_fields.items():
            inner = replace(context, internal=context.internal or is_internal(info))
            if inner.internal and self.audience == "shareable":
                continue
            field = (*path, name)
            if isinstance(part, Part) and state_of(self.mission, part, name) == "open":
                mark = expectation(info)
                assert mark is not None  # noqa: S101  # only what is expected can be open
                what = self._word(f"expected_{mark.label}", inner)
                yield self._point(what, field, inner, "missing")
            for place, value in parts_within(getattr(part, name), field):
                if isinstance(value, Text):
                    yield from self._untranslated(value, place, inner)
                else:
                    yield from self.within(value, place, inner)

    def between(self) -> Iterator[OpenPoint]:
        """Give what is open although no single field lacks it."""
        mission = self.mission
        if not mission.dates.are_exact:
            what = self._word("expected_exact_dates", _Context())
            yield self._point(what, ("dates",), self._in(mission, _Context()), "missing")
        delegation = mission.delegation
        if delegation.members and (missing := (delegation.size or 0) - len(delegation.members)) > 0:
            number = Text(en=str(missing), zh=str(missing))
            what = self._filled("expected_more_members", number)
            context = self._in(delegation, self._in(mission, _Context()))
            yield self._point(what, ("delegation", "members"), context, "missing")
        yield from self._phones()

    def untranslated(self, part: BaseModel, path: FieldPath) -> Iterator[OpenPoint]:
        """Give the texts of a part that are not in all languages."""
        for name in type(part).model_fields:
            for place, value in parts_within(getattr(part, name), (*path, name)):
                if isinstance(value, Text):
                    yield from self._untranslated(value, place, _Context())
                else:
                    yield from self.untranslated(value, place)

    def _phones(self) -> Iterator[OpenPoint]:
        """Ask for the number of whoever is responsible for a slot."""
        asked = {slot.responsible for slot in self.mission.programme}
        for person in self.mission.people():
            told = person.is_told_on_site("contact")
            if person.key in asked and person.contact.phone is None and not told:
                context = replace(self._in(person, _Context()), responsible=person)
                what = self._word("expected_phone", context)
                yield self._point(what, self._path_of(person), context, "missing")

    def _path_of(self, person: Person) -> FieldPath:
        mission = self.mission
        lists: tuple[tuple[FieldPath, Sequence[Person]], ...] = (
            (("delegation", "members"), mission.delegation.members),
            (("hosts",), mission.hosts),
            (("others",), mission.others),
        )
        return next(
            (*path, index, "contact", "phone")
            for path, people in lists
            for index, one in enumerate(people)
            if one is person
        )

    def _in(self, part: BaseModel, around: _Context) -> _Context:
        context = replace(around, called=self._called(part) or around.called)
        if isinstance(part, Part):
            who = self.mission.person(part.responsible) if part.responsible else None
            context = replace(
                context,
                responsible=who or context.responsible,
                due=part.due or context.due,
            )
        return context

    def _called(self, part: BaseModel) -> Text | None:  # noqa: PLR0911  # a line each
        match part:
            case Slot() | Document() | Speech():
                return part.title
            case City():
                return part.name
            case Leg() | Hotel():
                return self.mission.city(part.city).name
            case Flight():
                return self.mission.city(part.to_city).name
            case Gift() | Action() | ContactPoint() | Emergency() | Vehicle() | Decision():
                return part.what
            case SensitivePoint():
                return part.topic
            case Question():
                return part.text
            case Person():
                return _name(part)
        return None

    def _word(self, key: str, context: _Context) -> Text:
        """Give what is open, with the name of the part that lacks it."""
        word, called = self._label(key), context.called
        if called is None:
            return word
        return self._filled("open_in", word, called)

    def _untranslated(self, text: Text, path: FieldPath, context: _Context) -> Iterator[OpenPoint]:
        for lang in self.langs:
            if text.in_lang(lang) is None:
                words = _in(text, lang)
                shown = _excerpt(words)
                what = self._filled(f"open_translation_{lang}", Text(en=shown, zh=shown))
                yield self._point(what, path, context, "translation")

    def _point(
        self,
        what: Text,
        path: FieldPath,
        context: _Context,
        kind: Literal["missing", "status", "translation", "question"],
    ) -> OpenPoint:
        where = self._label(f"part_{path[0]}" if len(path) > 1 else "part_mission")
        return OpenPoint(
            number=0,
            what=what,
            where=where,
            path=path,
            responsible=context.responsible,
            due=context.due,
            kind=kind,
            internal=context.internal,
        )

    def _filled(self, key: str, *values: Text) -> Text:
        """Give the words of a label with values in their places, in both languages."""
        words = self._label(key)
        en, zh = (_in(words, lang).format(*(_in(one, lang) for one in values)) for lang in LANGS)
        return Text(en=en, zh=zh)

    def _label(self, key: str) -> Text:
        if key not in self.labels:
            problem = Problem(
                f"`labels.yaml` has no words for `{key}`", "add them, or take briefgen's own file"
            )
            raise TemplateError(problem)
        return self.labels[key]


def _in(text: Text, lang: Lang) -> str:
    return text.in_lang(lang) or text.en or text.zh or ""


def _name(person: Person) -> Text | None:
    latin = " ".join(part for part in ((person.family or "").upper(), person.given) if part)
    if latin or person.chinese:
        return Text(en=latin or person.chinese, zh=person.chinese or latin)
    return person.office or person.body


def _sorted(points: Sequence[OpenPoint]) -> list[OpenPoint]:
    """Sort by person and date; what is equal keeps the order of the mission."""
    by_person: dict[str, list[OpenPoint]] = {}
    for point in points:
        key = point.responsible.key if point.responsible else ""
        by_person.setdefault(key, []).append(point)
    for own in by_person.values():
        own.sort(key=_date)
    groups = sorted(by_person.items(), key=lambda group: (group[0] != "", _date(group[1][0])))
    return [point for _, own in groups for point in own]


def _date(point: OpenPoint) -> dt.date:
    return point.due or dt.date.max


def _excerpt(words: str) -> str:
    """Give the beginning of a text: of one with spaces whole words, without a mark at their end."""
    if len(words) <= _EXCERPT:
        return words
    kept = words[: _EXCERPT - 1]
    whole, space, _ = kept.rpartition(" ")
    return f"{(whole if space else kept).rstrip(' ,.;:，。、；：')}…"
