"""The specimen and a long document as Word files: valid, the same words, and pages that agree."""

import cProfile
import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from briefgen.content import Document, words
from briefgen.contents import with_pages
from briefgen.layout import Layout
from briefgen.render.docx import render_docx
from briefgen.render.pdf import lay_out, page_numbers
from tests.docx.as_word import body_of, plain
from tests.docx.conftest import BASE, dot
from tests.readers.docx_parts import unpack
from tests.specimen.conftest import CSS, LAYOUT, STYLES, THEME, read_specimen
from tests.specimen.long import long_document
from tests.validators import tools
from tests.validators.word_checks import problems
from tests.validators.word_faults import DOCUMENT, with_fault

NAMES = ("specimen", "long")


@lru_cache(maxsize=2)
def made(name: str) -> tuple[Document, dict[str, int], bytes]:
    """Give a document with its pages, the pages of its anchors, and its Word file."""
    document = read_specimen() if name == "specimen" else long_document(3)
    layout = LAYOUT if document.sheets else Layout(())
    pages = lay_out(document, layout, THEME, STYLES / "fonts", CSS)
    known = page_numbers(pages)
    whole = with_pages(document, known)
    return whole, known, render_docx(whole, layout, THEME, BASE, dot, len(pages.pages))


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made_in = tmp_path_factory.mktemp("word")
    for one in NAMES:
        (made_in / f"{one}.docx").write_bytes(made(one)[2])
    return made_in


@pytest.fixture(scope="module")
def in_libreoffice(folder: Path) -> dict[str, Path]:
    """The PDF files that LibreOffice makes of both."""
    files = [folder / f"{one}.docx" for one in NAMES]
    return {path.stem: path for path in tools.pdfs_of_libreoffice(files, folder)}


def bare(text: str) -> str:
    return re.sub("[\\s\u00a0\u200b\u2060]", "", text)


def test_no_validator_finds_an_error(folder: Path) -> None:
    files = [folder / f"{one}.docx" for one in NAMES]
    none = {file.name: frozenset[str]() for file in files}
    assert tools.open_xml_sdk(files) == none
    assert tools.openxml_audit(folder) == none
    assert {file.name: problems(file.read_bytes()) for file in files} == none


def test_every_chapter_begins_on_the_page_that_the_layout_found(
    name: str, in_libreoffice: dict[str, Path]
) -> None:
    document, known, _ = made(name)
    reader = PdfReader(in_libreoffice[name])
    found = {
        bare(str(entry.title)): (reader.get_destination_page_number(entry) or 0) + 1
        for entry in reader.outline
        if isinstance(entry, Destination)
    }
    wanted = {
        bare(words(tuple(part.inlines for part in one.heading.label + one.heading.parts))): known[
            one.heading.anchor
        ]
        for one in document.chapters
    }
    assert len(wanted) == len(document.chapters)
    assert {title: found.get(title) for title in wanted} == wanted


@pytest.fixture(scope="module")
def read_by_libreoffice(folder: Path) -> dict[str, str]:
    """The words that LibreOffice reads in both."""
    files = [folder / f"{one}.docx" for one in NAMES]
    return dict(tools.words_in_libreoffice(files, folder))


def test_libreoffice_reads_the_words_of_the_content_in_its_order(
    name: str, read_by_libreoffice: dict[str, str]
) -> None:
    assert plain(read_by_libreoffice[name]) == body_of(made(name)[0])


def test_a_word_that_is_missing_in_libreoffice_is_seen(folder: Path, tmp_path: Path) -> None:
    def drop(parts: dict[str, bytes]) -> None:
        parts[DOCUMENT] = (
            parts[DOCUMENT].replace("乐样".encode(), b"", 1).replace(b"Welcome", b"", 1)
        )

    file = tmp_path / "poorer.docx"
    file.write_bytes(with_fault((folder / "specimen.docx").read_bytes(), drop))
    (found,) = tools.words_in_libreoffice([file], tmp_path).values()
    assert plain(found) != body_of(made("specimen")[0])


def test_the_work_grows_with_the_pages_up_to_three_hundred() -> None:
    """Calls are counted, not seconds: they are the same on every machine."""
    document, known, _ = made("long")
    calls, sizes = zip(*(work(document, times) for times in (1, 5, 10)), strict=True)
    assert max(known.values()) * 10 >= 300
    for one, five, ten in (calls, sizes):
        assert (ten - five) / 5 == pytest.approx((five - one) / 4, rel=0.02)


def work(document: Document, times: int) -> tuple[int, int]:
    """Give the calls that write a document so many times over, and the bytes of its words."""
    longer = replace(document, chapters=document.chapters * times)
    profile = cProfile.Profile()
    written = profile.runcall(render_docx, longer, Layout(()), THEME, BASE, dot, 30 * times)
    calls = sum(entry.callcount for entry in profile.getstats())
    return calls, len(unpack(written)["word/document.xml"])
