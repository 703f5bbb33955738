"""One state of all that the documents of a record or a mission say: what a version freezes.

Two states are equal when their data are: order of keys, formatting and comments of a file, and a
default that somebody writes down, are no difference.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from pydantic import BaseModel

from briefgen.changes.comparing import NOT_DATA
from briefgen.models.mission.mission import Mission
from briefgen.models.programme import Programme
from briefgen.models.ucap import Ucap

Kind = Literal["record", "mission"]

# What documents print of the programme; the rest is how the office works.
_PRINTED = ("name", "scope", "issuer", "contact", "funding")


@dataclass(frozen=True, slots=True)
class State:
    """The data of a record, or of a mission with the records that it is for."""

    main: Ucap | Mission
    programme: Programme
    records: Mapping[str, Ucap]
    """Of a mission, by their names; of a record none."""

    @property
    def kind(self) -> Kind:
        """Whether it is a record's or a mission's."""
        return "mission" if isinstance(self.main, Mission) else "record"

    def to_data(self) -> dict[str, Any]:
        """Give only what was given, normalised, as JSON can hold it."""
        # The documents of a record hold no glossary.
        printed = (*_PRINTED, "glossary") if self.kind == "mission" else _PRINTED
        data: dict[str, Any] = {
            self.kind: _dump(self.main),
            "programme": {
                name: value for name, value in _dump(self.programme).items() if name in printed
            },
        }
        if self.records:
            data["records"] = {name: _dump(self.records[name]) for name in sorted(self.records)}
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "State":
        """Read what `to_data` gives; raise ValueError where the models do not know it any more."""
        model: type[Ucap | Mission] = Mission if "mission" in data else Ucap
        kind = "mission" if model is Mission else "record"
        try:
            return cls(
                model.model_validate(data[kind]),
                Programme.model_validate(data["programme"]),
                {
                    name: Ucap.model_validate(record)
                    for name, record in data.get("records", {}).items()
                },
            )
        except (LookupError, TypeError, AttributeError) as error:
            raise ValueError(str(error)) from None

    def normalised(self) -> "State":
        """Give the state as a release would give it back."""
        return State.from_data(self.to_data())

    def is_same(self, other: "State") -> bool:
        """Whether the documents of both would say the same."""
        return self.to_data() == other.to_data()


def _dump(model: BaseModel) -> dict[str, Any]:
    data = model.model_dump(mode="json", exclude_defaults=True, exclude=set(NOT_DATA))
    return cast("dict[str, Any]", _sorted_sets(data))


def _sorted_sets(value: object) -> object:
    """Sort what is a set: the names of fields that are told on arrival."""
    if isinstance(value, dict):
        return {
            key: sorted(inner) if key == "on_site" else _sorted_sets(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_sorted_sets(entry) for entry in value]
    return value
