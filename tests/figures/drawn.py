"""A drawing as a reader of the file finds it: words and the room that they take."""

from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

from PIL import ImageFont

from briefgen.figures.self_contained import require_self_contained
from briefgen.figures.svg import FONT_FAMILY, Drawing
from briefgen.load import load_model
from briefgen.models.text import Labels
from briefgen.theme import Theme

ROOT = Path(__file__).parents[2]
THEME = load_model(ROOT / "styles" / "theme.yaml", Theme).value
LABELS = load_model(ROOT / "templates" / "labels.yaml", Labels).value.root
_SVG = "{http://www.w3.org/2000/svg}"
_EM = 200


@dataclass(frozen=True)
class Words:
    """Words and the rectangle of their capitals, in mm."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    fill: str
    bold: bool

    def overlaps(self, other: "Words") -> bool:
        # A hundredth is lost by the rounding of fonts to pixels.
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.02
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.02
        )


class Drawn:
    """What stands in a drawing."""

    def __init__(self, drawing: Drawing) -> None:
        require_self_contained(drawing.svg)
        self.drawing = drawing
        self.root = ET.fromstring(drawing.svg)  # noqa: S314  # briefgen wrote it

    def all(self, name: str) -> list[ET.Element]:
        return list(self.root.iter(_SVG + name))

    @property
    def words(self) -> list[Words]:
        return [_words(node) for node in self.all("text")]

    @property
    def said(self) -> str:
        """All words in the order of the file, with a space between the runs."""
        return " ".join(one.text for one in self.words)

    def find(self, text: str) -> Words:
        (found,) = [one for one in self.words if one.text == text]
        return found

    def require_readable(self) -> None:
        """Fail where there are no words, or they leave the drawing, overlap or are too small."""
        words = self.words
        assert words
        for one in words:
            assert one.left >= -0.02, one
            assert one.right <= self.drawing.width + 0.02, one
            assert one.top >= -0.02, one
            assert one.bottom <= self.drawing.height + 0.02, one
            assert one.size >= 3.0, one
        covered = [pair for pair in combinations(words, 2) if pair[0].overlaps(pair[1])]
        assert not covered


def number(node: ET.Element, key: str) -> float:
    return float(node.attrib[key])


def _words(node: ET.Element) -> Words:
    text = node.text or ""
    size, x, y = (number(node, key) for key in ("font-size", "x", "y"))
    bold = node.get("font-weight") == "bold"
    han = node.attrib["font-family"] == FONT_FAMILY["zh"]
    face = ("NotoSansSC" if han else "Carlito") + ("-Bold.ttf" if bold else "-Regular.ttf")
    width = _font(face).getlength(text) / _EM * size
    rise, fall = (0.86, 0.1) if han else (0.645, 0.2)
    return Words(
        text, x, y - rise * size, x + width, y + fall * size, size, node.attrib["fill"], bold
    )


@cache
def _font(face: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(ROOT / "styles" / "fonts" / face, _EM)
