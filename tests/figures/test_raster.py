"""Drawings as PNG: size, bytes, and text that is really there."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from briefgen.errors import SetupError
from briefgen.figures.emblem import draw_emblem
from briefgen.figures.raster import rasterise
from briefgen.figures.svg import FONT_FAMILY, document, element, text
from briefgen.figures.timeline import draw_timeline
from briefgen.load import load_model
from briefgen.models.text import Text
from briefgen.models.ucap import Activity, Period
from briefgen.theme import Theme

_STYLES = Path(__file__).parents[2] / "styles"
_FONTS = sorted((_STYLES / "fonts").glob("*.ttf"))


def _image(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def _timeline() -> str:
    activities = [
        Activity.model_validate({"date": f"2018-{month:02}", "side": side, "text": Text(en="Met.")})
        for month, side in [(4, "china"), (7, "china"), (7, "china"), (9, "europe"), (11, "china")]
    ]
    period = Period.model_validate({"start": "2018-07", "end": "2019-11"})
    drawing = draw_timeline(
        activities, period, ("zh",), load_model(_STYLES / "theme.yaml", Theme).value
    )
    assert drawing is not None
    return drawing.svg


def test_a_drawing_has_eight_pixels_a_mm_and_a_small_one_twelve() -> None:
    image = Image.open(BytesIO(rasterise(_timeline(), _FONTS)))

    assert image.size == (1440, 175)
    assert _image(rasterise(draw_emblem(10).svg, _FONTS)).width == 180


def test_a_timeline_takes_less_than_20_kb() -> None:
    assert len(rasterise(_timeline(), _FONTS)) < 20_000


def test_the_emblem_fills_its_picture_in_its_exact_colours() -> None:
    image = _image(rasterise(draw_emblem(10).svg, _FONTS))

    assert image.size == (180, 120)
    assert image.getpixel((0, 0)) == image.getpixel((179, 119)) == (0x00, 0x33, 0x99)
    assert image.getpixel((90, 21)) == (0xFF, 0xCC, 0x00)


def test_the_ground_is_white() -> None:
    assert _image(rasterise(_timeline(), _FONTS)).getpixel((5, 5)) == (255, 255, 255)


def test_a_timeline_keeps_the_exact_colours_of_the_theme() -> None:
    colours = {colour for _, colour in _image(rasterise(_timeline(), _FONTS)).getcolors() or ()}
    theme = load_model(_STYLES / "theme.yaml", Theme).value.colours

    for colour in (theme.ink, theme.blue, theme.cinnabar, theme.tint, "#FFFFFF"):
        assert ImageColor.getrgb(colour) in colours


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert rasterise(_timeline(), _FONTS) == rasterise(_timeline(), _FONTS)


@pytest.mark.parametrize(("words", "weight"), [("8", "bold"), ("在", "bold"), ("J", "normal")])
def test_text_is_set_in_the_shipped_fonts_only(words: str, weight: str) -> None:
    # DejaVu Sans is on nearly every Linux: it would show if the machine's fonts were used.
    families = FONT_FAMILY["en"] + ",DejaVu Sans"
    face: dict[str, str | float] = {"font-family": families, "font-weight": weight}
    svg = document(8, 6, text(words, {"x": 2, "y": 4, "font-size": 3, **face})).svg

    assert len(_image(rasterise(svg, _FONTS)).getcolors() or ()) > 2
    assert len(_image(rasterise(svg, [])).getcolors() or ()) == 1


def test_chinese_words_have_the_weight_that_they_ask_for() -> None:
    def ink(weight: str) -> int:
        face: dict[str, str | float] = {"font-family": FONT_FAMILY["zh"], "font-weight": weight}
        svg = document(30, 6, text("地点未注明", {"x": 2, "y": 4, "font-size": 3, **face})).svg
        levels = _image(rasterise(svg, _FONTS)).convert("L").histogram()
        return sum((255 - level) * count for level, count in enumerate(levels))

    assert ink("normal") < 0.9 * ink("bold")


def test_a_number_stands_in_the_middle_of_its_disc() -> None:
    image = _image(rasterise(_timeline(), _FONTS, dpi=1200)).convert("L")
    pixels_per_mm = 1200 / 25.4
    # The 4 stands alone below the axis in September; a square within its disc, without the edge.
    x, y, reach = 36.8 + 8.5 * 36.8 / 6, 11.15 + 3.7, 1.4
    left, top = (x - reach) * pixels_per_mm, (y - reach) * pixels_per_mm
    side = 2 * reach * pixels_per_mm
    disc = image.crop((round(left), round(top), round(left + side), round(top + side)))
    number = disc.point([255 if level > 128 else 0 for level in range(256)]).getbbox()

    assert number is not None
    assert (number[0] + number[2]) / 2 == pytest.approx(side / 2, abs=0.1 * pixels_per_mm)
    assert (number[1] + number[3]) / 2 == pytest.approx(side / 2, abs=0.05 * pixels_per_mm)
    assert (number[3] - number[1]) / pixels_per_mm == pytest.approx(0.645 * 3, abs=0.05)


def test_a_missing_font_is_an_error_and_not_a_picture_without_words(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"Gone\.ttf: the font is missing; set briefgen up again"):
        rasterise(document(8, 6, element("g", {})).svg, [tmp_path / "Gone.ttf"])
