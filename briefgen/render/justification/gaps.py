"""Where a Chinese line may open, by how much, and which marks take half a width at its edges.

The rules are those of W3C's *Requirements for Chinese Text Layout* (clreq), 3.1.6 and 3.2.4.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

WIDEST_GAP = 0.25
"""The widest gap that justification may open between two characters, in em."""
NARROWEST_MEASURE = 20
"""A line that holds fewer characters than this is not justified."""
OBJECT = "\ufffc"
"""Stands for a picture or an inline block within the text of a line."""

_OPENING = frozenset("“‘（《〈「『【〔〖［｛")
_CLOSING = frozenset("，。、；：？！．”’）》〉」』】〕〗］｝")

# What a character is to its neighbours, as one letter, so that a line is searched as a string.
_WIDE, _DASH, _DOTS, _CURRENCY, _UNIT = "h", "d", "e", "c", "u"
_LATIN, _DIGIT, _APART, _NOTHING = "l", "n", "o", "z"
_SIGNS = {**dict.fromkeys("￥＄￡", _CURRENCY), **dict.fromkeys("％‰℃°", _UNIT)}
# Marks that Unicode has once for all scripts: in Chinese they are as wide as Han characters.
_CHINESE_SIGNS = {
    **dict.fromkeys("“”‘’·", _WIDE),
    **dict.fromkeys(map(chr, range(0x2460, 0x2500)), _WIDE),  # numbers in circles
    **dict.fromkeys("—⸺", _DASH),
    "…": _DOTS,
}
# A line opens on both sides of what is wide, but not within `——` and `……`, and not between a number
# and its sign. A Latin word, a number and a space are left as they are.
_MAY_OPEN = re.compile(
    "[hu](?=z*[hdeculn])|d(?=z*[heculn])|e(?=z*[hdculn])|c(?=z*[hdecul])|l(?=z*[hdecu])|n(?=z*[hdec])"
)


class _Kinds(dict[int, int]):
    """The kind of each character, looked up once; a table for `str.translate`."""

    def __init__(self, *, chinese: bool) -> None:
        self._signs = {**_SIGNS, **(_CHINESE_SIGNS if chinese else {})}

    def __missing__(self, code: int) -> int:
        char = chr(code)
        kind = self[code] = ord(self._signs.get(char) or _kind_in_unicode(char))
        return kind


def _kind_in_unicode(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"}:
        return _NOTHING
    if category == "Zs" or char == OBJECT:
        return _APART
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return _WIDE
    return _DIGIT if category == "Nd" else _LATIN


_KINDS = {chinese: _Kinds(chinese=chinese) for chinese in (True, False)}


class Run(NamedTuple):
    """A piece of a line that is set in one way; `size` is its em, in any unit of length."""

    text: str
    size: float
    chinese: bool
    """Whether its quotation marks, dashes and dots are the Chinese ones, one em wide."""


def start_trim(runs: Iterable[Run]) -> float:
    """Give the blank of an opening mark at the line's start; clreq 3.1.6: it takes half a width."""
    for run in runs:
        if printed := _printed(run):
            return run.size / 2 if run.chinese and printed[0] in _OPENING else 0.0
    return 0.0


def end_trim(runs: Sequence[Run]) -> float:
    """Give the blank of a closing mark at the line's end; clreq 3.1.6: it takes half a width."""
    for run in reversed(runs):
        if printed := _printed(run):
            return run.size / 2 if run.chinese and printed[-1] in _CLOSING else 0.0
    return 0.0


def openings(runs: Sequence[Run]) -> list[list[int]]:
    """Give, for each run, the indexes of the characters after which the line may open.

    Helper characters without width neither add a place nor take one away.
    """
    kinds = "".join(map(_kinds, runs))
    places = [match.start() for match in _MAY_OPEN.finditer(kinds)]
    found: list[list[int]] = []
    end = 0
    for run in runs:
        start, end = end, end + len(run.text)
        found.append([place - start for place in places if start <= place < end])
    return found


def shares(slack: float, places: Sequence[tuple[int, float]]) -> list[int] | None:
    """Share the slack among runs, so that each place in them opens equally.

    `places` are the number of places of each run, and its em in the same unit of length. Gives what
    each run takes in thousandths of its em, the unit in which a PDF moves glyphs; what rounding
    takes from one goes to the next, so that the line's end is exact. Gives nothing where there is
    no place, or where one would open by more than WIDEST_GAP.
    """
    count = sum(number for number, _ in places)
    if slack < 0 or not count:
        return None
    given: list[int] = []
    rest = slack
    for number, size in places:
        share = round(rest * number / count * 1000 / size) if number else 0
        if share > number * WIDEST_GAP * 1000:
            return None
        given.append(share)
        rest -= share * size / 1000
        count -= number
    return given


def evenly(share: int, number: int) -> list[int]:
    """Give what each of so many places takes of a share, all in thousandths of an em."""
    return [share * (at + 1) // number - share * at // number for at in range(number)]


def is_last(run: Run, place: int) -> bool:
    """Whether the character at this index is the last one of the run that is printed."""
    return place + 1 == len(_kinds(run).rstrip(_NOTHING))


def _kinds(run: Run) -> str:
    return run.text.translate(_KINDS[run.chinese])


def _printed(run: Run) -> str:
    """Leave out the helper characters at both ends of a run."""
    kinds = _kinds(run)
    return run.text[len(kinds) - len(kinds.lstrip(_NOTHING)) : len(kinds.rstrip(_NOTHING))]
