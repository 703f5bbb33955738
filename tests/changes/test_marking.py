"""The words that differ between two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.changes.change import in_plain_words
from briefgen.changes.marking import in_terminal, likeness, mark_words
from briefgen.changes.vocabulary import Vocabulary
from briefgen.markdown import literal, plain
from tests.changes.changing import labels

WORDS = st.lists(st.sampled_from(["a", "bb", " ", "，", "城", "市", ".", "é", "𠀀", "\n"])).map(
    "".join
)


@given(old=st.one_of(WORDS, st.text()), new=st.one_of(WORDS, st.text()))
def test_the_pieces_make_both_texts(old: str, new: str) -> None:
    pieces = mark_words(old, new)
    assert "".join(one.text for one in pieces if one.kind != "inserted") == old
    assert "".join(one.text for one in pieces if one.kind != "deleted") == new
    assert all(one.text for one in pieces)
    assert all(one.kind == "same" for one in pieces) == (old == new)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("one meeting a year", "one meeting a month", "one meeting a [-year-]{+month+}"),
        ("one meeting", "one meeting a year", "one meeting{+ a year+}"),
        ("two long days", "long days", "[-two -]long days"),
        # Small words between two changes stay; what is no word goes with them.
        ("red, green", "blue, black", "[-red, green-]{+blue, black+}"),
        ("推动可行性研究", "推动可行性报告", "推动可行性[-研究-]{+报告+}"),
        ("研究达到签署条件。", "研究具备签署条件。", "研究[-达到-]{+具备+}签署条件。"),
        ("IUC项目", "IURC项目", "[-IUC-]{+IURC+}项目"),
    ],
)
def test_latin_text_is_marked_by_words_and_chinese_by_characters(
    old: str, new: str, shown: str
) -> None:
    assert in_terminal(mark_words(old, new)) == shown


def test_very_long_texts_are_marked_without_being_compared_word_by_word() -> None:
    old, new = "城" * 50_000 + "市" * 9_000, "城" * 50_000 + "县" * 9_000
    assert [(one.kind, len(one.text)) for one in mark_words(old, new)] == [
        ("same", 50_000),
        ("deleted", 9_000),
        ("inserted", 9_000),
    ]


def test_documents_say_it_in_words() -> None:
    def said(old: str, new: str) -> tuple[str, str]:
        words = in_plain_words(mark_words(old, new), Vocabulary(labels()))
        return words.en, words.zh

    assert said("one *old* word", "one new word") == (
        "“*old*” is now “new”",
        "“*old*”改为“new”",
    )
    assert said("one word or two", "two words or") == (
        "“one word” is now “two words”; deleted “two”",
        "“one word”改为“two words”；删去“two”",
    )
    assert said("a place", "a new place") == ("inserted “new”", "增加“new”")
    assert said("a, b", "a, b, c")[0] == "inserted “c”"
    assert said("a b", "a, b")[0] == "inserted “,”"
    assert said("a 1 b 2 c 3 d 4 e 5 f", "a a b b c c d d e e f")[0].endswith(
        "“4” is now “d”; 1 more"
    )


@given(text=st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1))
def test_a_text_made_literal_reads_as_it_is(text: str) -> None:
    assert plain(literal(text)) == text


def test_alike_is_what_shares_words() -> None:
    assert likeness("a meeting in May", "a meeting in May") == 1
    assert 0.5 < likeness("a meeting in May", "a meeting in June") < 1
    assert likeness("a meeting", "the lunch") == 0
