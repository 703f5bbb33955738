"""Emphasis in Chinese: a dot under every Han character, as Chinese slants nothing (GB/T 15834).

A dot is the background of its character, so that it goes where its character goes: one background
repeated along the words would lose them where a line is justified.
"""

import re
from functools import cache
from html import escape

from briefgen.typography.characters import HAN, LETTERS


@cache
def _han_or_letters() -> re.Pattern[str]:
    # It is slow to compile, and few documents emphasise a Chinese word.
    return re.compile(f"([{HAN}])|([!-~{LETTERS}]+)")


def dotted(text: str) -> str:
    """Give the HTML of emphasised Chinese words: marks carry no dot, Latin words are bold."""
    parts = _han_or_letters().split(text)
    return "".join(map(_piece, parts[0::3], [*parts[1::3], None], [*parts[2::3], None]))


def _piece(marks: str, han: str | None, letters: str | None) -> str:
    html = escape(marks, quote=False)
    if han:
        html += f'<span class="dot">{han}</span>'
    if letters:
        html += f"<strong>{escape(letters, quote=False)}</strong>"
    return html
