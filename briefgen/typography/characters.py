"""The characters that setting is about: Han, letters, Chinese marks, and the helpers themselves.

All are given as the inside of a character class of a regular expression. One of Han takes Python a
millisecond to compile: where characters are looked at one by one, `is_han` is quicker.
"""

NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"
"""Between two characters: no line breaks here."""
ZERO_WIDTH_SPACE = "\u200b"
"""Between two characters: a line may break here."""

SPACES = " \u00a0\u3000"
GLUE = SPACES + WORD_JOINER + ZERO_WIDTH_SPACE
"""All that setting puts in or takes out; everything else of a text stays as it is written."""

_HAN_RANGES = (
    ("\u3005", "\u3005"),
    ("\u3007", "\u3007"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
HAN = "".join(f"{first}-{last}" for first, last in _HAN_RANGES)

LETTERS = (
    "0-9A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
    "\u0370-\u03ff\u0400-\u052f"
)
"""Letters that are no Han, and digits (half width)."""

OPENING = "“‘（《〈【〖〔「『［｛"
"""GB/T 15834, 5.1: what stands at no line's end."""
CLOSING = "”’）》〉】〗〕」』］｝，。、；：？！"
"""GB/T 15834, 5.1: what stands at no line's start."""

SHARED_MARKS = "“”‘’—…·"
"""Marks of both languages: which one a mark belongs to is seen from its neighbours."""
CHINESE_MARKS = "（）《》〈〉【】〖〗〔〕「」『』［］｛｝，。、；：？！～"
"""Marks of Chinese alone, a full em wide."""


def is_han(character: str) -> bool:
    """Whether a character is one of HAN."""
    return any(first <= character <= last for first, last in _HAN_RANGES)
