"""The rules of justification by themselves: where a line opens, and how its slack is shared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.render.justification.gaps import (
    OBJECT,
    WIDEST_GAP,
    Run,
    end_trim,
    evenly,
    openings,
    shares,
    start_trim,
)


def opened(*texts: str, chinese: bool = True) -> str:
    """Give the line with a stroke wherever it opens."""
    runs = [Run(text, 10, chinese) for text in texts]
    return "".join(
        "".join(char + "|" * (at in places) for at, char in enumerate(run.text))
        for run, places in zip(runs, openings(runs), strict=True)
    )


@pytest.mark.parametrize(
    "line",
    [
        "合|作|领|域",
        "合|作|，|并|“|创|新|”|（|某|）",
        "在 IUC 项|目",
        "在|IUC|项|目",
        "于|2018|年|7|月|9|日",
        "共 1,200 项",
        "约|25％|以|上",
        "约|￥25|元",
        "在|5℃|时",
        "这|——|也",
        "这|……|也",
        "这|……|——|也",
        "第|①|步",
        "人|名|·|人|名",
        "Placeholder City A",
        "某\u3000某",
        f"目|标{OBJECT}与|某",
    ],
)
def test_a_line_opens_beside_what_is_wide_and_not_within_words_numbers_and_dashes(
    line: str,
) -> None:
    assert opened(line.replace("|", "")) == line


@pytest.mark.parametrize("helper", ["\u2060", "\u200b"])
def test_a_helper_character_neither_adds_a_place_nor_takes_one_away(helper: str) -> None:
    assert opened(f"年{helper}7{helper}月") == f"年|{helper}7|{helper}月"
    assert opened(f"—{helper}—") == f"—{helper}—"


def test_what_stands_in_several_texts_is_one_line() -> None:
    assert opened("合", "作", "IU", "C", "项", "—", "—目") == "合|作|IUC|项|——|目"


def test_marks_of_english_words_are_not_wide() -> None:
    assert opened("A “word” — and…", chinese=False) == "A “word” — and…"


@pytest.mark.parametrize("line", ["“合作", "\u2060“合作", "《合作", "（合作"])
def test_an_opening_mark_at_the_start_gives_half_an_em(line: str) -> None:
    assert start_trim([Run(line, 10, chinese=True)]) == 5
    assert start_trim([Run("\u200b", 10, chinese=True), Run(line, 8, chinese=True)]) == 4
    assert start_trim([Run("合" + line, 10, chinese=True)]) == 0
    assert start_trim([Run(line, 10, chinese=False)]) == 0


@pytest.mark.parametrize("line", ["合作，", "合作。\u200b", "合作）", "合作”"])
def test_a_closing_mark_at_the_end_gives_half_an_em(line: str) -> None:
    assert end_trim([Run(line, 10, chinese=True)]) == 5
    assert end_trim([Run(line, 8, chinese=True), Run("\u200b", 10, chinese=True)]) == 4
    assert end_trim([Run(line + "合", 10, chinese=True)]) == 0
    assert end_trim([Run(line, 10, chinese=False)]) == 0


PLACES = st.lists(st.tuples(st.integers(0, 40), st.sampled_from([8.5, 10.0, 13.0])), max_size=6)


@given(st.floats(0, 40), PLACES)
def test_all_of_the_slack_is_shared_in_gaps_that_are_equal_and_not_too_wide(
    slack: float, places: list[tuple[int, float]]
) -> None:
    given = shares(slack, places)
    count = sum(number for number, _ in places)
    if given is None:
        sizes = [size for number, size in places if number]
        assert not sizes or slack / count >= WIDEST_GAP * min(sizes) - 0.01
        return
    sizes = [size for _, size in places]
    shared = sum(share * size / 1000 for share, size in zip(given, sizes, strict=True))
    assert shared == pytest.approx(slack, abs=0.01)
    for share, (number, size) in zip(given, places, strict=True):
        gaps = evenly(share, number) if number else []
        assert sum(gaps) == share
        assert all(gap <= WIDEST_GAP * 1000 for gap in gaps)
        assert all(abs(gap * size / 1000 - slack / count) <= 0.03 for gap in gaps)


def test_without_a_place_nothing_is_shared() -> None:
    assert shares(1, []) is None
    assert shares(1, [(0, 10.0)]) is None
    assert shares(-1, [(10, 10.0)]) is None
