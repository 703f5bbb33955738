"""The words of a tagged PDF in reading order, each with the language that a reader speaks it in."""

import io
from collections.abc import Iterator
from typing import Any

import pdfplumber

from tests.readers.pdf_text import marked_text

Piece = tuple[str, str]
"""A language as the file has it, such as zh-Hans, and words."""


def spoken(data: bytes, lang: str) -> tuple[Piece, ...]:
    """Give all words but marks of lists and drawings; `lang` is that of the whole file.

    ISO 32000-1, 14.9.2.2: an element without a language has that of the one around it.
    """
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        texts = marked_text(pdf)
        return tuple(
            piece for element in pdf.structure_tree for piece in _pieces(element, 1, lang, texts)
        )


def _pieces(
    element: dict[str, Any], page: int, lang: str, texts: dict[tuple[int, int], str]
) -> Iterator[Piece]:
    page, lang = element.get("page_number", page), element.get("lang") or lang
    if element["type"] in {"Lbl", "Figure"}:
        return
    if said := element.get("alt_text"):
        yield lang, said
        return
    for mcid in element.get("mcids", ()):
        yield lang, texts.get((page, mcid), "")
    for child in element.get("children", ()):
        yield from _pieces(child, page, lang, texts)
