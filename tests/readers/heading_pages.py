"""The pages on which the headings of a PDF stand, by its bookmarks."""

from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import Destination


def heading_pages(reader: PdfReader) -> list[int]:
    """Give the page of each heading of any level, in their order, counted from 1."""
    return list(_pages(reader, reader.outline))


def _pages(reader: PdfReader, outline: object) -> Iterator[int]:
    match outline:
        case Destination():
            yield (reader.get_destination_page_number(outline) or 0) + 1
        case list():
            for below in outline:
                yield from _pages(reader, below)
        case _:
            raise TypeError(f"{type(outline).__name__} is no part of an outline")
