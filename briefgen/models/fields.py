"""Every field of a model with its path and its value, from the outermost to the innermost."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefgen.loading.names import FieldPath


@dataclass(frozen=True, slots=True)
class Field:
    """A field of one part of a model."""

    path: FieldPath
    """From the outermost model."""
    owner: BaseModel
    """The part that has it."""
    name: str
    info: FieldInfo
    value: object


def _everywhere(_: Field) -> bool:
    return True


def fields_of(
    part: BaseModel, path: FieldPath = (), enter: Callable[[Field], bool] = _everywhere
) -> Iterator[Field]:
    """Give each field of a model, then those within it; `enter` leaves out some with all theirs."""
    for name, info in type(part).model_fields.items():
        field = Field((*path, name), part, name, info, getattr(part, name))
        if enter(field):
            yield field
            for inner_path, inner in parts_within(field.value, field.path):
                yield from fields_of(inner, inner_path, enter)


def parts_within(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, BaseModel]]:
    """Give the models that a field holds, itself or in a list, each with its path."""
    if isinstance(value, BaseModel):
        yield path, value
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from parts_within(entry, (*path, index))
