"""How LibreOffice sets both languages in a Word file, by the positions of their characters."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from briefgen.content import Paragraph, Run
from briefgen.models.text import Lang
from tests.docx.conftest import document, rendered, sheet
from tests.readers.positions import Char, Line, lines_of
from tests.validators.tools import pdfs_of_libreoffice
from tests.validators.word_faults import DOCUMENT, STYLES, Fault, with_fault

HAN = re.compile("[\u4e00-\u9fff]")
LATIN = re.compile("[A-Za-z0-9]")
CHINESE = "两市将在下列领域开展合作，包括城市更新、绿色出行、垃圾分类与公众参与；双方每年会面" * 4
GAPS = "与IUC团队在2018年7月9日会面3次"
MIXED = f"{GAPS}并签署UCAP文本，" * 6
ENGLISH = (
    "The two cities will work together on urban renewal, mobility and public participation. " * 4
)


def set_in_libreoffice(
    words: str, lang: Lang, folder: Path, fault: Fault | None = None
) -> list[Line]:
    """Give the lines of the body: a document of one paragraph, perhaps with a fault."""
    data = rendered(document(sheet(lang, Paragraph((Run(words, lang),))))).data
    file = folder / "words.docx"
    file.write_bytes(data if fault is None else with_fault(data, fault))
    (pdf,) = pdfs_of_libreoffice([file], folder)
    return [line for line in lines_of(pdf.read_bytes()) if bare(line.text) in bare(words)]


def bare(words: str) -> str:
    return re.sub(r"\s", "", words)


def without(element: str) -> Fault:
    """Take a property out of all styles."""

    def fault(parts: dict[str, bytes]) -> None:
        parts[STYLES], count = re.subn(element.encode(), b"", parts[STYLES])
        assert count

    return fault


def edges(lines: list[Line]) -> float:
    """Give how far apart the right edges of all lines but the last are, in pt."""
    right = [line.x1 for line in lines[:-1]]
    assert len(right) >= 3
    return max(right) - min(right)


def gaps(lines: list[Line]) -> list[float]:
    """Give the gaps between Han and Latin characters of a single line, in em."""
    (line,) = lines
    printed = [char for char in line.chars if not char.text.isspace()]
    pairs = pairwise(printed)
    return [
        (after.x0 - before.x1) / before.size
        for before, after in pairs
        if is_boundary(before, after)
    ]


def is_boundary(before: Char, after: Char) -> bool:
    pair = before.text + after.text
    return bool(HAN.search(pair) and LATIN.search(pair))


def test_the_right_edge_of_chinese_is_even(tmp_path: Path) -> None:
    assert edges(set_in_libreoffice(CHINESE, "zh", tmp_path)) < 1


def test_an_uneven_edge_of_chinese_is_seen(tmp_path: Path) -> None:
    ragged = without('<w:jc w:val="both"/>')
    assert edges(set_in_libreoffice(MIXED, "zh", tmp_path, ragged)) > 1


def test_the_right_edge_of_english_is_ragged(tmp_path: Path) -> None:
    assert edges(set_in_libreoffice(ENGLISH, "en", tmp_path)) > 5


@pytest.mark.parametrize("words", [GAPS, GAPS.replace("IUC", " IUC ")])
def test_between_han_and_latin_is_one_gap_whether_or_not_one_was_typed(
    words: str, tmp_path: Path
) -> None:
    assert gaps(set_in_libreoffice(words, "zh", tmp_path)) == [pytest.approx(0.22, abs=0.06)] * 10


def test_spaces_that_stayed_in_are_seen(tmp_path: Path) -> None:
    """LibreOffice makes its gap whatever w:autoSpaceDE says, but none beside a space."""

    def type_spaces(parts: dict[str, bytes]) -> None:
        parts[DOCUMENT] = parts[DOCUMENT].replace(b"IUC", b"  IUC  ")

    assert max(gaps(set_in_libreoffice(GAPS, "zh", tmp_path, type_spaces))) > 0.3
