"""One panel of a route as SVG: graticule, great circles, dots, and the words beside them."""

from collections.abc import Iterable, Iterator, Sequence

from briefgen.figures.arranging import Place
from briefgen.figures.lettering import line, width_of
from briefgen.figures.panel import MeshLine, path_of
from briefgen.figures.placing import Ground, Line
from briefgen.figures.plane import Box, Segment
from briefgen.figures.route_labels import Sign, Signs, Style
from briefgen.figures.route_scene import Scene
from briefgen.figures.svg import CAP_HEIGHT, TEXT_SIZE, element

# Lengths are in mm.
_MESH_WEIGHT = 0.12
_MESH_COLOUR = "#C6CCD6"
_ROUTE_WEIGHT = 0.35
_LEADER_WEIGHT = 0.15
_CORNER_WEIGHT = 0.25
_ASCENT = 2.6
_ROOM_AROUND = 12.0
_CLEARANCE = 0.5


def draw_scene(scene: Scene, signs: Signs, style: Style) -> str:
    """Give the drawing of a panel with its labels."""
    colours = style.theme.colours
    mesh = list(scene.panel.graticule())
    places = [sign.place for sign in signs.signs]
    return "".join(
        [
            _stroked((run for one in mesh for run in one.runs), _MESH_COLOUR, _MESH_WEIGHT),
            _stroked(scene.corners, colours.tick, _CORNER_WEIGHT),
            *(_blank(row) for place in places for row in place.rows),
            _stroked(
                (run for runs in scene.runs.values() for run in runs), colours.blue, _ROUTE_WEIGHT
            ),
            *(_blank(row) for place in places if place.on_line for row in place.rows),
            *(
                element("path", {"d": path_of([arrow]) + "Z", "fill": colours.blue})
                for arrow in scene.arrows
            ),
            *_dots(scene, style),
            *(_leader(place.leader, colours.tick) for place in places if place.leader),
            *(_text(sign) for sign in signs.signs),
            *_degrees(mesh, scene.ground, places, colours.grey),
        ]
    )


def _dots(scene: Scene, style: Style) -> Iterator[str]:
    for one, dot in scene.dots.items():
        fill = style.colour(scene.route.places[one].side)
        yield element(
            "circle", {"cx": dot.spot[0], "cy": dot.spot[1], "r": dot.radius, "fill": fill}
        )


def _stroked(pieces: Iterable[Line], colour: str, weight: float) -> str:
    path = path_of(pieces)
    look: dict[str, str | float] = {"fill": "none", "stroke": colour, "stroke-width": weight}
    return element("path", {"d": path, **look}) if path else ""


def _blank(box: Box) -> str:
    """Interrupt the lines behind words."""
    size = {"width": box.right - box.left, "height": box.bottom - box.top}
    return element("rect", {"x": box.left, "y": box.top, **size, "fill": "#FFFFFF"})


def _leader(leader: Segment, colour: str) -> str:
    (x, y), (u, v) = leader
    ends = {"x1": x, "y1": y, "x2": u, "y2": v}
    return element("line", {**ends, "stroke": colour, "stroke-width": _LEADER_WEIGHT})


def _text(sign: Sign) -> str:
    return "".join(
        line(one.words, row.left, row.top + _ASCENT, one.colour, bold=one.bold)
        for one, row in zip(sign.lines, sign.place.rows, strict=True)
    )


def _degrees(
    mesh: Sequence[MeshLine], ground: Ground, places: Sequence[Place], colour: str
) -> Iterator[str]:
    """Give the degrees of the graticule at the top and the right edge, where they find room."""
    area = ground.area
    taken = [place.box for place in places]
    height = TEXT_SIZE * CAP_HEIGHT + 0.6
    room = 0.0
    for one in mesh:
        ends = [end for run in one.runs for end in (run[0], run[-1])]
        edge = [
            (x, y)
            for x, y in ends
            if (abs(y - area.top) < 1e-6 if one.meridian else abs(x - area.right) < 1e-6)
        ]
        if not edge:
            continue
        x, y = edge[0]
        words = _degree_words(one)
        width = width_of(words)
        if one.meridian:
            box = Box(x + 0.7, y, x + 0.7 + width, y + height)
        else:
            box = Box(area.right - width, y - height - 0.3, area.right, y - 0.3)
        near = Box(box.left - _ROOM_AROUND, box.top, box.right + _ROOM_AROUND, box.bottom)
        if (
            (one.meridian and box.left < room)
            or not ground.is_free(box)
            or ground.is_on_line(box)
            or any(box.overlaps(other, _CLEARANCE) for other in taken)
            or any(place.leader and box.is_hit(place.leader) for place in places)
        ):
            continue
        room = near.right if one.meridian else room
        taken.append(box)
        yield line(words, box.left, box.bottom - 0.3, colour)


def _degree_words(one: MeshLine) -> str:
    if one.degrees in {0, -180}:
        return f"{abs(one.degrees)}°"
    positive, negative = ("E", "W") if one.meridian else ("N", "S")
    return f"{abs(one.degrees)}°\u00a0{positive if one.degrees > 0 else negative}"
