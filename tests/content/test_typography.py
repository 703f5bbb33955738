"""Helper characters that a PDF needs: never in the record, never in Word."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.content import (
    LineBreak,
    Link,
    Mark,
    Node,
    PageCount,
    PageNumber,
    Reference,
    Run,
)
from briefgen.models.text import LANGS, Lang
from briefgen.typography import as_written, set_for_pdf, unbroken, without_helpers
from briefgen.typography.inlines import before_marks, set_inlines

HELPERS = re.compile("[ \u00a0\u3000\u2060\u200b]")
WORDS = [
    *(
        "2018",
        "7",
        "14:30",
        "年",
        "月",
        "日",
        "平方公里",
        "第",
        "至",
        "汉",
        "海口",
        "字",
        "IUC",
        "SDG",
    ),
    *(
        "May",
        "Brief",
        "million",
        "km²",
        "U-CAP",
        "é",
        "%",
        "°",
        "€",
        "+86",
        "(0)",
        "-",
        "–",
        "—",
        "/",
    ),
    *("“", "”", "‘", "’", "（", "）", "，", "。", "：", "～", "·", "……", "\u3000", " ", " ", " "),
    *("\u00a0", "\u2060", "\u200b", "(", ")", ".", ",", "'"),
]
TEXTS = st.lists(st.sampled_from(WORDS) | st.characters(codec="utf-8"), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("text", "ready"),
    [
        ("2018年7月至2019年", "2018~年~7~月至 2019~年"),
        ("在IUC竞争性资金", "在 IUC 竞争性资金"),
        ("在 IUC 竞争性资金", "在 IUC 竞争性资金"),
        ("（IUC）和《某某》", "（IUC）和《某某》"),
        ("海口、罗马", "海口、罗马"),
        ("占3.5%的", "占 3.5% 的"),
        ("汉， IUC （汉） 汉", "汉，IUC（汉）汉"),
        ("的“汉”字", "的|“汉”|字"),
        ("（“汉”）", "（“汉”）"),
        ("汉～汉·汉", "汉_～汉_·汉"),
        ("2018—2019年", "2018_—_2019~年"),
        ("汉——汉", "汉——汉"),
        ("3146平方公里", "3146~平_方_公_里"),
        ("5至6月", "5 至 6~月"),
        ("见会见参考10。", "见会见参_考~10。"),
        ("U-CAP汉", "U-_CAP 汉"),
        ("the partners’ “Plan”", "the partners’ “Plan”"),
    ],
)
def test_chinese_is_set_with_spaces_breaks_and_whole_units(text: str, ready: str) -> None:
    signs = str.maketrans("~_|", "\u00a0\u2060\u200b")
    assert set_for_pdf(text, "zh") == ready.translate(signs)


@pytest.mark.parametrize(
    ("text", "ready"),
    [
        ("SDG11 海口A", "SDG11 海口A"),
        ("on 12 May 2020, at 14:30", "on 12~May~2020, at 14:30"),
        ("2.3 million and 3 146 km²", "2.3~million and 3~146~km²"),
        ("Brief 1, SDG 11", "Brief~1, SDG~11"),
        ("July 2018 – May 2019", "July~2018~– May~2019"),
        ("phone +86 898 6872 3456", "phone +86~898~6872~3456"),
        ("in 2018 the 12 cities", "in 2018 the 12 cities"),
        ("“Plan” of the partners’ cities", "“Plan” of the partners’ cities"),
    ],
)
def test_in_english_only_units_are_held_together(text: str, ready: str) -> None:
    assert set_for_pdf(text, "en") == ready.replace("~", "\u00a0")


@given(TEXTS, st.sampled_from(LANGS))
@example("10 ：30", "zh")
@example("汉\u2060 A", "zh")
def test_nothing_but_spaces_and_helpers_is_put_in_or_taken_out(text: str, lang: Lang) -> None:
    assert HELPERS.sub("", set_for_pdf(text, lang)) == HELPERS.sub("", text)


@given(TEXTS, st.sampled_from(LANGS))
@example("10 ：30", "zh")
@example("汉\u2060 A", "zh")
def test_what_is_set_stays_as_it_is(text: str, lang: Lang) -> None:
    ready = set_for_pdf(text, lang)
    assert set_for_pdf(ready, lang) == ready


@given(TEXTS)
def test_english_changes_by_no_break_spaces_and_word_joiners_alone(text: str) -> None:
    def plain(text: str) -> str:
        return text.replace("\u2060", "").replace("\u00a0", " ")

    assert plain(set_for_pdf(text, "en")) == plain(text)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_runs_are_set_as_the_one_text_that_they_are(texts: list[str]) -> None:
    runs = tuple(Run(text, "zh") for text in texts)
    ready = [node.text for node in set_inlines(runs) if isinstance(node, Run)]
    assert "".join(ready) == set_for_pdf("".join(texts), "zh")
    assert [HELPERS.sub("", text) for text in ready] == [HELPERS.sub("", text) for text in texts]


def test_a_gap_stands_beside_a_link_and_not_within_it() -> None:
    link = Link("https://testville.example", (Run("IUC", "zh"),))
    before, linked, after = set_inlines((Run("与", "zh"), link, Run("汉", "zh")))
    assert before == Run("与 ", "zh")
    assert linked == link
    assert after == Run(" 汉", "zh")


def test_a_space_between_words_and_bold_ones_begins_the_second() -> None:
    """Where it alone is too much at the end of bold words, they break after the first one."""
    line = (Run("Once. ", "en"), Run("We have it. ", "en", strong=True), Run("Look", "en"))
    assert [node.text for node in set_inlines(line) if isinstance(node, Run)] == [
        *("Once.", " We have it.", " Look"),
    ]


def test_a_line_break_parts_two_texts() -> None:
    nodes = (Run("汉", "zh"), LineBreak(), Run("A", "zh"))
    assert tuple(set_inlines(nodes)) == nodes


def test_a_name_is_kept_whole_by_word_joiners_between_its_han_characters() -> None:
    assert unbroken("意大利") == "意\u2060大\u2060利"
    assert unbroken("Nice 尼斯") == "Nice 尼\u2060斯"
    assert without_helpers(unbroken("意大利")) == "意大利"


def test_a_name_as_long_as_a_column_breaks_like_other_words() -> None:
    name = "土地可持续利用与基于自然的解决方案"
    assert unbroken(name) == name


@pytest.mark.parametrize("page", [Reference("people"), PageNumber(), PageCount()])
def test_the_number_of_a_page_has_the_gap_of_any_number_among_chinese(page: object) -> None:
    before, number, after = set_inlines((Run("人员名单，第", "zh"), page, Run("页", "zh")))  # type: ignore[arg-type]
    assert (before, after) == (Run("人员名单，第\u00a0", "zh"), Run("\u00a0页", "zh"))
    assert number == page


def test_the_number_of_a_page_has_no_other_gap_in_english() -> None:
    line = (Run("page ", "en"), Reference("people"), Run("; more", "en"))
    assert tuple(set_inlines(line)) == line


GAP = "\u00a0\u00a0\u200b"


def test_the_gap_before_a_mark_ends_what_is_before_it_and_a_line_can_end_there() -> None:
    mark, more = Mark("to be confirmed", "en"), Run(" more", "en")
    assert list(before_marks((Run("Transport: ", "en"), mark, more))) == [
        *(Run(f"Transport:{GAP}", "en"), mark, more),
    ]
    assert list(before_marks((Reference("people"), mark))) == [
        *(Reference("people"), Run(GAP, "en"), mark),
    ]


@pytest.mark.parametrize("nodes", [(), (LineBreak(),)], ids=["none", "line"])
def test_a_mark_at_the_start_of_a_line_has_no_gap_before_it(nodes: tuple[Node, ...]) -> None:
    line = (*nodes, Mark("to be confirmed", "en"))
    assert tuple(before_marks(line)) == line


def test_a_ring_without_words_leaves_what_stands_before_it() -> None:
    line = (Run("Words ", "en"), Mark("", "en"))
    assert tuple(before_marks(line)) == line


@given(TEXTS, st.sampled_from(LANGS))
def test_a_line_that_was_set_is_found_again_as_it_was_written(text: str, lang: Lang) -> None:
    line = set_for_pdf(text, lang)
    assert as_written(text, line) == text.rstrip(" \u00a0\u3000\u2060\u200b")


def test_the_beginning_of_a_text_is_its_own_without_what_was_set() -> None:
    assert as_written("2018年“汉”汉汉", "2018\u00a0年\u200b“汉") == "2018年“汉"
    assert as_written("汉", "") == ""
