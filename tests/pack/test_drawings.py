"""The drawings of a pack in two languages: drawn once, described in each."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import cast

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from briefgen.content import Document, Figure, walk
from briefgen.models.text import Lang
from tests.pack.made import BOTH, COMPLETE, pack, pack_in_word

_DESCRIBED = re.compile(r'<wp:docPr [^>]*descr="([^"]*)"')


def alts(document: Document) -> list[str]:
    return [node.alt for node in walk(document) if isinstance(node, Figure)]


def alts_in(lang: Lang) -> list[str]:
    return alts(pack(COMPLETE, (lang,)).document)


def test_a_drawing_is_described_in_the_language_of_the_document_and_then_in_the_other() -> None:
    both = alts(pack(COMPLETE, BOTH).document)
    assert len(both) > 9
    assert both == [" ".join(pair) for pair in zip(alts_in("en"), alts_in("zh"), strict=True)]


def test_the_pdf_says_both_and_marks_which_is_which() -> None:
    """ISO 32000-1, 7.9.2.2: the language of a part of a text string stands before it."""
    reader = PdfReader(io.BytesIO(pack(COMPLETE, BOTH).data))
    tree = cast("DictionaryObject", reader.trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]
    pairs = zip(alts_in("en"), alts_in("zh"), strict=True)
    marked = {f"\u001ben\u001b{english} \u001bzh\u001b{chinese}" for english, chinese in pairs}
    assert marked <= set(alts_below(tree))


def alts_below(element: DictionaryObject) -> Iterator[str]:
    """Give the words that stand for what structure elements hold (ISO 32000-1, 14.9.3)."""
    if "/Alt" in element:
        yield str(element["/Alt"])
    kids = element.get("/K", ArrayObject())
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        below = kid.get_object()
        if isinstance(below, DictionaryObject) and "/S" in below:
            yield from alts_below(below)


def test_the_word_file_says_both() -> None:
    with zipfile.ZipFile(io.BytesIO(pack_in_word(COMPLETE, BOTH))) as file:
        parts = [file.read(name).decode() for name in file.namelist() if name.endswith(".xml")]
    said = {alt for part in parts for alt in _DESCRIBED.findall(part)}
    assert set(alts(pack(COMPLETE, BOTH).document)) <= said
