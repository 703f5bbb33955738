"""Where words stand in a drawing so that none covers another, or a dot. Lengths are in mm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin

Point = tuple[float, float]

_CLEARANCE = 0.5
_DIRECTIONS = tuple((cos(k * pi / 8), sin(k * pi / 8)) for k in range(16))
_NEAR = 0.8
_DISTANCES = (_NEAR, 1.6, 3.0, 5.0, 7.5, 10.0, 13.0, 17.0, 22.0, 28.0)
_LEADER_FROM = 2.0
# What it costs, in mm of distance, to cover a route once, and to need a leader.
_COVERED = 14.0
_LEADER = 3.0
_LEADER_ON_LINE = 1.5
_LEADER_ON_LEADER = 12.0
_LEADER_ON_WORDS = 25.0
# What a label costs that stands nearer to another dot than to its own.
_MISTAKEN = 9.0
# What a distance costs that stands as close to another line as to its own.
_AMBIGUOUS = 15.0
_OWN_LINE_ONLY = 2.4
_SCAN = 2.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle whose y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box", gap: float = 0) -> bool:
        """Tell whether two boxes come closer than a gap."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def holds(self, other: "Box") -> bool:
        """Tell whether another box is within this one."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def grown(self, margin: float) -> "Box":
        """Give a box with a margin around this one."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def nearest(self, point: Point) -> Point:
        """Give the point of the box that is nearest to another one."""
        x, y = point
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)

    def covers(self, point: Point) -> bool:
        """Tell whether a point lies within."""
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom


@dataclass(frozen=True, slots=True)
class Placed:
    """Where words stand, and the end of the leader to their dot, if they need one."""

    box: Box
    leader: Point | None


@dataclass(slots=True)
class Field:
    """A rectangle that fills with words; `lines` are points of what they had better not cover."""

    area: Box
    lines: Sequence[Point] = ()
    taken: list[Box] = field(default_factory=list)
    leaders: list[tuple[Point, Point]] = field(default_factory=list)
    dots: list[Point] = field(default_factory=list)

    def take_dot(self, dot: Point, radius: float) -> None:
        """Keep words away from a dot."""
        x, y = dot
        self.dots.append(dot)
        self.taken.append(Box(x - radius, y - radius, x + radius, y + radius))

    def place_beside(self, dot: Point, size: Point, radius: float) -> Placed | None:
        """Take the best free place beside a dot for words of a size, or nothing."""
        best: tuple[float, Placed] | None = None
        for cost, box in self._beside(dot, size, radius):
            if best and best[0] <= cost:
                break
            if not self.is_free(box):
                continue
            end = box.nearest(dot)
            far = hypot(end[0] - dot[0], end[1] - dot[1]) - radius > _LEADER_FROM
            total = cost + self._covered(box) + self._mistaken(box, dot)
            total += self._leader_cost(dot, end) if far else 0
            if best is None or total < best[0]:
                best = total, Placed(box, end if far else None)
        if best is None:
            return None
        placed = best[1]
        self.taken.append(placed.box)
        if placed.leader:
            self.leaders.append((dot, placed.leader))
        return placed

    def place_along(
        self, path: Sequence[Point], size: Point, others: Sequence[Point]
    ) -> Box | None:
        """Take a free place beside the middle of a path for words of a size, or nothing.

        `others` are points of the paths that the words must not seem to speak of.
        """
        best: tuple[float, Box] | None = None
        for cost, box in _along(path, size):
            if best and best[0] <= cost:
                break
            if not self.is_free(box) or any(_hits(box, *leader) for leader in self.leaders):
                continue
            near = box.grown(_OWN_LINE_ONLY)
            wrong = any(near.covers(point) for point in others)
            total = cost + self._covered(box) + (_AMBIGUOUS if wrong else 0)
            if best is None or total < best[0]:
                best = total, box
        if best is None:
            return None
        self.taken.append(best[1])
        return best[1]

    def is_free(self, box: Box) -> bool:
        """Tell whether words can stand here: within the area, and clear of all that is taken."""
        return self.area.holds(box) and not any(
            box.overlaps(other, _CLEARANCE) for other in self.taken
        )

    def _beside(self, dot: Point, size: Point, radius: float) -> Iterator[tuple[float, Box]]:
        """Give places by what they cost: rings around the dot, then the whole area, row by row."""
        (x, y), (width, height) = dot, size
        for distance in _DISTANCES:
            for order, (across, down) in enumerate(_DIRECTIONS):
                reach = radius + distance
                left = x + across * reach - width * (1 - across) / 2
                top = y + down * reach - height * (1 - down) / 2
                yield distance + order / 1000, Box(left, top, left + width, top + height)
        scanned = []
        top = self.area.top
        while top + height <= self.area.bottom:
            left = self.area.left
            while left + width <= self.area.right:
                box = Box(left, top, left + width, top + height)
                end = box.nearest(dot)
                scanned.append((hypot(end[0] - x, end[1] - y) + _DISTANCES[-1], box))
                left += _SCAN
            top += _SCAN
        yield from sorted(scanned, key=lambda one: one[0])

    def _covered(self, box: Box) -> float:
        """Give what it costs to stand on lines and leaders."""
        lines = sum(box.left < x < box.right and box.top < y < box.bottom for x, y in self.lines)
        leaders = sum(_hits(box, *leader) for leader in self.leaders)
        return _COVERED * lines + _LEADER_ON_WORDS * leaders

    def _mistaken(self, box: Box, dot: Point) -> float:
        """Give what it costs to stand nearer to other dots than to one's own."""
        own = _length(box.nearest(dot), dot)
        return _MISTAKEN * sum(
            other != dot and _length(box.nearest(other), other) < own + _NEAR for other in self.dots
        )

    def _leader_cost(self, start: Point, end: Point) -> float:
        """Give what a leader costs by what it runs across."""
        own = Box(*start, *start)
        words = sum(_hits(box, start, end) for box in self.taken if not box.overlaps(own))
        leaders = sum(_cross(start, end, *leader) for leader in self.leaders)
        span = Box(
            min(start[0], end[0]),
            min(start[1], end[1]),
            max(start[0], end[0]),
            max(start[1], end[1]),
        ).grown(0.1)
        lines = sum(
            span.covers(point) and abs(_turn(start, end, point)) < _length(start, end)
            for point in self.lines
        )
        return (
            _LEADER
            + _LEADER_ON_WORDS * words
            + _LEADER_ON_LEADER * leaders
            + _LEADER_ON_LINE * lines
        )


def _along(path: Sequence[Point], size: Point) -> Iterator[tuple[float, Box]]:
    """Give places on both sides of a path, from its middle to its ends."""
    last = len(path) - 1
    width, height = size
    for share in (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8):
        index = min(max(1, round(share * last)), max(1, last - 1))
        (x0, y0), (x1, y1) = path[index - 1], path[min(index + 1, last)]
        length = hypot(x1 - x0, y1 - y0)
        if not length:
            continue
        across, down = (y1 - y0) / length, -(x1 - x0) / length
        if down > 0:
            across, down = -across, -down
        x, y = path[index]
        # From the line to the middle of a box that only just does not touch it.
        for extra in (0.6, 2.2):
            for side in (1, -1):
                reach = side * (extra + abs(across) * width / 2 + abs(down) * height / 2)
                left, top = x + across * reach - width / 2, y + down * reach - height / 2
                cost = abs(share - 0.5) * 12 + extra + (0 if side == 1 else 0.1)
                yield cost, Box(left, top, left + width, top + height)


def _hits(box: Box, start: Point, end: Point) -> bool:
    """Tell whether a line runs through a box."""
    corners = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom))
    sides = (*corners, (box.left, box.bottom), corners[0])
    return (
        box.covers(start)
        or box.covers(end)
        or any(_cross(start, end, sides[side], sides[side + 1]) for side in range(4))
    )


def _cross(start: Point, end: Point, other: Point, other_end: Point) -> bool:
    """Tell whether two lines cross."""
    return (_turn(start, end, other) > 0) != (_turn(start, end, other_end) > 0) and (
        _turn(other, other_end, start) > 0
    ) != (_turn(other, other_end, end) > 0)


def _turn(one: Point, other: Point, third: Point) -> float:
    return (other[0] - one[0]) * (third[1] - one[1]) - (other[1] - one[1]) * (third[0] - one[0])


def _length(start: Point, end: Point) -> float:
    return hypot(end[0] - start[0], end[1] - start[1])
