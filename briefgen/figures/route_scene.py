"""What a panel of a route shows before its words: legs, dots, arrows, corners of its details."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from briefgen.figures.panel import Panel
from briefgen.figures.placing import Dot, Ground, Line
from briefgen.figures.plane import Box, around, length, towards
from briefgen.figures.route_plan import Leg, Route, Sheet, spot_of

# Lengths are in mm.
_DOT = 1.05
_HOME_DOT = 1.4
_ARROW = 1.9
_LEAST_ARROW_LEG = 12.0
_CORNER = 1.6
# What words keep clear of around the middle of an arrow, and around a corner.
_ARROW_ROOM = 0.6
_CORNER_ROOM = 0.2


@dataclass(frozen=True)
class Scene:
    """A panel with what is drawn in it."""

    route: Route
    sheet: Sheet

    @property
    def panel(self) -> Panel:
        """The rectangle and its view."""
        return self.sheet.panel

    @cached_property
    def runs(self) -> Mapping[Leg, tuple[Line, ...]]:
        """The pieces of each leg within the panel; a leg there and back is drawn once."""
        points = {end: self.route.places[end].point for leg in self.route.legs for end in leg}
        return {leg: self.panel.route(*(points[end] for end in leg)) for leg in self.route.drawn}

    @cached_property
    def dots(self) -> Mapping[int, Dot]:
        """The disc of each place that the panel shows."""
        shown = {one for group in (self.sheet.members, *self.sheet.groups) for one in group}
        return {
            one: Dot(spot_of(self.panel, self.route.places[one].point), _DOT if one else _HOME_DOT)
            for one in sorted(shown)
        }

    @cached_property
    def arrows(self) -> tuple[Line, ...]:
        """The directions of the legs that are long enough and go one way: tip, then two corners."""
        return tuple(self._arrows())

    @cached_property
    def corners(self) -> tuple[Line, ...]:
        """The corners of what the panels of details show, where they lie within this one."""
        return tuple(
            corner for detail in self.sheet.details for corner in _corners(self.panel, detail)
        )

    @cached_property
    def ground(self) -> Ground:
        """What the words of the panel keep clear of."""
        middles = [around(arrow) for arrow in self.arrows]
        marks = [
            *(Box(*one.middle, *one.middle).grown(_ARROW_ROOM) for one in middles),
            *(around(corner).grown(_CORNER_ROOM) for corner in self.corners),
        ]
        return Ground(self.panel.box, tuple(self.runs.values()), tuple(self.dots.values()), marks)

    def _arrows(self) -> Iterator[Line]:
        for leg, pieces in self.runs.items():
            longest = max(pieces, key=len, default=())
            run = sum(length(*step) for step in pairwise(longest))
            if run < _LEAST_ARROW_LEG or leg[::-1] in self.route.legs:
                continue
            index = max(1, round(0.5 * (len(longest) - 1)))
            (x0, y0), (x1, y1) = longest[index - 1], longest[index]
            step = length((x0, y0), (x1, y1)) or 1
            u, v = (x1 - x0) / step * _ARROW, (y1 - y0) / step * _ARROW
            x, y = (x0 + x1) / 2, (y0 + y1) / 2
            yield (
                (x + u / 2, y + v / 2),
                (x - u / 2 - v / 3, y - v / 2 + u / 3),
                (x - u / 2 + v / 3, y - v / 2 - u / 3),
            )


def _corners(panel: Panel, detail: Panel) -> Iterator[Line]:
    box = detail.box
    for x, across in ((box.left, 1), (box.right, -1)):
        for y, down in ((box.top, 1), (box.bottom, -1)):
            spots = [
                detail.view.locate(
                    (u - detail.middle[0]) / detail.scale, (detail.middle[1] - v) / detail.scale
                )
                for u, v in ((x + across * 4, y), (x, y), (x, y + down * 4))
            ]
            shown = [panel.place(spot) for spot in spots if spot]
            points = [point for point in shown if point and panel.box.covers(point)]
            if len(points) == 3:
                before, middle, after = points
                yield towards(middle, before, _CORNER), middle, towards(middle, after, _CORNER)
