"""How much room the sheets of a document need: WeasyPrint sets them on a page without an end."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.content import Document
from briefgen.layout import Extent, Layout, SheetExtent, SheetLayout
from briefgen.render.pdf import lay_out
from briefgen.render.tighten import NotKnownError, Tightening, is_plain
from briefgen.theme import Theme

if TYPE_CHECKING:
    from weasyprint.formatting_structure.boxes import Box

_Part = tuple["Box", int, str]
"""A box that shows a field, the number of its lines, and the words of the first."""

# Each sheet as high as what stands on it, and its title as wide as the words.
_ENDLESS = """
@page { size: var(--page-width) 20000mm }
.sheet { height: auto }
.sheet + .sheet { break-before: auto }
.foot { position: static }
h1 .china, h1 .europe { width: auto }
"""
_MM_PER_PX = 25.4 / 96
_PX_PER_PT = 96 / 72
# What is set is as much looser than the first layout: no other length of the rules is this one.
_ODD = 0.0037


def measure(
    document: Document, layouts: Sequence[Layout], theme: Theme, fonts: Path, css: str
) -> tuple[tuple[SheetExtent, ...], ...]:
    """Give, for each layout, the extent of every sheet of the document.

    The layouts may differ in leading and section space. Then one is set and the others are
    reckoned from it, unless the rules of the style are more than is known of; then all are set.
    """
    if is_plain(css):
        with suppress(NotKnownError):
            return _reckon(document, layouts, theme, fonts, css)
    return measure_each(document, layouts, theme, fonts, css)


def measure_each(
    document: Document, layouts: Sequence[Layout], theme: Theme, fonts: Path, css: str
) -> tuple[tuple[SheetExtent, ...], ...]:
    """Give what `measure` gives by setting every layout, in one pass."""
    together = replace(document, sheets=document.sheets * len(layouts))
    settings = Layout(tuple(sheet for layout in layouts for sheet in layout.sheets))
    extents = (
        _sheet_extent(sheet, _named_parts(sheet), _nothing_saved)
        for sheet in _set(together, settings, theme, fonts, css)
    )
    return tuple(tuple(islice(extents, len(document.sheets))) for _ in layouts)


def _reckon(
    document: Document, layouts: Sequence[Layout], theme: Theme, fonts: Path, css: str
) -> tuple[tuple[SheetExtent, ...], ...]:
    as_set = [
        replace(sheet, leading=sheet.leading + _ODD, space=sheet.space + _ODD)
        for sheet in layouts[0].sheets
    ]
    sheets = _set(document, Layout(tuple(as_set)), theme, fonts, css)
    parts = [_named_parts(sheet) for sheet in sheets]
    return tuple(
        tuple(
            _sheet_extent(box, named, _tightening(odd, wanted).saved)
            for box, named, odd, wanted in zip(sheets, parts, as_set, layout.sheets, strict=True)
        )
        for layout in layouts
    )


def _tightening(as_set: SheetLayout, wanted: SheetLayout) -> Tightening:
    return Tightening(
        leading=as_set.leading * _PX_PER_PT,
        less_leading=(as_set.leading - wanted.leading) * _PX_PER_PT,
        space=as_set.space / _MM_PER_PX,
        less_space=(as_set.space - wanted.space) / _MM_PER_PX,
    )


def _set(
    document: Document, layout: Layout, theme: Theme, fonts: Path, css: str
) -> tuple["Box", ...]:
    """Give the sheets as WeasyPrint sets them on the page without an end."""
    pages = lay_out(document, layout, theme, fonts, css, _ENDLESS)
    return tuple(
        box
        for page in pages.pages
        for box in page._page_box.descendants()  # noqa: SLF001  # boxes have no public way
        if box.element_tag == "article"
    )


def _nothing_saved(_: "Box") -> float:
    return 0


def _sheet_extent(
    sheet: "Box", named: Mapping[str, _Part], saved: Callable[["Box"], float]
) -> SheetExtent:
    """Give the extent of a sheet; `saved` says by how many px a box is to be lower than it is."""
    title = next((box for box in sheet.descendants() if box.element_tag == "h1"), None)
    return SheetExtent(
        height=_height(sheet, saved),
        title_height=0.0 if title is None else title.height * _MM_PER_PX,
        title_widths=(0.0, 0.0)
        if title is None
        else (_side_width(title, "china"), _side_width(title, "europe")),
        parts={
            name: Extent(_height(box, saved), lines, first_line)
            for name, (box, lines, first_line) in named.items()
        },
    )


def _height(box: "Box", saved: Callable[["Box"], float]) -> float:
    return float(box.margin_height() - saved(box)) * _MM_PER_PX


def _side_width(title: "Box", side: str) -> float:
    """Give the width of one side of the title in mm; within it, words may stand in the other's."""
    parts = (box for box in title.descendants() if box.element.get("class") == side)
    return float(next(parts).width) * _MM_PER_PX


def _named_parts(sheet: "Box") -> dict[str, _Part]:
    """Give the parts of a sheet by the fields that they show."""
    parts: dict[str, _Part] = {}
    for box in sheet.descendants():
        name = None if box.element is None else box.element.get("data-name")
        if name and name not in parts:
            lines = [inner for inner in box.descendants() if type(inner).__name__ == "LineBox"]
            parts[name] = (box, len(lines), "".join(_words(lines[0])) if lines else "")
    return parts


def _words(line: "Box") -> Iterator[str]:
    for box in line.descendants():
        if type(box).__name__ == "TextBox":
            yield box.text
