"""A state whose keys are those of a later one, so that a renamed key is no change but its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from briefgen.changes.identity import alike, identity
from briefgen.changes.pairing import pair
from briefgen.loading.names import FieldPath
from briefgen.models.mission.marks import target_of
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.people import Person
from briefgen.models.mission.programme import Slot
from briefgen.models.mission.travel import City

ModelT = TypeVar("ModelT", bound=BaseModel)
Keyed = City | Person | Slot


@dataclass(frozen=True, slots=True)
class Renamed:
    """A part whose key is another one now."""

    path: FieldPath
    """Of the part in the later state."""
    old: str
    part: Keyed


def renamed(old: Mission, new: Mission) -> tuple[Renamed, ...]:
    """Give the cities, people and slots that are the same ones under another key."""
    before, after = tuple(_keyed(old)), tuple(_keyed(new))
    found: list[Renamed] = []
    for kind in (City, Person, Slot):
        olds = [part for _, part in before if isinstance(part, kind)]
        news = [(path, part) for path, part in after if isinstance(part, kind)]
        found += _renamed_of(olds, news)
    return tuple(found)


def _renamed_of(
    olds: Sequence[Keyed], news: Sequence[tuple[FieldPath, Keyed]]
) -> Iterator[Renamed]:
    keys = {part.key for _, part in news}
    for i, j in pair(olds, [part for _, part in news], identity, alike).pairs:
        path, part = news[j]
        key = olds[i].key
        if key and part.key and key != part.key and key not in keys:
            yield Renamed(path, key, part)


def with_keys(part: ModelT, keys: Mapping[str, str]) -> ModelT:
    """Give a part with other keys, its own and those that refer."""
    kept = {
        name: _within(getattr(part, name), keys, is_key=name == "key" or bool(target_of(info)))
        for name, info in type(part).model_fields.items()
        if name in part.model_fields_set
    }
    return type(part).model_construct(_fields_set=set(kept), **kept)


def _within(value: object, keys: Mapping[str, str], *, is_key: bool) -> object:
    if isinstance(value, BaseModel):
        return with_keys(value, keys)
    if isinstance(value, tuple):
        return tuple(_within(entry, keys, is_key=is_key) for entry in value)
    if is_key and isinstance(value, str):
        return keys.get(value, value)
    return value


def _keyed(mission: Mission) -> Iterator[tuple[FieldPath, Keyed]]:
    lists: tuple[tuple[FieldPath, Sequence[Keyed]], ...] = (
        (("cities",), mission.cities),
        (("delegation", "members"), mission.delegation.members),
        (("hosts",), mission.hosts),
        (("others",), mission.others),
        (("programme",), mission.programme),
    )
    for path, parts in lists:
        for index, part in enumerate(parts):
            yield (*path, index), part
