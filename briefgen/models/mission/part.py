"""What the parts of a mission have in common: who finds out what is open, and what waits."""

from difflib import get_close_matches
from typing import Annotated, Any, Self

from pydantic import (
    BeforeValidator,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from briefgen.models.base import Model
from briefgen.models.mission.marks import expectation
from briefgen.models.mission.values import Day, PersonKey

EVERYTHING = "*"
_ON_SITE = "on_site"


def _parse_on_site(value: object) -> tuple[str, ...]:
    if isinstance(value, bool):
        return (EVERYTHING,) if value else ()
    if isinstance(value, list | tuple) and all(isinstance(name, str) for name in value):
        return tuple(value)
    raise ValueError("is neither true nor a list of fields")


class Part(Model):
    """A part of a mission in which something may still be open."""

    responsible: PersonKey | None = None
    """Who is responsible, and finds out what is still open here."""
    due: Day | None = None
    """The day by which what is still open here must be known."""
    on_site: Annotated[
        tuple[str, ...],
        BeforeValidator(_parse_on_site),
        WithJsonSchema({"anyOf": [{"type": "boolean"}, {"type": "array", "items": {}}]}),
    ] = ()
    """true: what is not stated here is told on arrival, and is not open; or a list of fields.

    Under a single field, `place: {on_site: true}` says the same.
    """

    @model_validator(mode="before")
    @classmethod
    def _take_fields_told_on_site(cls, data: object) -> object:
        """Read `place: {on_site: true}` as what it means: `place` is told on arrival."""
        if not isinstance(data, dict):
            return data
        told = [name for name in expected_fields(cls) if data.get(name) == {_ON_SITE: True}]
        listed = data.get(_ON_SITE, [])
        if not told or not isinstance(listed, list | tuple | bool):
            return data
        names = [EVERYTHING] if listed is True else [*(listed or []), *told]
        return {name: value for name, value in data.items() if name not in told} | {_ON_SITE: names}

    @model_validator(mode="after")
    def _expects_what_is_told_on_site(self) -> Self:
        known = expected_fields(type(self))
        for name in self.on_site:
            if name != EVERYTHING and name not in known:
                near = get_close_matches(name, known, n=1)
                guess = f"did you mean `{near[0]}`?" if near else f"it can be: {', '.join(known)}"
                raise ValueError(f"has `{name}` told on site, which nobody expects here ({guess})")
        return self

    def is_told_on_site(self, field: str) -> bool:
        """Whether what the field lacks is told on arrival."""
        return EVERYTHING in self.on_site or field in self.on_site

    def not_expected(self) -> frozenset[str]:
        """Give the fields that are not expected of this very part."""
        return frozenset()

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Allow `{on_site: true}` in the place of what is expected, as loading does."""
        reference = handler(schema)
        properties: dict[str, Any] = handler.resolve_ref_schema(reference)["properties"]
        told = {
            "type": "object",
            "properties": {_ON_SITE: {"const": True, "description": "It is told on arrival."}},
            "required": [_ON_SITE],
            "additionalProperties": False,
        }
        for name in expected_fields(cls):
            own = properties[name]
            choices = own.pop("anyOf", None) or [own]
            kept = {key: own[key] for key in ("title", "description") if key in own}
            properties[name] = {"anyOf": [*choices, told]} | kept
        return reference


def expected_fields(model: type[Model]) -> tuple[str, ...]:
    """Give the names of the fields that an officer expects in a part of this kind."""
    return tuple(name for name, info in model.model_fields.items() if expectation(info))
