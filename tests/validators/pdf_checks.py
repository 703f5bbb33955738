"""What no validator sees in a PDF, or only one of them does."""

import io
import re
from collections.abc import Iterator
from typing import Any, cast

import pdfplumber
from pdfplumber.page import Page
from PIL import Image

from tests.readers.pdf_text import marked_text
from tests.readers.text_strings import by_language
from tests.validators.colours import Rgb, is_readable, of_pdf

Element = dict[str, Any]

HAN = re.compile("[\u4e00-\u9fff]")
FILE_NAME = re.compile(r"\.(svg|png|jpe?g|gif|pdf|docx?)$", re.IGNORECASE)
_PPI = 108
VAGUE = {"", "here", "click here", "link", "more", "read more", "这里", "此处", "点击", "更多"}


def problems(data: bytes) -> frozenset[str]:
    """Give what is wrong with a document, each in a few words."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        tree = pdf.structure_tree
        texts = marked_text(pdf)
        found = {
            *_metadata(pdf.metadata, data),
            *(wrong for sheet in _of_kind(tree, "Art") for wrong in _headings(sheet)),
            *(wrong for table in _of_kind(tree, "Table") for wrong in _table(table)),
            *(wrong for figure in _of_kind(tree, "Figure") for wrong in _figure(figure)),
            *(wrong for link in _of_kind(tree, "Link") for wrong in _link(link, texts)),
            *_languages(tree, str(pdf.doc.catalog.get("Lang", b""), "latin-1"), texts),
            *(wrong for page in pdf.pages for wrong in _contrast(page)),
        }
    return frozenset(found)


def _metadata(properties: dict[str, Any], data: bytes) -> Iterator[str]:
    for key in ("Title", "Author", "Subject", "Keywords", "CreationDate", "ModDate"):
        if not properties.get(key):
            yield f"no {key}"
    if data.count(b"</rdf:RDF>") + data.count(b"<rdf:RDF xmlns") != 2:
        yield "not one rdf:RDF"


def below(element: Element) -> Iterator[Element]:
    """Give an element and all below it, in reading order."""
    yield element
    for child in element.get("children", ()):
        yield from below(child)


def _of_kind(tree: list[Element], kind: str) -> Iterator[Element]:
    return (one for root in tree for one in below(root) if one["type"] == kind)


def _headings(sheet: Element) -> Iterator[str]:
    before = 0
    for element in below(sheet):
        if re.fullmatch("H[1-6]", element["type"]):
            level = int(element["type"][1])
            if level > before + 1:
                yield "a heading is skipped"
            before = level
    if before == 0:
        yield "no headings"


def _table(table: Element) -> Iterator[str]:
    rows = [one for one in below(table) if one["type"] == "TR"]
    if not rows or {cell["type"] for cell in rows[0]["children"]} != {"TH"}:
        yield "a table has no header row"
    for cell in below(table):
        if cell["type"] == "TH" and "Scope" not in cell["attributes"]:
            yield "a header cell has no scope"


def _figure(figure: Element) -> Iterator[str]:
    alt = figure.get("alt_text", "").strip()
    if not alt:
        yield "a figure has no alternative text"
    elif FILE_NAME.search(alt):
        yield "an alternative text is a file name"


def _link(link: Element, texts: dict[tuple[int, int], str]) -> Iterator[str]:
    words = "".join(_own_text(one, texts) for one in below(link))
    if words.strip().lower() in VAGUE:
        yield "a link does not say where it leads"


def _own_text(element: Element, texts: dict[tuple[int, int], str]) -> str:
    page = element.get("page_number", 1)
    return "".join(texts.get((page, mcid), "") for mcid in element.get("mcids", ()))


def texts_by_language(
    element: Element, lang: str, texts: dict[tuple[int, int], str]
) -> Iterator[tuple[str, str]]:
    """Give the language and the text of every element that has any, in reading order."""
    lang = element.get("lang") or lang
    alt = element.get("alt_text", "")
    # ISO 32000-1, 14.9.3: who hears the alternative text of a figure hears none of its words.
    own = "" if alt and element["type"] == "Figure" else _own_text(element, texts)
    if own:
        yield lang, own
    yield from by_language(alt, lang)
    for child in element.get("children", ()):
        yield from texts_by_language(child, lang, texts)


def _languages(tree: list[Element], lang: str, texts: dict[tuple[int, int], str]) -> Iterator[str]:
    if not lang:
        yield "no language"
    for root in tree:
        for own, text in texts_by_language(root, lang, texts):
            if HAN.search(text) and not own.startswith("zh"):
                yield "Chinese words are in another language"


def _contrast(page: Page) -> Iterator[str]:
    picture = page.to_image(resolution=_PPI).original.convert("RGB")
    # One character stands for those of its colour and font in its line, and in its square.
    places = {
        (char["non_stroking_color"], char["fontname"], char["top"] // 5, char["x0"] // 20): char
        for char in page.chars
        if not char["text"].isspace()
    }
    for char in places.values():
        colour = of_pdf(char["non_stroking_color"])
        bold = "Bold" in char["fontname"]
        if not is_readable(colour, _behind(char, picture), char["size"], bold=bold):
            yield "words are too pale"


def _behind(char: dict[str, Any], picture: Image.Image) -> Rgb:
    """Give the colour that takes most of the edges above and below a character: what is behind it.

    Of the room between them a bold character of many strokes takes more than half.
    """
    corners = (char["x0"] - 1, char["top"], char["x1"] + 1, char["bottom"])
    left, top, right, bottom = (round(length * _PPI / 72) for length in corners)
    edges = Image.new("RGB", (right - left, 2))
    for row, y in enumerate((top, bottom - 1)):
        edges.paste(picture.crop((left, y, right, y + 1)), (0, row))
    counted = edges.getcolors(edges.width * edges.height)
    assert counted
    red, green, blue = cast("tuple[int, int, int]", max(counted)[1])
    return red / 255, green / 255, blue / 255
