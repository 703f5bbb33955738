"""The tree that the nodes make: every kind of node there is, and ways to go through a tree."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from operator import is_
from typing import Any, TypeVar, cast

from briefgen.content.blocks import (
    Block,
    Caption,
    Cards,
    Cell,
    ChapterHeading,
    Contents,
    ContentsEntry,
    CoverCity,
    CoverTitle,
    Entries,
    Entry,
    Figure,
    Grid,
    GridCell,
    GridRow,
    Heading,
    HeadingPart,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Portrait,
    Quotation,
    Section,
    Table,
    Title,
)
from briefgen.content.document import Chapter, Document, Foot, Head, Running, Sheet
from briefgen.content.inline import (
    Disc,
    Inline,
    LineBreak,
    Link,
    Mark,
    PageCount,
    PageNumber,
    Reference,
    Run,
    SdgTile,
)

Part = ListItem | Entry | Cell | GridCell | GridRow | HeadingPart | ContentsEntry | CoverCity
"""What stands within one kind of block only."""

Node = Inline | Block | Part | Head | Foot | Sheet | Running | Chapter | Document

NODES: tuple[type, ...] = (
    *(Run, Link, LineBreak, SdgTile, Mark, Disc, Reference, PageNumber, PageCount),
    *(Title, Heading, HeadingPart, ChapterHeading, Paragraph, ListBlock, ListItem),
    *(Entries, Entry, Table, Cell, Grid, GridRow, GridCell, Cards, Figure, Caption),
    *(Portrait, Quotation, Note, Contents, ContentsEntry, CoverTitle, CoverCity, Section),
    *(Head, Foot, Sheet, Running, Chapter, Document),
)
"""Every kind of node there is."""


DocumentT = TypeVar("DocumentT")


def walk(node: object) -> Iterator[Node]:
    """Give a node and all nodes below it, in reading order."""
    if isinstance(node, tuple):
        for part in node:
            yield from walk(part)
    elif isinstance(node, NODES):
        yield cast("Node", node)
        for part in _in_reading_order(cast("Node", node)):
            yield from walk(part)


def _in_reading_order(node: Node) -> Iterator[object]:
    """Give what a node holds; most hold it in the order of their fields."""
    match node:
        case Paragraph(lead=lead, inlines=inlines):
            yield from (lead, inlines)
        case ChapterHeading(label=label, parts=parts):
            yield from _titles_then_notes(label + parts)
        case CoverTitle(parts=parts, cities=cities):
            yield from _titles_then_notes(parts)
            yield cities
        case _:
            yield from (getattr(node, field.name) for field in fields(node))


def _titles_then_notes(parts: tuple[HeadingPart, ...]) -> Iterator[object]:
    """A large heading says its titles on one line, then its notes on the next."""
    yield tuple(replace(part, note=()) for part in parts)
    yield tuple(part.note for part in parts)


def rebuilt(node: DocumentT, change: Callable[[Node], Node]) -> DocumentT:
    """Give the tree with every node changed, those within a node before the node itself.

    A change gives a node of the same kind. What does not change is the same object as before.
    """
    whole = cast("Node", node)
    made: dict[str, Any] = {}
    for field in fields(whole):
        old = getattr(whole, field.name)
        if (new := _rebuilt_value(old, change)) is not old:
            made[field.name] = new
    return cast("DocumentT", change(replace(whole, **made) if made else whole))


def _rebuilt_value(value: object, change: Callable[[Node], Node]) -> object:
    if isinstance(value, tuple):
        made = tuple(_rebuilt_value(part, change) for part in value)
        return value if all(map(is_, made, value)) else made
    return rebuilt(value, change) if isinstance(value, NODES) else value


def words(node: object) -> str:
    """Give the text of a node: what a reader of any format finds there, list marks aside.

    Words stand for figures and tiles: their alternative texts.
    """
    return " ".join(" ".join(_own_words(part) for part in walk(node)).split())


def _own_words(node: Node) -> str:
    match node:
        case Run(text=text) | Mark(text=text):
            return text
        case Entry(number=number) | Disc(number=number):
            return str(number)
        case Caption(label=label, number=number):
            return f"{label} {number}"
        case Reference(page=page) | ContentsEntry(page=page):
            return "" if page is None else str(page)
        case Figure(alt=alt) | Portrait(alt=alt) | SdgTile(alt=alt):
            return alt
        case _:
            return ""
