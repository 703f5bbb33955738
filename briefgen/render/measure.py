"""How much room the sheets of a document need: WeasyPrint sets them on a page without an end."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.content import Document
from briefgen.layout import Extent, Layout, SheetExtent
from briefgen.render.pdf import lay_out
from briefgen.theme import Theme

if TYPE_CHECKING:
    from weasyprint.formatting_structure.boxes import Box

# Each sheet as high as what stands on it, and its title as wide as the words.
_ENDLESS = """
@page { size: var(--page-width) 20000mm }
.sheet { height: auto }
.sheet + .sheet { break-before: auto }
.foot { position: static }
h1 .china, h1 .europe { width: auto }
"""
_MM_PER_PX = 25.4 / 96


def measure(
    document: Document, layouts: Sequence[Layout], theme: Theme, fonts: Path, css: str
) -> tuple[tuple[SheetExtent, ...], ...]:
    """Give, for each layout, the extent of every sheet of the document.

    All layouts are set in one pass, so that faces and rules are read once.
    """
    together = replace(document, sheets=document.sheets * len(layouts))
    settings = Layout(tuple(sheet for layout in layouts for sheet in layout.sheets))
    pages = lay_out(together, settings, theme, fonts, css + _ENDLESS)
    extents = (
        _sheet_extent(box)
        for page in pages.pages
        for box in page._page_box.descendants()  # noqa: SLF001  # boxes have no public way
        if box.element_tag == "article"
    )
    return tuple(tuple(islice(extents, len(document.sheets))) for _ in layouts)


def _sheet_extent(sheet: "Box") -> SheetExtent:
    parts: dict[str, Extent] = {}
    title_height, title_widths = 0.0, (0.0, 0.0)
    for box in sheet.descendants():
        name = None if box.element is None else box.element.get("data-name")
        if name and name not in parts:
            parts[name] = _extent(box)
        if box.element_tag == "h1" and not title_height:
            title_height = box.height * _MM_PER_PX
            title_widths = (_side_width(box, "china"), _side_width(box, "europe"))
    return SheetExtent(sheet.margin_height() * _MM_PER_PX, title_height, title_widths, parts)


def _side_width(title: "Box", side: str) -> float:
    """Give the width of one side of the title in mm; within it, words may stand in the other's."""
    parts = (box for box in title.descendants() if box.element.get("class") == side)
    return float(next(parts).width) * _MM_PER_PX


def _extent(box: "Box") -> Extent:
    lines = [inner for inner in box.descendants() if type(inner).__name__ == "LineBox"]
    first_line = "".join(_words(lines[0])) if lines else ""
    return Extent(box.margin_height() * _MM_PER_PX, len(lines), first_line)


def _words(line: "Box") -> Iterator[str]:
    for box in line.descendants():
        if type(box).__name__ == "TextBox":
            yield box.text
