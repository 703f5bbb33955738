"""The five-column grid of the page in twips, and the tables that stand on it."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

from briefgen.render.docx.ooxml import (
    Element,
    hex_colour,
    mm_to_twips,
    pt_to_eighths,
    w,
)
from briefgen.theme import Theme


@dataclass(frozen=True, slots=True)
class Columns:
    """The edges of the columns of a table, in twips from the left margin."""

    edges: tuple[int, ...]

    @classmethod
    def of_grid(cls, theme: Theme) -> "Columns":
        """Give the columns of the page, each with its gutter."""
        return cls.at(theme, [theme.grid.step * n for n in range(theme.grid.columns)])

    @classmethod
    def at(cls, theme: Theme, starts_mm: list[float]) -> "Columns":
        """Give columns that begin at these places and together fill the text width."""
        return cls(tuple(mm_to_twips(mm) for mm in [*starts_mm, theme.page.text_width]))

    @classmethod
    def of_table(cls, theme: Theme, count: int) -> "Columns":
        """Give the columns of a data table: those of the grid, or equal ones where it has more."""
        grid = theme.grid
        if count <= grid.columns:
            return cls.at(theme, [grid.step * n for n in range(count)])
        return cls.at(theme, [theme.page.text_width / count * n for n in range(count)])

    def width(self, first: int, span: int = 1) -> int:
        """Give the width of some columns in twips; the first column is 0."""
        return self.edges[first + span] - self.edges[first]

    def divided(self, divisions: Iterable[int]) -> "Columns":
        """Give these columns, divided at more edges, in twips from the left margin."""
        return Columns(tuple(sorted({*self.edges, *divisions})))

    def between(self, start: int, end: int) -> "Place":
        """Give the place between two edges, in twips from the left margin."""
        first = self.edges.index(start)
        return Place(first, self.edges.index(end) - first)

    @property
    def count(self) -> int:
        """How many columns there are."""
        return len(self.edges) - 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A line: weight in pt, colour as #RRGGBB."""

    weight: float
    colour: str

    def border(self, side: str) -> Element:
        """Give the border of one side of a cell, a table or a paragraph."""
        size = str(pt_to_eighths(self.weight))
        return w(side, val="single", sz=size, space="0", color=hex_colour(self.colour))


@dataclass(frozen=True, slots=True)
class CellSetting:
    """How a cell differs from its table style: a rule above, space around its words in mm."""

    rule: Rule | None = None
    top: float | None = None
    bottom: float | None = None
    right: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Which columns a cell takes; the first column is 0."""

    first: int
    span: int


def cell(columns: Columns, place: Place, content: list[Element], setting: CellSetting) -> Element:
    """Give a cell; one that ends at the right margin has no gutter."""
    made = copy(_empty_cell(columns, place, setting))
    made.extend(content)
    return made


@lru_cache(maxsize=512)
def _empty_cell(columns: Columns, place: Place, setting: CellSetting) -> Element:
    """Give a cell to be copied: most cells of a document are like many others."""
    properties = [w("tcW", w=str(columns.width(place.first, place.span)), type="dxa")]
    if place.span > 1:
        properties.append(w("gridSpan", val=str(place.span)))
    if setting.rule is not None:
        properties.append(w("tcBorders", setting.rule.border("top")))
    right = 0.0 if place.first + place.span == columns.count else setting.right
    margins = [
        w(side, w=str(mm_to_twips(mm)), type="dxa")
        for side, mm in (("top", setting.top), ("bottom", setting.bottom), ("right", right))
        if mm is not None
    ]
    if margins:
        properties.append(w("tcMar", *margins))
    return w("tc", w("tcPr", *properties))


def row(columns: Columns, cells: list[Element], *, before: int = 0, head: bool = False) -> Element:
    """Give a row that stays on one page; `before` columns on its left are left out."""
    made = copy(_empty_row(columns, before, head=head))
    made.extend(cells)
    return made


@lru_cache(maxsize=64)
def _empty_row(columns: Columns, before: int, *, head: bool) -> Element:
    """Give a row to be copied."""
    properties = []
    if before:
        properties.append(w("gridBefore", val=str(before)))
        properties.append(w("wBefore", w=str(columns.width(0, before)), type="dxa"))
    properties.append(w("cantSplit"))
    if head:
        properties.append(w("tblHeader"))
    return w("tr", w("trPr", *properties))


def table(columns: Columns, style: str, *, head: bool = False, caption: str = "") -> Element:
    """Give a table of fixed widths without rows; `head` says that it has a row and a column head.

    The caption is the title that a screen reader says (ECMA-376 part 1, 17.4.58).
    """
    flag = "1" if head else "0"
    look = w(
        "tblLook",
        val="06A0" if head else "0600",
        firstRow=flag,
        lastRow="0",
        firstColumn=flag,
        lastColumn="0",
        noHBand="1",
        noVBand="1",
    )
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=str(columns.edges[-1]), type="dxa"),
        w("tblInd", w="0", type="dxa"),
        w("tblLayout", type="fixed"),
        look,
    )
    if caption:
        properties.append(w("tblCaption", val=caption))
    widths = [w("gridCol", w=str(columns.width(n))) for n in range(columns.count)]
    return w("tbl", properties, w("tblGrid", *widths))
