"""How a document is set: sizes and spaces, for PDF and Word alike, and the room that they take."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

TitleSetting = Literal["title", "title_2", "title_3", "stacked"]
"""The size of the title; stacked sets each side on lines of its own, in the smallest size."""

_CONTENT_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """How one sheet is set."""

    title: TitleSetting
    leading: float
    """The leading of the body in pt."""
    space: float
    """The space below a section in mm."""
    item_space: float
    """The space between the items of a list in mm."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is set, a sheet at a time."""

    sheets: tuple[SheetLayout, ...]


COVER = Layout((SheetLayout("title", leading=11.4, space=0, item_space=0.8),))
"""How a document with one cover is set: the sizes of its chapters are those of the theme."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The room that one named part takes."""

    height: float
    """In mm, with its margins."""
    lines: int
    first_line: str
    """The words of its first line, with the renderer's helper characters."""


@dataclass(frozen=True, slots=True)
class SheetExtent:
    """The room that a sheet takes in one layout, were the page without an end."""

    height: float
    """From the top of the head to the bottom of the foot, in mm."""
    title_height: float
    """Of the title set in full size on one line, in mm."""
    title_widths: tuple[float, float]
    """Of the two sides of the title in full size, in mm."""
    parts: Mapping[str, Extent]
    """By the name of the field that a part shows."""


def card_rows(count: int) -> tuple[tuple[int, ...], ...]:
    """Give, row by row, how many of the four content columns each of `count` cards spans.

    The rows are as even as can be, and every row is full: no column stays empty.
    """
    rows = -(-count // _CONTENT_COLUMNS)
    return tuple(_spans(count // rows + (row < count % rows)) for row in range(rows))


def _spans(cards: int) -> tuple[int, ...]:
    wide, rest = divmod(_CONTENT_COLUMNS, cards)
    return tuple(wide + (card < rest) for card in range(cards))
