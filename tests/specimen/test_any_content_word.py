"""Word files of any content: valid for every validator, and the same words in LibreOffice."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from briefgen.content import (
    NODES,
    Contents,
    ContentsEntry,
    CoverCity,
    CoverTitle,
    Document,
    PageCount,
    PageNumber,
    Reference,
    walk,
)
from briefgen.layout import Layout, SheetLayout
from briefgen.render.docx import render_docx
from tests.docx.any_content import DOCUMENT
from tests.docx.as_word import body_of, plain
from tests.docx.conftest import BASE, dot
from tests.readers.docx_text import docx_sheets
from tests.specimen.conftest import THEME
from tests.validators import tools

# Which are drawn depends on what is imported: so many hold every node, whatever that is.
HOW_MANY = 32
any_documents = settings(
    max_examples=HOW_MANY,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


def written(document: Document) -> bytes:
    layout = Layout((SheetLayout("title", 10.5, 2.0, 0.5),) * len(document.sheets))
    return render_docx(document, layout, THEME, BASE, dot, 1)


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """Documents of any content, by the names of their files."""
    made: list[Document] = []

    @any_documents
    @given(DOCUMENT)
    def collect(document: Document) -> None:
        made.append(document)

    collect()
    return {f"{number:02}": document for number, document in enumerate(made)}


@pytest.fixture(scope="module")
def files(documents: dict[str, Document], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("any")
    for name, document in documents.items():
        (folder / f"{name}.docx").write_bytes(written(document))
    return sorted(folder.glob("*.docx"))


def test_no_validator_finds_an_error(files: list[Path]) -> None:
    none = {file.name: frozenset[str]() for file in files}
    assert len(none) > HOW_MANY / 2
    assert tools.open_xml_sdk(files) == none
    assert tools.openxml_audit(files[0].parent) == none


def test_libreoffice_reads_the_words_of_the_content_in_its_order(
    files: list[Path], documents: dict[str, Document], tmp_path: Path
) -> None:
    read = tools.words_in_libreoffice(files, tmp_path)
    assert {name: plain(words) for name, words in read.items()} == {
        name: body_of(document) for name, document in documents.items()
    }


@any_documents
@given(DOCUMENT)
def test_the_words_are_those_of_the_content_in_its_order(document: Document) -> None:
    sections = docx_sheets(written(document))
    assert len(sections) == len(document.sheets) + len(document.chapters)
    assert plain("".join(part for one in sections for part in one.body)) == body_of(document)


def test_the_documents_hold_nearly_every_node(documents: dict[str, Document]) -> None:
    found = {type(node) for document in documents.values() for node in walk(document)}
    of_pages = {PageCount, PageNumber, Reference, Contents, ContentsEntry, CoverTitle, CoverCity}
    assert found >= set(NODES) - of_pages
