"""What a field of a mission says of itself: who reads it, whether it is expected, what it names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from pydantic.fields import FieldInfo

Target = Literal["person", "ours", "host", "city", "slot", "record"]
"""What a key refers to; `ours` are the delegates, `person` is anyone whom the mission knows."""

MarkT = TypeVar("MarkT")


@dataclass(frozen=True, slots=True)
class Internal:
    """The field is not for the other side: `shareable` takes it out, with all that is in it."""


INTERNAL = Internal()


@dataclass(frozen=True, slots=True)
class Expected:
    """An officer expects the field: while it is not there, it is an open point."""

    label: str
    """The key of the words for it in `templates/labels.yaml`, without `expected_`."""


@dataclass(frozen=True, slots=True)
class Refers:
    """The text is the key of something that the mission defines elsewhere."""

    to: Target


def is_internal(info: FieldInfo) -> bool:
    """Whether the field, with all that is in it, is not for the other side."""
    return any(isinstance(mark, Internal) for mark in info.metadata)


def expectation(info: FieldInfo) -> Expected | None:
    """Give what an officer expects here, where something is expected."""
    return next((mark for mark in info.metadata if isinstance(mark, Expected)), None)


def target_of(info: FieldInfo) -> Target | None:
    """Give what the key or the keys of the field refer to, where it holds keys."""
    marks = (*info.metadata, *_marks_within(info.annotation))
    return next((mark.to for mark in marks if isinstance(mark, Refers)), None)


def _marks_within(annotation: object) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _marks_within(part)
