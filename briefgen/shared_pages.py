"""Chapters that share a page: one that leaves most of it empty, with the one before or after."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from briefgen.content import Chapter, Density

# Above a heading that does not begin a page: 4 mm, the rule, and the space below it.
_GAP = 6.5


def sharing_pages(
    chapters: Sequence[Chapter], heights: Mapping[str, float], page: float, little: float
) -> tuple[Chapter, ...]:
    """Give the chapters; of two that share a page, the second one's heading stands in the first.

    `heights` are those of the chapters that may share, in mm, by their anchors; `page` is that of
    a page, in mm, and `little` how high it must be filled at least. The last chapter, where it is
    longer than a page anyway, begins on a page of little and goes on. What shares is set closely.
    """
    made: list[Chapter] = []
    used: float | None = None
    for chapter in chapters:
        height = heights.get(chapter.heading.anchor)
        goes_on = chapter is chapters[-1] and height is not None and height > page
        if (
            used is not None
            and height is not None
            and min(used, height) < little
            and (used + _GAP + height <= page or goes_on)
        ):
            made[-1] = joined(made[-1], chapter)
            used += _GAP + height
        else:
            made.append(chapter)
            used = height
    return tuple(made)


def joined(first: Chapter, second: Chapter) -> Chapter:
    """Give two chapters as one, set as the tighter of them and closely at least."""
    steps = get_args(Density)
    tighter = max(first.density, second.density, "close", key=steps.index)
    blocks = (*first.blocks, second.heading, *second.blocks)
    return replace(first, blocks=blocks, density=tighter)
