"""The words of a flat OpenDocument text, as LibreOffice writes it, in reading order."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_SPACES = {f"{_TEXT}{name}" for name in ("s", "tab", "line-break")}
_NO_WORDS = {f"{_OFFICE}binary-data", f"{_SVG}title"}


def odt_words(path: Path) -> str:
    """Give the words of the body, pictures by their descriptions, without heads and feet."""
    parser = etree.XMLParser(huge_tree=True)  # pictures stand in it as text
    body = etree.parse(path, parser).getroot().find(f"{_OFFICE}body/{_OFFICE}text")
    assert body is not None
    paragraphs = body.iter(f"{_TEXT}p", f"{_TEXT}h")
    return " ".join("".join(_words(one)) for one in paragraphs)


def _words(node: etree._Element) -> Iterator[str]:
    if node.tag in _SPACES:
        yield " "
    elif node.tag not in _NO_WORDS:
        yield node.text or ""
        for child in node:
            yield from _words(child)
            yield child.tail or ""
