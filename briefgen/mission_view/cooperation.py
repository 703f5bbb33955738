"""What the records of a mission say of the cooperation."""

from dataclasses import dataclass
from typing import TypeVar

from briefgen.models.text import Text
from briefgen.models.ucap import Activity, Theme, Ucap

PartT = TypeVar("PartT")
Numbered = tuple[tuple[int, PartT], ...]


@dataclass(frozen=True, slots=True)
class CooperationSoFar:
    """What a record says, each part with its number in the record, from 1."""

    record: str
    ucap: Ucap
    themes: Numbered[Theme]
    activities: Numbered[Activity]
    results: Numbered[Text]


def of_record(record: str, ucap: Ucap) -> CooperationSoFar:
    """Give all that a record says."""
    return CooperationSoFar(
        record,
        ucap,
        tuple(enumerate(ucap.themes, start=1)),
        tuple(enumerate(ucap.activities, start=1)),
        tuple(enumerate(ucap.results, start=1)),
    )
