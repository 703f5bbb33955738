"""The words of a tagged PDF in reading order, through its structure tree."""

import io
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfplumber.page import Page


def pdf_words(data: bytes) -> str:
    """Give all words that a screen reader would say: text, and alternative texts of figures.

    Marks of lists (Lbl) are left out: they are no words of the record.
    """
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        texts = {
            (page.page_number, mcid): text for page in pdf.pages for mcid, text in _marked(page)
        }
        return " ".join(
            word for element in pdf.structure_tree for word in _words(element, 1, texts)
        )


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
    if element["type"] == "Figure":
        yield element.get("alt_text", "")
        return
    for mcid in element.get("mcids", ()):
        yield texts.get((page, mcid), "")
    for child in element.get("children", ()):
        yield from _words(child, page, texts)
