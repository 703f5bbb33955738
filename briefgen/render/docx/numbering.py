"""Real lists: the kinds of list of the base document, and a fresh count for each numbered one."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Final

from briefgen.models.text import Lang
from briefgen.render.docx.names import LANDSCAPE, LISTS, in_lang
from briefgen.render.docx.ooxml import (
    NAMESPACES,
    Element,
    mm_to_twips,
    paragraph_properties,
    qname,
    run_properties,
    style_id,
    w,
)
from briefgen.render.docx.properties import bold, colour, fonts
from briefgen.theme import Theme

LEVELS: Final = 9
"""The levels that a list has (ECMA-376 part 1, 17.9.6)."""

_FIRST_NSID: Final = 0x5B1E0001
_PREFIX: Final = "briefgen "  # of the names of our kinds of list, in the file
_MM_PER_PT: Final = 25.4 / 72
_INDENTED: Final = " in the second column"  # as the text of chapters stands


@dataclass(frozen=True, slots=True)
class _Level:
    """One level: the format and the text of its mark, and how far the words hang behind it in mm.

    A mark of full width carries its own space; behind another one stands a tab.
    """

    number_format: str
    mark: str
    hang: float
    own_space: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of list: its name in the file, its style, its levels, and how its marks look."""

    name: str
    style: str
    """The style of its first level; empty for what follows within an item."""
    levels: tuple[_Level, ...]
    look: tuple[Element, ...] = ()
    left: float = 0.0
    """How far the whole list is indented, in mm."""


def kinds(theme: Theme) -> Iterator[Kind]:
    """Give the kinds of list, each followed by that without marks.

    The latter holds what follows within an item, so that it hangs as its list does.
    """
    grey, blue = colour(theme.colours.grey), colour(theme.colours.blue)
    marked = (
        Kind("dash", "List dash", _dashes(theme.list.dash_hang), (fonts(theme), grey)),
        Kind("number", "List number", _numerals(theme.list.number_hang), (*bold(), blue)),
        Kind("outline", "List outline", _outline(theme.list.number_hang)),
        Kind("outline ZH", "List outline ZH", _chinese_outline(theme)),
    )
    for kind in marked:
        bare = tuple(_Level("none", "", level.hang) for level in kind.levels)
        yield kind
        yield Kind(f"under {kind.name}", "", bare)
        for one in (kind, Kind(f"under {kind.name}", "", bare)):
            yield replace(one, name=f"{one.name}{_INDENTED}", style="", left=theme.grid.step)


def _dashes(hang: float) -> tuple[_Level, ...]:
    return (_Level("bullet", "–", hang),) * LEVELS


def _numerals(hang: float) -> tuple[_Level, ...]:
    return tuple(_Level("decimal", f"%{n}", hang) for n in range(1, LEVELS + 1))


def _outline(hang: float) -> tuple[_Level, ...]:
    """Give 1. then a) then i), and so on."""
    forms = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{})"))
    levels = ((*forms[n % len(forms)], n + 1) for n in range(LEVELS))
    return tuple(_Level(form, mark.format(n), hang) for form, mark, n in levels)


def _chinese_outline(theme: Theme) -> tuple[_Level, ...]:
    """Give 一、 then （一） then 1. then （1） (GB/T 9704-2012, 7.3.3), below them in letters."""
    em = theme.type.body.zh[0] * _MM_PER_PT
    return (
        _Level("chineseCountingThousand", "%1、", 2 * em, own_space=True),
        _Level("chineseCountingThousand", "（%2）", 3 * em, own_space=True),
        _Level("decimal", "%3.", 1.5 * em),
        _Level("decimal", "（%4）", 2.5 * em, own_space=True),
        _Level("lowerLetter", "%5.", 1.5 * em),
        _Level("lowerLetter", "（%6）", 2.5 * em, own_space=True),
        _Level("lowerRoman", "%7.", 1.5 * em),
        _Level("lowerRoman", "（%8）", 2.5 * em, own_space=True),
        _Level("upperLetter", "%9.", 1.5 * em),
    )


def numbering_part(theme: Theme) -> Element:
    """Give w:numbering with the kinds of list and an instance of each."""
    made = w("numbering")
    for number, kind in enumerate(kinds(theme), 1):
        _add(made, _abstract(kind, number), str(number))
    return made


def numbers_of_kinds(theme: Theme) -> dict[str, str]:
    """Give the w:numId that each kind of list has in `numbering_part`."""
    return {kind.name: str(number) for number, kind in enumerate(kinds(theme), 1)}


def add_missing(numbering: Element, theme: Theme, house_styles: frozenset[str]) -> None:
    """Add the kinds of list that a house's own base does not have.

    `house_styles` are the ids of the styles that the house has itself: its lists are its own.
    """
    there = set(_named(numbering))
    for kind in kinds(theme):
        if kind.name in there:
            continue
        if style_id(kind.style) in house_styles:
            kind = replace(kind, style="")  # noqa: PLW2901  # the same kind, tied to no style
        number = _next(numbering)
        _add(numbering, _abstract(kind, number), str(number))


def instances_by_name(numbering: Element) -> dict[str, str]:
    """Give the w:numId of each kind of list that has a name."""
    found: dict[str, str] = {}
    names = {identifier: name for name, identifier in _named(numbering).items()}
    for number in numbering.findall(qname("w:num")):
        name = names.get(_kind_of(number))
        if name is not None and number.find(qname("w:lvlOverride")) is None:
            found.setdefault(name, number.get(qname("w:numId"), ""))
    return found


def _named(numbering: Element) -> dict[str, str]:
    """Give the w:abstractNumId of each kind of list that has a name of ours."""
    return {
        name.get(qname("w:val"), "").removeprefix(_PREFIX): kind.get(qname("w:abstractNumId"), "")
        for kind in numbering.findall(qname("w:abstractNum"))
        for name in kind.findall(qname("w:name"))
        if name.get(qname("w:val"), "").startswith(_PREFIX)
    }


def _kind_of(number: Element) -> str:
    found = number.find(qname("w:abstractNumId"))
    return "" if found is None else found.get(qname("w:val"), "")


def _next(numbering: Element) -> int:
    """Give a number that neither a kind of list nor an instance has."""
    kinds_there = numbering.findall(qname("w:abstractNum"))
    taken = [int(one.get(qname("w:abstractNumId"), "0")) for one in kinds_there]
    taken += [int(one.get(qname("w:numId"), "0")) for one in numbering.findall(qname("w:num"))]
    return max(taken, default=0) + 1


def _add(numbering: Element, kind: Element, number: str) -> None:
    """Add a kind before all instances, and an instance after them (17.9.17)."""
    kinds_there = numbering.findall(qname("w:abstractNum"))
    place = numbering.index(kinds_there[-1]) + 1 if kinds_there else 0
    numbering.insert(place, kind)
    instances = numbering.findall(qname("w:num"))
    place = numbering.index(instances[-1]) + 1 if instances else place + 1
    numbering.insert(place, _instance(number, kind.get(qname("w:abstractNumId"), "")))


def _abstract(kind: Kind, number: int) -> Element:
    """Give the w:abstractNum of a kind of list."""
    left = kind.left
    levels: list[Element] = []
    for n, level in enumerate(kind.levels):
        left += level.hang
        levels.append(_level(n, level, left, kind.style if n == 0 else "", kind.look))
    return w(
        "abstractNum",
        # Word takes kinds of the same w:nsid for one when text is pasted (17.9.15).
        w("nsid", val=f"{_FIRST_NSID + number:08X}"),
        w("multiLevelType", val="multilevel"),
        w("name", val=f"{_PREFIX}{kind.name}"),
        *levels,
        abstractNumId=str(number),
    )


def _level(n: int, level: _Level, left: float, style: str, look: tuple[Element, ...]) -> Element:
    bare = level.number_format == "none"
    words, hang = str(mm_to_twips(left)), str(mm_to_twips(level.hang))
    indent = w("ind", left=words, firstLine="0") if bare else w("ind", left=words, hanging=hang)
    made = w("lvl", w("start", val="1"), w("numFmt", val=level.number_format), ilvl=str(n))
    if style:
        made.append(w("pStyle", val=style_id(style)))
    if bare or level.own_space:
        made.append(w("suff", val="nothing"))
    made.append(w("lvlText", val=level.mark))
    made.append(w("lvlJc", val="left"))
    made.append(paragraph_properties([indent]))
    if look:
        made.append(run_properties(deepcopy(look)))
    return made


def _instance(number: str, kind: str) -> Element:
    return w("num", w("abstractNumId", val=kind), numId=number)


class Lists:
    """Gives each list of a document its numbering instance.

    A list is of the kind that its style says, so that a house's own style makes the house's own
    list; what follows within an item is of a kind of ours.
    """

    def __init__(self, numbering: Element, styles: Element, theme: Theme) -> None:
        self._numbering = numbering
        self._theme = theme
        self._ours = instances_by_name(numbering)
        self._kind = {
            num.get(qname("w:numId"), ""): _kind_of(num)
            for num in numbering.findall(qname("w:num"))
        }
        self._last = max((int(number) for number in self._kind), default=0)
        self._of_style = _numbers_of_styles(styles)

    def instance(self, kind: str, lang: Lang, level: int, *, indent: float = 0) -> str:
        """Give the w:numId of a new list of a kind of `LISTS`; a numbered one begins at 1.

        A list that begins `indent` mm further in is of a kind of ours.
        """
        number = self._of_style.get(in_lang(LISTS[kind], lang), "")
        if indent:
            number = self._indented(_name(kind, lang), indent)
        elif number not in self._kind:
            number = self._ours[_name(kind, lang)]
        if kind == "dash":
            return number
        self._last += 1
        restart = w("lvlOverride", w("startOverride", val="1"), ilvl=str(level))
        made = _instance(str(self._last), self._kind[number])
        made.append(restart)
        self._numbering.append(made)
        return str(self._last)

    def under(self, kind: str, lang: Lang, *, indent: float = 0) -> str:
        """Give the w:numId of what follows the first paragraph of an item."""
        name = f"under {_name(kind, lang)}"
        return self._indented(name, indent) if indent else self._ours[name]

    def _indented(self, name: str, indent: float) -> str:
        """Give the w:numId of a kind that begins in the second column of upright or wide pages."""
        if indent == self._theme.grid.step:
            return self._ours[name + _INDENTED]
        wide = f"{name}{_INDENTED} of a {LANDSCAPE} page"
        if wide not in self._ours:
            kind = next(one for one in kinds(self._theme) if one.name == name)
            number = str(_next(self._numbering))
            made = _abstract(replace(kind, name=wide, style="", left=indent), int(number))
            _add(self._numbering, made, number)
            self._ours[wide] = self._kind[number] = number
            self._last = int(number)
        return self._ours[wide]


def _name(kind: str, lang: Lang) -> str:
    return f"{kind} ZH" if (kind, lang) == ("outline", "zh") else kind


def _numbers_of_styles(styles: Element) -> dict[str, str]:
    """Give the w:numId of each style that makes a list, perhaps inherited."""
    own: dict[str, str] = {}
    parents: dict[str, str] = {}
    for style in styles.findall(qname("w:style")):
        identifier = style.get(qname("w:styleId"), "")
        number = style.find("w:pPr/w:numPr/w:numId", NAMESPACES)
        parent = style.find(qname("w:basedOn"))
        if number is not None:
            own[identifier] = number.get(qname("w:val"), "")
        if parent is not None:
            parents[identifier] = parent.get(qname("w:val"), "")
    found: dict[str, str] = {}
    for identifier in {*own, *parents}:
        at, seen = identifier, set[str]()
        while at not in own and at in parents and at not in seen:
            seen.add(at)
            at = parents[at]
        if at in own:
            found[identifier] = own[at]
    return found
