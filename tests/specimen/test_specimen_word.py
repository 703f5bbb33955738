"""The specimen and a long document as Word files: valid, the same words, and pages that agree."""

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import Destination

from briefgen.content import (
    Chapter,
    ChapterHeading,
    Document,
    Grid,
    GridCell,
    GridRow,
    HeadingPart,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Quotation,
    Run,
    words,
)
from briefgen.contents import with_pages
from briefgen.layout import Layout
from briefgen.models.text import LANGS, Lang
from briefgen.render.docx import render_docx
from briefgen.render.pdf import lay_out, page_numbers
from tests.docx.conftest import BASE, RUNNING, dot
from tests.readers.docx_text import docx_sheets
from tests.specimen.conftest import CSS, LAYOUT, STYLES, THEME, read_specimen
from tests.specimen.long import long_document
from tests.validators import tools
from tests.validators.word_checks import problems

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


def test_libreoffice_shows_the_words_of_every_chapter(
    name: str, in_libreoffice: dict[str, Path]
) -> None:
    """Its PDF has cells side by side in one line: the characters are counted, not their order."""
    document, _, data = made(name)
    shown = "".join(page.extract_text() for page in PdfReader(in_libreoffice[name]).pages)
    said = "".join(
        paragraph for one in docx_sheets(data)[len(document.sheets) :] for paragraph in one.body
    )
    assert not Counter(bare(said)) - Counter(bare(shown))


# --- any content ----------------------------------------------------------------------------

LANG: st.SearchStrategy[Lang] = st.sampled_from(LANGS)
TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Cc", "Cn")),
        st.sampled_from("ab 12 %€。，“”—…与城市可持续発\u00a0\u200b\u2060\u00ad"),
    ),
    max_size=40,
)
RUNS = st.lists(
    st.builds(Run, TEXT, LANG, st.sampled_from(("plain", "label", "quiet", "time")), st.booleans()),
    max_size=3,
).map(tuple)
PARAGRAPH = st.builds(
    Paragraph,
    RUNS,
    st.sampled_from(("body", "text", "label", "quiet", "entry", "message")),
    lead=st.sampled_from(((), (Run("1", "en"),))),
    lang=st.sampled_from((None, "en", "zh")),
)


def lists(of: st.SearchStrategy[object]) -> st.SearchStrategy[ListBlock]:
    item = st.builds(ListItem, st.lists(of, max_size=2).map(tuple))
    kinds = st.sampled_from(("dash", "number", "outline"))
    return st.builds(ListBlock, kinds, st.lists(item, max_size=6).map(tuple))


LIST = st.recursive(
    lists(PARAGRAPH), lambda inner: lists(st.one_of(PARAGRAPH, inner)), max_leaves=8
)
MANY = st.integers(0, 40).map(
    lambda count: ListBlock("number", (ListItem((Paragraph((Run("item", "en"),)),)),) * count)
)
BLOCKS = st.lists(st.one_of(PARAGRAPH, LIST, MANY), max_size=3).map(tuple)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Give a grid whose rows have one to five cells; those of data are alike."""
    spans = st.lists(st.integers(1, 3), min_size=1, max_size=5).filter(lambda one: sum(one) == 5)
    data = draw(st.booleans())
    alike = draw(spans)

    def row(*, head: bool) -> GridRow:
        widths = alike if data else draw(spans)
        made_of = tuple(GridCell(draw(BLOCKS), span, draw(LANG)) for span in widths)
        return GridRow(made_of, head, draw(st.booleans()))

    rows = tuple(row(head=data and n == 0) for n in range(draw(st.integers(1, 3))))
    return Grid(rows, "Data" if data else "", draw(st.sampled_from(("none", "row", "heavy"))))


BLOCK = st.one_of(
    PARAGRAPH, LIST, grids(), st.builds(Note, RUNS, BLOCKS), st.builds(Quotation, BLOCKS, RUNS)
)
CHAPTER = st.builds(
    Chapter,
    st.builds(
        ChapterHeading,
        st.just(1),
        st.lists(st.builds(HeadingPart, LANG, RUNS, RUNS), min_size=1, max_size=2).map(tuple),
        st.lists(st.builds(HeadingPart, LANG, RUNS, RUNS), max_size=1).map(tuple),
        st.text("abc-日", max_size=60),
    ),
    st.lists(BLOCK, max_size=4).map(tuple),
    st.sampled_from(("portrait", "landscape")),
    LANG,
)


CHAPTERS = st.lists(CHAPTER, min_size=1, max_size=3).map(tuple)


def of_any(chapters: tuple[Chapter, ...]) -> bytes:
    document = Document(
        "Any", "A test", ("any",), "Office", "en", "2020-06-01", (), RUNNING, chapters
    )
    return render_docx(document, Layout(()), THEME, BASE, dot, 1)


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(CHAPTERS)
def test_chapters_of_any_content_say_it_in_its_order(chapters: tuple[Chapter, ...]) -> None:
    for one, chapter in zip(docx_sheets(of_any(chapters)), chapters, strict=True):
        assert plain("".join(one.body)) == plain(words(chapter))


def test_chapters_of_any_content_are_valid(tmp_path: Path) -> None:
    made_of: list[bytes] = []

    @settings(
        max_examples=8,
        deadline=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(CHAPTERS)
    def write(chapters: tuple[Chapter, ...]) -> None:
        made_of.append(of_any(chapters))

    write()
    for number, data in enumerate(made_of):
        (tmp_path / f"{number}.docx").write_bytes(data)
    none = {f"{number}.docx": frozenset[str]() for number in range(len(made_of))}
    assert len(none) > 3
    assert tools.open_xml_sdk(sorted(tmp_path.glob("*.docx"))) == none
    assert tools.openxml_audit(tmp_path) == none


def plain(text: str) -> str:
    """Give the text without white space and what helps a PDF to break lines."""
    return re.sub("[\\s\u00ad\u200b\u2060]", "", text)
