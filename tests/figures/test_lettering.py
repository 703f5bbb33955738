"""The widths of words, against the shipped fonts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from briefgen.figures.lettering import line, name_in, name_lines, width_of, wrap
from briefgen.models.text import Text
from tests.conftest import ROOT

_EM = 500


@pytest.mark.parametrize(("bold", "file"), [(False, "Regular"), (True, "Bold")])
@pytest.mark.parametrize(
    "words",
    [
        "Granada",
        "12–15 September, −6 h",
        "Málaga",
        "Besançon",
        "Łódź",
        "10 610 km",
        "AVATAR",
        "Wij",
    ],
)
def test_widths_are_those_of_the_face_but_for_kerning(words: str, file: str, *, bold: bool) -> None:
    font = ImageFont.truetype(ROOT / "styles" / "fonts" / f"Carlito-{file}.ttf", _EM)
    real = font.getlength(words) / _EM * 3

    assert real - 0.05 <= width_of(words, bold=bold) <= real * 1.1


def test_a_han_character_is_as_wide_as_it_is_high() -> None:
    assert width_of("海口") == 6
    assert width_of("海口", size=5) == 10


def test_a_quarter_em_stands_between_the_scripts_but_not_beside_chinese_marks() -> None:
    month = width_of("9") + 3

    assert width_of("9月") == pytest.approx(month + 0.226 * 3)
    assert width_of("9 月") == width_of("9月")
    assert width_of("，9") == pytest.approx(month)


def test_each_script_is_set_in_its_own_family() -> None:
    svg = line("Nice 尼斯", 0, 3, "#000000", bold=True)

    assert svg.count("<text") == 2
    assert svg.index("Briefgen Latin") < svg.index(">Nice<") < svg.index('"Briefgen Han')


def test_a_name_has_both_languages_or_the_one_that_there_is() -> None:
    assert name_in(Text(en="Nice", zh="尼斯"), ("en", "zh")) == "Nice 尼斯"
    assert name_in(Text(en="Nice"), ("en", "zh")) == "Nice"
    assert name_in(Text(en="Nice"), ("zh",)) == "Nice"


def test_a_long_name_has_a_line_for_each_language() -> None:
    name = Text(en="Placeholder City A", zh="占位城市甲")

    assert name_lines(name, ("en", "zh"), 100) == ("Placeholder City A 占位城市甲",)
    assert name_lines(name, ("en", "zh"), 33) == ("Placeholder City A", "占位城市甲")


@given(st.text("abcW é海口，-", max_size=60), st.floats(8, 60), st.booleans())
def test_lines_fit_their_width_and_lose_nothing(words: str, width: float, bold: bool) -> None:  # noqa: FBT001
    lines = wrap(words, width, bold=bold)

    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(width_of(one, bold=bold) <= width for one in lines)
