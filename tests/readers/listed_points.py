"""The pages that the list of open points names, and those on which the points really stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.content import (
    Block,
    ChapterHeading,
    Document,
    Grid,
    GridRow,
    Heading,
    Mark,
    Reference,
    walk,
)
from tests.briefing.reading import said
from tests.law.test_same_words import bare
from tests.readers.pdf_text import words_by_page


@dataclass(frozen=True)
class Point:
    """An open point: its field, such as `programme.3.place`, and the heading that it is below."""

    field: str
    heading: str


@dataclass(frozen=True)
class Part:
    """A row, or a block that is no grid, with the anchor of the heading above it."""

    node: Block | GridRow
    heading: str

    def marks(self, field: str) -> bool:
        """Whether a mark stands in it for a field."""
        return any(isinstance(node, Mark) and node.name == field for node in walk(self.node))

    def is_called(self, name: str) -> bool:
        """Whether it is the row of a part of the mission."""
        return isinstance(self.node, GridRow) and self.node.name == name


def pages_named(document: Document) -> dict[str, int]:
    """Give the page that the list names for each field."""
    references = (node for node in walk(document.chapters) if isinstance(node, Reference))
    return {one.field: one.page or 0 for one in references if one.field}


def pages_of(points: Iterable[Point], document: Document, data: bytes) -> dict[str, list[int]]:
    """Give on which pages of the PDF the words stand of the row that shows each point."""
    parts, pages = list(_parts(document)), words_by_page(data)
    shown = {one.field: bare(said(_part_of(one, parts).node)) for one in points}
    return {
        field: [number for number, text in pages.items() if words in bare(text)]
        for field, words in shown.items()
    }


def _part_of(point: Point, parts: list[Part]) -> Part:
    """Give the part that has the mark; else the row of the part that lacks it; else the heading."""
    below = [one for one in parts if one.heading == point.heading]
    owner = point.field.rpartition(".")[0]
    marked = (one for one in below if one.marks(point.field))
    called = (one for one in below if one.is_called(owner))
    return next(marked, None) or next(called, None) or below[0]


def _parts(document: Document) -> Iterator[Part]:
    heading = ""
    for chapter in document.chapters:
        for block in (chapter.heading, *chapter.blocks):
            for node in block.rows if isinstance(block, Grid) else (block,):
                for one in walk(node):
                    if isinstance(one, ChapterHeading | Heading) and one.anchor:
                        heading = one.anchor
                yield Part(node, heading)
