"""Everything that is in a finished file, unpacked: what a search for a secret has to search."""

import io
import zipfile
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import IndirectObject, StreamObject


def streams(data: bytes) -> Iterator[bytes]:
    """Give the file itself, and every stream of a PDF or every part of a Word file.

    A file within the file is unpacked too.
    """
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.comment
            for entry in archive.infolist():
                yield from (entry.filename.encode(), entry.comment, entry.extra)
                yield from streams(archive.read(entry))
    elif data.startswith(b"%PDF-"):
        yield from _pdf_streams(data)


def _pdf_streams(data: bytes) -> Iterator[bytes]:
    reader = PdfReader(io.BytesIO(data))
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = reader.get_object(IndirectObject(number, 0, reader))
        yield repr(found).encode("utf-8", "surrogatepass")
        if isinstance(found, StreamObject):
            inner = found.get_data()
            yield from streams(inner) if inner.startswith(b"PK") else (inner,)
    for page in reader.pages:
        yield page.extract_text().encode("utf-8", "surrogatepass")


def pdf_links(data: bytes) -> list[str]:
    """Give the addresses of all annotations of a PDF that lead out of it."""
    return [
        str(action["/URI"])
        for page in PdfReader(io.BytesIO(data)).pages
        for reference in page.get("/Annots", ())
        if (action := reference.get_object().get("/A")) is not None and "/URI" in action
    ]


def pdf_actions(data: bytes) -> set[str]:
    """Give the kinds of action that a PDF holds anywhere (ISO 32000-1, 12.6.4)."""
    kinds = ("/URI", "/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData")
    whole = b"".join(streams(data)).decode("latin-1")
    return {kind for kind in kinds if f"'/S': '{kind}'" in whole}
