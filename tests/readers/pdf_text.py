"""The words of a tagged PDF in reading order, through its structure tree."""

import io
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.pdf import PDF


def pdf_words(data: bytes) -> str:
    """Give all words that a screen reader would say: text, or the alternative text of an element.

    Marks of lists (Lbl) are left out: they are no words of the record. So are the head rows of a
    table that stand again on the next page.
    """
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        texts = marked_text(pdf)
        heads: list[str] = []
        return " ".join(
            word for element in pdf.structure_tree for word in _words(element, 1, texts, heads)
        )


def marked_text(pdf: PDF) -> dict[tuple[int, int], str]:
    """Give the text of each marked content by the number of its page, from 1, and its MCID."""
    return {(page.page_number, mcid): text for page in pdf.pages for mcid, text in _marked(page)}


def _marked(page: Page) -> Iterator[tuple[int, str]]:
    by_mcid: dict[int, list[str]] = {}
    for char in page.chars:
        if char.get("mcid") is not None:
            by_mcid.setdefault(char["mcid"], []).append(char["text"])
    for mcid, characters in by_mcid.items():
        yield mcid, "".join(characters)


def _words(
    element: dict[str, Any], page: int, texts: dict[tuple[int, int], str], heads: list[str]
) -> Iterator[str]:
    page = element.get("page_number", page)
    if element["type"] == "Lbl":
        return
    if element["type"] == "Figure" or "alt_text" in element:
        yield element.get("alt_text", "")
        return
    children = element.get("children", ())
    if element["type"] == "H1":
        heads.append("")  # no table goes on in the next chapter
    if element["type"] == "Table":
        children = _without_repeated_head(children, page, texts, heads)
    for mcid in element.get("mcids", ()):
        yield texts.get((page, mcid), "")
    for child in children:
        yield from _words(child, page, texts, heads)


def _without_repeated_head(
    parts: list[dict[str, Any]], page: int, texts: dict[tuple[int, int], str], heads: list[str]
) -> list[dict[str, Any]]:
    """Give a table without its head where it goes on with the one before; `heads` knows that."""
    head = " ".join(
        word
        for part in parts
        if part["type"] == "THead"
        for word in _words(part, page, texts, heads)
    )
    repeated = bool(head) and heads[-1:] == [head] and parts[0].get("page_number", page) > 1
    heads.append(head)
    return [part for part in parts if part["type"] != "THead"] if repeated else parts
