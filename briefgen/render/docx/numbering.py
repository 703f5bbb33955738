"""Real lists: the kinds of list of the base document, and a fresh count for each numbered one."""

from typing import Final

from briefgen.render.docx.names import DASH_LIST, NUMBER_LIST
from briefgen.render.docx.ooxml import (
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

_DASH, _NUMBER, _UNDER_DASH, _UNDER_NUMBER = range(4)
_FIRST_NSID: Final = 0x5B1E0001
_UNDER: Final = {"dash": "3", "number": "4"}


def numbering_part(theme: Theme) -> Element:
    """Give w:numbering with the kinds of list.

    The two without a mark hold what follows within an item, so that it hangs as its list does.
    """
    dash, number = theme.list.dash_hang, theme.list.number_hang
    kinds = [
        _abstract(_DASH, [_level(n, "bullet", "–", dash) for n in range(LEVELS)]),
        _abstract(_NUMBER, [_level(n, "decimal", f"%{n + 1}", number) for n in range(LEVELS)]),
        _abstract(_UNDER_DASH, [_level(n, "none", "", dash) for n in range(LEVELS)]),
        _abstract(_UNDER_NUMBER, [_level(n, "none", "", number) for n in range(LEVELS)]),
    ]
    for level in kinds[_DASH].iter(qname("w:lvl")):
        level.append(run_properties([fonts(theme), colour(theme.colours.grey)]))
    for level in kinds[_NUMBER].iter(qname("w:lvl")):
        level.append(run_properties([*bold(), colour(theme.colours.blue)]))
    _style_of(kinds[_DASH], "List dash")
    _style_of(kinds[_NUMBER], "List number")
    instances = [(DASH_LIST, _DASH), (NUMBER_LIST, _NUMBER)]
    instances += [(_UNDER["dash"], _UNDER_DASH), (_UNDER["number"], _UNDER_NUMBER)]
    return w("numbering", *kinds, *(_instance(num, kind) for num, kind in instances))


def _abstract(kind: int, levels: list[Element]) -> Element:
    return w(
        "abstractNum",
        # Word takes kinds of the same w:nsid for one when text is pasted (17.9.15).
        w("nsid", val=f"{_FIRST_NSID + kind:08X}"),
        w("multiLevelType", val="multilevel"),
        *levels,
        abstractNumId=str(kind),
    )


def _level(level: int, number_format: str, mark: str, hang: float) -> Element:
    left, hanging = str(mm_to_twips(hang * (level + 1))), str(mm_to_twips(hang))
    bare = number_format == "none"
    indent = w("ind", left=left, firstLine="0") if bare else w("ind", left=left, hanging=hanging)
    return w(
        "lvl",
        w("start", val="1"),
        w("numFmt", val=number_format),
        *([w("suff", val="nothing")] if bare else []),
        w("lvlText", val=mark),
        w("lvlJc", val="left"),
        paragraph_properties([indent]),
        ilvl=str(level),
    )


def _style_of(kind: Element, style: str) -> None:
    """Tie the first level to the style of its paragraphs, after start and format."""
    first = next(kind.iter(qname("w:lvl")))
    first.insert(2, w("pStyle", val=style_id(style)))


def _instance(number: str, kind: int) -> Element:
    return w("num", w("abstractNumId", val=str(kind)), numId=number)


class Lists:
    """Gives each list of a document its numbering instance."""

    def __init__(self, numbering: Element) -> None:
        self._numbering = numbering
        self._last = max(int(num.get(qname("w:numId"), "0")) for num in self._instances())

    def _instances(self) -> list[Element]:
        return self._numbering.findall(qname("w:num"))

    def instance(self, kind: str, level: int) -> str:
        """Give the w:numId of a new list; a numbered one begins at 1."""
        if kind == "dash":
            return DASH_LIST
        self._last += 1
        restart = w("lvlOverride", w("startOverride", val="1"), ilvl=str(level))
        made = _instance(str(self._last), _NUMBER)
        made.append(restart)
        self._numbering.append(made)
        return str(self._last)

    @staticmethod
    def under(kind: str) -> str:
        """Give the w:numId of what follows the first paragraph of an item."""
        return _UNDER[kind]
