"""The labels of a panel of a route: what they say, and where they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.figures.arranging import Place, Words, arrange
from briefgen.figures.globe import distance
from briefgen.figures.lettering import label, name_in, name_lines, width_of, wrap
from briefgen.figures.placing import Dot
from briefgen.figures.plane import length
from briefgen.figures.route_plan import Leg, Route
from briefgen.figures.route_scene import Scene
from briefgen.figures.route_words import Labels, difference_words, stay_words
from briefgen.formats import LIST_MARK, format_distance
from briefgen.models.text import Lang
from briefgen.models.ucap import SideName
from briefgen.theme import Theme

# Lengths are in mm.
_NAME_WIDTH = 46.0
_CROWD = 30.0
# What it costs not to find a distance beside its leg, as labels cost (placing.py).
_FORGONE = 10.0
# From the edges of a line of words to its figures: Han characters fill it.
_INSETS: dict[Lang, float] = {"en": 0.6, "zh": 0.0}
# Of the width of a panel, what facts on one line take at most.
_FACTS = 0.36


@dataclass(frozen=True)
class Style:
    """How the figure speaks and looks."""

    langs: tuple[Lang, ...]
    labels: Labels
    theme: Theme

    def colour(self, side: SideName | None) -> str:
        """Give the colour of a side, or ink."""
        colours = self.theme.colours
        if side is None:
            return colours.ink
        return colours.cinnabar if side == "china" else colours.blue


@dataclass(frozen=True)
class Line:
    """A line of a label."""

    words: str
    colour: str
    bold: bool = False

    @property
    def width(self) -> float:
        """How wide it is set, in mm."""
        return width_of(self.words, bold=self.bold)


@dataclass(frozen=True)
class Sign:
    """A label and where it stands."""

    lines: tuple[Line, ...]
    place: Place


@dataclass(frozen=True)
class Signs:
    """The labels of a panel, and the legs whose distances are told by them."""

    signs: tuple[Sign, ...]
    told: frozenset[Leg]


def label_scene(
    scene: Scene, style: Style, told: frozenset[Leg], *, anywhere: bool
) -> Signs | None:
    """Give the labels of a panel, or nothing where they find no room.

    `told` are legs of other panels whose distances are said with the city that they lead to. So is
    a distance of this panel that would not be clearly beside its leg. Labels stand near their dots
    and off the lines, or `anywhere`.
    """
    ground, inset = scene.ground, _INSETS[style.langs[0]]
    own: frozenset[Leg] = frozenset()
    while True:
        labels = list(_labels(scene, style, told | own))
        legs = {
            leg: (number, _distance(scene.route, leg, style))
            for number, leg in enumerate(scene.runs)
            if leg not in own and _belongs(leg, scene)
        }
        found = arrange(
            [
                *(
                    Words(ground.beside(dots, [one.width for one in lines], anywhere=anywhere))
                    for dots, lines in labels
                ),
                *(
                    Words(ground.along(number, one.width, inset), _FORGONE)
                    for number, one in legs.values()
                ),
            ]
        )
        if found is None:
            return None
        beside = zip(legs, found[len(labels) :], strict=True)
        homeless = frozenset(leg for leg, place in beside if place is None)
        if not homeless:
            break
        own |= homeless
    lines = [*(lines for _, lines in labels), *((one,) for _, one in legs.values())]
    placed = zip(lines, found, strict=True)
    return Signs(tuple(Sign(words, place) for words, place in placed if place), own)


def _labels(
    scene: Scene, style: Style, told: frozenset[Leg]
) -> Iterator[tuple[tuple[Dot, ...], tuple[Line, ...]]]:
    """Give the dots and lines of each label, the most crowded ones first."""
    for group in scene.sheet.groups:
        yield tuple(scene.dots[one] for one in group), _summary(scene.route, group, style)
    for one in sorted(scene.sheet.members, key=lambda one: -_neighbours(one, scene)):
        yield (scene.dots[one],), _city(scene, one, style, told)


def _neighbours(member: int, scene: Scene) -> int:
    spot = scene.dots[member].spot
    return sum(length(scene.dots[one].spot, spot) < _CROWD for one in scene.sheet.members)


def _city(scene: Scene, member: int, style: Style, told: frozenset[Leg]) -> tuple[Line, ...]:
    """Give what stands beside a city: name, dates, time difference, distances told here."""
    route, area = scene.route, scene.panel.box
    place, home = route.places[member], route.places[0].stops[0]
    widest = min(_NAME_WIDTH, area.right - area.left)
    name = name_lines(place.stops[0].name, style.langs, widest)
    facts: list[str] = []
    for lang in style.langs:
        said = [stay_words(stop, home, lang, style.labels) for stop in place.stops]
        if lang == style.langs[0]:
            said.append(difference_words(place.stops[0], home, lang, style.labels))
        facts += _joined(said, lang, min(widest, _FACTS * (area.right - area.left)))
    for leg in route.drawn:
        if leg in told and leg[1] == member:
            facts += _told(route, leg, style, widest)
    grey = style.theme.colours.grey
    return (
        *(Line(part, style.colour(place.side), bold=True) for part in name),
        *(Line(part, grey) for fact in facts for part in wrap(fact, widest)),
    )


def _joined(facts: Sequence[str], lang: Lang, width: float) -> list[str]:
    """Give facts on one line where they fit, else each on its own."""
    said = list(dict.fromkeys(fact for fact in facts if fact))
    joined = ("，" if lang == "zh" else ", ").join(said)
    return [joined] if joined and width_of(joined) <= width else said


def _summary(route: Route, group: Sequence[int], style: Style) -> tuple[Line, ...]:
    """Give the names of a group where they are few, else their number."""
    sides = {route.places[member].side for member in group}
    colour = style.colour(sides.pop() if len(sides) == 1 else None)
    lines: list[str] = []
    for lang in style.langs:
        names = [name_in(route.places[member].stops[0].name, (lang,)) for member in group]
        joined = LIST_MARK[lang].join(names)
        if width_of(joined, bold=True) > _NAME_WIDTH:
            joined = label(style.labels, "route_cities", lang, len(group))
        lines.append(joined)
    return tuple(Line(words, colour, bold=True) for words in dict.fromkeys(lines))


def _distance(route: Route, leg: Leg, style: Style) -> Line:
    return Line(_kilometres(route, leg, style), style.theme.colours.ink)


def _told(route: Route, leg: Leg, style: Style, width: float) -> list[str]:
    """Give a distance with where it is from; where that is too long for a line, it begins one."""
    lang = style.langs[0]
    start = name_in(route.places[leg[0]].stops[0].name, (lang,))
    km = _kilometres(route, leg, style)
    words = label(style.labels, "route_from", lang, km, start)
    if width_of(words) <= width:
        return [words]
    before, _, after = words.rpartition(km)
    return [part for part in (before, km + after) if part]


def _kilometres(route: Route, leg: Leg, style: Style) -> str:
    km = distance(*(route.places[end].point for end in leg))
    return format_distance(km, style.langs[0])


def _belongs(leg: Leg, scene: Scene) -> bool:
    """Tell whether this panel is the one that shows a leg best."""
    sheet = scene.sheet
    if not sheet.groups:
        return set(leg) <= set(sheet.members)
    return not any(set(leg) <= set(group) for group in sheet.groups)
