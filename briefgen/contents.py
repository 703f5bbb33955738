"""What a document says of itself: contents, numbers of captions, where references lead, pages."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from briefgen.content import (
    Caption,
    Chapter,
    ChapterHeading,
    Contents,
    ContentsEntry,
    Document,
    GridRow,
    HeadingPart,
    Inline,
    Node,
    Reference,
    Run,
    rebuilt,
)
from briefgen.referenced_rows import referenced_rows


def complete(document: Document) -> Document:
    """Give the document with its list of chapters, its captions numbered, its references led.

    All in reading order. A reference leads to the row that shows its field, where there is one.
    """
    entries = tuple(_entries(document.chapters))
    rows = referenced_rows(document.chapters)
    counts: Counter[str] = Counter()

    def change(node: Node) -> Node:
        match node:
            case Contents():
                return Contents(entries)
            case Caption(kind=kind):
                counts[kind] += 1
                return replace(node, number=counts[kind])
            case GridRow() if id(node) in rows.anchors:
                return replace(node, anchor=rows.anchors[id(node)])
            case Reference() if node in rows.targets:
                return replace(node, target=rows.targets[node])
            case _:
                return node

    return rebuilt(document, change)


def _entries(chapters: tuple[Chapter, ...]) -> Iterator[ContentsEntry]:
    """Give what the contents list: all large headings but that of the contents themselves.

    A chapter that stands in one language and then in the other, whose anchor ends with that, such
    as `glance` and `glance-zh`, is listed once, with the page of the first.
    """
    made: dict[str, ContentsEntry] = {}
    for chapter in chapters:
        if any(isinstance(block, Contents) for block in chapter.blocks):
            continue
        # In other blocks there is none, and a walk through all of them takes long.
        for node in (chapter.heading, *chapter.blocks):
            if isinstance(node, ChapterHeading) and node.anchor:
                first = made.get(node.anchor.removesuffix(f"-{chapter.lang}"))
                parts = (*(first.parts if first else ()), *_called(node))
                target = first.target if first else node.anchor
                made[target] = ContentsEntry(target, node.level, parts)
    yield from made.values()


def _called(heading: ChapterHeading) -> Iterator[HeadingPart]:
    """Give what a heading is called in each language, with its label before it, without colours."""
    labels = {label.lang: label.inlines for label in heading.label}
    for below in (label.note for label in heading.label):  # that of the other language
        for run in below:
            if isinstance(run, Run):
                labels.setdefault(run.lang, below)
    for part in heading.parts:
        label = labels.get(part.lang, ())
        gap = (Run(" ", part.lang),) if label else ()
        yield HeadingPart(part.lang, tuple(map(_plain, (*label, *gap, *part.inlines))))


def _plain(inline: Inline) -> Inline:
    return replace(inline, style="plain") if isinstance(inline, Run) else inline


def with_pages(
    document: Document, pages: Mapping[str, int], lower: Collection[str] | None = None
) -> Document:
    """Give the document with the page of each anchor in its contents and its references.

    `lower` are the anchors that do not stand at the top of their pages: a chapter there shares its
    page. Any other one begins its page, and so does a day where they are known.
    """

    def change(node: Node) -> Node:
        match node:
            case ContentsEntry(target=target) | Reference(target=target):
                return replace(node, page=pages[target])
            case Chapter(heading=heading) if heading.anchor not in (lower or ()):
                return replace(node, sharing="never")
            case ChapterHeading(level=2, anchor=day) if day and lower is not None:
                return replace(node, begins_page=day not in lower)
            case _:
                return node

    return rebuilt(document, change)
