"""Prints the seconds of making a Word file of 28 pages: `word.py briefgen|docxtpl`.

Both begin with the same content in memory, its pages known, and end with the bytes of the file.
docxtpl fills a template as a person would have made it: the same words, tables and headings, each
run in its language and look. It is spared fields, bookmarks, rules, widths and landscape pages.
"""

import io
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import docx
from docx.document import Document as Template

from bench.timing import print_seconds
from briefgen.content import (
    Block,
    Caption,
    ChapterHeading,
    Contents,
    ContentsEntry,
    Document,
    Grid,
    GridRow,
    Heading,
    ListBlock,
    Mark,
    Note,
    Paragraph,
    Run,
    walk,
    words,
)
from briefgen.contents import complete, with_pages
from briefgen.layout import Layout
from briefgen.models.text import Lang
from briefgen.render.docx import render_docx
from briefgen.render.pdf import lay_out, page_numbers
from tests.docx.conftest import BASE, dot
from tests.readers.docx_text import docx_sheets
from tests.specimen.conftest import CSS, STYLES, THEME
from tests.specimen.long import long_document

if TYPE_CHECKING:
    from docxtpl import RichTextParagraph

PAGES = 28
_ROUNDS = 3
_BEHIND = 2  # chapters that begin behind these pages
_WIDTHS = range(2, 6)  # in columns
_LANGS = {"en": "en-GB", "zh": "zh-CN"}
_STYLES: dict[type, str] = {
    Paragraph: "Normal",
    ListBlock: "ListBullet",
    Heading: "Heading3",
    ChapterHeading: "Heading2",
    Caption: "Caption",
}


def content() -> Document:
    """Give the document, with the numbers of its pages."""
    long = long_document(_ROUNDS)
    document = complete(replace(long, chapters=long.chapters[:-_BEHIND]))
    pages = lay_out(document, Layout(()), THEME, STYLES / "fonts", CSS)
    if len(pages.pages) != PAGES:
        raise ValueError(f"the document has {len(pages.pages)} pages")
    return with_pages(document, page_numbers(pages))


def by_briefgen(document: Document) -> Callable[[], bytes]:
    """Give what makes the file with briefgen."""
    return lambda: render_docx(document, Layout(()), THEME, BASE, dot, PAGES)


def by_docxtpl(document: Document) -> Callable[[], bytes]:
    """Give what makes the file with docxtpl."""
    from docxtpl import DocxTemplate

    template, chapters = make_template(), plain_values(document)

    def make() -> bytes:
        made, saved = DocxTemplate(io.BytesIO(template)), io.BytesIO()
        made.render({"chapters": [_filled(chapter) for chapter in chapters]})
        made.save(saved)
        return saved.getvalue()

    return make


# --- what docxtpl is given --------------------------------------------------------------------

Words = tuple[str, str, str]
"""Words, the style of their characters, and their language as Word names it."""
Line = tuple[str, tuple[Words, ...]]
"""The style of a paragraph, and its words."""


@dataclass(frozen=True)
class Part:
    """A block: paragraphs, or the paragraphs of each cell of a table."""

    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[tuple[Line, ...], ...], ...] = ()


def plain_values(document: Document) -> list[dict[str, Any]]:
    """Give the content as plain values, as a program would hold it that knows no Word."""
    return [
        {
            "title": "\t".join(words(part.inlines) for part in one.heading.parts),
            "note": "\t".join(words(part.note) for part in one.heading.parts),
            "parts": [_part(block, one.lang) for block in one.blocks],
        }
        for one in document.chapters
    ]


def _part(block: Block, lang: Lang) -> Part:
    match block:
        case Grid(rows=rows):
            return Part(rows=tuple(_cells(row) for row in rows))
        case Note(label=label, blocks=blocks):
            named = Paragraph(label, "label")
            return Part(rows=((_lines([named], lang), _lines(blocks, lang)),))
        case Contents(entries=entries):
            return Part(tuple(("Normal", tuple(_entry(entry))) for entry in entries))
        case Caption() | ChapterHeading():
            return Part(((_STYLES[type(block)], ((words(block), "", _LANGS[lang]),)),))
        case _:
            return Part(_lines([block], lang))


def _entry(entry: ContentsEntry) -> Iterator[Words]:
    for part in entry.parts:
        yield f"{words(part.inlines)}\t", "", _LANGS[part.lang]
    yield str(entry.page), "", _LANGS["en"]


def _cells(row: GridRow) -> tuple[tuple[Line, ...], ...]:
    return tuple(_lines(cell.blocks, cell.lang) for cell in row.cells)


def _lines(blocks: Sequence[Block], lang: Lang) -> tuple[Line, ...]:
    return tuple(
        (_STYLES[type(block)], tuple(_runs(one, lang)))
        for block in blocks
        for one in walk(block)
        if isinstance(one, Paragraph | Heading)
    )


def _runs(line: Paragraph | Heading, lang: Lang) -> Iterator[Words]:
    strong = isinstance(line, Paragraph) and line.style in {"label", "entry"}
    for one in walk(line):
        match one:
            case Run(text=text, lang=own, style=style):
                look = "Strong" if strong or style in {"time", "figure"} else ""
                yield text, look, _LANGS[own]
            case Mark(text=text):
                yield text, "Strong", _LANGS[lang]
            case _:
                pass


def _filled(chapter: dict[str, Any]) -> dict[str, Any]:
    """Give the values of a chapter with its paragraphs as docxtpl takes them."""
    parts = [
        {"lines": _rich(part.lines), "rows": [list(map(_rich, row)) for row in part.rows]}
        for part in chapter["parts"]
    ]
    return {**chapter, "parts": parts}


def _rich(lines: tuple[Line, ...]) -> "RichTextParagraph":
    from docxtpl import RichText, RichTextParagraph

    made = RichTextParagraph()
    for style, runs in lines:
        text = RichText()
        for said, look, lang in runs:
            text.add(said, style=look or None, lang=lang)
        made.add(text, parastyle=style)
    return made


def make_template() -> bytes:
    """Give the template: a heading, a paragraph and a table of each width, in loops."""
    made = docx.Document()
    _control(made, "for chapter in chapters")
    made.add_paragraph("{{ chapter.title }}", "Heading 1").paragraph_format.page_break_before = True
    made.add_paragraph("{{ chapter.note }}", "Subtitle")
    _control(made, "for part in chapter.parts")
    _control(made, "if not part.rows")
    made.add_paragraph("{{p part.lines }}")
    for count in _WIDTHS:
        _control(made, f"elif part.rows[0] | length == {count}")
        _add_table(made, count)
    for end in ("endif", "endfor", "endfor"):
        _control(made, end)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def _add_table(made: Template, count: int) -> None:
    """Add a table with one row in a loop."""
    begin, shown, end = made.add_table(3, count, "Table Grid").rows
    begin.cells[0].text = "{%tr for row in part.rows %}"
    end.cells[0].text = "{%tr endfor %}"
    for number, cell in enumerate(shown.cells):
        cell.text = f"{{{{p row[{number}] }}}}"


def _control(made: Template, statement: str) -> None:
    made.add_paragraph(f"{{%p {statement} %}}")


# --- both -------------------------------------------------------------------------------------


def difference(document: Document) -> str:
    """Give what one of the files says and the other does not; nothing where they say the same."""
    ours, theirs = (Counter(_letters(make(document)())) for make in MAKERS.values())
    return "".join(((ours - theirs) + (theirs - ours)).elements())


def _letters(data: bytes) -> str:
    """Give what the body says; the running head and foot stand in the template as they are."""
    return "".join("".join(part for sheet in docx_sheets(data) for part in sheet.body).split())


MAKERS = {"briefgen": by_briefgen, "docxtpl": by_docxtpl}

if __name__ == "__main__":
    program, the_content = sys.argv[1], content()
    if program == "docxtpl" and (differing := difference(the_content)):
        sys.exit(f"the files do not say the same: {differing}")
    make = MAKERS[program](the_content)
    make()
    print_seconds(make)
