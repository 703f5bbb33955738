"""Markdown inside a field of a record: emphasis and links, as the vocabulary of templates."""

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import east_asian_width
from xml.sax.saxutils import escape, quoteattr, unescape

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

LINK_SCHEMES = ("http:", "https:", "mailto:", "tel:")
"""What a link may begin with."""

# Without one of these a text is plain, and the parser need not even be imported.
_MARKUP_CHARACTERS = frozenset("*_[]`\\<&")

_TAG = re.compile(r"<[^<>]*>")
_SPECIAL = re.compile(r"([\\*_\[\]`<>&])")

_TAGS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "link_close": "</a>",
    "softbreak": " ",
}


def inline_markup(text: str) -> str:
    """Give the text as inline elements (strong, em, a) with everything else escaped.

    Only emphasis and links of CommonMark are read; HTML, code and images stay the text they are.
    """
    if _MARKUP_CHARACTERS.isdisjoint(text):
        return escape(text)
    tokens = _parser().parseInline(text)[0].children or []
    parts = []
    for token in tokens:
        if token.type == "link_open":
            parts.append(f"<a href={quoteattr(str(token.attrs['href']))}>")
        else:
            parts.append(_TAGS.get(token.type) or escape(token.content))
    return "".join(parts)


def plain(markdown: str) -> str:
    """Give a text without the marks of emphasis and links."""
    if _MARKUP_CHARACTERS.isdisjoint(markdown):
        return markdown
    return unescape(_TAG.sub("", inline_markup(markdown)))


def literal(text: str) -> str:
    """Give Markdown that reads as this very text."""
    return _SPECIAL.sub(r"\\\1", text)


def link_targets(text: str) -> tuple[str, ...]:
    """Give the addresses that the links of a text lead to."""
    if "](" not in text:
        return ()
    tokens = _parser().parseInline(text)[0].children or []
    return tuple(str(token.attrs["href"]) for token in tokens if token.type == "link_open")


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
    parser.inline.ruler.at("emphasis", _emphasis)
    # Which schemes may be linked is decided for all links at once, where the content is made;
    # here a forbidden one must not silently turn into plain text.
    parser.validateLink = _accept  # type: ignore[method-assign]
    return parser


def _emphasis(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001  # a rule of the parser
    """Read the asterisks of emphasis; beside a Chinese character they need no space.

    CommonMark 0.31, 6.2, takes those of `**好。**再见` for plain text, as a full stop stands before
    them and a letter behind: words that have spaces between them are never written so.
    """
    from markdown_it.rules_inline.emphasis import tokenize

    start, known = state.pos, len(state.delimiters)
    if not tokenize(state, silent):
        return False
    before, after = state.src[:start][-1:], state.src[state.pos :][:1]
    if state.src[start] == "*" and (_is_chinese(before) or _is_chinese(after)):
        for delimiter in state.delimiters[known:]:
            delimiter.open = delimiter.open or bool(after.strip())
            delimiter.close = delimiter.close or bool(before.strip())
    return True


def _is_chinese(character: str) -> bool:
    """Whether a character is as wide as a Han character: one of these, or a mark between them."""
    return east_asian_width(character) in {"W", "F"} if character else False


def _accept(url: str) -> bool:  # noqa: ARG001  # the signature is the parser's
    return True
