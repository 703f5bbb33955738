"""The specimen as content, and as a PDF with other rules where a test wants to see it fail."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from briefgen.content import Document, Figure, FigureKind
from briefgen.contents import complete, with_pages
from briefgen.figures.emblem import EMBLEM_ALT, draw_emblem
from briefgen.layout import Layout, SheetLayout
from briefgen.load import load_model
from briefgen.models.text import Lang
from briefgen.render.pdf import lay_out, page_numbers, write_pdf
from briefgen.theme import Theme
from briefgen.vocabulary import parse_document
from tests.conftest import ROOT

STYLES = ROOT / "styles"
THEME = load_model(STYLES / "theme.yaml", Theme).value
CSS = "".join((STYLES / name).read_text("utf-8") for name in ("document.css", "chapters.css"))
LAYOUT = Layout((SheetLayout("title", 11.4, 0, 0.8),))


def draw(kind: FigureKind, lang: Lang, _: str) -> Figure:
    """Give the emblem for every drawing."""
    drawing = draw_emblem(10)
    return Figure(kind, drawing.svg, EMBLEM_ALT[lang], lang, drawing.width, drawing.height)


def read_specimen() -> Document:
    """Give the specimen as content; its pages are not known yet."""
    file = Path(__file__).parent / "specimen.xml"
    pages = parse_document(file.read_text("utf-8"), draw)
    return complete(
        Document(
            title="Specimen of a mission",
            subject="A test",
            keywords=("test", "specimen"),
            author="Placeholder Office",
            lang="en",
            date="2018-09-05",
            sheets=pages.sheets,
            running=pages.running,
            chapters=pages.chapters,
        )
    )


@dataclass(frozen=True)
class Made:
    """The specimen with its pages, and the bytes of its PDF."""

    document: Document
    data: bytes


@lru_cache(maxsize=4)
def specimen(css: str = "") -> Made:
    """Set the specimen, with rules after those of the project."""
    document = read_specimen()
    pages = lay_out(document, LAYOUT, THEME, STYLES / "fonts", CSS + css)
    return Made(with_pages(document, page_numbers(pages)), write_pdf(document, pages))
