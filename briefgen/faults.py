"""What is wrong with some of what is to be made: whether it keeps the rest from being made.

Whoever names records gets all of their documents or none. Whoever asks for all there are gets those
of the good ones, and is told of every fault.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from briefgen.errors import (
    BriefgenError,
    FitError,
    InputError,
    Problem,
    TemplateError,
    UnknownNameError,
)

ItemT = TypeVar("ItemT")

# A disk that is full and a library that is missing are no fault of one record.
_OF_ONE = (InputError, UnknownNameError, TemplateError, FitError)


class Faults:
    """The faults of records and missions; of each the documents stay as they were."""

    def __init__(self, *, tolerated: bool = False) -> None:
        """None yet; where they are not tolerated, the first one is raised."""
        self._tolerated = tolerated
        self._names: dict[str, None] = {}
        self._problems: dict[Problem, None] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The records and missions that are at fault, in the order in which that was found."""
        return tuple(self._names)

    @contextmanager
    def of(self, *names: str) -> Iterator[None]:
        """Keep an error that is raised within, with these records and missions."""
        try:
            yield
        except _OF_ONE as error:
            if not self._tolerated:
                raise
            self._names |= dict.fromkeys(names)
            # What many share, such as the programme, is said once.
            self._problems |= dict.fromkeys(error.problems)

    def apart(self, items: Sequence[ItemT]) -> Iterator[Sequence[ItemT]]:
        """Give what stands or falls together: each by itself, or all."""
        if self._tolerated:
            yield from ([item] for item in items)
        else:
            yield items

    def raise_any(self) -> None:
        """Raise BriefgenError with all that was kept, where something was."""
        if self._problems:
            raise BriefgenError(*self._problems)
