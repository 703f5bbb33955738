"""The rule that parts two days of a programme takes no room from their rows."""

import io
import re

from pypdf import PdfReader

from briefgen.content import Chapter, ChapterHeading, Document, Grid
from briefgen.layout import Layout
from briefgen.render.pdf import lay_out, write_pdf
from tests.docx.conftest import RUNNING, both, cells
from tests.specimen.conftest import CSS, STYLES, THEME

LAST = ".chapter > .grid:has(+ .level-2) > tbody > tr:last-child > .cell"
WITHOUT = f"{LAST} {{ border-bottom: none; padding-bottom: var(--below) }}"
BELOW = f"{LAST} {{ border-bottom-width: 2mm }}"
PLACES = [3.4 + 0.2 * n for n in range(10)]
"""In mm: how much lower the page ends; among them are those at which the last row just fits."""


def programme() -> Document:
    """Give a day whose rows nearly fill a page, and the heading of the next one."""
    head = cells("Local time", "English", "中文", head=True)
    rows = (cells(f"{n}:00", "Welcome", "欢迎") for n in range(1, 28))
    grid = Grid((head, *rows), caption="Programme", rule="none")
    one, other = (ChapterHeading(2, both("Day", "日"), anchor=f"day {n}") for n in (1, 2))
    chapter = Chapter(ChapterHeading(1, both("Programme", "日程")), (one, grid, other))
    return Document("Days", "A test", (), "Office", "en", "2020-06-01", (), RUNNING, (chapter,))


def rows_on_the_first_page(css: str, reserve: float) -> int:
    document = programme()
    css = f"{CSS}{css} @page portrait {{ padding-bottom: {reserve:.2f}mm }}"
    pages = lay_out(document, Layout(()), THEME, STYLES / "fonts", css)
    first = PdfReader(io.BytesIO(write_pdf(document, pages))).pages[0].extract_text()
    return len(re.findall("Welcome", first))


def counts(css: str) -> list[int]:
    return [rows_on_the_first_page(css, reserve) for reserve in PLACES]


def test_the_rule_pushes_no_row_to_the_next_page() -> None:
    found = counts("")
    assert len(set(found)) == 2  # at one of the places the last row fits no more
    assert found == counts(WITHOUT)
    assert found != counts(BELOW)
