"""Where every character of a PDF stands, line by line, as the finished file has it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber

# Two characters are on one line if their baselines differ by less than this, in pt.
_SAME_BASELINE = 0.5
# Within a line no gap is as wide as this, in em; between two columns of the page one is.
_WIDEST_GAP = 1.1


@dataclass(frozen=True)
class Char:
    """What one glyph shows: mostly one character, two for `——`; lengths in pt from the left edge.

    `x1` is `x0` and the advance width that the font gives the glyph. Where the next character
    stands is its own `x0`: to the left of this `x1` where the two marks share their space.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    """From the lower edge of the page."""
    font: str
    """Its PostScript name, without the tag of the subset."""
    size: float
    slanted: bool
    """Whether the text matrix slants it."""
    page: int
    """From 1."""

    @property
    def width(self) -> float:
        """The advance width in em."""
        return (self.x1 - self.x0) / self.size


@dataclass(frozen=True)
class Line:
    """The characters of one line of one column, from left to right, with the spaces between."""

    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(char.text for char in self.chars)

    @property
    def x0(self) -> float:
        """The left edge in pt: that of the first character that is no space."""
        return self._printed[0].x0

    @property
    def x1(self) -> float:
        """The right edge in pt: that of the last character that is no space."""
        return self._printed[-1].x1

    @property
    def baseline(self) -> float:
        """In pt from the lower edge of the page."""
        return self._printed[0].baseline

    @property
    def page(self) -> int:
        """From 1."""
        return self.chars[0].page

    @property
    def _printed(self) -> tuple[Char, ...]:
        return tuple(char for char in self.chars if not char.text.isspace())


def lines_of(data: bytes) -> tuple[Line, ...]:
    """Give all lines of a PDF in the order in which they are drawn, which is the order of reading.

    A new line begins with a new baseline, and where the next column of the page does. The words
    within drawings are not in the order of reading.
    """
    return tuple(_lines(list(chars_of(data))))


def chars_of(data: bytes) -> Iterator[Char]:
    """Give all characters of a PDF in the order in which they are drawn."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for char in page.chars:
                yield _char(char, page.page_number)


def _char(char: dict[str, Any], page: int) -> Char:
    _, _, slant, _, _, baseline = char["matrix"]
    return Char(
        text=char["text"],
        x0=char["x0"],
        x1=char["x1"],
        baseline=baseline,
        font=char["fontname"].rpartition("+")[2],
        size=char["size"],
        slanted=bool(slant),
        page=page,
    )


def _lines(chars: list[Char]) -> Iterator[Line]:
    line: list[Char] = []
    for char in chars:
        if line and not _continues(line[-1], char):
            yield from _whole(line)
            line = []
        line.append(char)
    yield from _whole(line)


def _continues(before: Char, char: Char) -> bool:
    em = max(before.size, char.size)
    return (
        before.page == char.page
        and abs(before.baseline - char.baseline) < _SAME_BASELINE
        # A mark may stand half an em back into the space of the one before.
        and -0.6 * em < char.x0 - before.x1 < _WIDEST_GAP * em
    )


def _whole(line: list[Char]) -> Iterator[Line]:
    if any(not char.text.isspace() for char in line):
        yield Line(tuple(line))
