"""A page that was set more tightly to fit is one page in Word too, as LibreOffice sets it."""

from pathlib import Path

from briefgen.content import (
    Chapter,
    ChapterHeading,
    Density,
    Document,
    Grid,
    GridCell,
    GridRow,
    Heading,
    HeadingPart,
    Paragraph,
    Run,
)
from briefgen.layout import Layout
from briefgen.render.docx import render_docx
from briefgen.render.pdf import lay_out
from tests.docx.conftest import BASE, RUNNING, dot
from tests.specimen.conftest import CSS, STYLES, THEME
from tests.specimen.long import CHINESE, ENGLISH
from tests.validators import tools

DENSITIES: tuple[Density, ...] = ("regular", "close", "small")


def chapter(rows: int, density: Density) -> Chapter:
    """Give a chapter of so many rows, each in both languages."""
    grid = Grid(tuple(row(n) for n in range(rows)))
    heading = HeadingPart("en", (Run("A tight page", "en"),))
    return Chapter(ChapterHeading(1, (heading,), anchor="tight"), (grid,), density=density)


def row(n: int) -> GridRow:
    label = Heading(2, (Run(f"Part {n}", "en"),))
    english = Paragraph((Run(ENGLISH[n % 3], "en"),), "text")
    chinese = Paragraph((Run(CHINESE[n % 3], "zh"),), "text")
    return GridRow((GridCell((label,)), GridCell((english,), 2), GridCell((chinese,), 2, "zh")))


def of(one: Chapter) -> Document:
    return Document("Tight", "A test", (), "Office", "en", "2020-06-01", (), RUNNING, (one,))


def most_rows(density: Density) -> int:
    """Give how many rows the PDF has room for on a page, with the reserve that Word is given."""
    kept = THEME.page.text_height * THEME.fit.word_reserve
    css = f"{CSS}@page portrait {{ padding-bottom: {kept:g}mm }}"
    rows = 4
    while pages_of(chapter(rows + 1, density), css) == 1:
        rows += 1
    return rows


def pages_of(one: Chapter, css: str) -> int:
    return len(lay_out(of(one), Layout(()), THEME, STYLES / "fonts", css).pages)


def test_a_page_that_is_full_in_the_pdf_is_one_page_in_word(tmp_path: Path) -> None:
    rows = {density: most_rows(density) for density in DENSITIES}
    assert rows["regular"] < rows["close"] < rows["small"]
    for density, count in rows.items():
        made = render_docx(of(chapter(count, density)), Layout(()), THEME, BASE, dot, 1)
        (tmp_path / f"{density}.docx").write_bytes(made)
    # What the smallest setting holds is more than a page in the regular one.
    loose = render_docx(of(chapter(rows["small"], "regular")), Layout(()), THEME, BASE, dot, 1)
    (tmp_path / "loose.docx").write_bytes(loose)
    pages = tools.pages_in_libreoffice(sorted(tmp_path.glob("*.docx")), tmp_path)
    assert pages == {"regular": 1, "close": 1, "small": 1, "loose": 2}
