"""The tile of a development goal: the official colour, a number that is read with ease."""

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops, ImageColor

from briefgen.figures.raster import rasterise
from briefgen.figures.tile import draw_sdg_tile
from briefgen.load import load_model
from briefgen.standards import standards
from briefgen.theme import Theme
from tests.conftest import ROOT

_SVG = "{http://www.w3.org/2000/svg}"
_THEME = load_model(ROOT / "styles" / "theme.yaml", Theme).value
_FONTS = sorted((ROOT / "styles" / "fonts").glob("*.ttf"))


def _root(number: int) -> ET.Element:
    return ET.fromstring(draw_sdg_tile(number, _THEME).svg)  # noqa: S314  # briefgen wrote it


def _part(number: int, name: str) -> ET.Element:
    (found,) = _root(number).iter(_SVG + name)
    return found


def _picture(number: int) -> Image.Image:
    drawing = draw_sdg_tile(number, _THEME)
    return Image.open(BytesIO(rasterise(drawing.svg, _FONTS, dpi=1200))).convert("RGB")


@pytest.mark.parametrize("number", range(18))
def test_a_tile_is_a_square_of_the_tokens(number: int) -> None:
    drawing = draw_sdg_tile(number, _THEME)
    assert (drawing.width, drawing.height) == (6, 6)
    assert (_root(number).attrib["width"], _root(number).attrib["height"]) == ("6mm", "6mm")


@pytest.mark.parametrize("number", range(1, 18))
def test_a_tile_has_the_colour_of_its_goal_from_edge_to_edge(number: int) -> None:
    svg = draw_sdg_tile(number, _THEME).svg
    picture = Image.open(BytesIO(rasterise(svg, _FONTS))).convert("RGB")
    colour = ImageColor.getrgb(standards().sdgs[number].colour)

    assert _part(number, "rect").attrib["fill"] == standards().sdgs[number].colour
    assert picture.size == (72, 72)
    assert {picture.getpixel((x, y)) for x in (0, 71) for y in (0, 71)} == {colour}


@pytest.mark.parametrize("number", range(18))
def test_the_number_of_a_tile_is_read_with_ease(number: int) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    white = number in {1, 4, 8, 10, 13, 16, 17}
    expected = "#565E6B" if number == 0 else "#FFFFFF" if white else "#16191F"
    words = _part(number, "text")
    assert words.attrib["fill"] == expected
    assert words.text == (str(number) if number else "–")
    assert words.attrib["font-weight"] == ("bold" if number else "normal")
    assert float(words.attrib["font-size"]) == pytest.approx(10 / 72 * 25.4, abs=1e-3)


@pytest.mark.parametrize("number", [9, 11, 12, 17])
def test_the_number_stands_in_the_middle(number: int) -> None:
    """A figure 1 is not in the middle of its own width, so 0.3 mm are allowed."""
    picture = _picture(number)
    ground = Image.new("RGB", picture.size, standards().sdgs[number].colour)
    differs = ImageChops.difference(picture, ground).convert("L").point(lambda grey: grey > 30)
    whole = differs.crop((8, 8, picture.width - 8, picture.height - 8)).getbbox()

    assert whole is not None
    left, top, right, bottom = whole
    middle = ((left + right) / 2 + 8, (top + bottom) / 2 + 8)
    assert middle == pytest.approx((picture.width / 2, picture.height / 2), abs=0.3 / 25.4 * 1200)


def test_no_goal_is_a_dashed_square_in_the_colour_of_ticks() -> None:
    border = _part(0, "rect").attrib
    weight = float(border["stroke-width"])
    assert (border["fill"], border["stroke"]) == ("#FFFFFF", "#7A8290")
    assert weight == pytest.approx(0.35 / 72 * 25.4, abs=1e-3)
    outer = float(border["x"]) - weight / 2
    assert outer == pytest.approx(0, abs=1e-3)
    assert float(border["width"]) + weight + 2 * outer == pytest.approx(6, abs=3e-3)


def test_the_four_sides_of_the_dashed_square_are_alike_in_the_picture() -> None:
    svg = draw_sdg_tile(0, _THEME).svg
    picture = Image.open(BytesIO(rasterise(svg, _FONTS))).convert("L")
    for turn in (0, 90, 180, 270):
        turned = picture.rotate(turn)
        rows = [turned.crop((0, y, 72, y + 1)).tobytes() for y in range(3)]
        assert min(rows[0]) == min(rows[1]) < 140
        assert 33 <= sum(grey < 140 for grey in rows[0]) <= 43  # half of it, and the corners
        assert rows[0][0] < 140
        assert sum(grey < 140 for grey in rows[2]) <= 4


def test_a_goal_that_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError):
        draw_sdg_tile(18, _THEME)


def test_the_same_tile_has_the_same_svg() -> None:
    assert draw_sdg_tile(9, _THEME) == draw_sdg_tile(9, _THEME)
