"""The pack as a Word file: its words, what validators say, and pages that agree with the PDF."""

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from briefgen.content import words
from briefgen.models.text import Lang
from tests.pack.made import BOTH, COMPLETE, Made, pack, pack_in_word
from tests.readers.docx_text import docx_sheets
from tests.readers.heading_pages import heading_pages
from tests.readers.positions import lines_of
from tests.validators import tools
from tests.validators.word_checks import problems

EDITIONS: tuple[tuple[Lang, ...], ...] = (BOTH, ("en",), ("zh",))
PACKS = [
    (name, langs) for name in (COMPLETE, "2018-09-europe", "2019-10-nice") for langs in EDITIONS
]
every_pack = pytest.mark.parametrize(("name", "langs"), PACKS, ids=str)
_CONTENTS = 2  # the page
_HELPERS = re.compile("[\\s\u00a0\u00ad\u200b\u2060]+")


def bare(text: str) -> str:
    return _HELPERS.sub("", text)


def file_name(name: str, langs: tuple[Lang, ...]) -> str:
    return f"{name}-{'-'.join(langs)}"


@every_pack
def test_the_words_of_the_file_are_those_of_the_content(name: str, langs: tuple[Lang, ...]) -> None:
    cover, *chapters = docx_sheets(pack_in_word(name, langs))
    found = [
        *cover.head,
        *cover.body,
        *cover.foot,
        *(part for one in chapters for part in one.body),
    ]
    assert bare("".join(found)) == shown(pack(name, langs))


def shown(made: Made) -> str:
    """Give the words of the content; Word's own list of chapters has the page behind the words."""
    said = bare(words(made.document.sheets) + words(made.document.chapters))
    pages_first = "".join(bare(words(entry)) for entry in made.entries)
    pages_last = "".join(f"{bare(words(entry.parts))}{entry.page}" for entry in made.entries)
    assert said.count(pages_first) == 1
    return said.replace(pages_first, pages_last)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made_in = tmp_path_factory.mktemp("word")
    for name, langs in PACKS:
        (made_in / f"{file_name(name, langs)}.docx").write_bytes(pack_in_word(name, langs))
    return made_in


def test_no_validator_finds_an_error(folder: Path) -> None:
    files = sorted(folder.glob("*.docx"))
    none = {file.name: frozenset[str]() for file in files}
    assert tools.open_xml_sdk(files) == none
    assert tools.openxml_audit(folder) == none
    assert {file.name: problems(file.read_bytes()) for file in files} == none


# --- the contents of Word are the pages of LibreOffice ----------------------------------------


@pytest.fixture(scope="module")
def in_libreoffice(folder: Path) -> dict[str, PdfReader]:
    """The packs as LibreOffice sets them."""
    files = sorted(folder.glob("*.docx"))
    return {path.stem: PdfReader(path) for path in tools.pdfs_of_libreoffice(files, folder)}


def begins(reader: PdfReader) -> dict[str, int]:
    """Give the pages of the large headings of the first level."""
    return {
        bare(str(entry.title)): (reader.get_destination_page_number(entry) or 0) + 1
        for entry in reader.outline
        if isinstance(entry, Destination)
    }


def listed(made: Made) -> dict[str, int]:
    """Give the pages that the contents name."""
    by_anchor = {entry.target: entry.page or 0 for entry in made.entries}
    return {
        bare(words(tuple(part.inlines for part in one.heading.parts))): by_anchor[anchor]
        for one in made.document.chapters
        if (anchor := one.heading.anchor) in by_anchor
    }


@every_pack
def test_every_chapter_begins_on_the_page_that_its_contents_name(
    name: str, langs: tuple[Lang, ...], in_libreoffice: dict[str, PdfReader]
) -> None:
    wanted = listed(pack(name, langs))
    found = begins(in_libreoffice[file_name(name, langs)])
    assert len(wanted) == len(pack(name, langs).document.chapters) - 1
    assert {title: found.get(title) for title in wanted} == wanted


@every_pack
def test_every_heading_stands_on_the_page_of_the_pdf(
    name: str, langs: tuple[Lang, ...], in_libreoffice: dict[str, PdfReader]
) -> None:
    in_pdf = heading_pages(PdfReader(io.BytesIO(pack(name, langs).data)))
    assert heading_pages(in_libreoffice[file_name(name, langs)]) == in_pdf


@every_pack
def test_the_contents_stand_in_the_columns_of_the_pdf(
    name: str, langs: tuple[Lang, ...], in_libreoffice: dict[str, PdfReader]
) -> None:
    made = pack(name, langs)
    wanted = {bare(words(part)) for entry in made.entries for part in entry.parts}
    stream = in_libreoffice[file_name(name, langs)].stream
    stream.seek(0)
    in_pdf, in_word = contents_of(made.data, wanted), contents_of(stream.read(), wanted)
    assert in_pdf.keys() == wanted
    assert in_word == {what: pytest.approx(where, abs=0.3) for what, where in in_pdf.items()}


def contents_of(data: bytes, titles: set[str]) -> dict[str, float]:
    """Give where each title begins on the page of the contents, in pt from the left."""
    return {
        said: line.x0
        for line in lines_of(data)
        if line.page == _CONTENTS and (said := bare(line.text)) in titles
    }


@pytest.mark.parametrize("name", [COMPLETE, "2018-09-europe", "2019-10-nice"])
def test_it_has_as_many_pages_as_the_pdf(name: str, in_libreoffice: dict[str, PdfReader]) -> None:
    assert len(in_libreoffice[file_name(name, BOTH)].pages) == pack(name).pages
