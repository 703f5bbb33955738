"""Fields with their values already in them, and the bookmarks that they name."""

import hashlib
import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from briefgen.render.docx.ooxml import Element, qname, w

FIELD_CODES: Final = frozenset({"PAGE", "NUMPAGES", "PAGEREF", "SEQ", "TOC"})
"""The fields that briefgen writes (ECMA-376 part 1, 17.16.5): none reads a file."""

_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_LONGEST: Final = 40  # characters of the name of a bookmark, in Word
_PLAIN: Final = re.compile(r"[a-z][a-z0-9_]*")
_DIGEST: Final = 8


def field(instruction: str, result: Sequence[Element]) -> list[Element]:
    """Give a field with the runs that it shows (17.16.18); raise ValueError for another one."""
    look = result[0].find(qname("w:rPr"))
    return [*field_start(instruction, look), *result, field_end(look)]


def field_start(instruction: str, look: Element | None = None) -> list[Element]:
    """Give what stands before the result of a field, which may reach over paragraphs.

    Its runs look as those of the result do: a reader may take the properties of any.
    """
    code = instruction.split(maxsplit=1)[0]
    if code not in FIELD_CODES:
        raise ValueError(f"{code} is none of the fields that a document may hold")
    said = w("instrText")
    said.text = f" {instruction} "
    said.set(_XML_SPACE, "preserve")
    return [
        _run(w("fldChar", fldCharType="begin"), look),
        _run(said, look),
        _run(w("fldChar", fldCharType="separate"), look),
    ]


def field_end(look: Element | None = None) -> Element:
    """Give what stands behind the result of a field."""
    return _run(w("fldChar", fldCharType="end"), look)


def _run(content: Element, look: Element | None) -> Element:
    return w("r", *([] if look is None else [deepcopy(look)]), content)


def bookmark_name(anchor: str) -> str:
    """Give the name of the bookmark of an anchor: the same for the same anchor, and for no other.

    Word's names have at most 40 letters, digits and low lines, in either case the same.
    """
    if _PLAIN.fullmatch(anchor) and len(anchor) <= _LONGEST:
        return anchor
    digest = hashlib.sha256(anchor.encode()).hexdigest()[:_DIGEST]
    plain = re.sub(r"[^A-Za-z0-9]", "_", anchor)
    return f"a_{plain}"[: _LONGEST - _DIGEST - 1] + f"_{digest}"


class Bookmarks:
    """Sets the bookmarks of one document, each once, numbered in their order."""

    def __init__(self) -> None:
        self._set: set[str] = set()

    def around(self, anchor: str, content: list[Element]) -> list[Element]:
        """Give the content between the ends of its bookmark; as it is where it has none."""
        if not anchor or anchor in self._set:
            return content
        number = str(len(self._set))
        self._set.add(anchor)
        start = w("bookmarkStart", id=number, name=bookmark_name(anchor))
        return [start, *content, w("bookmarkEnd", id=number)]

    def within(self, paragraph: Element, anchor: str) -> None:
        """Set the bookmark of an anchor around what a paragraph holds behind its properties."""
        paragraph.extend(self.around(anchor, paragraph[1:]))


def to_bookmark(anchor: str, content: Sequence[Element]) -> Element:
    """Give a link to a place in the document."""
    made = w("hyperlink", *content, history="1")
    made.set(qname("w:anchor"), bookmark_name(anchor))
    return made
