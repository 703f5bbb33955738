"""Which row of a document a reference leads to: the one below a heading that shows a field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.content import (
    Block,
    Chapter,
    ChapterHeading,
    Grid,
    GridRow,
    Heading,
    Mark,
    Reference,
    walk,
)


@dataclass(frozen=True, slots=True)
class ReferencedRows:
    """The rows that references lead to."""

    anchors: Mapping[int, str]
    """The anchor of each, by the identity of the row."""
    targets: Mapping[Reference, str]
    """Where references lead that name a field; to a heading those that are not here."""


def referenced_rows(chapters: Sequence[Chapter]) -> ReferencedRows:
    """Find the rows of the fields that references name, and give each an anchor.

    It is the first row below the heading in which a mark stands for the field; else the one whose
    name is that of the innermost part around the field. What stands in a chapter of the second
    language, such as `brief-1-zh`, stands below the heading of the first. No other row has an
    anchor.
    """
    rows = _rows(chapters)
    anchors: dict[int, str] = {}
    targets: dict[Reference, str] = {}
    for reference in rows.asked:
        row = rows.of(reference)
        if row is not None:
            targets[reference] = anchors.setdefault(id(row), f"row-{len(anchors) + 1}")
    return ReferencedRows(anchors, targets)


@dataclass(frozen=True, slots=True)
class _Rows:
    """What is asked for, and the rows by the heading that they stand below and what they show."""

    asked: dict[Reference, None] = field(default_factory=dict)
    marked: dict[tuple[str, str], GridRow] = field(default_factory=dict)
    named: dict[tuple[str, str], GridRow] = field(default_factory=dict)

    def of(self, reference: Reference) -> GridRow | None:
        """Give the row that a reference asks for; None where no row shows its field."""
        heading, path = reference.target, reference.field
        if (heading, path) in self.marked:
            return self.marked[heading, path]
        while path and (heading, path) not in self.named:
            path = path.rpartition(".")[0]
        return self.named.get((heading, path))


def _rows(chapters: Sequence[Chapter]) -> _Rows:
    rows = _Rows()
    for chapter in chapters:
        below = ""
        for part in _parts(chapter):
            for node in walk(part):
                match node:
                    case ChapterHeading(anchor=anchor) | Heading(anchor=anchor) if anchor:
                        below = anchor.removesuffix(f"-{chapter.lang}")
                    case Reference() if node.field:
                        rows.asked[node] = None
                    case Mark(name=name) if name and isinstance(part, GridRow):
                        rows.marked.setdefault((below, name), part)
            if isinstance(part, GridRow) and part.name:
                rows.named.setdefault((below, part.name), part)
    return rows


def _parts(chapter: Chapter) -> Iterator[Block | GridRow]:
    """Give what stands in a chapter one below the other: of a grid its rows."""
    yield chapter.heading
    for block in chapter.blocks:
        if isinstance(block, Grid):
            yield from block.rows
        else:
            yield block
