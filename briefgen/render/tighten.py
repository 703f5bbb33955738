"""How much lower boxes become with less leading and less space: what need not be set again.

Lines break where they broke, so only heights change: a line by the leading (CSS 2.1, 10.8), a row
of a table by its cells and their baselines (17.5.3), everything else by what it holds. What is not
known here is said, and has to be set.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weasyprint.formatting_structure.boxes import Box

_EPSILON = 1e-6  # px
_EDGES = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
_SIDES = ("margin_left", "margin_right", "padding_left", "padding_right")
_BLOCKS = frozenset({"BlockBox", "InlineBlockBox", "TableBox", "TableRowGroupBox"})
_SET_FOR_GOOD = frozenset({"BlockReplacedBox", "InlineReplacedBox", "TableColumnGroupBox"})
_DECLARATION = re.compile(r"([a-z-]+)\s*:([^;{}]*var\(\s*--(?:leading|section-space)\b[^;{}]*)")
_PLAIN = re.compile(r"line-height|(?:padding|margin)(?:-top|-bottom)?")


class NotKnownError(Exception):
    """A box that can become lower in other ways than those known here."""


def is_plain(css: str) -> bool:
    """Whether the rules use leading and section space as they are, and not to reckon with."""
    if re.search(r"\d\s*r?lh\b", css):
        return False
    return all(
        _PLAIN.fullmatch(name) and value.count("(") == value.count("var(")
        for name, value in _DECLARATION.findall(css)
    )


@dataclass(frozen=True, slots=True)
class Tightening:
    """Leading and section space as they were set, and how much less they are to be; all in px."""

    leading: float
    less_leading: float
    space: float
    less_space: float
    _saved: "dict[Box, float]" = field(default_factory=dict, init=False, repr=False, compare=False)
    """What is known already: parts are asked for that stand within others."""

    def saved(self, box: "Box") -> float:
        """Give by how much the margin box of a laid-out box becomes lower, in px.

        Raises NotKnownError where that cannot be said.
        """
        if box not in self._saved:
            self._saved[box] = self._reckoned(box)
        return self._saved[box]

    def _reckoned(self, box: "Box") -> float:
        kind = type(box).__name__
        if kind == "LineBox":
            return self._line(box)[0]
        if kind == "TableRowBox":
            return self._row(box)[0]
        if kind in _SET_FOR_GOOD:
            return 0
        if kind not in _BLOCKS:
            raise NotKnownError(kind)
        edges = self._edges(box)
        if box.style["height"] != "auto":
            return edges
        _refuse_limits(box)
        return edges + sum(self.saved(child) for child in _in_flow(box))

    def _edges(self, box: "Box") -> float:
        if any(self._is_space(getattr(box, side)) for side in _SIDES):
            raise NotKnownError("a side")
        return self.less_space * sum(self._is_space(getattr(box, edge)) for edge in _EDGES)

    def _is_space(self, length: float) -> bool:
        return abs(length - self.space) < _EPSILON

    def _risen(self, box: "Box") -> float | None:
        """By how much the first baseline in a box comes nearer to its top; none without one."""
        kind = type(box).__name__
        if kind == "LineBox":
            return self._line(box)[1]
        if kind == "TableRowBox":
            return self._row(box)[1]
        return self._risen_in(box) if kind in _BLOCKS else None

    def _risen_in(self, box: "Box") -> float | None:
        above = 0.0
        for child in _in_flow(box):
            if (risen := self._risen(child)) is not None:
                return above + risen
            above += self.saved(child)
        return None

    # --- lines ---

    def _line(self, line: "Box") -> tuple[float, float]:
        """Give by how much a line becomes lower, and its baseline nearer to its top."""
        if not line.height:
            return 0, 0
        from weasyprint.text.line_break import strut

        baseline = line.position_y + line.baseline
        height, above = strut(line.style)
        less = self._half(line)
        edges = [(baseline - above + less, baseline - above + height - less)]
        beside: list[float] = []
        self._collect(line, edges, beside)
        top = min(edge[0] for edge in edges)
        bottom = max(edge[1] for edge in edges)
        bottom = max([bottom, *(top + height for height in beside)])
        return line.height - (bottom - top), top - line.position_y

    def _collect(self, box: "Box", edges: list[tuple[float, float]], beside: list[float]) -> None:
        """Add where the boxes of a line will begin and end, and the heights of those at its top."""
        for child in _in_flow(box):
            kind = type(child).__name__
            align = child.style["vertical_align"]
            top, bottom = child.position_y, child.position_y + child.margin_height()
            if kind in {"TextBox", "InlineBox"} and align == "baseline":
                less = self._half(child)
                edges.append((top + less, bottom - less))
                if kind == "InlineBox":
                    self._collect(child, edges, beside)
            elif align == "top" and kind != "InlineBox":
                beside.append(child.margin_height() - self.saved(child))
            elif align == "baseline" and self._stays(child):
                edges.append((top, bottom))
            else:
                raise NotKnownError(kind)

    def _stays(self, box: "Box") -> bool:
        return max(abs(self.saved(box)), abs(self._risen(box) or 0)) < _EPSILON

    def _half(self, box: "Box") -> float:
        """Half of what the box has less leading: it goes away above and below its words."""
        # `normal` and a bare number have no length, and none of them is the leading.
        height = getattr(box.style["line_height"], "value", None)
        is_leading = height is not None and abs(height - self.leading) < _EPSILON
        return self.less_leading / 2 if is_leading else 0

    # --- tables ---

    def _row(self, row: "Box") -> tuple[float, float]:
        """Give by how much a row becomes lower, and its baseline nearer to its top."""
        if row.style["height"] != "auto":
            raise NotKnownError("a row of a given height")
        cells = [self._cell(cell) for cell in row.children]
        baseline = max((cell.baseline for cell in cells if cell.is_aligned), default=0.0)
        height = max(
            (cell.height + (baseline - cell.baseline) * cell.is_aligned for cell in cells),
            default=0.0,
        )
        lower = row.height - height
        risen = row.baseline - baseline if any(cell.is_aligned for cell in cells) else lower
        return lower, risen

    def _cell(self, cell: "Box") -> "_Cell":
        above, below = (cell.style[f"padding_{edge}"] for edge in ("top", "bottom"))
        if (
            cell.rowspan != 1
            or cell.computed_height != "auto"  # WeasyPrint takes it out of the style
            or any(side.unit != "px" or self._is_space(side.value) for side in (above, below))
        ):
            raise NotKnownError("a cell")
        _refuse_limits(cell)
        saved = sum(self.saved(child) for child in _in_flow(cell))
        # Its own height: in the row it was stretched, and moved to the row's baseline.
        height = (
            *(cell.border_top_width, above.value, cell.content_height),
            *(below.value, cell.border_bottom_width),
        )
        is_aligned = cell.vertical_align == "baseline"
        risen = self._risen_in(cell)
        return _Cell(
            is_aligned,
            cell.baseline - (saved if risen is None else risen) if is_aligned else 0,
            sum(height) - saved,
        )


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as it will be, before its row stretches it."""

    is_aligned: bool
    """Whether it stands on the baseline of its row."""
    baseline: float
    """From its top, in px."""
    height: float
    """In px."""


def _in_flow(box: "Box") -> Iterator["Box"]:
    for child in box.children:
        if child.is_floated():
            raise NotKnownError("a float")
        if child.is_in_normal_flow():
            yield child


def _refuse_limits(box: "Box") -> None:
    """Raise NotKnownError where a box may not become as low as what it holds."""
    least, most = box.style["min_height"], box.style["max_height"]
    if (least != "auto" and least.value) or most.value != inf:
        raise NotKnownError("a box of a least or a greatest height")
