"""What stands within words: elements to inline nodes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import get_args
from xml.etree import ElementTree as ET

from briefgen.content import (
    Disc,
    Inline,
    LineBreak,
    Link,
    Mark,
    PageCount,
    PageNumber,
    Reference,
    Run,
    RunStyle,
    SdgTile,
)
from briefgen.markdown import LINK_SCHEMES
from briefgen.models.text import LANGS, Lang
from briefgen.models.ucap import SIDES, SideName
from briefgen.vocabulary.elements import VocabularyError, choice, flag, integer

_FIXED: Mapping[str, Inline] = {"br": LineBreak(), "page": PageNumber(), "pages": PageCount()}
_WHITE_SPACE = re.compile(r"[ \t\r\n]+")


def inlines(element: ET.Element, lang: Lang) -> tuple[Inline, ...]:
    """Give what stands within an element, without white space at its start and end."""
    return _trim(tuple(_children(element, Run("", lang))))


def runs(element: ET.Element, lang: Lang) -> tuple[Run, ...]:
    """Give the words within an element."""
    return tuple(inline for inline in inlines(element, lang) if isinstance(inline, Run))


def _children(element: ET.Element, like: Run) -> Iterator[Inline]:
    yield from _words(element.text, like)
    for child in element:
        yield from _inline(child, like)
        yield from _words(child.tail, like)


def _words(text: str | None, like: Run) -> Iterator[Run]:
    if text:
        yield replace(like, text=_WHITE_SPACE.sub(" ", text))


def _inline(element: ET.Element, like: Run) -> Iterator[Inline]:
    match element.tag:
        case "strong":
            yield from _children(element, replace(like, strong=True))
        case "em":
            yield from _children(element, replace(like, emphasis=True))
        case "span":
            style = choice(element, "class", get_args(RunStyle), like.style)
            lang = choice(element, "lang", LANGS, like.lang)
            yield from _children(element, replace(like, style=style, lang=lang))
        case "a":
            yield _link(element, like)
        case "ref":
            yield Reference(element.get("to", ""), style=like.style, field=element.get("field", ""))
        case _:
            yield _atom(element, like.lang)


def _atom(element: ET.Element, lang: Lang) -> Inline:
    """Give what is no words itself, or whose words are of one piece."""
    match element.tag:
        case "sdg":
            return SdgTile(integer(element, "n"), element.get("alt", ""), lang)
        case "disc":
            return Disc(integer(element, "n"), side(element))
        case "mark":
            words = "".join(element.itertext())
            return Mark(words, lang, flag(element, "confirmed"), element.get("name", ""))
        case tag if tag in _FIXED:
            return _FIXED[tag]
        case tag:
            raise VocabularyError(f"<{tag}> cannot stand within words", f"<{tag}")


def side(element: ET.Element) -> SideName | None:
    """Give the side of an entry or a disc, where it is known."""
    return choice(element, "side", SIDES) if element.get("side") else None


def _link(element: ET.Element, like: Run) -> Link:
    href = element.get("href", "")
    if not href.lower().startswith(LINK_SCHEMES):
        raise VocabularyError(
            f"the link to `{href[:60]}` is none of http, https, mailto and tel", href[:60]
        )
    made = tuple(_children(element, like))
    return Link(href, tuple(run for run in made if isinstance(run, Run)))


def _trim(made: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Take white space away at the start and the end, and runs that hold nothing."""
    kept = list(made)
    while kept and isinstance(kept[0], Run) and not kept[0].text.strip(" "):
        kept.pop(0)
    while kept and isinstance(kept[-1], Run) and not kept[-1].text.strip(" "):
        kept.pop()
    if kept and isinstance(kept[0], Run):
        kept[0] = replace(kept[0], text=kept[0].text.lstrip(" "))
    if kept and isinstance(kept[-1], Run):
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return tuple(kept)
