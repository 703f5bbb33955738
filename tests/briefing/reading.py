"""The words of a document in the order in which a reader meets them on its pages."""

from dataclasses import fields, is_dataclass

from briefgen.content import (
    Caption,
    ChapterHeading,
    ContentsEntry,
    CoverTitle,
    Document,
    Figure,
    HeadingPart,
    Paragraph,
    Portrait,
    Section,
    words,
)


def said(node: object) -> str:  # noqa: C901, PLR0911  # a line a node
    """Give the words; a number stands before its text, a heading's notes below all its parts."""
    match node:
        case tuple():
            return " ".join(said(part) for part in node)
        case Document():
            return said((node.sheets, node.chapters))
        case Paragraph():
            return said((node.lead, node.inlines))
        case ChapterHeading():
            both = (*node.label, *node.parts)
            titles = tuple(part.inlines for part in both)
            return said((titles, tuple(part.note for part in both)))
        case CoverTitle():
            return said((ChapterHeading(1, node.parts), node.cities))
        case ContentsEntry():
            return f"{node.page} {said(tuple(part.inlines for part in node.parts))}"
        case HeadingPart():
            return said((node.inlines, node.note))
        case Caption():
            return f"{node.label} {node.number} {said(node.inlines)}"
        case Section():
            return said((node.heading, node.note, node.blocks))
        case Figure() | Portrait():
            return node.alt
    if words_of_its_own := words(node) if not _has_parts(node) else "":
        return words_of_its_own
    if is_dataclass(node):
        return " ".join(said(getattr(node, field.name)) for field in fields(node))
    return ""


def _has_parts(node: object) -> bool:
    return is_dataclass(node) and any(
        isinstance(getattr(node, field.name), tuple) for field in fields(node)
    )
