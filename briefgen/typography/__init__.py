"""Chinese and English text made ready to set: the helper characters that a PDF needs.

They are put in at the very end, so that neither the record nor the Word file knows of them.
"""

import re
from itertools import pairwise
from typing import TypeVar

from briefgen.models.text import Lang
from briefgen.typography.characters import GLUE, WORD_JOINER, ZERO_WIDTH_SPACE, is_han

_GLUE = str.maketrans("", "", GLUE)
_HELPERS = str.maketrans("", "", WORD_JOINER + ZERO_WIDTH_SPACE)
_PRINTED = re.compile(f"[^{GLUE}]")
_LONGEST_UNBROKEN = 12  # characters: a longer name, held together, leaves a hole in the line before

NameT = TypeVar("NameT", bound=str)


def unbroken(name: NameT) -> NameT:
    """Give a name that no line breaks between its Han characters; Word breaks it all the same.

    A name that is nearly as long as a column breaks like other words.
    """
    if len(name) > _LONGEST_UNBROKEN:
        return name
    held = (
        WORD_JOINER + character if is_han(before) and is_han(character) else character
        for before, character in pairwise(f" {name}")
    )
    return type(name)("".join(held))


def set_for_pdf(text: str, lang: Lang) -> str:
    """Give the text with the spaces and the characters that Pango needs to set it well.

    Nothing but spaces, U+00A0, U+2060 and U+200B is put in or taken out, in English no more than
    U+00A0 in the place of a space and U+2060. A text that is set already stays as it is.
    """
    # Their patterns take 20 ms to compile, which a Word file has no use for.
    from briefgen.typography.han_latin import with_gaps
    from briefgen.typography.line_breaks import with_breaks
    from briefgen.typography.units import with_units_whole

    if lang == "en":
        return with_units_whole(text)
    return with_breaks(with_units_whole(with_gaps(text)))


def without_helpers(text: str) -> str:
    """Give the text for where no line breaks, such as a bookmark: without what forbids a break."""
    return text.translate(_HELPERS)


def as_written(text: str, line: str) -> str:
    """Give the beginning of a text that was set as `line`: the text's own spaces, no helpers."""
    count = len(line.translate(_GLUE))
    ends = (match.end() for match in _PRINTED.finditer(text))
    return text[: next((end for n, end in enumerate(ends, start=1) if n == count), 0)]
