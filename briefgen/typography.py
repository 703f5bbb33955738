"""Chinese and English text made ready to set: the helper characters that a PDF needs.

They are put in at the very end, so that neither the record nor the Word file knows of them.
"""

import re
from typing import TypeVar

from briefgen.models.text import Lang

WORD_JOINER = "\u2060"
ZERO_WIDTH_SPACE = "\u200b"

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LATIN = "A-Za-z0-9\u00c0-\u024f"
_WITHIN_HAN = re.compile(f"(?<=[{_HAN}])(?=[{_HAN}])")
_HAN_BEFORE_LATIN = re.compile(f"(?<=[{_HAN}]) ?(?=[{_LATIN}])")
_LATIN_BEFORE_HAN = re.compile(f"(?<=[{_LATIN}%°²]) ?(?=[{_HAN}])")


NameT = TypeVar("NameT", bound=str)


def unbroken(name: NameT) -> NameT:
    """Give a name that no line breaks between its Han characters; Word breaks it all the same."""
    return type(name)(_WITHIN_HAN.sub(WORD_JOINER, name))


def set_for_pdf(text: str, lang: Lang) -> str:
    """Give the text with the spaces and the characters that Pango needs to set it well.

    Between Han and Latin characters or digits stands a space, typed or not (clreq 3.2.3): it is
    about a quarter em wide in the Latin face and disappears at a line's edge.
    """
    if lang == "en":
        return text
    return _LATIN_BEFORE_HAN.sub(" ", _HAN_BEFORE_LATIN.sub(" ", text))
