"""Numbered marks beside an axis, stacked outwards so that none covers another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from math import hypot

from briefgen.models.ucap import SideName

PITCH = 4.6
"""From one disc to the next, centre to centre, in mm."""

BAR_HEIGHT = 0.8
"""The height of the bar of something that took longer, in mm."""

# Below the axis, the ticks need a little more room.
LANE_MIDDLES: dict[SideName | None, float] = {"china": -3.35, None: 0, "europe": 3.7}
"""Where the discs nearest to the axis stand, in mm from it: China above, Europe below."""

_OUTWARDS: dict[SideName, int] = {"china": -1, "europe": 1}
# Offsets are sums of tenths: two discs exactly one pitch apart do not touch.
_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Mark:
    """A disc centred at `x` and the stretch that its bar takes, in mm along the axis."""

    number: int
    side: SideName | None
    x: float
    bar: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark and its height in mm from the axis: below zero is above the axis."""

    mark: Mark
    y: float


def stack(marks: Sequence[Mark], radius: float) -> tuple[PlacedMark, ...]:
    """Give every mark, of `radius` mm, the place nearest to the axis that is free.

    China stands above the axis and Europe below it; what has no side stands on it, and the others
    make room. What comes first in time stands nearest to the axis.
    """
    placed: list[PlacedMark] = []
    for mark in sorted(marks, key=lambda mark: (mark.side is not None, mark.x, mark.number)):
        candidates = (PlacedMark(mark, y) for y in _levels(mark.side))
        placed.append(
            next(
                candidate
                for candidate in candidates
                if not any(_clash(candidate, other, radius) for other in placed)
            )
        )
    return tuple(sorted(placed, key=lambda one: one.mark.number))


def _levels(side: SideName | None) -> Iterator[float]:
    if side is not None:
        for level in count():
            yield LANE_MIDDLES[side] + _OUTWARDS[side] * PITCH * level
    yield 0
    for level in count(1):
        yield from (-PITCH * level, PITCH * level)


def _clash(one: PlacedMark, other: PlacedMark, radius: float) -> bool:
    height = abs(one.y - other.y)
    gap = PITCH - 2 * radius
    if hypot(one.mark.x - other.mark.x, height) < PITCH - _TOLERANCE:
        return True
    if height < radius + gap + BAR_HEIGHT / 2 and (
        _overlap(one.mark.bar, _disc_span(other.mark, radius + gap))
        or _overlap(other.mark.bar, _disc_span(one.mark, radius + gap))
    ):
        return True
    return height < BAR_HEIGHT + gap and _overlap(one.mark.bar, other.mark.bar)


def _disc_span(mark: Mark, reach: float) -> tuple[float, float]:
    return mark.x - reach, mark.x + reach


def _overlap(one: tuple[float, float] | None, other: tuple[float, float] | None) -> bool:
    return bool(one and other and one[0] < other[1] and other[0] < one[1])
