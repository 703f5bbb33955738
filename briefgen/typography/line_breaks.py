"""Where a Chinese line may break, as far as Pango 1.50 does not know it.

Pango keeps most marks from a line's start or end by itself (Unicode Standard Annex 14). It does not
know which quotation mark opens and which closes, so it breaks on neither side of any; and it breaks
before `～`, `·` and a dash that joins.
"""

import re

from briefgen.typography.characters import (
    GLUE,
    HAN,
    NO_BREAK_SPACE,
    OPENING,
    SPACES,
    WORD_JOINER,
    ZERO_WIDTH_SPACE,
)

# GB/T 15834, 5.1.6 to 5.1.8: marks that join or part, and signs that belong to the number before.
# A dash of two (——) may begin a line, the one dash that joins may not.
_NO_LINE_START = re.compile(
    f"(?<=[^{GLUE}])[{GLUE}]*(?=[～~·•‧・]|(?<!—)—(?!—))|(?<=[^{GLUE}0-9])[{GLUE}]*(?=[％‰℃℉°%])"
)
_BEFORE_OPENING_QUOTE = re.compile(f"(?<=[^{GLUE}{OPENING}])(?=[“‘])")
_AFTER_CLOSING_QUOTE = re.compile(f"(?<=[”’])(?=[{HAN}{OPENING}]|——)|(?<=”)(?=[0-9A-Za-z])")
_SPACE = re.compile(f"[{SPACES}]")


def with_breaks(text: str) -> str:
    """Give a Chinese text with what forbids and allows breaks where Pango errs."""
    text = _NO_LINE_START.sub(_held, text)
    text = _BEFORE_OPENING_QUOTE.sub(ZERO_WIDTH_SPACE, text)
    return _AFTER_CLOSING_QUOTE.sub(ZERO_WIDTH_SPACE, text)


def _held(match: re.Match[str]) -> str:
    return NO_BREAK_SPACE if _SPACE.search(match[0]) else WORD_JOINER
