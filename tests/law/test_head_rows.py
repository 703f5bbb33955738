"""A row of heads stands again on each page that its table goes on to, in the PDF and in Word."""

import io
from functools import cache

import pdfplumber
import pytest
from lxml import etree

from briefgen.content import (
    Block,
    ChapterHeading,
    Document,
    Grid,
    GridRow,
    Heading,
    Paragraph,
    Run,
    walk,
    words,
)
from briefgen.mission_formats import format_short_day
from briefgen.mission_view.days import days_of
from briefgen.models.text import Lang
from tests.briefing.conftest import made as briefing_of
from tests.law.test_same_words import bare
from tests.pack.made import COMPLETE, material_of, pack, pack_in_word
from tests.readers.docx_parts import unpack
from tests.readers.pdf_text import tables_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADS = ("TableHead", "Label", "Quiet", "Heading")
"""How the styles of Word begin that only name what stands below or beside them."""

EDITIONS: list[tuple[str, tuple[Lang, ...]]] = [
    (kind, langs) for kind in ("pack", "briefing") for langs in (("en",), ("zh",), ("en", "zh"))
]
every_edition = pytest.mark.parametrize(("kind", "langs"), EDITIONS, ids=str)


@cache
def files_of(kind: str, langs: tuple[Lang, ...]) -> tuple[Document, bytes, bytes]:
    """Give a document of the complete mission as content, as PDF and as a Word file."""
    if kind == "pack":
        return pack(COMPLETE, langs).document, pack(COMPLETE, langs).data, pack_in_word(langs=langs)
    document, _, files = briefing_of(material_of(COMPLETE), langs)
    return document, files["pdf"], files["docx"]


# --- what a table says ------------------------------------------------------------------------


@every_edition
def test_a_first_row_that_only_names_is_a_head_row(kind: str, langs: tuple[Lang, ...]) -> None:
    document, _, _ = files_of(kind, langs)
    grids = [node for node in walk(document) if isinstance(node, Grid) and len(node.rows) > 1]
    assert any(grid.rows[0].head for grid in grids)
    plain = [grid for grid in grids if _only_names(grid.rows[0]) and not grid.rows[0].head]
    assert [words(grid.rows[0]) for grid in plain] == []


def _only_names(row: GridRow) -> bool:
    """Whether what stands behind the first column only says what the columns or rows are."""
    behind = [block for cell in row.cells[1:] for block in cell.blocks]
    return bool(behind) and all(map(_is_name, behind))


def _is_name(block: Block) -> bool:
    match block:
        case Heading() | Paragraph(style="quiet"):
            return True
        case Paragraph(inlines=inlines):
            return all(isinstance(one, Run) and one.style != "plain" for one in inlines)
        case _:
            return False


@every_edition
def test_the_head_row_of_a_day_says_which_day_it_is(kind: str, langs: tuple[Lang, ...]) -> None:
    """Its heading stands on its first page alone."""
    document, _, _ = files_of(kind, langs)
    grids: dict[str, Grid] = {}
    anchor = ""
    for node in walk(document):
        if isinstance(node, ChapterHeading):
            anchor = node.anchor
        elif isinstance(node, Grid) and node.is_data:
            grids.setdefault(anchor, node)
    days = days_of(material_of(COMPLETE).mission).days
    heads = [bare(words(grids[day.anchor].rows[0])) for day in days if day.slots]
    said = [
        bare("".join(format_short_day(day.date, lang) for lang in langs))
        for day in days
        if day.slots
    ]
    assert len(said) == 5
    assert [head[: len(day)] for head, day in zip(heads, said, strict=True)] == said


# --- Word -------------------------------------------------------------------------------------


@every_edition
def test_in_word_a_first_row_of_heads_is_a_repeated_one(kind: str, langs: tuple[Lang, ...]) -> None:
    """ECMA-376 part 1, 17.4.78."""
    _, _, file = files_of(kind, langs)
    body = etree.fromstring(unpack(file)["word/document.xml"])
    rows = [table.findall(f"{_W}tr") for table in body.iter(f"{_W}tbl")]
    heads = [first for first, *others in rows if others and _is_of_heads(first)]
    assert heads
    assert [_text(row) for row in heads if row.find(f"{_W}trPr/{_W}tblHeader") is None] == []


def _is_of_heads(row: etree._Element) -> bool:
    behind = [
        (style.get(f"{_W}val", "") if style is not None else "")
        for cell in row.findall(f"{_W}tc")[1:]
        for one in cell.iter(f"{_W}p")
        if _text(one)
        for style in [one.find(f"{_W}pPr/{_W}pStyle")]
    ]
    return bool(behind) and all(style.startswith(_HEADS) for style in behind)


def _text(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{_W}t"))


# --- PDF --------------------------------------------------------------------------------------


@every_edition
def test_in_the_pdf_the_heads_stand_on_every_page_of_the_table(
    kind: str, langs: tuple[Lang, ...]
) -> None:
    document, data, _ = files_of(kind, langs)
    grids = [node for node in walk(document) if isinstance(node, Grid) and node.is_data]
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        tables = list(tables_of(pdf))
        drawn = [bare("".join(char["text"] for char in page.chars)) for page in pdf.pages]
    assert {bare(words(grid.rows[0])) for grid in grids} <= {bare(one.head) for one in tables}
    later = [(one.head, page) for one in tables for page in one.pages[1:]]
    assert later
    assert [(head, page) for head, page in later if bare(head) not in drawn[page - 1]] == []
