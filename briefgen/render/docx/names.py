"""The names of the styles: what the base document defines and the renderer uses."""

from pathlib import Path
from typing import Final

from briefgen.content import ParagraphStyle
from briefgen.models.text import Lang
from briefgen.models.ucap import SideName
from briefgen.render.docx.ooxml import style_id

BASE_FILE: Final = Path("styles/word-base.docx")
"""The base document as messages name it."""

TITLES: Final = {
    "title": "Title",
    "title_2": "Title 2",
    "title_3": "Title 3",
    "stacked": "Title stacked",
}
"""The paragraph style of the title, by its setting in the layout."""

PARAGRAPHS: Final[dict[ParagraphStyle, str]] = {
    "body": "Body",
    "text": "Text",
    "label": "Label",
    "quiet": "Quiet",
    "entry": "Entry name",
    "message": "Message",
}
"""The paragraph style of a Paragraph."""

BOLD: Final[frozenset[ParagraphStyle]] = frozenset({"label", "entry", "message"})
"""The styles of a Paragraph that are bold themselves."""

LISTS: Final = {"dash": "List dash", "number": "List number", "outline": "List outline"}
"""The paragraph style of a list item: dashes, numerals, or 1. a) i) and 一、（一）1.（1）."""

TEXT: Final = "text"
"""What follows the name of the style of a list item that is read aloud or decided."""

CONTINUED: Final = frozenset({"outline"})
"""The kinds of list whose levels are one multi-level list."""

RUNS: Final = {
    "plain": "",
    "label": "Label Char",
    "quiet": "Quiet Char",
    "figure": "Figure",
    "time": "Time",
    "china": "China",
    "europe": "Europe",
}
"""The character style of a Run."""

LARGE: Final = frozenset({"Figure", "Time", "Chapter words", "Contents words", "Cover words"})
"""The character styles that have a size of their own in either language."""

DISCS: Final[dict[SideName | None, str]] = {
    "china": "Disc China",
    "europe": "Disc Europe",
    None: "Disc",
}
"""The character style of the number of an entry, by its side."""

MARK_RING: Final = "Mark ring"

TILES: Final = "SDG tiles"
"""The paragraph style of tiles side by side."""

TILE_GAP: Final = "Tile gap"
"""The character style of the space between two tiles."""

LANDSCAPE: Final = "landscape"
"""What a style's variant is called after on a wide page, where it stands further in."""

LAID_OUT: Final = (
    *("Body", "Card", "Label", "Quiet", "heading 2", "heading 3"),
    *(*LISTS.values(), "List text", "Entry", "Table text", "Table head"),
)
"""The paragraph styles whose leading the layout sets."""


_IN_LISTS: Final = (*LISTS.values(), "List text")
JUSTIFIED: Final = frozenset(
    {"Body", "Text", "Quote", *_IN_LISTS, *(f"{name} {TEXT}" for name in _IN_LISTS)}
)
"""The styles of running text, whose Chinese form is justified."""


READ_ALOUD: Final = frozenset({"Text", "Quote", *(f"{name} {TEXT}" for name in _IN_LISTS)})
"""The styles of what is read aloud or decided, which a tight chapter sets more tightly."""


def ragged(name: str) -> str:
    """Give the name of the form of a style of running text for lines that would have holes.

    They stand among Chinese, in its leading: words that are not translated, what cannot break, and
    what stands in a narrow column.
    """
    return f"{name} ragged ZH"


def in_lang(name: str, lang: Lang) -> str:
    """Give the id of the form of a style for one language."""
    return style_id(name if lang == "en" else f"{name} ZH")
