"""WordprocessingML elements: namespaces, units, and children in the order of ECMA-376."""

from collections.abc import Sequence
from copy import copy
from functools import cache
from typing import Final

from lxml import etree

Element = etree._Element  # noqa: SLF001  # lxml gives its element class no public name

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}

_W: Final = f"{{{NAMESPACES['w']}}}"
_W_ONLY: Final = {"w": NAMESPACES["w"]}
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

# The sequences of CT_PPr and CT_RPr (ECMA-376 part 1, 17.3.1.26 and 17.3.2.28), as far as used.
_PARAGRAPH_ORDER: Final = (
    *("pStyle", "keepNext", "keepLines", "widowControl", "numPr", "pBdr", "tabs"),
    *("kinsoku", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid"),
    *("spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "sectPr"),
)
_RUN_ORDER: Final = (
    *("rStyle", "rFonts", "b", "bCs", "color", "spacing", "sz", "szCs", "u", "em", "lang"),
)


@cache
def qname(tag: str) -> str:
    """Give the Clark name of `prefix:local`."""
    prefix, local = tag.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(tag: str, /, *children: Element, **attributes: str) -> Element:
    """Give an element `prefix:local` with children and attributes without a namespace."""
    prefix = tag.partition(":")[0]
    made = etree.Element(qname(tag), attributes, {prefix: NAMESPACES[prefix]})
    made.extend(children)
    return made


def w(name: str, /, *children: Element, **attributes: str) -> Element:
    """Give an element of WordprocessingML; its attributes are in the same namespace."""
    made = etree.Element(f"{_W}{name}", None, _W_ONLY)
    for key, value in attributes.items():
        made.set(f"{_W}{key}", value)
    if children:
        made.extend(children)
    return made


def paragraph_properties(properties: Sequence[Element]) -> Element:
    """Give a w:pPr with its children in the order of the standard."""
    return w("pPr", *_in_order(properties, _PARAGRAPH_ORDER))


def run_properties(properties: Sequence[Element]) -> Element:
    """Give a w:rPr with its children in the order of the standard."""
    return w("rPr", *_in_order(properties, _RUN_ORDER))


def _in_order(properties: Sequence[Element], order: tuple[str, ...]) -> Sequence[Element]:
    if len(properties) < 2:
        return properties
    return sorted(properties, key=lambda child: order.index(local_name(child)))


def local_name(node: Element) -> str:
    """Give the name of an element without its namespace."""
    return str(node.tag).rpartition("}")[2]


def say(run: Element, words: str) -> Element:
    """Put words into the w:t that a run ends with, the white space at their ends kept."""
    said = run[-1]
    said.text = words
    if words != words.strip():
        said.set(_XML_SPACE, "preserve")
    return run


def paragraph(style: str, *content: Element, properties: Sequence[Element] = ()) -> Element:
    """Give a paragraph of a style, by its id."""
    made = copy(_empty_paragraph(style))
    if properties:
        made[0].extend(_in_order(properties, _PARAGRAPH_ORDER))
    made.extend(content)
    return made


@cache
def _empty_paragraph(style: str) -> Element:
    """Give a paragraph to be copied: a copy takes a fraction of the time of a new one."""
    return w("p", w("pPr", w("pStyle", val=style)))


@cache
def style_id(name: str) -> str:
    """Give the id of the style of this name: as Word makes it, without spaces."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def hex_colour(colour: str) -> str:
    """Give #RRGGBB as Word writes it."""
    return colour.lstrip("#").upper()


def mm_to_twips(mm: float) -> int:
    """Give twentieths of a point."""
    return round(mm / 25.4 * 1440)


def mm_to_emu(mm: float) -> int:
    """Give English metric units, 36 000 to the mm."""
    return round(mm * 36000)


def pt_to_twips(pt: float) -> int:
    """Give twentieths of a point."""
    return round(pt * 20)


def pt_to_half_points(pt: float) -> int:
    """Give half points, never more than asked for: Word has no finer sizes."""
    return int(pt * 2 + 1e-6)


def pt_to_eighths(pt: float) -> int:
    """Give eighths of a point, the unit of borders (ECMA-376 part 1, 17.18.2: at least 2)."""
    return max(2, round(pt * 8))
