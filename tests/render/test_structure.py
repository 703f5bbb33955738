"""The structure tree of a PDF: what a screen reader is told beyond the words themselves."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pypdf import PdfReader

from briefgen.build import fit, render
from briefgen.content import Entry, Figure, Mark, Run, SdgTile, Sheet, walk
from briefgen.material import load_material
from briefgen.models.text import LANGS, Lang
from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.law.test_same_words import bare
from tests.readers.pdf_text import marked_text
from tests.validators.pdf_checks import below, texts_by_language

TAGS: dict[Lang, str] = {"en": "en-GB", "zh": "zh-Hans"}


# Of every shape, and with texts in the other language; the other records add nothing here.
SHAPES = [(ROOT / "inputs", "haikou")] + [
    (ROOT / "tests" / "workspace" / "inputs", name) for name in ("minimal", "partly-translated")
]


@pytest.fixture(scope="module", params=SHAPES, ids=[name for _, name in SHAPES])
def made(request: pytest.FixtureRequest) -> tuple[list[Sheet], bytes]:
    """The sheets of both languages, and the PDF that holds them."""
    inputs, name = request.param
    assert isinstance(inputs, Path)
    material = load_material(Workspace.at(inputs.parent), name)
    fitted = fit(material, LANGS)
    return (
        [fitted[lang].sheet for lang in LANGS],
        render(material, [fitted[lang] for lang in LANGS], "pdf"),
    )


def elements(data: bytes) -> list[dict[str, Any]]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [each for root in pdf.structure_tree for each in below(root)]


def words_in(lang: Lang, sheets: list[Sheet]) -> Iterator[str]:
    """Give the words of a language in the order of the content."""
    for sheet in sheets:
        for node in walk(sheet):
            match node:
                case Run(lang=own, text=text) | Mark(lang=own, text=text) if own == lang:
                    yield text
                case Entry(number=number) if sheet.lang == lang:
                    yield str(number)
                case Figure(alt=alt) if sheet.lang == lang:
                    yield alt


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_is_in_an_element_of_its_language(
    made: tuple[list[Sheet], bytes], lang: Lang
) -> None:
    sheets, data = made
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        texts = marked_text(pdf)
        found = [
            text
            for root in pdf.structure_tree
            for own, text in texts_by_language(_words_alone(root), "en-GB", texts)
            if own == TAGS[lang]
        ]
    assert bare("".join(found)) == bare("".join(words_in(lang, sheets)))


def _words_alone(element: dict[str, Any]) -> dict[str, Any]:
    """Leave out marks of lists and tiles, and what stands in a figure: its words stand for it."""
    kids = [
        _words_alone(kid)
        for kid in element.get("children", ())
        if kid["type"] != "Lbl" and (kid["type"] == "Figure" or not kid.get("alt_text"))
    ]
    own = [] if element["type"] == "Figure" else element.get("mcids", [])
    return {**element, "children": kids, "mcids": own}


def test_every_tile_has_its_words(made: tuple[list[Sheet], bytes]) -> None:
    sheets, data = made
    tiles = [node.alt for sheet in sheets for node in walk(sheet) if isinstance(node, SdgTile)]
    spans = [each for each in elements(data) if each["type"] == "Span"]
    assert [span["alt_text"] for span in spans if span.get("alt_text")] == tiles


def test_a_list_item_holds_a_mark_and_a_body_and_nothing_else(
    made: tuple[list[Sheet], bytes],
) -> None:
    items = [each for each in elements(made[1]) if each["type"] == "LI"]
    for item in items:
        assert [kid["type"] for kid in item["children"]] in (["Lbl", "LBody"], ["LBody"])


def test_a_header_cell_says_what_it_heads(made: tuple[list[Sheet], bytes]) -> None:
    tables = [each for each in elements(made[1]) if each["type"] == "Table"]
    assert len(tables) == 2
    for table in tables:
        head, *rows = [each for each in below(table) if each["type"] == "TR"]
        assert {cell["attributes"]["Scope"] for cell in head["children"]} == {"Column"}
        for row in rows:
            first, *others = row["children"]
            assert first["attributes"]["Scope"] == "Row"
            assert {cell["type"] for cell in others} == {"TD"}


def test_a_figure_says_where_it_stands_on_the_page(made: tuple[list[Sheet], bytes]) -> None:
    with pdfplumber.open(io.BytesIO(made[1])) as pdf:
        width, height = pdf.pages[0].width, pdf.pages[0].height
    emblems = 0
    for figure in (each for each in elements(made[1]) if each["type"] == "Figure"):
        left, bottom, right, top = figure["attributes"]["BBox"]
        assert 0 < left < right < width
        assert 0 < bottom < top < height
        emblems += top < height / 4
    assert emblems == 2


def test_the_bookmarks_are_the_headings(made: tuple[list[Sheet], bytes]) -> None:
    reader = PdfReader(io.BytesIO(made[1]))
    titles = [str(each.title) for each in reader.outline if not isinstance(each, list)]
    english, chinese = titles
    assert " – " in english
    assert "—" in chinese


def test_the_same_record_gives_the_same_bytes(placeholders: Workspace) -> None:
    material = load_material(placeholders, "one-city")
    first, second = (render(material, [fit(material, ["zh"])["zh"]], "pdf") for _ in range(2))
    assert first == second
