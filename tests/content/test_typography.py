"""Helper characters that a PDF needs: never in the record, never in Word."""

import pytest

from briefgen.typography import set_for_pdf, unbroken


@pytest.mark.parametrize(
    ("text", "ready"),
    [
        ("2018年7月至2019年11月", "2018\u00a0年\u00a07\u00a0月至 2019\u00a0年\u00a011\u00a0月"),
        ("在IUC竞争性资金", "在 IUC 竞争性资金"),
        ("在 IUC 竞争性资金", "在 IUC 竞争性资金"),
        ("（IUC）和《某某》", "（IUC）和《某某》"),
        ("海口、罗马", "海口、罗马"),
    ],
)
def test_a_space_stands_between_han_and_latin_typed_or_not(text: str, ready: str) -> None:
    assert set_for_pdf(text, "zh") == ready


def test_english_is_left_as_it_is() -> None:
    assert set_for_pdf("SDG11 海口A", "en") == "SDG11 海口A"


def test_a_name_is_kept_whole_by_word_joiners_between_its_han_characters() -> None:
    assert unbroken("意大利") == "意\u2060大\u2060利"
    assert unbroken("Nice 尼斯") == "Nice 尼\u2060斯"
