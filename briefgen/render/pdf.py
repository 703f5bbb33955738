"""A content tree as PDF: WeasyPrint sets the HTML that `html.py` writes."""

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.content import Document
from briefgen.layout import Layout
from briefgen.render.css import stylesheet
from briefgen.render.html import HtmlWriter
from briefgen.theme import Theme

if TYPE_CHECKING:
    from weasyprint import Document as LaidOut


def lay_out(document: Document, layout: Layout, theme: Theme, fonts: Path, css: str) -> "LaidOut":
    """Give WeasyPrint's pages; `fonts` is the folder of the faces, `css` the rules.

    Nothing but the faces and the drawings inside the document is read.
    """
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    from briefgen.render.fetcher import FontFetcher

    html = HtmlWriter(layout).document(document, stylesheet(theme, fonts, css))
    page = HTML(string=html, url_fetcher=FontFetcher(fonts))
    return page.render(font_config=FontConfiguration())


def write_pdf(pages: "LaidOut") -> bytes:
    """Give a tagged PDF; the same pages give the same bytes."""
    return bytes(pages.write_pdf(pdf_tags=True))
