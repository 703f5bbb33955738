"""A mission's briefing in Word: the numbers in its contents are LibreOffice's pages."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from tests.docx.conftest import NAMESPACES, WordFile
from tests.docx.missions import of_mission, stored
from tests.validators import tools
from tests.validators.conftest import Once


@pytest.fixture(scope="module")
def briefing(once: Once) -> Path:
    """The briefing of the mission with every field; the pack has tests of its own."""
    return stored("briefing", lambda: of_mission("briefing"), once)


def test_every_chapter_begins_on_the_page_that_the_contents_name(
    briefing: Path, tmp_path: Path
) -> None:
    (pdf,) = tools.pdfs_of_libreoffice([briefing], tmp_path)
    named = in_contents(WordFile(briefing.read_bytes()))
    begins = in_outline(pdf)
    assert len(named) > 10
    assert {title: begins.get(title) for title in named} == named


def in_contents(file: WordFile) -> dict[str, int]:
    """Give the chapters that the contents name, each with the number of its page."""
    found: dict[str, int] = {}
    for entry in file.find("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Toc1')]"):
        *title, page = entry.xpath(".//w:t/text()", namespaces=NAMESPACES)
        found[bare("".join(map(str, title)))] = int(str(page))
    return found


def in_outline(pdf: Path) -> dict[str, int]:
    """Give the chapters of a PDF, each with the page that it begins on."""
    reader = PdfReader(pdf)
    return {
        bare(str(entry.title)): (reader.get_destination_page_number(entry) or 0) + 1
        for entry in reader.outline
        if isinstance(entry, Destination)
    }


def bare(text: str) -> str:
    return re.sub("[\\s\u00a0]", "", text)
