"""What every part of a record has in common: frozen, and refusing keys that it does not know."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Strict, StringConstraints

_WHITE_SPACE = re.compile(r"[ \t\r\n]+")
# Unicode Standard, table 4-4: control, surrogate, not assigned, line and paragraph separator.
_INVISIBLE = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
# Unicode Standard Annex #9: embeddings, overrides and isolates change the order in which text is
# read without showing, so that a name can look like another one.
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Model(BaseModel):
    """A frozen part of a record; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def clean(text: str) -> str:
    """Give the text with its white space folded into single spaces.

    Raises ValueError for control characters, lone surrogates, bidirectional controls, separators
    of lines and what is no character: PDF and Word treat them differently, XML forbids some, and
    none belongs into a document.
    """
    folded = _WHITE_SPACE.sub(" ", text).strip()
    for position, character in enumerate(folded, start=1):
        if unicodedata.category(character) in _INVISIBLE or character in _BIDI_CONTROLS:
            raise ValueError(
                f"holds the invisible control character U+{ord(character):04X} at its "
                f"character {position}"
            )
    return folded


def check_links(text: str) -> str:
    """Give the text; raise ValueError for a link that is none of http, https, mailto and tel."""
    from briefgen.markdown import LINK_SCHEMES, link_targets

    for target in link_targets(text):
        if not target.lower().startswith(LINK_SCHEMES):
            raise ValueError(
                f"has a link to `{target[:60]}`, which is none of http, https, mailto and tel"
            )
    return text


Line = Annotated[str, Strict(), AfterValidator(clean), StringConstraints(min_length=1)]
"""A text that is not translated, such as the wording of a source."""

Prose = Annotated[
    str,
    Strict(),
    AfterValidator(clean),
    StringConstraints(min_length=1),
    AfterValidator(check_links),
]
"""A text in one language, with Markdown for emphasis and links."""
