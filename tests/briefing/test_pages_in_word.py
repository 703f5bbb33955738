"""The pages that a briefing names in Word are those of LibreOffice, chapter by chapter."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from briefgen.content import Chapter, words
from tests.briefing.conftest import Briefing
from tests.readers.heading_pages import heading_pages
from tests.readers.positions import lines_of
from tests.validators import tools
from tests.validators.conftest import Once


@pytest.fixture(scope="session")
def in_libreoffice(once: Once, briefings: dict[str, Briefing]) -> Path:
    """A folder with the briefings as LibreOffice sets them."""

    def make(folder: Path) -> None:
        tools.pdfs_of_libreoffice([one.word for one in briefings.values()], folder)

    return once("briefings-in-libreoffice", make) / "pdf"


@pytest.fixture
def set_by_word(briefing: Briefing, in_libreoffice: Path) -> PdfReader:
    """Each of them in turn."""
    return PdfReader(in_libreoffice / f"{briefing.word.stem}.pdf")


def test_every_chapter_begins_on_the_page_of_the_pdf(
    briefing: Briefing, set_by_word: PdfReader
) -> None:
    begins = {
        bare(str(entry.title)): (set_by_word.get_destination_page_number(entry) or 0) + 1
        for entry in set_by_word.outline
        if isinstance(entry, Destination)
    }
    wanted = {title(one): briefing.pages[one.heading.anchor] for one in briefing.document.chapters}
    assert {name: begins.get(name) for name in wanted} == wanted


def test_every_heading_stands_on_the_page_of_the_pdf(
    briefing: Briefing, set_by_word: PdfReader
) -> None:
    assert heading_pages(set_by_word) == heading_pages(PdfReader(briefing.pdf))


def test_it_has_as_many_pages_as_the_pdf(briefing: Briefing, set_by_word: PdfReader) -> None:
    assert len(set_by_word.pages) == len(PdfReader(briefing.pdf).pages)


def test_the_version_on_a_cover_stands_on_one_line(
    briefing: Briefing, in_libreoffice: Path
) -> None:
    (cover,) = briefing.document.sheets
    for file in (briefing.pdf, in_libreoffice / f"{briefing.word.stem}.pdf"):
        lines = [bare(line.text) for line in lines_of(file.read_bytes()) if line.page == 1]
        for version in cover.foot.version:
            # Once in the table of the cover, and once in its foot.
            assert lines.count(bare(words(version.inlines))) == 2, (file.name, lines)


def title(chapter: Chapter) -> str:
    heading = chapter.heading
    return bare("".join(words(part.inlines) for part in (*heading.label, *heading.parts)))


def bare(text: str) -> str:
    return re.sub("[\\s\u00a0\u00ad\u200b\u2060]", "", text)
