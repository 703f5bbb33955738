"""WeasyPrint's own style without what no document asks for: it reads that at every start."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

WRITTEN = frozenset(
    (
        *("html", "head", "meta", "title", "style", "body", "article", "section", "div", "span"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "blockquote", "ol", "ul", "li"),
        *("table", "colgroup", "col", "thead", "tbody", "tr", "th", "td"),
        *("a", "em", "strong", "mark", "img"),
    )
)
"""The elements of the HTML that briefgen writes; WeasyPrint's style knows no attribute of them."""
# Other scripts' numerals.
_NUMERALS = re.compile(
    r"@counter-style (?!disc|circle|square|decimal|cjk-|(?:lower|upper)-(?:alpha|latin|roman))"
    r"[^}]*\}"
)
_RULE = re.compile(r"^(?![ @/])([^{}\n]+) (\{.*\})$", re.MULTILINE)
_ELEMENT = re.compile("[a-z0-9]*")
# The style of what HTML says of looks by attributes, which briefgen never writes.
_HINTS = "Presentational hints"


@contextmanager
def short_style() -> Iterator[None]:
    """Have WeasyPrint read its own style without what no document asks for."""
    import tinycss2

    parse = tinycss2.parse_stylesheet

    def parse_what_is_asked_for(css: str) -> object:
        return parse("" if _HINTS in css else _RULE.sub(_for_written, _NUMERALS.sub("", css)))

    tinycss2.parse_stylesheet = parse_what_is_asked_for
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = parse


def _for_written(rule: re.Match[str]) -> str:
    """Give a rule for what of its selectors may choose an element that is written."""
    # A comma within brackets parts no selectors.
    selectors = [rule[1]] if "(" in rule[1] else rule[1].split(", ")
    chosen = [one for one in selectors if "[" not in one and _element_of(one) in {"", *WRITTEN}]
    return f"{', '.join(chosen)} {rule[2]}" if chosen else ""


def _element_of(selector: str) -> str:
    """Give the name of the element that is chosen; none for a selector such as `::marker`."""
    last = selector.rpartition(")")[2].split()
    match = _ELEMENT.match(last[-1]) if last else None
    return match[0] if match else ""
