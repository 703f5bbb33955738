"""The language of an element in HTML."""

from collections.abc import Mapping

from briefgen.models.text import Lang

HTML_LANG: Mapping[Lang, str] = {"en": "en-GB", "zh": "zh-Hans"}
"""Language tags (BCP 47); zh-Hans asks for mainland glyphs."""

DESCRIBED = "data-alt-"
"""What the attribute of a picture's words in one language begins with, before its ISO 639 code."""


def lang_attribute(lang: Lang) -> str:
    """Give the attribute that puts an element into a language."""
    return f' lang="{HTML_LANG[lang]}"'
