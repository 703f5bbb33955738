"""The words of a tagged PDF in reading order, through its structure tree."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from tests.readers.text_strings import without_marks


def pdf_words(data: bytes) -> str:
    """Give all words that a screen reader would say: text, or the alternative text of an element.

    Marks of lists (Lbl) are left out: they are no words of the record.
    """
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        texts = marked_text(pdf)
        return " ".join(
            word for element in pdf.structure_tree for word in _words(element, 1, texts)
        )


def words_by_page(data: bytes) -> dict[int, str]:
    """Give the words of each page in reading order, by its number from 1, without spaces.

    Without those of figures; a head row stands on the first page of its table alone.
    """
    found: dict[int, str] = {}
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        texts = marked_text(pdf)
        for page, mcid in (place for root in pdf.structure_tree for place in _places(root, 1)):
            found[page] = found.get(page, "") + "".join(texts.get((page, mcid), "").split())
    return found


def _places(element: dict[str, Any], page: int) -> Iterator[tuple[int, int]]:
    """Give the page and the MCID of all text of an element but the marks of lists."""
    page = element.get("page_number", page)
    if element["type"] in {"Lbl", "Figure"}:
        return
    for mcid in element.get("mcids", ()):
        yield page, mcid
    for child in element.get("children", ()):
        yield from _places(child, page)


def marked_text(pdf: PDF) -> dict[tuple[int, int], str]:
    """Give the text of each marked content by the number of its page, from 1, and its MCID."""
    return {(page.page_number, mcid): text for page in pdf.pages for mcid, text in _marked(page)}


def head_rows(pdf: PDF) -> set[str]:
    """Give the words of the head row of each table, without spaces."""
    texts = marked_text(pdf)
    return {
        "".join("".join(_words(one, 1, texts)).split())
        for root in pdf.structure_tree
        for one in _of_kind("THead", root)
    }


@dataclass(frozen=True)
class TaggedTable:
    """A table of the structure tree: the words of its head, and the pages of its other rows."""

    head: str
    pages: tuple[int, ...]


def tables_of(pdf: PDF) -> Iterator[TaggedTable]:
    """Give the tables that have a head; what stands again on a later page is no part of it."""
    texts = marked_text(pdf)
    for table in (table for root in pdf.structure_tree for table in _of_kind("Table", root)):
        heads, bodies = (list(_of_kind(kind, table)) for kind in ("THead", "TBody"))
        pages = {page for one in bodies for page in _pages(one, 1)}
        for head in heads:
            yield TaggedTable("".join(_words(head, 1, texts)), tuple(sorted(pages)))


def _pages(element: dict[str, Any], page: int) -> Iterator[int]:
    page = element.get("page_number", page)
    if element.get("mcids"):
        yield page
    for child in element.get("children", ()):
        yield from _pages(child, page)


def _of_kind(kind: str, element: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if element["type"] == kind:
        yield element
    for child in element.get("children", ()):
        yield from _of_kind(kind, child)


def _marked(page: Page) -> Iterator[tuple[int, str]]:
    by_mcid: dict[int, list[str]] = {}
    for char in page.chars:
        if char.get("mcid") is not None:
            by_mcid.setdefault(char["mcid"], []).append(char["text"])
    for mcid, characters in by_mcid.items():
        yield mcid, "".join(characters)


def _words(element: dict[str, Any], page: int, texts: dict[tuple[int, int], str]) -> Iterator[str]:
    page = element.get("page_number", page)
    if element["type"] == "Lbl":
        return
    if element["type"] == "Figure" or "alt_text" in element:
        yield without_marks(element.get("alt_text", ""))
        return
    for mcid in element.get("mcids", ()):
        yield texts.get((page, mcid), "")
    for child in element.get("children", ()):
        yield from _words(child, page, texts)
