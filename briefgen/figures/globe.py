"""Great circles on the sphere, and a view of it on paper.

The view is Lambert's azimuthal equal-area projection (Snyder, Map Projections: A Working Manual,
USGS Professional Paper 1395, pages 182-190): areas keep their proportions, and near the middle
shapes look as on a globe. The sphere is the unit sphere; lengths on paper are in its radii.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, atan2, ceil, cos, degrees, hypot, radians, sin, sqrt

EARTH_RADIUS = 6371.0088
"""The mean radius of the Earth in km (IUGG)."""

Vector = tuple[float, float, float]
Point = tuple[float, float]

# Nearer than this to its opposite, a point has no one great circle, and no one place on paper.
_DEGENERATE = 1e-9


def vector(latitude: float, longitude: float) -> Vector:
    """Give the point of the unit sphere at a latitude and a longitude in degrees."""
    phi, theta = radians(latitude), radians(longitude)
    return cos(phi) * cos(theta), cos(phi) * sin(theta), sin(phi)


def coordinates(point: Vector) -> Point:
    """Give latitude and longitude of a point in degrees."""
    x, y, z = point
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def distance(one: Vector, other: Vector) -> float:
    """Give the length of the great circle between two points, in km."""
    return EARTH_RADIUS * angle(one, other)


def angle(one: Vector, other: Vector) -> float:
    """Give the angle between two points in radians, also where they are close or opposite."""
    return atan2(_length(_cross(one, other)), _dot(one, other))


def great_circle(one: Vector, other: Vector, step: float) -> tuple[Vector, ...]:
    """Give points of the shorter great circle, at most `step` radians apart, both ends included.

    Between opposite points, where every way is as long, it is the way over the north.
    """
    turn = angle(one, other)
    if sin(turn) < _DEGENERATE:
        if _dot(one, other) > 0:
            return one, other
        middle = _northward(one)
        return great_circle(one, middle, step)[:-1] + great_circle(middle, other, step)
    number = max(1, ceil(turn / step))
    return tuple(
        _sum(
            _scaled(one, sin(turn * (number - index) / number) / sin(turn)),
            _scaled(other, sin(turn * index / number) / sin(turn)),
        )
        for index in range(number + 1)
    )


@dataclass(frozen=True, slots=True)
class View:
    """The sphere seen from above a point, north up."""

    centre: Vector
    east: Vector
    north: Vector

    @classmethod
    def above(cls, latitude: float, longitude: float) -> "View":
        """Look at a point given in degrees."""
        theta = radians(longitude)
        centre = vector(latitude, longitude)
        east = (-sin(theta), cos(theta), 0.0)
        return cls(centre, east, _cross(centre, east))

    def project(self, point: Vector) -> Point | None:
        """Give x to the east and y to the north in radii, or nothing opposite the centre."""
        depth = 1 + _dot(point, self.centre)
        if depth < _DEGENERATE:
            return None
        stretch = sqrt(2 / depth)
        return stretch * _dot(point, self.east), stretch * _dot(point, self.north)

    def locate(self, x: float, y: float) -> Vector | None:
        """Give the point that is shown at x and y in radii, or nothing outside the sphere."""
        reach = hypot(x, y)
        if reach >= 2:
            return None
        if reach == 0:
            return self.centre
        turn = 2 * asin(reach / 2)
        side = _sum(_scaled(self.east, x / reach), _scaled(self.north, y / reach))
        return _sum(_scaled(self.centre, cos(turn)), _scaled(side, sin(turn)))


def middle(places: Sequence[Point]) -> Point:
    """Give the middle of the latitudes and of the shortest stretch of longitudes, in degrees."""
    latitudes = [latitude for latitude, _ in places]
    longitudes = sorted({longitude % 360 for _, longitude in places})
    following = [*longitudes[1:], longitudes[0] + 360]
    # The stretch begins after the widest gap.
    gap, _, start = max(
        (right - left, -left, right) for left, right in zip(longitudes, following, strict=True)
    )
    longitude = (start + (360 - gap) / 2) % 360
    return (min(latitudes) + max(latitudes)) / 2, longitude - 360 if longitude > 180 else longitude


def _northward(point: Vector) -> Vector:
    """Give the point a quarter of the sphere to the north of one."""
    latitude, longitude = coordinates(point)
    return vector(latitude + 90, longitude) if latitude < 90 else vector(0, 0)


def _dot(one: Vector, other: Vector) -> float:
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def _cross(one: Vector, other: Vector) -> Vector:
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def _length(one: Vector) -> float:
    return sqrt(_dot(one, one))


def _scaled(one: Vector, factor: float) -> Vector:
    return one[0] * factor, one[1] * factor, one[2] * factor


def _sum(one: Vector, other: Vector) -> Vector:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]
