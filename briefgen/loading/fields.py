"""Which model stands behind a place of a record, and what it knows."""

from difflib import get_close_matches
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from briefgen.loading.names import FieldPath


def model_at(model: type[BaseModel], path: FieldPath) -> type[BaseModel] | None:
    """Give the model of a place of a record of this model; None where a plain value belongs."""
    found: type[BaseModel] | None = model
    for key in path:
        if isinstance(key, int):
            continue  # the entries of a list are of the model that its field names
        fields = found.model_fields if found else {}
        found = _model_of(fields.get(key, fields.get("root")))
    return found


def nearest_key(model: type[BaseModel], key: str) -> str | None:
    """Give the key of the model that was probably meant."""
    near = get_close_matches(key.lower(), model.model_fields, n=1)
    return near[0] if near else None


def block_with(model: type[BaseModel], key: str) -> str | None:
    """Give the block directly under the model that has this key."""
    for name, info in model.model_fields.items():
        inner = _model_of(info)
        if inner is not None and key in inner.model_fields:
            return name
    return None


def _model_of(info: FieldInfo | None) -> type[BaseModel] | None:
    return None if info is None else _model_in(info.annotation)


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
