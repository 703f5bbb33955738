"""The names of the styles: what the base document defines and the renderer uses."""

from typing import Final

from briefgen.models.text import Lang
from briefgen.models.ucap import SideName
from briefgen.render.docx.ooxml import style_id

TITLES: Final = {
    "title": "Title",
    "title_2": "Title 2",
    "title_3": "Title 3",
    "stacked": "Title stacked",
}
"""The paragraph style of the title, by its setting in the layout."""

PARAGRAPHS: Final = {"body": "Body", "label": "Label", "quiet": "Quiet"}
"""The paragraph style of a Paragraph."""

LISTS: Final = {"dash": "List dash", "number": "List number"}
"""The paragraph style of a list item."""

DASH_LIST: Final = "1"
"""The numbering instance of lists with dashes (w:numId)."""

NUMBER_LIST: Final = "2"
"""The numbering instance of the style of numbered lists (w:numId)."""

RUNS: Final = {
    "plain": "",
    "label": "Label Char",
    "quiet": "Quiet Char",
    "figure": "Figure",
    "china": "China",
    "europe": "Europe",
}
"""The character style of a Run."""

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

LAID_OUT: Final = (
    *("Body", "Card", "Label", "Quiet", "heading 2", "heading 3"),
    *("List dash", "List number", "List text", "Entry", "Table text", "Table head"),
)
"""The paragraph styles whose leading the layout sets."""


JUSTIFIED: Final = frozenset({"Body", "List dash", "List number", "List text"})
"""The styles of running text, whose Chinese form is justified."""


def foreign(name: str) -> str:
    """Give the name of the form of a style of running text for words that are not translated.

    They stand among Chinese, in its leading, but ragged: justified, a short English line would
    have holes between its words.
    """
    return f"{name} untranslated ZH"


def in_lang(name: str, lang: Lang) -> str:
    """Give the id of the form of a style for one language."""
    return style_id(name if lang == "en" else f"{name} ZH")
