"""Rectangles and straight lines on paper: what touches, and how far it is. y grows downwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

Point = tuple[float, float]
Segment = tuple[Point, Point]


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

    def moved(self, across: float, down: float) -> "Box":
        """Give the box to the right of this one and below it."""
        return Box(self.left + across, self.top + down, self.right + across, self.bottom + down)

    @property
    def middle(self) -> Point:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def gap(self, other: "Box") -> float:
        """Give how far another box is."""
        return hypot(
            max(other.left - self.right, self.left - other.right, 0),
            max(other.top - self.bottom, self.top - other.bottom, 0),
        )

    def nearest(self, point: Point) -> Point:
        """Give the point of the box that is nearest to another one."""
        x, y = point
        return (
            self.left if x < self.left else min(x, self.right),
            self.top if y < self.top else min(y, self.bottom),
        )

    def covers(self, point: Point) -> bool:
        """Tell whether a point lies within."""
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom

    def is_hit(self, segment: Segment) -> bool:
        """Tell whether a straight line runs through."""
        (x0, y0), (x1, y1) = segment
        if (
            (x0 <= self.left and x1 <= self.left)
            or (x0 >= self.right and x1 >= self.right)
            or (y0 <= self.top and y1 <= self.top)
            or (y0 >= self.bottom and y1 >= self.bottom)
        ):
            return False
        # Then only a line that leaves all corners on one side passes by.
        across, down = x1 - x0, y1 - y0
        left, right = down * (self.left - x0), down * (self.right - x0)
        top, bottom = across * (self.top - y0), across * (self.bottom - y0)
        sides = (top - left, top - right, bottom - left, bottom - right)
        return min(sides) <= 0 <= max(sides)


def around(points: Sequence[Point]) -> Box:
    """Give the least box that holds points."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across), max(down))


def cross(one: Segment, other: Segment) -> bool:
    """Tell whether two straight lines cross."""
    return (_turn(*one, other[0]) > 0) != (_turn(*one, other[1]) > 0) and (
        _turn(*other, one[0]) > 0
    ) != (_turn(*other, one[1]) > 0)


def length(start: Point, end: Point) -> float:
    """Give the distance of two points."""
    return hypot(end[0] - start[0], end[1] - start[1])


def towards(start: Point, end: Point, far: float) -> Point:
    """Give the point that is so far from the start on the way to the end."""
    share = far / (length(start, end) or 1)
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _turn(one: Point, other: Point, third: Point) -> float:
    return (other[0] - one[0]) * (third[1] - one[1]) - (other[1] - one[1]) * (third[0] - one[0])
