"""A reference to a row: its page in the PDF, the link there, and the bookmark in Word."""

import io
from dataclasses import replace
from functools import lru_cache

import pytest
from pypdf import PdfReader

from briefgen.content import (
    Chapter,
    ChapterHeading,
    Document,
    Grid,
    GridCell,
    GridRow,
    Mark,
    Paragraph,
    Reference,
    walk,
)
from briefgen.contents import complete, with_pages
from briefgen.layout import Layout
from briefgen.render.docx import render_docx
from briefgen.render.docx.ooxml import local_name
from briefgen.render.pdf import lay_out, page_numbers, write_pdf
from tests.docx.conftest import BASE, RUNNING, W, WordFile, both, cells, dot, line, portrait
from tests.specimen.conftest import CSS, STYLES, THEME

ROWS = 80
FIELDS = {"head": "Local time", "30": "Slot 30", "70": "Slot 70", "beside": "Beside a portrait"}
"""What is asked for, with words of its row."""


def marked(row: GridRow, field: str) -> GridRow:
    """Give a row with a mark in its last cell."""
    *others, last = row.cells
    mark = Paragraph((Mark("to be confirmed", "en", name=field),))
    return replace(row, cells=(*others, replace(last, blocks=(*last.blocks, mark))))


def programme(*, caption: str) -> Document:
    """Give a day whose rows take several pages, and before it a list of pages of some of them."""
    rows = [cells(f"{n % 24}:00", f"Slot {n}", "活动") for n in range(ROWS)]
    rows = [marked(row, str(n)) if str(n) in FIELDS else row for n, row in enumerate(rows)]
    head = marked(cells("Local time", "English", "中文", head=True), "head")
    beside = GridRow((GridCell((portrait(), line("Beside a portrait")), 3), GridCell((), 2)))
    blocks = (
        ChapterHeading(2, both("Day", "日"), anchor="day-1"),
        Grid((head, *rows), caption),
        Grid((marked(beside, "beside"),)),
    )
    asked = Paragraph(tuple(Reference("day-1", field=field) for field in FIELDS))
    points = Chapter(ChapterHeading(1, both("Points", "事项"), anchor="points"), (asked,))
    chapter = Chapter(ChapterHeading(1, both("Programme", "日程"), anchor="programme"), blocks)
    sheets, chapters = (), (points, chapter)
    made = Document("Days", "A test", (), "Office", "en", "2020-06-01", sheets, RUNNING, chapters)
    return complete(made)


@lru_cache
def made(*, caption: str) -> tuple[dict[str, Reference], PdfReader, WordFile]:
    """Give the references by their fields, with their pages, and the files."""
    document, layout = programme(caption=caption), Layout(())
    pages = lay_out(document, layout, THEME, STYLES / "fonts", CSS)
    whole = with_pages(document, page_numbers(pages))
    references = {one.field: one for one in walk(whole) if isinstance(one, Reference)}
    word = render_docx(whole, layout, THEME, BASE, dot, len(pages.pages))
    return references, PdfReader(io.BytesIO(write_pdf(whole, pages))), WordFile(word)


every_grid = pytest.mark.parametrize("caption", ["Programme", ""], ids=["data", "side by side"])


@every_grid
def test_its_page_is_that_of_the_row(caption: str) -> None:
    references, pdf, _ = made(caption=caption)
    texts = [page.extract_text() for page in pdf.pages]
    first = {
        field: next(n for n, text in enumerate(texts, start=1) if n > 1 and words in text)
        for field, words in FIELDS.items()
    }
    assert {field: one.page for field, one in references.items()} == first
    assert set(first.values()) == {2, 3, 4}


@every_grid
def test_the_number_in_the_pdf_is_that_page_and_leads_there(caption: str) -> None:
    references, pdf, _ = made(caption=caption)
    numbers = "".join(str(one.page) for one in references.values())
    assert numbers in pdf.pages[0].extract_text().split()
    links = [link.get_object() for link in pdf.pages[0].annotations or ()]
    named = pdf.named_destinations
    led = [pdf.get_destination_page_number(named[link["/Dest"]]) or 0 for link in links]
    assert {number + 1 for number in led} == {one.page for one in references.values()}


@every_grid
def test_in_word_it_names_a_bookmark_in_the_row(caption: str) -> None:
    _, _, word = made(caption=caption)
    named = [code.split()[1] for code in word.values("//w:instrText/text()") if "PAGEREF" in code]
    rows = [
        "".join(word.values(f"//w:tr[.//w:bookmarkStart/@w:name='{name}']//w:t/text()"))
        for name in named
    ]
    assert len(named) == len(FIELDS)
    assert [words in row for words, row in zip(FIELDS.values(), rows, strict=True)] == [True] * 4


@every_grid
def test_the_bookmark_reaches_over_the_words_of_its_first_paragraph(caption: str) -> None:
    _, _, word = made(caption=caption)
    rows = word.find("//w:tr[.//w:bookmarkStart]")
    for row in rows:
        kinds = [local_name(child) for child in next(row.iter(f"{W}p"))]
        assert kinds[:2] == ["pPr", "bookmarkStart"]
        assert kinds[-1] == "bookmarkEnd"
    assert len(rows) == len(FIELDS)
