"""Tokens in every internal field of a mission, and where they are found again in a file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
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

    It is searched unpacked: text, properties, attachments, alternative texts, bookmarks, and every
    part of a Word file, as bytes and as the words and values that an XML reader makes of them.
    """
    found: set[str] = set()
    for stream in streams(data):
        for seen in _readings(stream):
            found.update(_TOKEN.findall(seen))
            found.update(_TOKEN.findall(_BETWEEN.sub("", seen)))
    return found


def _readings(stream: bytes) -> Iterator[str]:
    yield stream.decode("utf-8", "ignore")
    yield stream.decode("utf-16-be", "ignore")
    try:
        root = etree.fromstring(stream, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return
    yield "".join(map(str, root.itertext()))
    for element in root.iter():
        yield from element.attrib.values()
