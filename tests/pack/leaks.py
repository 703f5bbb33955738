"""Tokens in every internal field of a mission, and where they are found again in a file."""

import re
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from briefgen.models.mission.marks import is_internal
from briefgen.models.mission.mission import Mission
from tests.missions.planting import Planter
from tests.readers.streams import streams

_TOKEN = re.compile(r"token\d{5}x")
# What may stand between two letters of a word: white space, soft hyphens, helpers, tags of XML.
_BETWEEN = re.compile("<[^<>]*>|[\\s\u00ad\u200b\u2060-]+")


@dataclass
class Leaky:
    """A mission in which every internal field says something that occurs once."""

    mission: Mission
    tokens: set[str] = field(default_factory=set)


def planted(mission: Mission, entries: int = 1) -> Leaky:
    """Give a mission with tokens in all its internal fields; what is shareable stays as it is."""
    planter = Planter(entries=entries)
    made = _within(mission, planter)
    assert isinstance(made, Mission)
    return Leaky(made, planter.internal)


def _within(value: object, planter: Planter) -> object:
    if isinstance(value, tuple):
        return tuple(_within(entry, planter) for entry in value)
    if not isinstance(value, BaseModel):
        return value
    made: dict[str, Any] = {
        name: planter.value_of(info, (name,))
        if is_internal(info)
        else _within(getattr(value, name), planter)
        for name, info in type(value).model_fields.items()
    }
    return type(value).model_construct(**made)


def tokens_in(data: bytes) -> set[str]:
    """Give the tokens that a PDF or a Word file holds anywhere, even broken over lines or runs.

    It is searched unpacked: text, properties, attachments, alternative texts, bookmarks.
    """
    found: set[str] = set()
    for stream in streams(data):
        text = stream.decode("utf-8", "ignore")
        for seen in (text, stream.decode("utf-16-be", "ignore"), _BETWEEN.sub("", text)):
            found.update(_TOKEN.findall(seen))
    return found
