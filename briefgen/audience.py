"""What the other side may see: a mission without all that its model marks as internal.

It is taken out of the data before anything is composed, so that no template, drawing, property of
a file, mail or calendar can show it.
"""

from collections.abc import Iterator
from typing import TypeVar, get_args

from pydantic import BaseModel

from briefgen.models.mission.marks import is_internal
from briefgen.models.mission.mission import Mission

ModelT = TypeVar("ModelT", bound=BaseModel)


def shareable(mission: Mission) -> Mission:
    """Give the mission as if nobody had written anything into its internal fields."""
    return _without_internal(mission)


def _without_internal(part: ModelT) -> ModelT:
    kept = {
        name: _within(getattr(part, name))
        for name, info in type(part).model_fields.items()
        if name in part.model_fields_set and not is_internal(info)
    }
    # Built from its fields alone: what was left out takes its default and leaves no trace.
    return type(part).model_construct(_fields_set=set(kept), **kept)


def _within(value: object) -> object:
    if isinstance(value, BaseModel):
        return _without_internal(value)
    if isinstance(value, tuple):
        return tuple(_within(entry) for entry in value)
    return value


def internal_fields(model: type[BaseModel] = Mission) -> tuple[tuple[str, ...], ...]:
    """Give the paths of all internal fields of a model, in its order.

    Lists are passed through without a number; what lies within an internal field is internal too
    and not named again.
    """
    return tuple(_internal_fields(model, ()))


def _internal_fields(model: type[BaseModel], path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for name, info in model.model_fields.items():
        if is_internal(info):
            yield (*path, name)
        else:
            for inner in _models_in(info.annotation):
                yield from _internal_fields(inner, (*path, name))


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
