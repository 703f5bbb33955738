"""What no validator sees in a Word file."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from tests.validators.colours import WHITE, is_readable, of_hex
from tests.validators.pdf_checks import FILE_NAME, VAGUE

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_TYPED_MARK = re.compile(r"\s*([–•·‣-]|\d{1,2}[.)])\s+\w")
_PLACING = {
    *("Grid", "GridZH", "Foot", "Rows", "RowsClose", "RowsSmall", "Cities"),
    *("HeadingNotes", "HeadInternal", "HeadShareable", "RunningFoot"),
}
"""The styles of tables that place blocks side by side and hold no data."""
_STORIES = re.compile(r"word/(document|header\d+|footer\d+)\.xml")

Element = etree._Element


def problems(data: bytes) -> frozenset[str]:
    """Give what is wrong with a document, each in a few words."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    styles = _Styles(etree.fromstring(parts["word/styles.xml"]))
    stories = [etree.fromstring(parts[name]) for name in sorted(parts) if _STORIES.match(name)]
    found = {*_properties(etree.fromstring(parts["docProps/core.xml"])), *styles.problems()}
    for story in stories:
        found.update(_alternative_texts(story))
        found.update(_tables(story))
        found.update(_headings(story, styles))
        found.update(_lists(story, styles))
        found.update(_links(story))
        found.update(_languages(story))
        found.update(_pale(story))
    return frozenset(found)


class _Styles:
    """The styles of a file, and what one inherits from another."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._by_id: Mapping[str, Element] = {
            style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")
        }

    def problems(self) -> Iterator[str]:
        """Give what is wrong with the styles themselves."""
        languages = self._root.find(f"{_W}docDefaults//{_W}lang")
        if languages is None or not (_value(languages) and languages.get(f"{_W}eastAsia")):
            yield "no default language in both scripts"
        yield from _pale(self._root)
        for style_id, style in self._by_id.items():
            name = _value(style.find(f"{_W}name"))
            if name.startswith(("List dash", "List number")) and not self.numbering(style_id):
                yield "the style of a list makes no list"

    def property(self, style_id: str, path: str) -> str:
        """Give a property of a paragraph style, perhaps inherited."""
        while style_id in self._by_id:
            style = self._by_id[style_id]
            if (own := style.find(f"{_W}pPr/{path}")) is not None:
                return _value(own)
            style_id = _value(style.find(f"{_W}basedOn"))
        return ""

    def numbering(self, style_id: str) -> str:
        """Give the number of the list that a style makes."""
        return self.property(style_id, f"{_W}numPr/{_W}numId")

    def level(self, style_id: str) -> int:
        """Give the level of the headings of a style; 0 for plain text."""
        level = self.property(style_id, f"{_W}outlineLvl")
        return int(level) + 1 if level and level != "9" else 0


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")


def _text(element: Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{_W}t"))


def _style(paragraph: Element) -> str:
    return _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))


def _properties(core: Element) -> Iterator[str]:
    filled = {etree.QName(one).localname for one in core if (one.text or "").strip()}
    for name in ("title", "creator", "subject", "keywords", "language", "created", "modified"):
        if name not in filled:
            yield f"no {name}"


def _alternative_texts(story: Element) -> Iterator[str]:
    for named in story.iter(f"{_DRAWING}docPr"):
        alt = named.get("descr", "").strip()
        if not alt:
            yield "a figure has no alternative text"
        elif FILE_NAME.search(alt):
            yield "an alternative text is a file name"


def _tables(story: Element) -> Iterator[str]:
    for table in story.iter(f"{_W}tbl"):
        if _value(table.find(f"{_W}tblPr/{_W}tblStyle")) in _PLACING:
            continue
        header = table.find(f"{_W}tr/{_W}trPr/{_W}tblHeader")
        if header is None or header.get(f"{_W}val") in {"0", "false"}:
            yield "a table has no header row"


def _headings(story: Element, styles: _Styles) -> Iterator[str]:
    before = 0
    for paragraph in story.iter(f"{_W}p"):
        level = styles.level(_style(paragraph))
        if level > before + 1:
            yield "a heading is skipped"
        before = level or before
    if before == 0 and etree.QName(story).localname == "document":
        yield "no headings"


def _lists(story: Element, styles: _Styles) -> Iterator[str]:
    for paragraph in story.iter(f"{_W}p"):
        numbered = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        if (
            not numbered
            and not styles.numbering(_style(paragraph))
            and _TYPED_MARK.match(_text(paragraph))
        ):
            yield "a mark of a list is typed"


def _links(story: Element) -> Iterator[str]:
    for link in story.iter(f"{_W}hyperlink"):
        if _text(link).strip().lower() in VAGUE:
            yield "a link does not say where it leads"


def _languages(story: Element) -> Iterator[str]:
    for languages in story.iter(f"{_W}lang"):
        if not (_value(languages) and languages.get(f"{_W}eastAsia")):
            yield "words have no language in both scripts"


def _pale(root: Element) -> Iterator[str]:
    for properties in root.iter(f"{_W}rPr"):
        colour = _value(properties.find(f"{_W}color"))
        if not re.fullmatch("[0-9A-F]{6}", colour):
            continue
        shading = properties.find(f"{_W}shd")
        ground = WHITE if shading is None else of_hex(shading.get(f"{_W}fill", "FFFFFF"))
        size = float(_value(properties.find(f"{_W}sz")) or "17") / 2
        bold = properties.find(f"{_W}b") is not None
        if not is_readable(of_hex(colour), ground, size, bold=bold):
            yield f"words are too pale: {colour}"
