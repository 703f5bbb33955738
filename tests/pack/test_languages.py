"""Two languages side by side: read one after the other, row by row, each as what it is."""

import re
from collections.abc import Iterator

import pytest

from briefgen.content import Document, Grid, GridRow, walk, words
from tests.pack.made import COMPLETE, pack
from tests.readers.pdf_langs import Piece, spoken

_HELPERS = re.compile("[\\s\u00a0\u00ad\u200b\u2060]+")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN_WORD = re.compile("[A-Za-z]{2,}")
ENGLISH, CHINESE = "e", "z"


def bare(text: str) -> str:
    return _HELPERS.sub("", text)


def read_aloud(pieces: tuple[Piece, ...]) -> tuple[str, str]:
    """Give all characters in reading order, and for each the first letter of its language."""
    said = [(lang[0], bare(text)) for lang, text in pieces]
    return "".join(text for _, text in said), "".join(lang * len(text) for lang, text in said)


def rows_of_both(document: Document) -> Iterator[GridRow]:
    """Give the rows that have English in one cell and Chinese in the next."""
    for node in walk(document.chapters):
        if isinstance(node, Grid):
            for row in node.rows:
                if [cell.span for cell in row.cells] == [1, 2, 2] and not node_has_drawing(row):
                    yield row


def node_has_drawing(row: GridRow) -> bool:
    return any(type(node).__name__ == "Figure" for node in walk(row))


def misread(document: Document, pieces: tuple[Piece, ...]) -> tuple[int, list[str]]:
    """Give how many rows there are, and those that are out of order or in a wrong language."""
    text, langs = read_aloud(pieces)
    at, count, wrong = 0, 0, []
    for row in rows_of_both(document):
        _, english, chinese = (bare(words(cell)) for cell in row.cells)
        if not (english and chinese):
            continue
        count += 1
        found = text.find(english + chinese, at)
        if found < 0:
            wrong.append(f"{english} | {chinese}")
            continue
        at, middle = found, found + len(english)
        in_english = _HAN.search(text[found:middle])
        as_chinese = langs[found:middle].count(CHINESE)
        as_english = [
            text[place]
            for place in range(middle, middle + len(chinese))
            if langs[place] == ENGLISH and _HAN.match(text[place])
        ]
        if (as_chinese and not in_english) or as_english:
            wrong.append(f"{english} | {chinese}")
    return count, wrong


@pytest.mark.parametrize("name", [COMPLETE, "2018-09-europe", "2019-10-nice"])
def test_every_row_is_read_in_english_and_then_in_chinese(name: str) -> None:
    made = pack(name)
    count, wrong = misread(made.document, spoken(made.data, "en"))
    assert count > 80
    assert wrong == []


@pytest.mark.parametrize("name", [COMPLETE, "2018-09-europe", "2019-10-nice"])
def test_no_chinese_is_read_out_as_english_nor_english_as_chinese(name: str) -> None:
    pieces = spoken(pack(name).data, "en")
    english = [text for lang, text in pieces if lang.startswith("en")]
    assert [text for text in english if _HAN.search(text)] == []
    latin = [text for lang, text in pieces if lang == "zh-Hans" and not _HAN.search(text)]
    assert [text for text in latin if len(_LATIN_WORD.findall(text)) > NAME] == []


NAME = 3
"""Words: a name in Latin letters may stand within Chinese."""


def test_a_row_in_the_wrong_order_or_language_is_seen() -> None:
    made = pack("2019-10-nice")
    pieces = spoken(made.data, "en")
    count, wrong = misread(made.document, tuple(reversed(pieces)))
    assert len(wrong) > 0.9 * count  # words of one letter are found anywhere
    untold = tuple(("en", text) for _, text in pieces)
    assert len(misread(made.document, untold)[1]) > count / 2


def test_the_contents_call_a_day_by_its_number_in_each_language() -> None:
    days = [entry for entry in pack(COMPLETE).entries if entry.level > 1]
    called = [[words(part.inlines) for part in entry.parts] for entry in days]
    assert called[0] == ["Day 1 Sampleton", "第1天 样例市"]
    assert len(called) == 5
