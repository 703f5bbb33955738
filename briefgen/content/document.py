"""A whole document: sheets of one page each, then chapters that flow over pages."""

from dataclasses import dataclass
from typing import Literal

from briefgen.content.blocks import Block, ChapterHeading, Figure, Paragraph
from briefgen.content.inline import Inline
from briefgen.models.text import Lang

Orientation = Literal["portrait", "landscape"]
Density = Literal["regular", "close", "small"]
"""How tightly a chapter sets its text: 10/13.5 pt, 10/12.5, or as what is looked up, 8.6/11.4."""

Sharing = Literal["never", "whole", "together", "flowing"]
"""Where a chapter begins: on a new page, or below the one before it: where it is whole on that
page, where else it takes that one with it to the next, or wherever there is room for its beginning.
`briefgen/shared_pages.py` has the rule."""


@dataclass(frozen=True, slots=True)
class Head:
    """The running head: the programme on the left, the document on the right."""

    left: tuple[Inline, ...]
    right: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot: emblem and funding line, contact, version and date (a paragraph a line)."""

    emblem: Figure
    funding: tuple[Paragraph, ...]
    contact: tuple[Paragraph, ...]
    version: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page in one language, with its own head and foot."""

    lang: Lang
    head: Head
    blocks: tuple[Block, ...]
    foot: Foot


@dataclass(frozen=True, slots=True)
class Running:
    """The head and the foot of every page of the chapters.

    An internal document has a handling mark, the same in both.
    """

    head: tuple[tuple[Inline, ...], ...]
    """Left and right."""
    foot: tuple[tuple[Inline, ...], ...]
    """Left, middle and right."""
    handling: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a document that begins on a new page and flows over as many as it needs."""

    heading: ChapterHeading
    blocks: tuple[Block, ...]
    orientation: Orientation = "portrait"
    lang: Lang = "en"
    density: Density = "regular"
    alone: bool = False
    """Whether it has its pages to itself, however short it is."""
    sharing: Sharing = "never"
    """Whether it may go on below the one before; once the pages are known, whether it does."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a PDF carries for machines; no node, as nothing of it is shown."""

    name: str
    """Such as `haikou-ucap.json`."""
    data: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document and the properties that its file carries."""

    title: str
    subject: str
    keywords: tuple[str, ...]
    author: str
    lang: Lang
    date: str
    """ISO 8601 day, such as 2020-06-01."""
    sheets: tuple[Sheet, ...]
    """Each on a page of its own: a summary, or the cover of what follows."""
    running: Running | None = None
    chapters: tuple[Chapter, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    """For the PDF: a Word file carries none."""
    version: str = ""
    """In the words of the document, such as `1.1` or `draft after 1.1`; empty without one."""
