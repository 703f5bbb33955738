"""The JSON Schemas of records and missions: an editor completes and explains by them."""

import json
from typing import Literal

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from briefgen.models.descriptions import description_of
from briefgen.models.mission.mission import Mission
from briefgen.models.programme import Programme
from briefgen.models.ucap import Ucap

Kind = Literal["ucap", "mission", "programme"]

KINDS: dict[Kind, type[BaseModel]] = {"ucap": Ucap, "mission": Mission, "programme": Programme}
"""What has a schema; the files are called `schema/KIND.schema.json`."""


class _Schema(GenerateJsonSchema):
    """With what is said of each field; without defaults, which an editor would write down."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        written = super().model_schema(schema)
        for name, field in written.get("properties", {}).items():
            if description := description_of(schema["cls"], name):
                field["description"] = description
        return written

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def json_schema(kind: Kind) -> str:
    """Give the JSON Schema (2020-12) of a kind of file as text, the same for the same models."""
    schema = KINDS[kind].model_json_schema(schema_generator=_Schema)
    dialect = {"$schema": GenerateJsonSchema.schema_dialect}
    return json.dumps(dialect | schema, ensure_ascii=False, indent=2) + "\n"
