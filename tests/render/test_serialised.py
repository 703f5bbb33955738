"""A PDF written from the bytes of its objects is the one that pydyf writes from the objects."""

import io
from collections.abc import Callable
from typing import Final

import pydyf
from pypdf import PdfReader
from pypdf.generic import StreamObject

from briefgen.content import Chapter, ChapterHeading, Document
from briefgen.layout import Layout
from briefgen.render.conformance import conform
from briefgen.render.pdf import lay_out, write_pdf
from briefgen.render.serialised import serialise
from tests.docx.conftest import RUNNING, both
from tests.specimen.conftest import CSS, STYLES, THEME

# The last byte of a zlib stream (RFC 1950) is one more than the sum of what it holds: 13, a
# carriage return.
ENDS_WITH_A_CARRIAGE_RETURN: Final = b"\x0c"


def as_it_is(_: pydyf.PDF) -> None:
    """Change nothing."""


def written(finish: Callable[[pydyf.PDF], None]) -> bytes:
    pdf = pydyf.PDF()
    pdf.info["Title"] = pydyf.String("占位 (placeholder)")
    pdf.add_object(pydyf.Dictionary({"Kids": pydyf.Array([1, 2.5, "/Name"])}))
    pdf.add_object(pydyf.Stream([b"0 0 m", b"10 10 l", b"S"], compress=True))
    removed = pydyf.Object()
    removed.free = "f"
    pdf.add_object(removed)
    pdf.add_object(pydyf.Stream([b"as it is"]))
    finish(pdf)
    output = io.BytesIO()
    pdf.write(output, identifier=True, compress=True)
    return output.getvalue()


def test_the_file_is_the_same() -> None:
    assert written(serialise) == written(as_it_is)


def test_no_stream_ends_with_a_carriage_return() -> None:
    def with_such_a_stream(pdf: pydyf.PDF) -> None:
        pdf.add_object(
            pydyf.Stream([ENDS_WITH_A_CARRIAGE_RETURN], {"Type": "/EmbeddedFile"}, compress=True)
        )

    def serialised_with_it(pdf: pydyf.PDF) -> None:
        with_such_a_stream(pdf)
        serialise(pdf)

    assert b"\r\nendstream" in written(with_such_a_stream)
    ours = written(serialised_with_it)
    assert b"\r\nendstream" not in ours
    reader = PdfReader(io.BytesIO(ours))
    objects = [reader.get_object(number) for number in range(1, 9)]
    [stream] = (each for each in objects if isinstance(each, StreamObject) and "/Type" in each)
    assert stream.get_data() == ENDS_WITH_A_CARRIAGE_RETURN


def test_a_file_whose_own_streams_would_end_so_is_written_with_others() -> None:
    chapter = Chapter(ChapterHeading(1, both("Placeholder", "占位")), ())
    document = Document("A", "", (), "Office", "en", "2020-06-01", (), RUNNING, (chapter,))
    pages = lay_out(document, Layout(()), THEME, STYLES / "fonts", CSS)
    once = b""
    while b"\r\nendstream" not in once:
        pages.metadata.title += "a"
        once = pages.write_pdf(finisher=conform, pdf_variant="pdf/a-3a")
    again = write_pdf(document, pages)
    assert b"\r\nendstream" not in again
    assert len(again) - len(once) < 100
