"""Words of both scripts in drawings: how wide they are, and each run of a script in its own face.

A drawing is made without its fonts, so the widths of Carlito's characters stand here; Han
characters are as wide as they are high. Every run is a text element of its own: resvg sets a mixed
one in one face altogether.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal
from unicodedata import combining, east_asian_width, normalize

from briefgen.figures.svg import FONT_FAMILY, TEXT_SIZE, text
from briefgen.models.text import Lang, Text

Anchor = Literal["start", "middle", "end"]

# The widths of Carlito from U+0020 to U+007E, in thousandths of an em.
_REGULAR = """
    226 326 401 498 507 715 682 221 303 303 498 498 250 306 252 386 507 507 507 507 507 507 507
    507 507 507 268 268 498 498 498 463 894 579 544 533 615 488 459 631 623 252 319 520 420 855
    646 662 517 673 543 459 487 642 567 890 519 487 468 307 386 307 498 498 291 479 525 423 525
    498 305 471 525 229 239 455 229 799 525 527 525 525 349 391 335 525 452 715 433 453 395 314
    460 314 498
"""
_BOLD = """
    226 326 438 498 507 729 705 233 312 312 498 498 258 306 267 430 507 507 507 507 507 507 507
    507 507 507 276 276 498 498 498 463 898 606 561 529 630 488 459 637 631 267 331 547 423 874
    659 676 532 686 563 473 495 653 591 906 551 520 478 325 430 325 498 498 300 494 537 418 537
    503 316 474 537 246 255 480 246 813 537 538 537 537 355 399 347 537 473 745 459 474 397 344
    475 344 498
"""
# What has no base letter to be as wide as, at its wider weight.
_OTHERS = {
    "–": 498,
    "−": 498,
    "±": 498,
    "°": 342,
    "…": 711,
    "·": 268,
    "’": 258,
    "\u00a0": 226,
    "ß": 555,
    "ø": 544,
    "æ": 775,
    "œ": 850,
    "ł": 264,
    "đ": 569,
    "ð": 537,
    "þ": 537,
    "ı": 246,
    "Ł": 433,
    "Ø": 681,
    "Æ": 775,
    "Œ": 874,
    "Đ": 639,
    "Þ": 532,
}
_UNKNOWN = 1000
_WIDTHS = {
    bold: {chr(code): int(width) for code, width in enumerate(table.split(), start=32)}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}
# Between Han characters and letters or figures stands a quarter em (clreq 3.2.3).
_GAP = 0.226
LEADING = 3.9
"""From one base line to the next, in mm: 8.5/11 pt."""


def width_of(words: str, *, bold: bool = False, size: float = TEXT_SIZE) -> float:
    """Give how wide words are set, in mm; never much less than they are."""
    end = 0.0
    for offset, run, han in _runs(words, bold=bold):
        end = offset + _run_width(run, han=han, bold=bold)
    return end * size


def line(  # noqa: PLR0913  # what a line of text is
    words: str,
    x: float,
    y: float,
    colour: str,
    *,
    bold: bool = False,
    anchor: Anchor = "start",
    size: float = TEXT_SIZE,
) -> str:
    """Give words on the base line `y` that begin, have their middle, or end at `x`, in mm."""
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    left = x - share * width_of(words, bold=bold, size=size)
    return "".join(
        text(
            run,
            {
                "x": left + offset * size,
                "y": y,
                "font-family": FONT_FAMILY["zh" if han else "en"],
                "font-size": size,
                "font-weight": "bold" if bold else "normal",
                "fill": colour,
            },
        )
        for offset, run, han in _runs(words, bold=bold)
    )


def wrap(words: str, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break words into lines of at most `width` mm: at spaces, between Han, else anywhere."""
    lines: list[str] = []
    rest = words.strip()
    while rest:
        end = _break(rest, width, bold=bold)
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return tuple(lines)


def label(labels: Mapping[str, Text], key: str, lang: Lang, *values: object) -> str:
    """Give a word of labels.yaml, with the values in the places of its `{}`."""
    return (labels[key].in_lang(lang) or "").format(*values)


def name_in(name: Text, langs: Sequence[Lang]) -> str:
    """Give a name in these languages, one after the other, or in the one that it has."""
    found = dict.fromkeys(word for lang in langs if (word := name.in_lang(lang)))
    return " ".join(found) or name.en or name.zh or ""


def name_lines(name: Text, langs: Sequence[Lang], width: float) -> tuple[str, ...]:
    """Give a bold name in lines of at most `width` mm, a language a line if need be."""
    joined = name_in(name, langs)
    if width_of(joined, bold=True) <= width:
        return (joined,)
    each = dict.fromkeys(name_in(name, (lang,)) for lang in langs)
    return tuple(part for one in each for part in wrap(one, width, bold=True))


def _break(words: str, width: float, *, bold: bool) -> int:
    """Give how many characters the first line takes: at least one."""
    fits = len(words)
    while fits > 1 and width_of(words[:fits], bold=bold) > width:
        fits -= 1
    if fits == len(words):
        return fits
    for end in range(fits, 0, -1):
        if words[end] == " " or words[end - 1] in " -–" or _is_han(words[end]):
            return end
    return fits


def _runs(words: str, *, bold: bool) -> Iterator[tuple[float, str, bool]]:
    """Give the offset in em, the characters and the script of each run, without outer spaces."""
    offset = 0.0
    before = ""
    for han, characters in groupby(words, key=_is_han):
        run = "".join(characters)
        spaced = run.startswith(" ") or before.endswith(" ")
        if before and (spaced or (_joins(before[-1]) and _joins(run[0]))):
            offset += _GAP
        if inner := run.strip(" "):
            yield offset, inner, han
        offset += _run_width(inner, han=han, bold=bold)
        before = run


def _run_width(run: str, *, han: bool, bold: bool) -> float:
    return float(len(run)) if han else sum(_advance(one, bold=bold) for one in run) / 1000


def _advance(character: str, *, bold: bool) -> int:
    widths = _WIDTHS[bold]
    if character in widths:
        return widths[character]
    if combining(character):
        return 0
    base = normalize("NFD", character)[0]
    return widths.get(base) or _OTHERS.get(character, _UNKNOWN)


def _is_han(character: str) -> bool:
    return east_asian_width(character) in "WF"


def _joins(character: str) -> bool:
    """Tell whether a gap stands between this character and one of the other script."""
    return character.isalnum() or character in "%°²−+"
