"""What is drawn in the place of the running head of a PDF, page by page."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfplumber.page import Page

_TEXT = 18.7 * 72 / 25.4
"""Where the text of a page begins, in pt from its upper edge."""
_LEAST_GAP = 2 * 72 / 25.4
_KINDS = ("char", "rect", "line", "curve", "image")
_EXACT = 0.1

Drawn = tuple[str, float, float, float, float]
"""A kind, and its left, upper, right and lower edge in pt from the upper left corner."""


@dataclass(frozen=True)
class Head:
    """What all pages of a width have in common above their text."""

    drawn: frozenset[Drawn]

    @property
    def lower_rule(self) -> tuple[float, float]:
        """The upper and the lower edge of the rule that it ends with: two edges of one outline."""
        upper, lower = sorted({bottom for kind, *_, bottom in self.drawn if kind == "rect"})[-2:]
        return upper, lower

    def hides(self, drawn: Drawn) -> bool:
        """Whether something lies wholly on its lower rule."""
        upper, lower = self.lower_rule
        _, _, top, _, bottom = drawn
        return upper - _EXACT <= top and bottom <= lower + _EXACT


def strays(data: bytes) -> list[tuple[int, Drawn]]:
    """Give the pages behind the cover, each with what stands in its head and is not the head's."""
    found = []
    for pages in _by_width(data):
        head = Head(frozenset.intersection(*pages.values()))
        for number, drawn in pages.items():
            found += [(number, one) for one in sorted(drawn - head.drawn) if not head.hides(one)]
    return found


def too_low(data: bytes) -> list[float]:
    """Give where a head ends, in pt from the upper edge, that comes too near to the text."""
    heads = (Head(frozenset.intersection(*pages.values())) for pages in _by_width(data))
    return [head.lower_rule[1] for head in heads if head.lower_rule[1] > _TEXT - _LEAST_GAP]


def _by_width(data: bytes) -> Iterator[dict[int, frozenset[Drawn]]]:
    """Give what is drawn above the text of each page behind the cover, page by page a width."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        behind = [(float(page.width), page.page_number, _above(page)) for page in pdf.pages[1:]]
    for width in sorted({one[0] for one in behind}):
        yield {number: drawn for own, number, drawn in behind if own == width}


def _above(page: Page) -> frozenset[Drawn]:
    """Give what of a page begins above its text."""
    return frozenset(
        (kind, _at(one["x0"]), _at(one["top"]), _at(one["x1"]), _at(one["bottom"]))
        for kind in _KINDS
        for one in page.objects.get(kind, ())
        if one["top"] < _TEXT - _EXACT and not _is_white(one)
    )


def _is_white(drawn: dict[str, Any]) -> bool:
    """Whether it is the ground of the head, which is as wide as a rule above a row needs."""
    return drawn["object_type"] == "rect" and set(drawn["non_stroking_color"] or ()) == {1}


def _at(edge: float) -> float:
    return round(float(edge), 1)
