"""Sheets and chapters: the outermost elements of templates."""

from dataclasses import dataclass
from typing import get_args
from xml.etree import ElementTree as ET

from briefgen.content import Chapter, Density, Foot, Head, Orientation, Running, Sheet
from briefgen.models.text import LANGS
from briefgen.vocabulary.blocks import BlockBuilder, DrawFigure, Portray, no_portraits
from briefgen.vocabulary.elements import (
    VocabularyError,
    choice,
    flag,
    misplaced,
    parts,
    read_xml,
)
from briefgen.vocabulary.inlines import inlines


@dataclass(frozen=True, slots=True)
class Pages:
    """What one template says of a document."""

    sheets: tuple[Sheet, ...]
    running: Running
    chapters: tuple[Chapter, ...]


def parse_sheet(xml: str, draw: DrawFigure) -> Sheet:
    """Make one sheet of a composed template.

    Raises VocabularyError for what is not in the vocabulary, and ElementTree's ParseError where the
    template is not well formed.
    """
    return _sheet(read_xml(xml), draw)


def parse_document(xml: str, draw: DrawFigure, portray: Portray = no_portraits) -> Pages:
    """Make the sheets, the running head and foot, and the chapters of a composed template.

    Raises VocabularyError and ParseError as `parse_sheet` does.
    """
    root = read_xml(xml)
    sheets = [child for child in root if child.tag == "sheet"]
    running, *chapters = [child for child in root if child.tag != "sheet"] or [root]
    if root.tag != "document" or running.tag != "running":
        raise VocabularyError("a <document> holds sheets, <running>, and chapters", f"<{root.tag}")
    return Pages(
        tuple(_sheet(sheet, draw) for sheet in sheets),
        _running(running, root),
        tuple(_chapter(chapter, draw, portray) for chapter in chapters),
    )


def _sheet(element: ET.Element, draw: DrawFigure) -> Sheet:
    if element.tag != "sheet":
        raise VocabularyError(f"<{element.tag}> stands where <sheet> belongs", f"<{element.tag}")
    children = list(element)
    if [child.tag for child in (children[:1] + children[-1:])] != ["head", "foot"]:
        raise VocabularyError("a <sheet> begins with <head> and ends with <foot>", "<sheet")
    lang = choice(element, "lang", LANGS)
    builder = BlockBuilder(lang, draw)
    left, right = parts(children[0], "p", "p")
    return Sheet(
        lang=lang,
        head=Head(inlines(left, lang), inlines(right, lang)),
        blocks=builder.blocks(children[1:-1]),
        foot=_foot(children[-1], builder),
    )


def _foot(element: ET.Element, builder: BlockBuilder) -> Foot:
    emblem, funding, contact, version = parts(element, "figure", "funding", "contact", "version")
    return Foot(
        emblem=builder.figure(emblem),
        funding=tuple(map(builder.paragraph, funding)),
        contact=tuple(map(builder.paragraph, contact)),
        version=tuple(map(builder.paragraph, version)),
    )


def _running(element: ET.Element, root: ET.Element) -> Running:
    lang = choice(root, "lang", LANGS)
    head, foot = (element.find(tag) for tag in ("head", "foot"))
    handling = element.find("handling")
    if head is None or foot is None:
        raise VocabularyError("<running> holds <head> and <foot>", "<running")
    return Running(
        head=tuple(inlines(part, lang) for part in parts(head, "p", "p")),
        foot=tuple(inlines(part, lang) for part in parts(foot, "p", "p", "p")),
        handling=() if handling is None else inlines(handling, lang),
    )


def _chapter(element: ET.Element, draw: DrawFigure, portray: Portray) -> Chapter:
    if element.tag != "chapter":
        raise misplaced(element)
    heading, *blocks = list(element)
    if heading.tag != "heading":
        raise VocabularyError("a <chapter> begins with <heading>", "<chapter")
    lang = choice(element, "lang", LANGS)
    builder = BlockBuilder(lang, draw, portray)
    return Chapter(
        heading=builder.chapter_heading(heading),
        blocks=builder.blocks(blocks),
        orientation=choice(element, "orientation", get_args(Orientation), "portrait"),
        lang=lang,
        density=choice(element, "density", get_args(Density), "regular"),
        alone=flag(element, "alone"),
    )
