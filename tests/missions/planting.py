"""A mission full of words that occur once: what is planted can be looked for afterwards."""

import datetime as dt
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefgen.models.dates import PartialDate
from briefgen.models.mission.marks import is_internal

Path = tuple[str, ...]


@dataclass
class Planter:
    """Fills a model of any kind: every text is a word of its own, every list has entries."""

    entries: int = 1
    """How many entries each list gets."""
    left_out: frozenset[Path] = frozenset()
    """Fields that stay as they are where nobody writes them."""
    internal: set[str] = field(default_factory=set)
    """The words that stand in internal fields, or within them."""
    shareable: set[str] = field(default_factory=set)
    """All other words."""

    def fill(self, model: type[BaseModel], path: Path = (), *, inside: bool = False) -> BaseModel:
        values: dict[str, typing.Any] = {}
        for name, info in model.model_fields.items():
            place = (*path, name)
            if name != "root" and (place not in self.left_out or info.is_required()):
                values[name] = self._value(info.annotation, place, inside or is_internal(info))
        return model.model_construct(**values)

    def value_of(self, info: FieldInfo, path: Path) -> object:
        """Give a value full of words for one internal field."""
        return self._value(info.annotation, path, inside=True)

    def _value(self, annotation: object, path: Path, inside: bool) -> object:  # noqa: FBT001
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.fill(annotation, path, inside=inside)
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is typing.Annotated:
            return self._value(arguments[0], path, inside)
        if origin in {typing.Union, types.UnionType}:
            return self._value(arguments[0], path, inside)
        if origin is tuple:
            return tuple(self._value(arguments[0], path, inside) for _ in range(self.entries))
        if origin is typing.Literal:
            return arguments[0]
        return self._plain(annotation, inside)

    def _plain(self, annotation: object, inside: bool) -> object:  # noqa: FBT001
        if annotation is str:
            words = self.internal if inside else self.shareable
            word = f"token{len(self.internal) + len(self.shareable):05d}x"
            words.add(word)
            return word
        assert isinstance(annotation, type), annotation
        if issubclass(annotation, Enum):
            return next(iter(annotation))
        plain: dict[type, object] = {
            int: 7,
            float: 7.5,
            bool: True,
            dt.date: dt.date(2019, 10, 15),
            dt.time: dt.time(10, 30),
            PartialDate: PartialDate(2019, 10, 15),
        }
        return plain[annotation]


def paths_of(model: type[BaseModel], path: Path = ()) -> Iterator[Path]:
    """Give the paths of all fields of a model, without numbers."""
    for name, info in model.model_fields.items():
        yield (*path, name)
        for inner in _models_in(info.annotation):
            yield from paths_of(inner, (*path, name))


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _models_in(part)
