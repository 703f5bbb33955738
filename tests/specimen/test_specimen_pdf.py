"""The specimen as a PDF: what is read from the finished file holds for every later document."""

import io
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from briefgen.content import Contents, words
from tests.readers.pdf_text import pdf_words
from tests.readers.positions import Line, lines_of
from tests.specimen.conftest import THEME, Made, specimen
from tests.validators import tools
from tests.validators.pdf_checks import problems

PT = 72 / 25.4
STEP = THEME.grid.step * PT
LEFT = THEME.page.margin_side * PT
RIGHT = (THEME.page.width - THEME.page.margin_side) * PT
ENGLISH, CHINESE = LEFT + STEP, LEFT + 3 * STEP
NO_LINE_START = "，。、；：？！”’）》】～·…—"
NO_LINE_END = "“‘（《【"
HAN = re.compile("[\u4e00-\u9fff]")
UNITS = ["2020年5月12日", "3146平方公里", "230万", "SDG11", "12May2020", "3146km²", "2.3million"]


def bare(text: str) -> str:
    return re.sub("[\\s\u00a0\u200b\u2060]", "", text)


def pages_of(made: Made) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(made.data)).pages]


# --- the same words -------------------------------------------------------------------------


def test_the_words_of_the_file_are_those_of_the_content() -> None:
    made = specimen()
    said = words(made.document.sheets) + words(made.document.chapters)
    assert bare(pdf_words(made.data)) == bare(said)


def test_the_running_head_and_foot_are_read_once_a_page_by_nobody() -> None:
    assert "Not to be handed to the other side" not in pdf_words(specimen().data)
    assert all("Not to be handed" in text for text in pages_of(specimen())[1:])


# --- pages ----------------------------------------------------------------------------------


def headings(made: Made) -> Iterator[tuple[str, int]]:
    reader = PdfReader(io.BytesIO(made.data))
    for entry in reader.outline:
        if isinstance(entry, Destination):
            page = reader.get_destination_page_number(entry)
            assert page is not None
            yield str(entry.title), page + 1


def test_every_chapter_begins_a_page_and_stands_in_the_contents_with_it() -> None:
    made = specimen()
    found = list(headings(made))
    assert len({page for _, page in found}) == len(found) == 1 + len(made.document.chapters)
    listed = [
        (" · ".join(words(part.inlines) for part in entry.parts), entry.page)
        for chapter in made.document.chapters
        for block in chapter.blocks
        if isinstance(block, Contents)
        for entry in block.entries
        if entry.level == 1
    ]
    # Cover and contents are not listed; "Brief 1" is the label of a heading, not a part of it.
    assert [(title.removeprefix("Brief 1 "), page) for title, page in listed] == found[2:]


def test_every_page_of_the_chapters_has_the_handling_mark_and_its_number() -> None:
    pages = pages_of(specimen())
    for number, text in enumerate(pages[1:], start=2):
        assert text.count("INTERNAL") == 2
        assert f"{number} of {len(pages)}" in text


def test_the_head_row_of_a_table_stands_again_on_the_next_page() -> None:
    assert sum("Local time" in text and "English" in text for text in pages_of(specimen())) == 2


def test_a_wide_chapter_lies_across() -> None:
    sizes = [page.mediabox for page in PdfReader(io.BytesIO(specimen().data)).pages]
    assert [box.width > box.height for box in sizes] == [False] * (len(sizes) - 1) + [True]


# --- setting --------------------------------------------------------------------------------


def chinese_lines(made: Made) -> list[Line]:
    return [line for line in lines_of(made.data) if HAN.search(line.text)]


def test_no_chinese_line_starts_or_ends_with_a_mark_of_the_other_side() -> None:
    lines = [bare(line.text) for line in chinese_lines(specimen())]
    assert len(lines) > 60
    assert not [line for line in lines if line[0] in NO_LINE_START or line[-1] in NO_LINE_END]


@pytest.mark.parametrize("unit", UNITS)
def test_dates_and_numbers_with_units_stand_on_one_line(unit: str) -> None:
    lines = [bare(line.text) for line in lines_of(specimen().data)]
    assert any(unit in line for line in lines)


def running_text(made: Made) -> list[list[Line]]:
    """Give the Chinese paragraphs of the columns for two languages, as lines."""
    beside = [line for line in chinese_lines(made) if abs(line.chars[0].x0 - CHINESE) < 6]
    beside = [line for line in beside if line.chars[0].size == pytest.approx(9, abs=0.1)]
    paragraphs: list[list[Line]] = []
    for line in beside:
        above = paragraphs[-1][-1] if paragraphs else None
        near = above and above.page == line.page and 0 < above.baseline - line.baseline < 15
        if near:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [paragraph for paragraph in paragraphs if len(paragraph) > 2]


def distances_from_the_edge(made: Made) -> list[float]:
    """Give how far the ink of each line but a paragraph's last ends from the right edge, in pt."""
    found = []
    for paragraph in running_text(made):
        for line in paragraph[:-1]:
            last = line.chars[-1]
            half = last.size / 2 if last.text in NO_LINE_START else 0
            found.append(abs(RIGHT - (last.x1 - half)))
    return found


def test_chinese_running_text_reaches_the_right_edge() -> None:
    distances = distances_from_the_edge(specimen())
    assert len(distances) >= 10
    assert max(distances) < 1


def test_without_justification_it_does_not() -> None:
    assert max(distances_from_the_edge(specimen("p { text-align: start !important }"))) > 1


def rows_apart(made: Made) -> list[float]:
    """Give how far the first baselines of both languages are apart in each row, in pt."""
    apart = []
    for _, lines in groupby(lines_of(made.data), key=lambda line: line.page):
        here = list(lines)
        english, chinese = (
            rows([line for line in here if is_text(line, column, sizes)])
            for column, sizes in ((ENGLISH, (10, 9.6)), (CHINESE, (9, 9.1)))
        )
        # A heading in English alone has a row in the contents too.
        apart += [min(abs(one - other) for other in english) for one in chinese]
    return apart


def is_text(line: Line, column: float, sizes: tuple[float, float]) -> bool:
    """Whether a line of a column is running text, or a title of an entry, by its size."""
    size = line.chars[0].size
    return abs(line.x0 - column) < 6 and any(abs(size - one) < 0.05 for one in sizes)


def rows(lines: list[Line]) -> list[float]:
    """Give the first baseline of each row of a column: no other one stands closely above it."""
    baselines = [line.baseline for line in lines]
    return [one for one in baselines if not any(0 < other - one < 15.5 for other in baselines)]


def test_rows_of_both_languages_start_on_the_same_line() -> None:
    apart = rows_apart(specimen())
    assert len(apart) >= 15
    assert max(apart) < 0.5


def test_set_by_their_tops_they_do_not() -> None:
    assert max(rows_apart(specimen(".cell { vertical-align: top !important }"))) > 0.5


# --- validators -----------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The specimen as a file."""
    path = tmp_path / "specimen.pdf"
    path.write_bytes(specimen().data)
    return path


def test_page_validation_finds_nothing(file: Path) -> None:
    assert tools.page_validation([file]) == {file.name: frozenset()}


def test_outloud_finds_nothing(file: Path) -> None:
    assert tools.outloud([file]) == {file.name: frozenset()}


def test_our_own_checks_find_nothing(file: Path) -> None:
    assert not problems(file.read_bytes())
