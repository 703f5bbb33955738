"""A rectangle that shows a part of the globe: its graticule, and lines cut at its edges."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, degrees, floor, hypot, radians, sin

from briefgen.figures.globe import (
    Point,
    Vector,
    View,
    coordinates,
    great_circle,
    middle,
    vector,
)
from briefgen.figures.plane import Box
from briefgen.figures.svg import millimetres

# What lies farther than 150 degrees from the middle of a view is not drawn: there it is torn apart.
_FARTHEST = 2 * sin(radians(150) / 2)
# Lengths are in mm: the longest straight piece of a curve, and the widest mesh.
_CHORD = 2.0
_STEPS = (10, 5, 2, 1)
_WIDEST_MESH = 45.0
_BORDER_SAMPLES = 12


@dataclass(frozen=True, slots=True)
class MeshLine:
    """A meridian or a parallel as it runs through a panel, in mm: `degrees` east, or north."""

    degrees: int
    meridian: bool
    runs: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A view, its scale in mm a radius of the Earth, and the rectangle that it is cut to."""

    view: View
    scale: float
    middle: Point
    """Where the centre of the view stands, in mm."""
    box: Box

    def place(self, point: Vector) -> Point | None:
        """Give where a point stands in mm, or nothing where the view is torn apart."""
        projected = self.view.project(point)
        if projected is None or hypot(*projected) > _FARTHEST:
            return None
        return self.middle[0] + self.scale * projected[0], self.middle[1] - self.scale * projected[
            1
        ]

    def route(self, one: Vector, other: Vector) -> tuple[tuple[Point, ...], ...]:
        """Give the pieces of a great circle that lie within the rectangle."""
        return self._cut(great_circle(one, other, _CHORD / self.scale))

    def graticule(self) -> Iterator[MeshLine]:
        """Give the meridians and parallels: every 10 degrees, or closer where none would show."""
        south, north, west, east = self._extent()
        widest = _WIDEST_MESH / self.scale
        step = next((step for step in _STEPS if step <= degrees(widest)), _STEPS[-1])
        fine = max(0.25, min(3.0, degrees(_CHORD * 2 / self.scale)))
        first, last = ceil(west / step) * step, min(floor(east / step) * step, ceil(west) + 359)
        low, high = (
            max(-90 + step, floor(south / step) * step),
            min(90 - step, ceil(north / step) * step),
        )
        for longitude in range(first, last + 1, step):
            runs = self._cut(vector(latitude, longitude) for latitude in _between(low, high, fine))
            if runs:
                yield MeshLine((longitude + 180) % 360 - 180, meridian=True, runs=runs)
        for latitude in range(low, high + 1, step):
            runs = self._cut(
                vector(latitude, longitude)
                for longitude in _between(first - step, last + step, fine)
            )
            if runs:
                yield MeshLine(latitude, meridian=False, runs=runs)

    def _extent(self) -> tuple[float, float, float, float]:
        """Give the least and the greatest latitude, then longitude, that the rectangle shows."""
        border = [self._locate(point) for point in _border(self.box)]
        poles = [self.place(vector(latitude, 0)) for latitude in (-90, 90)]
        shown = [pole is not None and self.box.covers(pole) for pole in poles]
        if None in border:
            return -90, 90, -180, 180
        latitudes, longitudes = zip(*(coordinates(point) for point in border if point), strict=True)
        here = coordinates(self.view.centre)[1]
        turned = [(longitude - here + 180) % 360 - 180 + here for longitude in longitudes]
        south = -90.0 if shown[0] else min(latitudes)
        # A parallel bulges beyond the corners: the middles of the sides are among the samples.
        north = 90.0 if shown[1] else max(latitudes)
        if any(shown):
            return south, north, -180, 180
        return south - 1, north + 1, min(turned), max(turned)

    def _locate(self, point: Point) -> Vector | None:
        x, y = point
        return self.view.locate(
            (x - self.middle[0]) / self.scale, (self.middle[1] - y) / self.scale
        )

    def _cut(self, line: Iterable[Vector]) -> tuple[tuple[Point, ...], ...]:
        """Give the pieces of a line within the rectangle."""
        pieces: list[list[Point]] = []
        before: Point | None = None
        for vertex in line:
            point = self.place(vertex)
            if before and point and (piece := _clip(before, point, self.box)):
                start, end = piece
                if pieces and pieces[-1][-1] == start:
                    pieces[-1].append(end)
                else:
                    pieces.append([start, end])
            before = point
        return tuple(tuple(piece) for piece in pieces)


def fit_panel(
    places: Sequence[Vector], lines: Sequence[Vector], box: Box, margin: Point, closest: float
) -> Panel:
    """Give the largest view of places, and of points of the lines between them, within a rectangle.

    `margin` mm stay free at the sides, and above and below; `closest` is the least width in radii.
    """
    view = View.above(*_middle(places))
    shown = [point for one in (*places, *lines) if (point := view.project(one))]
    left, right = min(x for x, _ in shown), max(x for x, _ in shown)
    bottom, top = min(y for _, y in shown), max(y for _, y in shown)
    width, height = box.right - box.left, box.bottom - box.top
    scale = min(
        (width - 2 * margin[0]) / max(right - left, closest),
        (height - 2 * margin[1]) / max(top - bottom, closest / 3),
    )
    spot = (
        (box.left + box.right) / 2 - scale * (left + right) / 2,
        (box.top + box.bottom) / 2 + scale * (bottom + top) / 2,
    )
    return Panel(view, scale, spot, box)


def aspect(places: Sequence[Vector], lines: Sequence[Vector]) -> float:
    """Give the height of a view of places and lines, as a share of its width."""
    view = View.above(*_middle(places))
    shown = [point for one in (*places, *lines) if (point := view.project(one))]
    width = max(x for x, _ in shown) - min(x for x, _ in shown)
    height = max(y for _, y in shown) - min(y for _, y in shown)
    return height / max(width, 1e-6)


def path_of(pieces: Iterable[Sequence[Point]]) -> str:
    """Give the pieces of a line as the data of an SVG path."""
    return "".join(
        "M" + "L".join(f"{millimetres(x)} {millimetres(y)}" for x, y in piece) for piece in pieces
    )


def _middle(places: Sequence[Vector]) -> Point:
    return middle([coordinates(place) for place in places])


def _between(start: float, end: float, step: float) -> Iterator[float]:
    number = max(1, ceil((end - start) / step))
    return (start + (end - start) * index / number for index in range(number + 1))


def _border(box: Box) -> Iterator[Point]:
    for index in range(_BORDER_SAMPLES + 1):
        share = index / _BORDER_SAMPLES
        x = box.left + share * (box.right - box.left)
        y = box.top + share * (box.bottom - box.top)
        yield from ((x, box.top), (x, box.bottom), (box.left, y), (box.right, y))


def _clip(start: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    """Give the part of a straight line within a box (Liang and Barsky)."""
    if box.covers(start) and box.covers(end):
        return start, end
    (x, y), across, down = start, end[0] - start[0], end[1] - start[1]
    enter, leave = 0.0, 1.0
    for direction, room in (
        (-across, x - box.left),
        (across, box.right - x),
        (-down, y - box.top),
        (down, box.bottom - y),
    ):
        if direction == 0:
            if room < 0:
                return None
            continue
        share = room / direction
        if direction < 0:
            enter = max(enter, share)
        else:
            leave = min(leave, share)
    if enter >= leave:
        return None
    cut = start if enter == 0 else (x + enter * across, y + enter * down)
    return cut, end if leave == 1 else (x + leave * across, y + leave * down)
