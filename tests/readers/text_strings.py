"""Text strings of a PDF that say which language each part is in."""

import re
from collections.abc import Iterator

# ISO 32000-1, 7.9.2.2: U+001B, the code of the language, perhaps that of a country, U+001B.
_MARK = re.compile("\u001b([a-z]{2})(?:[A-Z]{2})?\u001b")


def by_language(words: str, lang: str) -> Iterator[tuple[str, str]]:
    """Give the parts of a text string, each with its language; `lang` is that of the element."""
    first, *marked = _MARK.split(words)
    if first:
        yield lang, first
    yield from zip(marked[::2], marked[1::2], strict=True)


def without_marks(words: str) -> str:
    """Give the words alone."""
    return _MARK.sub("", words)
