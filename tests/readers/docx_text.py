"""The words of a Word file in reading order, from its XML alone."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import join

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class SheetWords:
    """The words of one section of a Word file: its head, its body and its foot, by paragraph."""

    head: tuple[str, ...]
    body: tuple[str, ...]
    foot: tuple[str, ...]


def docx_words(data: bytes) -> str:
    """Give all words: sheet by sheet the head, the body and the foot; pictures by their alt text.

    Marks of lists are no text in a Word file; the ring of a mark is left out.
    """
    sheets = docx_sheets(data)
    return " ".join(
        words for sheet in sheets for words in (*sheet.head, *sheet.body, *sheet.foot) if words
    )


def docx_sheets(data: bytes) -> tuple[SheetWords, ...]:
    """Give the words of each section; a paragraph without words is an empty string."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    targets = {
        relation.get("Id", ""): join("word", relation.get("Target", ""))
        for relation in etree.fromstring(parts["word/_rels/document.xml.rels"]).iter(_RELATIONSHIP)
    }

    def furniture(section: etree._Element, kind: str) -> tuple[str, ...]:
        reference = section.find(f"{_W}{kind}Reference")
        if reference is None:
            return ()
        return tuple(_paragraphs(etree.fromstring(parts[targets[reference.get(f"{_R}id", "")]])))

    body = etree.fromstring(parts["word/document.xml"]).find(f"{_W}body")
    assert body is not None
    sheets: list[SheetWords] = []
    blocks: list[str] = []
    for block in body:
        blocks.extend(_paragraphs(block))
        section = block if block.tag == f"{_W}sectPr" else block.find(f"{_W}pPr/{_W}sectPr")
        if section is not None:
            head, foot = furniture(section, "header"), furniture(section, "footer")
            sheets.append(SheetWords(head, tuple(blocks), foot))
            blocks = []
    return tuple(sheets)


def _paragraphs(block: etree._Element) -> Iterator[str]:
    for paragraph in block.iter(f"{_W}p"):
        yield "".join(_words(paragraph))


_PAGING = {"PAGE", "NUMPAGES"}
"""The fields whose values differ from page to page: they are no words of the content."""


def _words(paragraph: etree._Element) -> Iterator[str]:
    paging = set(_paging(paragraph))
    for run in paragraph.iter(f"{_W}r"):
        if run in paging:
            continue
        style = run.find(f"{_W}rPr/{_W}rStyle")
        if style is not None and style.get(f"{_W}val") == "MarkRing":
            continue
        for part in run:
            if part.tag == f"{_W}t":
                yield part.text or ""
            elif part.tag in {f"{_W}tab", f"{_W}br"}:
                yield " "
            elif part.tag == f"{_W}drawing":
                yield from (
                    f" {named.get('descr', '')} " for named in part.iter(f"{_DRAWING}docPr")
                )


def _paging(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Give the runs within fields that say the number of the page or of all pages."""
    code, depth = "", 0
    for run in paragraph.iter(f"{_W}r"):
        kind = run.find(f"{_W}fldChar")
        if (said := run.find(f"{_W}instrText")) is not None:
            code = (said.text or "").split()[0]
        if kind is not None:
            depth += {"begin": 1, "end": -1}.get(kind.get(f"{_W}fldCharType", ""), 0)
        if depth and code in _PAGING:
            yield run
        elif not depth:
            code = ""
