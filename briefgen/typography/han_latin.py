"""Spaces in Chinese: a gap between Han and Latin characters, none beside Chinese marks."""

import re

from briefgen.typography.characters import (
    CHINESE_MARKS,
    GLUE,
    HAN,
    LETTERS,
    NO_BREAK_SPACE,
    SHARED_MARKS,
    SPACES,
    WORD_JOINER,
)

# What stands before a number or a name as a part of it, and after it.
_BEFORE_NUMBER = "(?:[€$£¥]|[+\u2212±](?=[0-9]))"
_AFTER_NUMBER = "%‰°′″€$£¥²³¹\u00bc-\u00be\u2070-\u2094\u0300-\u036f"

_GAP = re.compile(
    f"(?<=[{HAN}])[{GLUE}]*(?=[{LETTERS}]|{_BEFORE_NUMBER})"
    f"|(?<=[{LETTERS}{_AFTER_NUMBER}])[{GLUE}]*(?=[{HAN}])"
)
_NO_GAP = re.compile(
    f"(?<=[{CHINESE_MARKS}])[{GLUE}]+|[{GLUE}]+(?=[{CHINESE_MARKS}])"
    f"|(?<=[{SHARED_MARKS}])[{GLUE}]+(?=[{HAN}])|(?<=[{HAN}])[{GLUE}]+(?=[{SHARED_MARKS}])"
)
_WITHOUT_SPACES = str.maketrans("", "", SPACES)


def with_gaps(text: str) -> str:
    """Give a Chinese text with its spaces as they are set, whatever the officer typed.

    Between Han and Latin characters or digits stands one space (clreq 3.2.3): about a quarter em
    wide, gone at a line's edge. Beside Chinese marks stands none: their own room is enough.
    """
    return _GAP.sub(_gap, _NO_GAP.sub(_without_spaces, text))


def _gap(match: re.Match[str]) -> str:
    held = NO_BREAK_SPACE in match[0] or WORD_JOINER in match[0]
    return NO_BREAK_SPACE if held else " "


def _without_spaces(match: re.Match[str]) -> str:
    return match[0].translate(_WITHOUT_SPACES)
