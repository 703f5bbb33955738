"""Nodes that stand within words."""

from dataclasses import dataclass
from typing import Literal

from briefgen.models.text import Lang
from briefgen.models.ucap import SideName

RunStyle = Literal["plain", "label", "quiet", "figure", "time", "china", "europe"]
"""The character styles: a label is bold and blue, quiet is grey, figures and times are large."""

NO_GOAL = "–"
"""What the tile of a theme without a goal shows."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one language and one style; strong is bold, emphasis is never slanted."""

    text: str
    lang: Lang
    style: RunStyle = "plain"
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: http, https, mailto or tel."""

    href: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within a paragraph."""


@dataclass(frozen=True, slots=True)
class SdgTile:
    """A plain coloured square with the number of a development goal; 0 where none is stated."""

    number: int
    alt: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class Mark:
    """A ring and bold words in the place of what is missing, or after what is not translated.

    What is confirmed has a filled disc instead, and its words are plain.
    """

    text: str
    lang: Lang
    confirmed: bool = False
    name: str = ""
    """The field that it stands for, such as `programme.3.place`."""


@dataclass(frozen=True, slots=True)
class Disc:
    """The number of an entry in a disc of its side's colour, as the timeline has it."""

    number: int
    side: SideName | None


@dataclass(frozen=True, slots=True)
class Reference:
    """The number of the page on which something stands: a link in the PDF, a field in Word."""

    target: str
    """The anchor of a chapter, a heading or a row."""
    page: int | None = None
    """Counted from 1; None until the pages are laid out."""
    style: RunStyle = "plain"
    """That of the words around it."""
    field: str = ""
    """What of a mission is looked for below a heading, such as `programme.3.place`."""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page that it stands on: in a running head or foot only."""


@dataclass(frozen=True, slots=True)
class PageCount:
    """How many pages the document has: in a running head or foot only."""


Inline = Run | Link | LineBreak | SdgTile | Mark | Disc | Reference | PageNumber | PageCount
