"""Where words can stand in a drawing, and what each place costs. Lengths are in mm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from math import hypot

from briefgen.figures.arranging import Offer, Place
from briefgen.figures.inked import Inked
from briefgen.figures.lettering import LEADING
from briefgen.figures.plane import Box, Point, Segment, around, cross, length, towards

ROW = 3.3
"""The height of a line of words."""

_CLEARANCE = 0.5
_NEAR = 0.8
_DISTANCES = (_NEAR, 1.6, 3.0, 5.0, 7.5, 10.0, 12.5, 15.0, 18.0, 22.0)
_LEADER_FROM = 2.0
# Of their width, how far words are from above or below their dot at most, to be centred on it.
_CENTRED = 0.15
# What it costs, in mm of distance, to cover a line, and to need a leader.
_COVERED = 26.0
_TOUCHED = 0.6
_TOUCH = 0.5
_LEADER = 3.0
_LEADER_ON_LINE = 1.5
# What a label costs that stands nearer to another dot than to its own.
_MISTAKEN = 9.0
# Words are read to the right: there they are looked for first, and rather above than below.
_LEFT, _BELOW = 0.25, 0.1
_SLIDES = (-1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0)
_SCAN = 2.0
# How far a distance is from its own line, and how much farther at least from every other one: much
# farther from one on its other side, which it might as well speak of.
_REACHES = (0.9, 1.6)
_FARTHER = 0.82
# How far a curve bends away beside the words: in steps, the last one the most.
_BENDS = (0.05, 0.15, 0.3)
_AWAY = 2.0
_FROM_MIDDLE = 12.0
_SHARES = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8)

Line = tuple[Point, ...]


def _rings() -> Iterator[tuple[float, float, float, float]]:
    """Give cost, distance, and where words stand of places around a dot.

    That is -1 to the left of it, 1 to the right of it, between them for words above or below, which
    slide along it; likewise from -1 above to 1 below.
    """
    for distance in _DISTANCES:
        for far in (-1.0, 1.0):
            for slide in _SLIDES:
                yield _costing(distance, slide, far), distance, slide, far
                if abs(slide) < 1:
                    yield _costing(distance, far, slide), distance, far, slide


def _costing(distance: float, across: float, down: float) -> float:
    return distance + _LEFT * (1 - across) + _BELOW * (1 + down)


_RINGS = tuple(sorted(_rings()))


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc that words speak of."""

    spot: Point
    radius: float

    @property
    def box(self) -> Box:
        """The rectangle around it."""
        return Box(*self.spot, *self.spot).grown(self.radius)


@dataclass(frozen=True)
class Ground:
    """What words keep clear of: the edges of the area, dots, marks, and lines where they can.

    `lines` are the pieces of each line; `marks` are small drawings that no words cover.
    """

    area: Box
    lines: Sequence[Sequence[Line]]
    dots: Sequence[Dot]
    marks: Sequence[Box]

    def is_free(self, box: Box) -> bool:
        """Tell whether words can stand here."""
        if not self.area.holds(box):
            return False
        for one in self._solid:  # noqa: SIM110  # `any` takes twice as long, in the inmost loop
            if box.overlaps(one):
                return False
        return True

    def is_on_line(self, box: Box) -> bool:
        """Tell whether a line runs through a box of the area."""
        return self._covered(box) > 0

    def beside(
        self, dots: Sequence[Dot], widths: Sequence[float], *, anywhere: bool
    ) -> Iterator[Offer]:
        """Give places beside a dot, or dots named together, for lines of words.

        They come by what they cost at least; `anywhere` adds those on lines and far away.
        """
        size = max(widths), (len(widths) - 1) * LEADING + ROW
        target = _around(dots)
        strange = [other for other in self.dots if other not in dots]
        barriers = [other for other in self._solid if not other.overlaps(target)]
        boxes = self._boxes_around(target, size)
        if anywhere:
            boxes = chain(boxes, self._boxes_anywhere(target, size))
        for least, distance, box in boxes:
            if not self.is_free(box):
                continue
            rows = _rows(box, widths, _share(box, target))
            end, gap = _end(rows, dots, target)
            cost = least + max(0, gap - distance) + _mistaken(box, rows, gap, strange)
            leader = None
            if gap > _LEADER_FROM:
                dot = min(dots, key=lambda one: length(one.spot, end))
                leader = towards(dot.spot, end, dot.radius), end
                if any(other.is_hit(leader) for other in barriers):
                    continue
                cost += _LEADER + _LEADER_ON_LINE * self._crossed(leader)
            covered = self._covered(box)
            if covered and not anywhere:
                continue
            cost += _COVERED * covered or _TOUCHED * self._inked.may_hit(box.grown(_TOUCH))
            yield Offer(least, cost, Place(box, rows, leader, on_line=covered > 0))

    def along(self, number: int, width: float, inset: float) -> Iterator[Offer]:
        """Give places for words beside the longest piece of a line, and clearly beside no other.

        `inset` is how far their figures are from the edges of their line, above and below.
        """
        piece = max(self.lines[number], key=len, default=())
        for cost, reach, away, box in sorted(
            _boxes_along(piece, (width, ROW)), key=lambda one: one[0]
        ):
            bend = next(
                (one for one in _BENDS if self._is_on(box.grown(reach + one), number)), None
            )
            if bend is not None and self.is_free(box) and not self._is_on(box, number):
                inner = Box(box.left, box.top + inset, box.right, box.bottom - inset)
                near = inner.grown(reach + bend + inset * abs(away[1]) + _FARTHER)
                beyond = near.moved(away[0] * _AWAY, away[1] * _AWAY)
                if not any(
                    self._is_on(near, other) or self._is_on(beyond, other)
                    for other in range(len(self.lines))
                    if other != number
                ):
                    yield Offer(cost, cost, Place(box, (box,)))

    @cached_property
    def _inked(self) -> Inked:
        return Inked(self.area, (piece for pieces in self.lines for piece in pieces))

    @cached_property
    def _solid(self) -> list[Box]:
        return [*(dot.box.grown(_CLEARANCE) for dot in self.dots), *self.marks]

    @cached_property
    def _segments(self) -> list[list[tuple[Box, Segment]]]:
        """The straight pieces of each line, and the rectangle around each."""
        return [
            [(around(segment), segment) for piece in pieces for segment in pairwise(piece)]
            for pieces in self.lines
        ]

    @cached_property
    def _bounds(self) -> list[Box | None]:
        """The rectangle around each line."""
        return [
            around([point for piece in pieces for point in piece]) if pieces else None
            for pieces in self.lines
        ]

    def _covered(self, box: Box) -> int:
        """Give how many lines run through a box."""
        if not self._inked.may_hit(box):
            return 0
        return sum(self._is_on(box, number) for number in range(len(self.lines)))

    def _crossed(self, leader: Segment) -> int:
        """Give how many lines a leader runs across."""
        span = around(leader)
        return sum(
            bounds is not None
            and span.overlaps(bounds)
            and any(span.overlaps(one) and cross(leader, segment) for one, segment in segments)
            for bounds, segments in zip(self._bounds, self._segments, strict=True)
        )

    def _is_on(self, box: Box, number: int) -> bool:
        bounds = self._bounds[number]
        if bounds is None or not box.overlaps(bounds):
            return False
        for _, segment in self._segments[number]:  # noqa: SIM110  # as above
            if box.is_hit(segment):
                return True
        return False

    def _boxes_around(self, target: Box, size: Point) -> Iterator[tuple[float, float, Box]]:
        """Give least cost, distance and box of places in rings around a target."""
        (x, y), (width, height) = target.middle, size
        half, tall = (target.right - target.left) / 2, (target.bottom - target.top) / 2
        for cost, distance, across, down in _RINGS:
            left = x - width / 2 + across * (half + width / 2)
            top = y - height / 2 + down * (tall + height / 2)
            if abs(across) == 1:
                left += across * distance
            if abs(down) == 1:
                top += down * distance
            yield cost, distance, Box(left, top, left + width, top + height)

    def _boxes_anywhere(self, target: Box, size: Point) -> Iterator[tuple[float, float, Box]]:
        """Give least cost, distance and box of places all over the area."""
        width, height = size
        scanned = []
        top = self.area.top
        while top + height <= self.area.bottom:
            left = self.area.left
            while left + width <= self.area.right:
                box = Box(left, top, left + width, top + height)
                gap = box.gap(target)
                scanned.append((gap + _RINGS[-1][0], gap, box))
                left += _SCAN
            top += _SCAN
        yield from sorted(scanned, key=lambda one: one[0])


def _around(dots: Sequence[Dot]) -> Box:
    boxes = [dot.box for dot in dots]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _share(box: Box, target: Box) -> float:
    """Give how much of the room beside a shorter line is before it: 0 where lines begin together.

    Lines stand towards their dot: they end together to the left of it, begin together to the right
    of it, and have their middles together above and below it.
    """
    off = box.middle[0] - target.middle[0]
    if abs(off) < _CENTRED * (box.right - box.left):
        return 0.5
    return 0.0 if off > 0 else 1.0


def _end(rows: Sequence[Box], dots: Sequence[Dot], target: Box) -> tuple[Point, float]:
    """Give the point of words that is nearest to their dots, and how far it is from their edge."""
    if len(dots) > 1:
        row = min(rows, key=target.gap)
        return row.nearest(target.middle), row.gap(target)
    spot = dots[0].spot
    far, end = min((length(point, spot), point) for row in rows for point in [row.nearest(spot)])
    return end, far - dots[0].radius


def _rows(box: Box, widths: Sequence[float], share: float) -> tuple[Box, ...]:
    """Give the box of each line, with a share of the room that it leaves before it."""
    return tuple(
        Box(left, top, left + width, top + ROW)
        for row, width in enumerate(widths)
        for left in [box.left + share * (box.right - box.left - width)]
        for top in [box.top + row * LEADING]
    )


def _mistaken(box: Box, rows: Sequence[Box], gap: float, strange: Sequence[Dot]) -> float:
    """Give what it costs to stand nearer to other dots than to one's own."""
    mistaken = 0
    for dot in strange:
        near = gap + _NEAR + dot.radius
        if length(box.nearest(dot.spot), dot.spot) < near:
            mistaken += any(length(row.nearest(dot.spot), dot.spot) < near for row in rows)
    return _MISTAKEN * mistaken


def _boxes_along(path: Line, size: Point) -> Iterator[tuple[float, float, Point, Box]]:
    """Give places on both sides of a path, from its middle to its ends.

    Each has its cost, how far it is from the path, the way away from the path, and its box.
    """
    last = len(path) - 1
    width, height = size
    for share in _SHARES:
        index = min(max(1, round(share * last)), max(1, last - 1))
        (x0, y0), (x1, y1) = path[index - 1], path[min(index + 1, last)]
        run = hypot(x1 - x0, y1 - y0)
        if not run:
            continue
        across, down = (y1 - y0) / run, -(x1 - x0) / run
        if down > 0:
            across, down = -across, -down
        x, y = path[index]
        # From the line to the middle of a box that only just does not touch it.
        for extra in _REACHES:
            for side in (1, -1):
                far = side * (extra + abs(across) * width / 2 + abs(down) * height / 2)
                left, top = x + across * far - width / 2, y + down * far - height / 2
                cost = abs(share - 0.5) * _FROM_MIDDLE + extra + (0 if side == 1 else 0.1)
                yield (
                    cost,
                    extra,
                    (side * across, side * down),
                    Box(left, top, left + width, top + height),
                )
