"""The structure tree of a PDF: languages, words for tiles and scopes, which WeasyPrint leaves out.

A table that goes on over pages, of which WeasyPrint makes one a page, becomes one again.

ISO 32000-1 is PDF 1.7, ISO 14289-1 is PDF/UA-1.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.formatting_structure.boxes import (
    Box,
    LineBox,
    MarginBox,
    PageBox,
    TableBox,
    TextBox,
)
from weasyprint.layout.absolute import AbsolutePlaceholder

from briefgen.render.html_lang import DESCRIBED

if TYPE_CHECKING:
    from weasyprint import Document as LaidOut

_PT_PER_PX: Final = 0.75
_HEADINGS: Final = frozenset(f"/H{level}" for level in range(1, 7))
_SCOPES: Final = {"row": "/Row", "col": "/Column"}


def complete_structure(pages: "LaidOut", pdf: pydyf.PDF) -> None:
    """Write `lang`, `aria-label` and `scope` of the HTML into the structure elements.

    What is taken out of the tree, such as a head row that stands again, is left to be an artifact.

    Raises RuntimeError where WeasyPrint tagged the pages in another way than expected.
    """
    elements = [
        one
        for one in pdf.objects
        if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/StructElem"
    ]
    document, *below = elements
    heights = dict(zip(pdf.page_references, (page.height for page in pages.pages), strict=True))
    languages = {document.reference: pdf.catalog["Lang"].string}
    done: dict[object, pydyf.Dictionary] = {}
    parts: list[tuple[pydyf.Dictionary, pydyf.Dictionary]] = []
    for box, element in _pairs(pages, document, below):
        # ISO 32000-1, 14.9.2.2: an element has the language of the one around it.
        around = languages[element["P"]]
        language = languages[element.reference] = box.style["lang"] or around
        if language != around:
            element["Lang"] = pydyf.String(language)
        # A box within another one of the same HTML element only divides it.
        if box.element is not None and box.element not in done:
            done[box.element] = element
            _complete(element, box, heights[element["Pg"]])
        elif element["S"] in _HEADINGS:
            # One set as a row of a table is as many boxes as that has: it is one heading.
            element["S"] = "/NonStruct"
        elif element["S"] == "/Table":
            parts.append((done[box.element], element))
    for table, part in parts:
        _join(table, part, {element.reference: element for element in elements})
    _enclose_items(pdf, below)
    _prune(elements)


def _complete(element: pydyf.Dictionary, box: Box, page_height: float) -> None:
    # ISO 32000-1, 14.9.3: words for what does not say enough by its text.
    if words := box.element.attrib.get("aria-label"):
        element["Alt"] = pydyf.String(words)
    if parts := _described(box.element):
        element["Alt"] = pydyf.String(parts)
    # ISO 14289-1, 7.5: header cells say what they head.
    if element["S"] == "/TH":
        element["A"]["Scope"] = _SCOPES[box.element.attrib["scope"]]
    # ISO 32000-1, 14.8.5.4.3: points from the lower left corner; WeasyPrint writes its own pixels.
    if element["S"] == "/Figure":
        left, top, right, bottom = element["A"]["BBox"]
        corners = (left, page_height - bottom, right, page_height - top)
        element["A"]["BBox"] = pydyf.Array(_PT_PER_PX * length for length in corners)


def _described(element: Element) -> str:
    """Give words in several languages, each marked as being in its own (ISO 32000-1, 7.9.2.2)."""
    return " ".join(
        f"\u001b{key.removeprefix(DESCRIBED)}\u001b{words}"
        for key, words in element.attrib.items()
        if key.startswith(DESCRIBED)
    )


def _join(
    table: pydyf.Dictionary, part: pydyf.Dictionary, by_reference: dict[bytes, pydyf.Dictionary]
) -> None:
    """Put the rows of a table's part on a next page into the table; its head row stands again."""
    by_reference[part["P"]]["K"].remove(part.reference)
    for kid in part["K"]:
        if by_reference[kid]["S"] != "/THead":
            by_reference[kid]["P"] = table.reference
            table["K"].append(kid)


def _prune(elements: list[pydyf.Dictionary]) -> None:
    """Take out what holds nothing: what is drawn there, such as a ring, has no words."""
    by_reference = {element.reference: element for element in elements}
    for element in reversed(elements):
        is_inline = element["S"] in {"/Span", "/NonStruct"}
        if is_inline and not element["K"] and "Alt" not in element:
            by_reference[element["P"]]["K"].remove(element.reference)


def _enclose_items(pdf: pydyf.PDF, elements: list[pydyf.Dictionary]) -> None:
    """Put paragraphs of list items into LBody: ISO 32000-1, 14.8.4.3.3, allows no other parent."""
    by_reference = {element.reference: element for element in elements}
    for item in (element for element in elements if element["S"] == "/LI"):
        loose = [kid for kid in item["K"] if by_reference[kid]["S"] not in {"/Lbl", "/LBody"}]
        if not loose:
            continue
        body = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": "/LBody",
                "K": pydyf.Array(loose),
                "Pg": item["Pg"],
                "P": item.reference,
            }
        )
        pdf.add_object(body)
        for kid in loose:
            by_reference[kid]["P"] = body.reference
        item["K"] = pydyf.Array([*(kid for kid in item["K"] if kid not in loose), body.reference])


# --- which box an element was made of: elements are numbered in the order of the boxes ----------


def _pairs(
    pages: "LaidOut", document: pydyf.Dictionary, elements: list[pydyf.Dictionary]
) -> Iterator[tuple[Box, pydyf.Dictionary]]:
    rest = iter(elements)
    for page in pages.pages:
        yield from _below(page._page_box, document, rest)  # noqa: SLF001  # boxes have no public way
    if next(rest, None) is not None:
        raise RuntimeError("there are more structure elements than boxes")


def _pairs_of(
    box: Box, parent: pydyf.Dictionary, rest: Iterator[pydyf.Dictionary]
) -> Iterator[tuple[Box, pydyf.Dictionary]]:
    """Pair a box and all boxes in it with the next elements, as `weasyprint.pdf.tags` made them."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box  # noqa: SLF001  # boxes have no public way
    if isinstance(box, PageBox | MarginBox) or box.element_tag in {"html", "body"}:
        yield from _below(box, parent, rest)
        return
    element = _next(rest)
    if _is_unmarked_item(box) and parent["S"] not in {"/LI", "/LBody"}:
        # An item without a mark is two elements: LI, and LBody in it.
        yield box, element
        element = _next(rest)
    yield box, element
    yield from _below(box, element, rest)


def _below(
    box: Box, element: pydyf.Dictionary, rest: Iterator[pydyf.Dictionary]
) -> Iterator[tuple[Box, pydyf.Dictionary]]:
    for child in _children(box):
        if not isinstance(child, TextBox):
            yield from _pairs_of(child, element, rest)
        elif element["S"] != "/Link":  # the words of a link belong to its own element
            yield child, _next(rest)


def _children(box: Box) -> Iterator[Box]:
    """Give the boxes in a box that have elements: lines have none, nor tables in wrappers."""
    is_wrapper = box.element_tag == "table" and box.is_table_wrapper
    for child in box.children:
        if isinstance(child, LineBox) or (is_wrapper and isinstance(child, TableBox)):
            yield from child.children
        else:
            yield child


def _is_unmarked_item(box: Box) -> bool:
    return box.element_tag == "li" and (
        "list-item" not in box.style["display"] or box.style["list_style_type"] == "none"
    )


def _next(rest: Iterator[pydyf.Dictionary]) -> pydyf.Dictionary:
    element = next(rest, None)
    if element is None:
        raise RuntimeError("there are fewer structure elements than boxes")
    return element
