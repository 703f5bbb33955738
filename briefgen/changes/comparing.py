"""Two states of one part of the data compared, field by field, from the outermost to the innermost.

What comes out are sentences with their paths; `Comparer` knows both states, as a name that is no
more can only be looked up in the old one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from pydantic import BaseModel

from briefgen.changes.identity import alike, identity
from briefgen.changes.naming import Namer
from briefgen.changes.pairing import Pairing, displaced, pair
from briefgen.changes.slots import added_slot, cancelled_slot, moved_slot, status_of_slot
from briefgen.changes.texts import Said, changed_line, changed_text
from briefgen.changes.vocabulary import Vocabulary, Words, listed
from briefgen.loading.names import FieldPath
from briefgen.models.mission.arrangements import Cooperation, Logistics, Press
from briefgen.models.mission.marks import is_internal, target_of
from briefgen.models.mission.people import Delegation, Person
from briefgen.models.mission.programme import Slot
from briefgen.models.mission.travel import Moment
from briefgen.models.text import Text

OFFICE_ONLY = frozenset({"key", "mail_the_pack", "translation_checked"})
"""Fields that no document shows: a change of them is no business of the other side."""

NOT_DATA = frozenset({"version"})
"""Fields that say of the data what a release says."""

_NAMES = ("family", "given", "chinese")
# The section that a change stands in says as much as these would.
_CONTAINERS = frozenset({Delegation, Logistics, Press, Cooperation})
_BY_PRECEDENCE = frozenset({"members", "hosts"})
# A slot or a step that takes place at another time stands elsewhere for that reason.
_WHEN = ("day", "start", "date")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one is in the data."""

    path: FieldPath = ()
    where: Words | None = None
    """The part in words; nothing at the top."""
    internal: bool = False

    def into(self, key: str | int, *, internal: bool = False) -> "Spot":
        """Give the spot of a field or an entry."""
        return replace(self, path=(*self.path, key), internal=self.internal or internal)


@dataclass(frozen=True, slots=True)
class Found:
    """A change that was found."""

    spot: Spot
    said: Said


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares parts of two states."""

    before: Namer
    after: Namer
    transferred: frozenset[str] = frozenset()
    """The keys of people who stand in another list now: they did not come or leave."""

    @property
    def says(self) -> Vocabulary:
        """The words of `labels.yaml`."""
        return self.after.words

    def parts(
        self, old: BaseModel, new: BaseModel, spot: Spot, skip: frozenset[str] = frozenset()
    ) -> Iterator[Found]:
        """Say what is different between two states of one part, but for some fields."""
        model = type(new)
        for name, info in model.model_fields.items():
            if name in skip | NOT_DATA or name not in type(old).model_fields:
                continue
            before, after = getattr(old, name), getattr(new, name)
            if before != after:
                inner = spot.into(name, internal=is_internal(info) or name in OFFICE_ONLY)
                yield from self._field(model, name, (before, after), inner)

    def person(self, old: Person, new: Person, spot: Spot) -> Iterator[Found]:
        """Say what is different in a person; somebody else in the same place is said as that."""
        skip = frozenset[str]()
        if _is_somebody_else(old, new):
            sentence = self.says.say(
                "change_replaced",
                self.after.summary(new, 0, Words.alike("")),
                self.before.person(old),
            )
            yield Found(spot, Said(sentence))
            skip = frozenset(_NAMES)
        yield from self.parts(old, new, replace(spot, where=self._in(spot, new, 0)), skip)

    def _field(
        self,
        owner: type[BaseModel],
        name: str,
        values: tuple[object, object],
        spot: Spot,
    ) -> Iterator[Found]:
        old, new = values
        if isinstance(old, tuple) and isinstance(new, tuple):
            if isinstance((old or new)[0], BaseModel):
                yield from self._items(owner, name, (old, new), spot)
            else:
                yield from self._scalars(owner, name, (old, new), spot)
            return
        label = self.after.field(owner, name)
        if isinstance(old, Text) and isinstance(new, Text):
            for said in changed_text(label, old, new, self.says):
                yield self._found(spot, said)
        elif _is_block(old) and _is_block(new):
            inner = replace(spot, where=self._under(spot, label))
            yield from self.parts(cast("BaseModel", old), cast("BaseModel", new), inner)
        elif _is_block(old) or _is_block(new):
            key = "change_dropped" if new is None else "change_added"
            yield self._found(spot, Said(self.says.say(key, label)))
        elif isinstance(old, str) and isinstance(new, str) and _is_line(owner, name, new):
            yield self._found(spot, changed_line(label, old, new, self.says))
        else:
            yield self._found(spot, Said(self._value(label, owner, name, values)))

    def _value(
        self, label: Words, owner: type[BaseModel], name: str, values: tuple[object, object]
    ) -> Words:
        old, new = values
        if isinstance(old, Moment) and isinstance(new, Moment) and old.day == new.day:
            return self._value(label, Moment, "time", (old.time, new.time))
        if old is None:
            return self.says.say("change_set", label, self.after.value(new, owner, name))
        before = self.before.value(old, owner, name)
        if new is None:
            return self.says.say("change_unset", label, before)
        return self.says.say("change_value", label, before, self.after.value(new, owner, name))

    def _scalars(
        self,
        owner: type[BaseModel],
        name: str,
        values: tuple[Sequence[object], Sequence[object]],
        spot: Spot,
    ) -> Iterator[Found]:
        """Say what came into a list of plain values or left it, or that its order is another."""
        label = self.after.field(owner, name)
        if name == "people" and not all(values):
            yield self._found(spot, Said(self._whole_delegation(label, owner, values)))
            return
        old, new = (Counter(one) for one in values)
        added = listed(self.after.value(one, owner, name) for one in (new - old).elements())
        gone = listed(self.before.value(one, owner, name) for one in (old - new).elements())
        if added.en and gone.en:
            sentence = self.says.say("change_exchanged", label, added, gone)
        elif added.en:
            sentence = self.says.say("change_listed", label, added)
        elif gone.en:
            sentence = self.says.say("change_unlisted", label, gone)
        else:
            order = listed(self.after.value(one, owner, name) for one in values[1])
            sentence = self.says.say("change_reordered", label, order)
        yield self._found(spot, Said(sentence))

    def _whole_delegation(
        self,
        label: Words,
        owner: type[BaseModel],
        values: tuple[Sequence[object], Sequence[object]],
    ) -> Words:
        """Say who takes part; where nobody is named, all do."""
        old, new = (
            listed(namer.value(key, owner, "people") for key in keys)
            if keys
            else self.says.say("change_whole_delegation")
            for namer, keys in zip((self.before, self.after), values, strict=True)
        )
        return self.says.say("change_value", label, old, new)

    def _items(
        self,
        owner: type[BaseModel],
        name: str,
        values: tuple[Sequence[BaseModel], Sequence[BaseModel]],
        spot: Spot,
    ) -> Iterator[Found]:
        """Say what came into a list of parts, left it, stands elsewhere or is different."""
        if owner in _CONTAINERS:
            spot = replace(spot, where=None)
        old, new = values
        pairing = pair(old, new, identity, alike)
        label = self.after.field(owner, name)
        for i in pairing.gone:
            if _key(old[i]) not in self.transferred:
                yield self._found(spot.into(i), Said(self._gone(old[i], i + 1, label)))
        for j in pairing.added:
            if _key(new[j]) not in self.transferred:
                yield self._found(spot.into(j), Said(self._added(new[j], j + 1, label)))
        if moved := self._displaced(pairing, old, new):
            key = "change_precedence" if name in _BY_PRECEDENCE else "change_order"
            yield self._found(spot, Said(self.says.say(key, label, self._ranks(moved, new, label))))
        for i, j in pairing.pairs:
            if old[i] != new[j]:
                yield from self._entry((old[i], new[j]), j, spot.into(j), label)

    def _entry(
        self, parts: tuple[BaseModel, BaseModel], index: int, spot: Spot, label: Words
    ) -> Iterator[Found]:
        old, new = parts
        if isinstance(old, Text) and isinstance(new, Text):
            name = self.after.part(new, index + 1, label)
            for said in changed_text(name, old, new, self.says):
                yield self._found(spot, said)
        elif isinstance(old, Person) and isinstance(new, Person):
            yield from self.person(old, new, spot)
        elif isinstance(old, Slot) and isinstance(new, Slot):
            yield from self._slot(old, new, spot)
        else:
            name = self.after.part(new, index + 1, label)
            yield from self.parts(old, new, replace(spot, where=self._under(spot, name)))

    def _slot(self, old: Slot, new: Slot, spot: Spot) -> Iterator[Found]:
        said = frozenset[str]()
        if moved := moved_slot(old, new, self.before):
            said, sentence = moved
            first = next(name for name in ("day", "start") if name in said)
            yield Found(spot.into(first) if len(said) == 1 else spot, Said(sentence))
        if old.status is not new.status:
            said |= {"status"}
            yield Found(spot.into("status"), Said(status_of_slot(new, self.after)))
        where = replace(spot, where=self._in(spot, new, 0))
        yield from self.parts(old, new, where, said)

    def _gone(self, part: BaseModel, number: int, label: Words) -> Words:
        if isinstance(part, Slot):
            return cancelled_slot(part, self.before)
        key = "change_left" if isinstance(part, Person) else "change_gone"
        return self.says.say(key, label, self.before.summary(part, number, label))

    def _added(self, part: BaseModel, number: int, label: Words) -> Words:
        if isinstance(part, Slot):
            return added_slot(part, self.after)
        return self.says.say("change_new", label, self.after.summary(part, number, label))

    def _displaced(
        self, pairing: Pairing, old: Sequence[BaseModel], new: Sequence[BaseModel]
    ) -> tuple[int, ...]:
        """Give the positions of what stands elsewhere, and not because its time is another."""
        pairs = [(i, j) for i, j in pairing.pairs if _when(old[i]) == _when(new[j])]
        return tuple(j for _, j in displaced(pairs))

    def _ranks(self, moved: Sequence[int], new: Sequence[BaseModel], label: Words) -> Words:
        return listed(
            self.says.say(
                "change_ranked",
                self.after.summary(new[j], j + 1, label)
                if isinstance(new[j], Text)
                else self.after.part(new[j], j + 1, label),
                Words.alike(str(j + 1)),
            )
            for j in moved
        )

    def _in(self, spot: Spot, part: BaseModel, number: int) -> Words:
        return self._under(spot, self.after.part(part, number, Words.alike("")))

    def _under(self, spot: Spot, name: Words) -> Words:
        return name if spot.where is None else self.says.say("change_of", spot.where, name)

    def _found(self, spot: Spot, said: Said) -> Found:
        if spot.where is None:
            return Found(spot, said)
        sentence = self.says.say("change_at", spot.where, said.sentence)
        return Found(spot, replace(said, sentence=sentence))


def _is_block(value: object) -> bool:
    return isinstance(value, BaseModel) and not isinstance(value, Text | Moment)


def _is_line(owner: type[BaseModel], name: str, value: str) -> bool:
    """Whether a text of a field is words, and neither a key nor one of a list of choices."""
    return (
        type(value) is str
        and target_of(owner.model_fields[name]) is None
        and name
        not in {
            "side",
            "sender",
            "lead",
        }
    )


def _is_somebody_else(old: Person, new: Person) -> bool:
    stated = [name for name in _NAMES if getattr(old, name) and getattr(new, name)]
    changed = [name for name in stated if getattr(old, name) != getattr(new, name)]
    return len(changed) >= 2 and changed == stated


def _key(part: BaseModel) -> object:
    return part.key if isinstance(part, Person) else None


def _when(part: BaseModel) -> tuple[object, ...]:
    return tuple(getattr(part, name, None) for name in _WHEN)
