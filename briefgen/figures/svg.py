"""What every drawing is made of: SVG elements in mm, written with the same bytes each time."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from briefgen.models.text import Lang

_LATIN = "Briefgen Latin,Carlito,Calibri"
_HAN = "Briefgen Han,Noto Sans SC,Microsoft YaHei"
FONT_FAMILY: dict[Lang, str] = {"en": f"{_LATIN},{_HAN}", "zh": f"{_HAN},{_LATIN}"}
"""The families of styles/fonts for words of each language; figures are always set as English.

No space after the comma, as WeasyPrint reads it into the name. Han must have its family first:
resvg looks for what the first one lacks in any face, whatever its weight.
"""

TEXT_SIZE = 3.0
"""The one size of text in drawings, in mm: 8.5 pt, below which no type goes."""

CAP_HEIGHT = 0.645
"""Height of Carlito's capitals and figures, in em: centres text on a line without
`dominant-baseline`, which WeasyPrint sets by a fixed share of the size and not by the font."""

FIGURE_WIDTH = 0.507
"""Width of Carlito's figures, which are all as wide, in em."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG document and the size it is meant to be set in, in mm."""

    svg: str
    width: float
    height: float


def millimetres(value: float) -> str:
    """Give a length to the micrometre, without trailing zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(name: str, attributes: Mapping[str, str | float], content: str = "") -> str:
    """Give one element; numbers are lengths in mm, `content` is SVG and goes in as it is."""
    written = "".join(
        f' {key}="{escape(millimetres(value) if isinstance(value, int | float) else value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text(words: str, attributes: Mapping[str, str | float]) -> str:
    """Give a text element; its `y` is the base line."""
    return element("text", attributes, escape(words, quote=False))


def document(width: float, height: float, content: str) -> Drawing:
    """Give a drawing of this size in mm, whose user unit is the mm."""
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": f"{millimetres(width)}mm",
        "height": f"{millimetres(height)}mm",
        "viewBox": f"0 0 {millimetres(width)} {millimetres(height)}",
    }
    return Drawing(element("svg", attributes, content), width, height)
