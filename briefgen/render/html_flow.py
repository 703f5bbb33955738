"""The nodes of documents that flow over pages, as HTML: chapters, grids, contents, covers."""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Protocol

from briefgen.content import (
    Caption,
    Chapter,
    ChapterHeading,
    Contents,
    ContentsEntry,
    CoverCity,
    CoverTitle,
    Disc,
    Grid,
    GridCell,
    GridRow,
    HeadingPart,
    Node,
    Note,
    PageCount,
    PageNumber,
    Paragraph,
    Quotation,
    Reference,
    Running,
    SdgTile,
    words,
)
from briefgen.models.text import Lang
from briefgen.render.html_lang import lang_attribute
from briefgen.typography import set_for_pdf, without_helpers

# From so many cities on, a cover sets them in the smaller size.
_MANY_CITIES = 5
_FIVE_COLUMNS = 5


class Writer(Protocol):
    """What writes the nodes within these nodes."""

    def all(self, nodes: Iterable[Node]) -> str:
        """Write nodes one after the other."""

    def within(self, lang: Lang, nodes: Iterable[Node]) -> str:
        """Write nodes that stand in an element of the language."""


class FlowWriter:
    """Writes the nodes that stand in chapters, on covers and in running heads."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.methods: Mapping[type, Callable[..., str]] = {
            Disc: self.disc,
            Reference: self.reference,
            PageNumber: self.page_number,
            PageCount: self.page_count,
            ChapterHeading: self.chapter_heading,
            HeadingPart: self.heading_part,
            Grid: self.grid,
            GridRow: self.grid_row,
            GridCell: self.grid_cell,
            Caption: self.caption,
            Quotation: self.quotation,
            Note: self.note,
            Contents: self.contents,
            ContentsEntry: self.contents_entry,
            CoverTitle: self.cover_title,
            CoverCity: self.cover_city,
            Running: self.running,
            Chapter: self.chapter,
        }

    # --- inline ---

    def disc(self, disc: Disc) -> str:
        """Write the numbered disc of an entry."""
        side = f" in-{disc.side}" if disc.side else ""
        return f'<span class="disc{side}">{disc.number}</span>'

    def reference(self, reference: Reference) -> str:
        """Write the number of a page, which WeasyPrint knows once the pages are laid out."""
        page = f'<a class="page-of" href="#{escape(reference.target)}"></a>'
        style = reference.style
        return page if style == "plain" else f'<span class="{style}">{page}</span>'

    def page_number(self, _: PageNumber) -> str:
        """Write the number of the page."""
        return '<span class="page-number"></span>'

    def page_count(self, _: PageCount) -> str:
        """Write how many pages there are."""
        return '<span class="page-count"></span>'

    # --- headings ---

    def chapter_heading(self, heading: ChapterHeading) -> str:
        """Write a large heading: label and parts on one line, their notes below."""
        anchor = f' id="{escape(heading.anchor)}"' if heading.anchor else ""
        bookmark = escape(
            " · ".join(without_helpers(words(part.inlines)) for part in heading.parts)
        )
        label = self._label(heading, lambda part: part.inlines)
        tag = f"h{heading.level}"
        title = (
            f'<{tag}{anchor} class="row" data-bookmark="{bookmark}">'
            f"{label}{self._writer.all(heading.parts)}</{tag}>"
        )
        notes = ""
        if any(part.note for part in heading.parts + heading.label):
            parts = "".join(self._note_part(part) for part in heading.parts)
            below = self._label(heading, lambda part: part.note)
            notes = f'<div class="row notes">{below}{parts}</div>'
        kinds = ["labelled"] if heading.label else []
        kinds += ["bilingual"] if len(heading.parts) > 1 else []
        classes = " ".join(["chapter-heading", f"level-{heading.level}", *kinds])
        return f'<div class="{classes}">{title}{notes}</div>'

    def _label(self, heading: ChapterHeading, of: Callable[[HeadingPart], Iterable[Node]]) -> str:
        if not heading.label:
            return ""
        parts = (
            f"<span{lang_attribute(part.lang)}>{self._writer.within(part.lang, of(part))}</span>"
            for part in heading.label
        )
        return f'<span class="part label">{"<br/>".join(parts)}</span>'

    def heading_part(self, part: HeadingPart) -> str:
        """Write what a heading says in one language."""
        html = self._writer.within(part.lang, part.inlines)
        return f'<span class="part"{lang_attribute(part.lang)}>{html}</span>'

    def _note_part(self, part: HeadingPart) -> str:
        html = self._writer.within(part.lang, part.note)
        return f'<p class="part"{lang_attribute(part.lang)}>{html}</p>'

    def cover_title(self, title: CoverTitle) -> str:
        """Write the title of a cover."""
        size = "many" if len(title.cities) >= _MANY_CITIES else "few"
        heading = ChapterHeading(1, title.parts)
        return (
            f'<div class="cover-title">{self.chapter_heading(heading)}'
            f'<div class="cities {size}">{self._writer.all(title.cities)}</div></div>'
        )

    def cover_city(self, city: CoverCity) -> str:
        """Write the name of a city in each language."""
        names = "".join(
            f'<p class="part"{lang_attribute(run.lang)}>{self._writer.within(run.lang, [run])}</p>'
            for run in city.names
        )
        return f'<div class="row {city.side}">{names}</div>'

    # --- grids ---

    def grid(self, grid: Grid) -> str:
        """Write a grid: data as a table, what merely stands side by side as boxes."""
        if not grid.is_data:
            return f'<div class="grid rule-{grid.rule}">{self._writer.all(grid.rows)}</div>'
        body_rows = [row for row in grid.rows if not row.head]
        # The only row needs no head of its own, and has more data than heads without it.
        headed = len(body_rows) > 1
        head = "".join(self._table_row(row, headed=True) for row in grid.rows if row.head)
        body = "".join(self._table_row(row, headed=headed) for row in body_rows)
        *others, last = (f"span-{cell.span}" for cell in grid.rows[0].cells)
        columns = "".join(f'<col class="{name}"/>' for name in (*others, f"{last} last"))
        return (
            f'<table class="grid rule-{grid.rule}"><colgroup>{columns}</colgroup>'
            f"<thead>{head}</thead><tbody>{body}</tbody></table>"
        )

    def _table_row(self, row: GridRow, *, headed: bool) -> str:
        cells = "".join(
            self._cell(cell, _cell_tag(row, cell) if headed else "td", column, row)
            for column, cell in _columns(row)
        )
        return f"<tr{_row_attributes(row)}>{cells}</tr>"

    def grid_row(self, row: GridRow) -> str:
        """Write a row of what stands side by side."""
        cells = "".join(self._cell(cell, "div", column, row) for column, cell in _columns(row))
        return f"<div{_row_attributes(row, 'row')}>{cells}</div>"

    def grid_cell(self, cell: GridCell) -> str:
        """Write a cell that stands alone."""
        return self._cell(cell, "div", 1, GridRow((cell,)))

    def _cell(self, cell: GridCell, tag: str, column: int, row: GridRow) -> str:
        classes = ["cell", f"span-{cell.span}"]
        if column + cell.span > _FIVE_COLUMNS:
            classes.append("last")
        if column == 1 and not cell.blocks and not row.head:
            classes.append("empty")
        if _begins_with_tile(cell):
            classes.append("tiles")
        scope = f' scope="{"col" if row.head else "row"}"' if tag == "th" else ""
        beside = "" if tag != "div" else self._beside_a_portrait(cell)
        html = beside or self._writer.within(cell.lang, cell.blocks)
        return (
            f'<{tag}{scope} class="{" ".join(classes)}"{lang_attribute(cell.lang)}>{html}</{tag}>'
        )

    def _beside_a_portrait(self, cell: GridCell) -> str:
        """Write a cell whose blocks stand beside a portrait; nothing where there is none."""
        if cell.beside is None:
            return ""
        portrait, blocks = cell.beside
        left = f"calc({portrait.width:g}mm + var(--space-large))"
        return (
            f'<div class="beside">{self._writer.within(cell.lang, (portrait,))}'
            f'<div style="margin-left:{left}">{self._writer.within(cell.lang, blocks)}</div></div>'
        )

    # --- other blocks ---

    def caption(self, caption: Caption) -> str:
        """Write a caption."""
        label = set_for_pdf(f"{caption.label} {caption.number}", caption.lang)
        words_ = self._writer.within(caption.lang, caption.inlines)
        return (
            f'<p class="caption"{lang_attribute(caption.lang)}>'
            f"<strong>{escape(label)}</strong> {words_}</p>"
        )

    def quotation(self, quotation: Quotation) -> str:
        """Write a quotation and its source."""
        return (
            f"<blockquote>{self._writer.all(quotation.blocks)}"
            f'<p class="quiet">{self._writer.all(quotation.source)}</p></blockquote>'
        )

    def note(self, note: Note) -> str:
        """Write a note between two rules."""
        return (
            f'<div class="grid rule-section note"><div class="row">'
            f'<div class="cell span-1"><p class="label">{self._writer.all(note.label)}</p></div>'
            f'<div class="cell span-4 last">{self._writer.all(note.blocks)}</div></div></div>'
        )

    def contents(self, contents: Contents) -> str:
        """Write the list of chapters."""
        return f'<div class="contents">{self._writer.all(contents.entries)}</div>'

    def contents_entry(self, entry: ContentsEntry) -> str:
        """Write a chapter: the number of its page first, then what it is called."""
        target = escape(entry.target)
        parts = "".join(
            f'<p class="part"{lang_attribute(part.lang)}><a href="#{target}">'
            f"{self._writer.within(part.lang, part.inlines)}</a></p>"
            for part in entry.parts
        )
        return (
            f'<div class="row level-{entry.level}"><p class="part label">'
            f'<a class="page-of" href="#{target}"></a></p>{parts}</div>'
        )

    # --- pages ---

    def running(self, running: Running) -> str:
        """Write the running head and foot, which WeasyPrint puts on every page that follows."""
        handling = ""
        if running.handling:
            handling = f'<p class="handling">{self._writer.all(running.handling)}</p>'
        head = "".join(f"<p>{self._writer.all(part)}</p>" for part in running.head)
        foot = "".join(f"<p>{self._writer.all(part)}</p>" for part in running.foot)
        kind = "internal" if running.handling else "shareable"
        return (
            f'<div class="running-head {kind}">{handling}{head}</div>'
            f'<div class="running-foot {kind}">{handling}{foot}</div>'
        )

    def chapter(self, chapter: Chapter) -> str:
        """Write a chapter."""
        html = self._writer.within(chapter.lang, (chapter.heading, *chapter.blocks))
        kinds = ["chapter", chapter.orientation, chapter.density]
        kinds += ["shares", chapter.sharing] if chapter.sharing != "never" else []
        return f'<section class="{" ".join(kinds)}"{lang_attribute(chapter.lang)}>{html}</section>'


def _columns(row: GridRow) -> Iterable[tuple[int, GridCell]]:
    """Give the cells of a row, each with the column that it begins in, from 1."""
    column = 1
    for cell in row.cells:
        yield column, cell
        column += cell.span


def _cell_tag(row: GridRow, cell: GridCell) -> str:
    # ISO 14289: a header cell that names nothing is none.
    return "th" if cell.blocks and (row.head or cell.header) else "td"


def _row_attributes(row: GridRow, *classes: str) -> str:
    anchor = f' id="{escape(row.anchor)}"' if row.anchor else ""
    kinds = [*classes, *(["head-row"] if row.head else [])]
    kinds += ["keeps"] if row.keeps_with_next else []
    return anchor + (f' class="{" ".join(kinds)}"' if kinds else "")


def _begins_with_tile(cell: GridCell) -> bool:
    match cell.blocks:
        case (Paragraph(inlines=(SdgTile(), *_)), *_):
            return True
        case _:
            return False
