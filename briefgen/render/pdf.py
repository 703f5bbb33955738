"""A content tree as PDF: WeasyPrint sets the HTML that `html.py` writes."""

from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.content import Attachment, Document
from briefgen.layout import Layout
from briefgen.libraries import load_weasyprint
from briefgen.render.css import stylesheet
from briefgen.render.html import HtmlWriter
from briefgen.theme import Theme

if TYPE_CHECKING:
    from weasyprint import Attachment as PdfAttachment
    from weasyprint import Document as LaidOut

# In CSS pixels, 1/96 of an inch: the space above the words of a heading, that of a day too, is less
# than this, and a line above them would take more.
_BELOW_THE_TOP = 24


def lay_out(
    document: Document, layout: Layout, theme: Theme, fonts: Path, css: str, for_this_pass: str = ""
) -> "LaidOut":
    """Give WeasyPrint's pages; `fonts` is the folder of the faces, `css` the rules.

    The rules of all passes are parsed once; those for this pass follow them.
    Nothing but the faces and the drawings inside the document is read. Raises TemplateError where
    the rules ask for more, and SetupError where a system library is missing.
    """
    load_weasyprint()

    from briefgen.render.faces import font_configuration
    from briefgen.render.fetcher import FontFetcher, nothing_else_read
    from briefgen.render.justification.switch import chinese_justified
    from briefgen.render.well_formed import WellFormedHtml, parsed

    fetcher = FontFetcher(fonts, css)
    faces = font_configuration(fonts, theme, css)
    with chinese_justified() as rules, nothing_else_read(fetcher):
        sheets = (stylesheet(theme, css), rules + for_this_pass)
        html = HtmlWriter(layout).document(document)
        page = WellFormedHtml(html, [parsed(one, faces, fetcher) for one in sheets if one], fetcher)
        return page.laid_out(faces)


def page_numbers(pages: "LaidOut") -> dict[str, int]:
    """Give the first page of every anchor, such as that of a chapter, counted from 1.

    A head row stands again on each page that its table goes on to.
    """
    found: dict[str, int] = {}
    for number, page in enumerate(pages.pages, start=1):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    return found


def below_the_top(pages: "LaidOut") -> frozenset[str]:
    """Give the anchors that do not stand at the top of their pages."""
    return frozenset(
        anchor
        for page in pages.pages
        for anchor, (_, y, *_) in page.anchors.items()
        if y > page._page_box.content_box_y() + _BELOW_THE_TOP  # noqa: SLF001  # boxes have no public way
    )


def write_pdf(document: Document, pages: "LaidOut") -> bytes:
    """Give the pages of a document as a file that is meant to be PDF/A-3a and PDF/UA-1 at once.

    The same pages give the same bytes: all dates are the document's.

    Raises TemplateError where the rules of `lay_out` read, or set words in, what they may not.
    """
    from briefgen.render.colour_profile import colour_profile_as_it_is
    from briefgen.render.conformance import conform
    from briefgen.render.fetcher import only_what_is_allowed
    from briefgen.render.page_references import page_references_kept

    def write(padding: int) -> bytes:
        attachments = [_attachment(each, document.date) for each in document.attachments]
        return bytes(
            pages.write_pdf(
                finisher=lambda pages, pdf: conform(pages, pdf, document.version, padding),
                pdf_variant="pdf/a-3a",
                attachments=attachments,
            )
        )

    with only_what_is_allowed(pages), page_references_kept(), colour_profile_as_it_is():
        # The streams in which a file keeps its objects are made last, and may end as no stream may
        # (see `serialised.py`): one file in a hundred is written again.
        return next(data for data in map(write, count()) if b"\r\nendstream" not in data)


def _attachment(attached: Attachment, date: str) -> "PdfAttachment":
    """Give a file for WeasyPrint; ISO 19005-3, 6.8: it says how it relates to the document."""
    from weasyprint import Attachment as PdfAttachment

    return PdfAttachment(
        string=attached.data,
        name=attached.name,
        description=attached.description,
        created=datetime.fromisoformat(date),
        modified=datetime.fromisoformat(date),
        relationship="Data",
    )
