"""Where lines run, on a raster: a box asks it faster than it asks each line."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil

from briefgen.figures.plane import Box, Point, length

# In mm: a cell of the raster, and from point to point of a line, less than a cell.
_CELL = 0.5
_STEP = 0.4


class Inked:
    """The cells of an area that lines run through; a row of them is the bits of one number."""

    def __init__(self, area: Box, lines: Iterable[Sequence[Point]]) -> None:
        self._left, self._top = area.left, area.top
        self._rows = [0] * (ceil((area.bottom - area.top) / _CELL) + 1)
        for line in lines:
            for start, end in pairwise(line):
                for x, y in _between(start, end):
                    row = int((y - self._top) / _CELL)
                    self._rows[row] |= 1 << int((x - self._left) / _CELL)

    def may_hit(self, box: Box) -> bool:
        """Tell whether a line may run through a box of the area: if not, none does."""
        first = max(0, int((box.left - self._left) / _CELL))
        mask = (1 << int((box.right - self._left) / _CELL) - first + 1) - 1
        top = max(0, int((box.top - self._top) / _CELL))
        for row in self._rows[top : int((box.bottom - self._top) / _CELL) + 1]:
            if row >> first & mask:
                return True
        return False


def _between(start: Point, end: Point) -> Iterable[Point]:
    """Give points of a straight line, one in each cell at least."""
    steps = ceil(length(start, end) / _STEP) or 1
    across, down = (end[0] - start[0]) / steps, (end[1] - start[1]) / steps
    return ((start[0] + step * across, start[1] + step * down) for step in range(steps + 1))
