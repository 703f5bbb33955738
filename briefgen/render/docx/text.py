"""Text made ready for Word: what only a PDF needs goes out, and the spaces that Word makes."""

import re
from dataclasses import replace
from operator import is_
from typing import Final

from briefgen.content import Inline, LineBreak, Link, Run
from briefgen.figures.lettering import width_of

# Zero-width space, word joiner, soft hyphen: Word would show them, or break at them all the same.
_HELPERS: Final = ("\u200b", "\u2060", "\u00ad")

_HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_LATIN: Final = "0-9A-Za-z\u00c0-\u024f%°²³€$+\u2212"
# The marks of GB/T 15834 that are as wide as a Han character and carry their own space.
_MARKS: Final = "，。、；：？！（）《》〈〉【】「」『』〔〕～…—“”‘’·"
_SPACE: Final = re.compile("[ \u00a0]+")
_IS_HAN: Final = re.compile(f"[{_HAN}]")
_IS_LATIN: Final = re.compile(f"[{_LATIN}]")
_IS_MARK: Final = re.compile(f"[{_MARKS}]")


def for_word(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Take out helper characters, and from Chinese runs the spaces typed beside Latin and marks.

    Word makes the quarter em between Han and Latin or digits itself (w:autoSpaceDE,
    w:autoSpaceDN; ECMA-376 part 1, 17.3.1.2), and none stands beside a Chinese mark (clreq 3.2.3).
    The spaces are found in the whole line, so that one at the edge of a run goes out too.
    """
    runs = [run for node in inlines for run in _runs_of(node)]
    texts = [_without_helpers(run.text) for run in runs]
    gaps = _gaps("".join(texts)) if any(run.lang == "zh" for run in runs) else frozenset()
    clean: list[Run] = []
    at = 0
    for run, words in zip(runs, texts, strict=True):
        kept = words
        if gaps and run.lang == "zh":
            kept = "".join(c for n, c in enumerate(words, at) if n not in gaps)
        at += len(words)
        clean.append(run if kept == run.text else replace(run, text=kept))
    return inlines if all(map(is_, clean, runs)) else _with_runs(inlines, clean)


def _without_helpers(text: str) -> str:
    for helper in _HELPERS:
        text = text.replace(helper, "")
    return text


def _gaps(line: str) -> frozenset[int]:
    """Give the places of the spaces of a line that Word makes itself, or that must not be."""
    found = (match.span() for match in _SPACE.finditer(line))
    return frozenset(
        place
        for start, end in found
        if _is_gap(line[max(0, start - 1) : start], line[end : end + 1])
        for place in range(start, end)
    )


def _is_gap(before: str, after: str) -> bool:
    """Whether a space between two characters goes out; where a line begins or ends, it stays."""
    if _IS_MARK.match(before):
        return bool(_IS_HAN.match(after) or _IS_LATIN.match(after) or _IS_MARK.match(after))
    if _IS_HAN.match(before):
        return bool(_IS_LATIN.match(after) or _IS_MARK.match(after))
    if _IS_LATIN.match(before):
        return bool(_IS_HAN.match(after) or _IS_MARK.match(after))
    return False


def _runs_of(node: Inline) -> tuple[Run, ...]:
    """Give the runs of a node; any other node parts the words as a space would not."""
    match node:
        case Run():
            return (node,)
        case Link(runs=runs):
            return runs
        case _:
            return ()


def _with_runs(inlines: tuple[Inline, ...], clean: list[Run]) -> tuple[Inline, ...]:
    remaining = iter(clean)
    made: list[Inline] = []
    for node in inlines:
        match node:
            case Run():
                made.append(next(remaining))
            case Link(runs=runs):
                made.append(replace(node, runs=tuple(next(remaining) for _ in runs)))
            case _:
                made.append(node)
    return tuple(made)


_UNDOTTED: Final = re.compile(f"([{_MARKS}\\s]+)")


def dotted_parts(words: str) -> list[tuple[str, bool]]:
    """Part emphasised words by whether dots stand under them: none do under marks (clreq 3.3.2)."""
    parts = _UNDOTTED.split(words)
    return [(part, n % 2 == 0) for n, part in enumerate(parts) if part]


def is_foreign(inlines: tuple[Inline, ...]) -> bool:
    """Whether a paragraph holds words, and most of its width is not Chinese.

    It is one that is not translated, or that quotes a long one; a Han character is about as wide as
    two letters.
    """
    runs = [run.text for node in inlines for run in _runs_of(node)]
    every = "".join("".join(runs).split())
    han = len(_IS_HAN.findall(every)) + len(_IS_MARK.findall(every))
    return len(every) > 3 * han


def in_one_line(inlines: tuple[Inline, ...], width: float, size: float) -> tuple[Inline, ...]:
    """Give English words and the Chinese ones behind them, these in a line that holds them whole.

    Where the line that the English words end in has no room for them, they begin the next. U+2060
    would hold them together in a PDF, and does not in Word. Lengths are in mm, those of bold words.
    """
    runs = [node for node in inlines if isinstance(node, Run)]
    first = next((n for n, run in enumerate(runs) if run.lang == "zh"), 0)
    english, chinese = runs[:first], runs[first:]
    is_pair = len(runs) == len(inlines) and english and all(run.lang == "zh" for run in chinese)
    if not is_pair or not english[-1].text.endswith(" "):
        return inlines
    words = _without_helpers("".join(run.text for run in chinese))
    behind = width_of(words, bold=True, size=size)
    line = ""
    for word in "".join(run.text for run in english).split():
        joined = f"{line} {word}".strip()
        line = joined if width_of(joined, bold=True, size=size) <= width else word
    if behind > width or width_of(f"{line} ", bold=True, size=size) + behind <= width:
        return inlines
    last = replace(english[-1], text=english[-1].text.rstrip(" "))
    return (*english[:-1], last, LineBreak(), *chinese)
