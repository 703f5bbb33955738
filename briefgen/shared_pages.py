"""Which chapters share a page: one rule for the briefing and for the pack.

Every chapter begins a page. Only a short one, lower than half a page, is not left alone there:

- it goes on below the chapter before it, where it is whole on that page;
- short ones that follow one another stay together, where all of them have room on a page;
- the chapter behind a short one goes on below it, where it is whole on that page; one longer than a
  page flows over from there, where that saves a page.

What may share a page is set closely. A chapter that its template wants alone (a meeting, a city),
and one that lies across, shares none. What is decided here from heights is whether a chapter may go
on; whether there is room, the layout finds (`.shares` in chapters.css), and Word is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil, inf
from typing import get_args

from briefgen.chapter_heights import Heights
from briefgen.content import Chapter, ContentsEntry, Density, GridRow, Sharing, walk, words

SHORT = 0.5
"""Of the height of a page: a chapter that is lower is short."""

# What may be short is measured, and the chapter behind it: not one of as many rows, 7 mm each, or
# of more bytes than half a page has, nor one of more than any page has. A letter is a byte; a
# Chinese character, twice as wide and more, is three.
_ROWS = 18
_BYTES = 2400
_PAGE_BYTES = 6000

# Above a chapter that goes on below another, in mm, as chapters.css has it.
_GAP = 6.6


def those_to_measure(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Give the chapters whose heights decide, set closely: the maybe short and those behind."""
    may = [_may_be_short(one) for one in chapters]
    return tuple(
        closely(one)
        for at, one in enumerate(chapters)
        if _may_share(one) and (may[at] or (at and may[at - 1] and _size(one) < _PAGE_BYTES))
    )


def sharing_pages(chapters: Sequence[Chapter], heights: Heights) -> tuple[Chapter, ...]:
    """Give the chapters, each with whether it may go on below the one before, and how.

    One that `heights` lacks is long.
    """
    made = list(chapters)
    for at, sharing in _sharing(chapters, heights):
        made[at - 1] = closely(made[at - 1])
        made[at] = replace(closely(made[at]), sharing=sharing)
    return tuple(made)


def _sharing(chapters: Sequence[Chapter], heights: Heights) -> Iterator[tuple[int, Sharing]]:
    """Give the places of the chapters that may go on below the one before, and how."""

    def is_short(at: int) -> bool:
        return _may_share(chapters[at]) and heights.of(chapters[at]) < SHORT * heights.page

    for short, group in groupby(range(len(chapters)), key=is_short):
        if not short:
            continue
        first, *others = group
        behind = first + len(others) + 1
        height = sum(heights.of(one) + _GAP for one in chapters[first:behind])
        if first and _may_share(chapters[first - 1]):
            yield first, "whole"
        for at in others:
            yield at, "together" if height - _GAP <= heights.room else "whole"
        if behind < len(chapters) and _may_share(chapters[behind]):
            own = heights.of(chapters[behind])
            if own <= heights.room:
                yield behind, "whole"
            elif own < inf and ceil((height + own) / heights.room) <= ceil(own / heights.room):
                yield behind, "flowing"


def closely(chapter: Chapter) -> Chapter:
    """Give a chapter set closely at least."""
    tighter = max(chapter.density, "close", key=get_args(Density).index)
    return replace(chapter, density=tighter)


def _may_share(chapter: Chapter) -> bool:
    return chapter.orientation == "portrait" and not chapter.alone


def _may_be_short(chapter: Chapter) -> bool:
    if not _may_share(chapter) or _size(chapter) > _BYTES:
        return False
    return sum(isinstance(node, GridRow | ContentsEntry) for node in walk(chapter)) < _ROWS


def _size(chapter: Chapter) -> int:
    return len(words(chapter).encode())
