"""The closed vocabulary of templates: XML elements to nodes, and nothing else.

Every element has one function here that makes its node. An element, an attribute or a value that is
not in the vocabulary is an error: nothing can reach the PDF that Word cannot see.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar, get_args
from xml.etree import ElementTree as ET

from briefgen.content import (
    Block,
    Cards,
    Cell,
    Entries,
    Entry,
    Figure,
    FigureKind,
    Foot,
    Head,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    ListKind,
    Mark,
    Paragraph,
    ParagraphStyle,
    RuleWeight,
    Run,
    RunStyle,
    SdgTile,
    Section,
    Sheet,
    Table,
    Title,
)
from briefgen.markdown import LINK_SCHEMES
from briefgen.models.text import LANGS, Lang
from briefgen.models.ucap import SIDES, SideName

_FIGURES: tuple[FigureKind, ...] = ("timeline", "emblem")

DrawFigure = Callable[[FigureKind, Lang], Figure]
"""Gives the drawing that a template asks for."""

_WHITE_SPACE = re.compile(r"[ \t\r\n]+")
_XML_LANG = "lang"

# What an element may carry; `name` tells which field of the record it shows.
_ATTRIBUTES: dict[str, frozenset[str]] = {
    "sheet": frozenset({"lang"}),
    "section": frozenset({"name", "rule"}),
    "p": frozenset({"class", "column", "name"}),
    "ul": frozenset({"name"}),
    "ol": frozenset({"name"}),
    "li": frozenset({"name"}),
    "entry": frozenset({"n", "side", "name"}),
    "table": frozenset({"caption"}),
    "figure": frozenset({"kind"}),
    "span": frozenset({"class", "lang"}),
    "a": frozenset({"href"}),
    "sdg": frozenset({"n", "alt"}),
}
_BARE_ELEMENTS = frozenset(
    [
        *("head", "foot", "funding", "contact", "version"),
        *("h1", "h2", "h3", "entries", "time", "cards", "card"),
        *("thead", "tbody", "tr", "th", "td"),
        *("strong", "em", "br", "mark"),
    ]
)
ELEMENTS = frozenset(_ATTRIBUTES) | _BARE_ELEMENTS
"""Every element that a template may use."""

T = TypeVar("T", bound=str)


class VocabularyError(Exception):
    """An element outside the vocabulary: `token` is what to look for in the template."""

    def __init__(self, what: str, token: str) -> None:
        super().__init__(what)
        self.what = what
        self.token = token


def parse_sheet(xml: str, draw: DrawFigure) -> Sheet:
    """Make one sheet of a composed template.

    Raises VocabularyError for what is not in the vocabulary, and ElementTree's ParseError where the
    template is not well formed.
    """
    if "<!DOCTYPE" in xml:
        raise VocabularyError("a template declares no DOCTYPE and no entities", "<!DOCTYPE")
    root = ET.fromstring(xml)  # noqa: S314  # no DOCTYPE, so no entities
    for element in root.iter():
        _check_element(element)
    if root.tag != "sheet":
        raise VocabularyError(f"<{root.tag}> stands where <sheet> belongs", f"<{root.tag}")
    return _Builder(_choice(root, "lang", LANGS), draw).sheet(root)


def _check_element(element: ET.Element) -> None:
    if element.tag not in ELEMENTS:
        raise VocabularyError(f"<{element.tag}> is not an element of templates", f"<{element.tag}")
    unknown = sorted(set(element.attrib) - _ATTRIBUTES.get(element.tag, frozenset()))
    if unknown:
        raise VocabularyError(f"<{element.tag}> has no attribute `{unknown[0]}`", f"{unknown[0]}=")


def _choice(element: ET.Element, key: str, allowed: tuple[T, ...], default: T | None = None) -> T:
    value = element.get(key, default)
    for choice in allowed:
        if value == choice:
            return choice
    raise VocabularyError(
        f"<{element.tag} {key}={value!r}> is none of {', '.join(allowed)}", f"<{element.tag}"
    )


def _integer(element: ET.Element, key: str, default: str = "") -> int:
    value = element.get(key, default)
    if not value.isdecimal():
        raise VocabularyError(f"<{element.tag} {key}={value!r}> is not a number", f"<{element.tag}")
    return int(value)


class _Builder:
    """Makes the nodes of one sheet."""

    def __init__(self, lang: Lang, draw: DrawFigure) -> None:
        self._lang = lang
        self._draw = draw
        self._blocks: Mapping[str, Callable[[ET.Element], Block]] = {
            "h1": self._title,
            "h2": self._heading,
            "h3": self._heading,
            "p": self._paragraph,
            "ul": self._list,
            "ol": self._list,
            "entries": self._entries,
            "table": self._table,
            "cards": self._cards,
            "figure": self._figure,
            "section": self._section,
        }

    # --- the sheet ---

    def sheet(self, element: ET.Element) -> Sheet:
        """Make the sheet: head, blocks, foot, in this order."""
        parts = list(element)
        if [part.tag for part in (parts[:1] + parts[-1:])] != ["head", "foot"]:
            raise VocabularyError("a <sheet> begins with <head> and ends with <foot>", "<sheet")
        return Sheet(
            lang=self._lang,
            head=self._head(parts[0]),
            blocks=tuple(self._block(part) for part in parts[1:-1]),
            foot=self._foot(parts[-1]),
        )

    def _head(self, element: ET.Element) -> Head:
        left, right = self._parts(element, "p", "p")
        return Head(self._inlines(left), self._inlines(right))

    def _foot(self, element: ET.Element) -> Foot:
        emblem, funding, contact, version = self._parts(
            element, "figure", "funding", "contact", "version"
        )
        return Foot(
            emblem=self._figure(emblem),
            funding=tuple(self._paragraph(part) for part in funding),
            contact=tuple(self._paragraph(part) for part in contact),
            version=tuple(self._paragraph(part) for part in version),
        )

    def _parts(self, element: ET.Element, *tags: str) -> list[ET.Element]:
        parts = list(element)
        if [part.tag for part in parts] != list(tags):
            wanted = " ".join(f"<{tag}>" for tag in tags)
            raise VocabularyError(f"a <{element.tag}> holds {wanted}", f"<{element.tag}")
        return parts

    # --- blocks ---

    def _block(self, element: ET.Element) -> Block:
        make = self._blocks.get(element.tag)
        if make is None:
            raise VocabularyError(f"<{element.tag}> cannot stand here", f"<{element.tag}")
        self._refuse_text(element)
        return make(element)

    def _refuse_text(self, element: ET.Element) -> None:
        """Text between blocks would be lost, so it is an error."""
        if (element.tail or "").strip():
            raise VocabularyError(
                f"the text “{(element.tail or '').strip()[:40]}” stands outside a paragraph",
                (element.tail or "").strip()[:40],
            )

    def _children(self, element: ET.Element) -> tuple[Block, ...]:
        return tuple(self._block(child) for child in element)

    def _title(self, element: ET.Element) -> Title:
        china, europe = self._parts(element, "span", "span")
        for part, side in ((china, "china"), (europe, "europe")):
            if part.get("class") != side:
                raise VocabularyError("<h1> holds the Chinese side, then the European", "<h1")
        return Title(self._runs(china), self._runs(europe))

    def _heading(self, element: ET.Element) -> Heading:
        return Heading(int(element.tag[1]), self._inlines(element))

    def _paragraph(self, element: ET.Element) -> Paragraph:
        return Paragraph(
            inlines=self._inlines(element),
            style=_choice(element, "class", get_args(ParagraphStyle), "body"),
            column=_integer(element, "column", "2"),
            name=element.get("name", ""),
        )

    def _list(self, element: ET.Element) -> ListBlock:
        kind: ListKind = "dash" if element.tag == "ul" else "number"
        items = tuple(ListItem(self._item_blocks(item), item.get("name", "")) for item in element)
        return ListBlock(kind, items, element.get("name", ""))

    def _item_blocks(self, element: ET.Element) -> tuple[Block, ...]:
        """An item is blocks, or words alone, which make one paragraph."""
        if any(child.tag in self._blocks for child in element):
            return self._children(element)
        return (Paragraph(self._inlines(element)),)

    def _entries(self, element: ET.Element) -> Entries:
        return Entries(tuple(self._entry(child) for child in element))

    def _entry(self, element: ET.Element) -> Entry:
        date, *blocks = list(element)
        side: SideName | None = _choice(element, "side", SIDES) if element.get("side") else None
        return Entry(
            number=_integer(element, "n"),
            side=side,
            date=self._inlines(date),
            blocks=tuple(self._block(block) for block in blocks),
            name=element.get("name", ""),
        )

    def _table(self, element: ET.Element) -> Table:
        head, body = self._parts(element, "thead", "tbody")
        (head_row,) = self._parts(head, "tr")
        rows = tuple(self._row(row) for row in body)
        width = len(head_row)
        if any(len(row) != width for row in rows):
            raise VocabularyError(f"a row of the table has not {width} cells", "<table")
        return Table(self._row(head_row), rows, element.get("caption", ""), self._lang)

    def _row(self, element: ET.Element) -> tuple[Cell, ...]:
        return tuple(Cell(self._inlines(cell), cell.tag == "th") for cell in element)

    def _cards(self, element: ET.Element) -> Cards:
        return Cards(tuple(self._children(card) for card in element))

    def _figure(self, element: ET.Element) -> Figure:
        return self._draw(_choice(element, "kind", _FIGURES), self._lang)

    def _section(self, element: ET.Element) -> Section:
        heading, *rest = list(element)
        note = rest.pop(0) if rest and rest[0].get("class") == "quiet" else None
        return Section(
            heading=self._heading(heading),
            note=None if note is None else self._paragraph(note),
            blocks=tuple(self._block(block) for block in rest),
            rule=_choice(element, "rule", get_args(RuleWeight), "section"),
            name=element.get("name", ""),
        )

    # --- inlines ---

    def _runs(self, element: ET.Element) -> tuple[Run, ...]:
        inlines = _trim(tuple(self._inline_children(element, Run("", self._lang))))
        return tuple(inline for inline in inlines if isinstance(inline, Run))

    def _inlines(self, element: ET.Element) -> tuple[Inline, ...]:
        return _trim(tuple(self._inline_children(element, Run("", self._lang))))

    def _inline_children(self, element: ET.Element, like: Run) -> Iterator[Inline]:
        yield from self._words(element.text, like)
        for child in element:
            yield from self._inline(child, like)
            yield from self._words(child.tail, like)

    def _words(self, text: str | None, like: Run) -> Iterator[Run]:
        if text:
            yield replace(like, text=_WHITE_SPACE.sub(" ", text))

    def _inline(self, element: ET.Element, like: Run) -> Iterator[Inline]:
        match element.tag:
            case "strong":
                yield from self._inline_children(element, replace(like, strong=True))
            case "em":
                yield from self._inline_children(element, replace(like, emphasis=True))
            case "span":
                style = _choice(element, "class", get_args(RunStyle), like.style)
                lang = _choice(element, _XML_LANG, LANGS, like.lang)
                yield from self._inline_children(element, replace(like, style=style, lang=lang))
            case "a":
                yield self._link(element, like)
            case "br":
                yield LineBreak()
            case "sdg":
                yield SdgTile(_integer(element, "n"), element.get("alt", ""), self._lang)
            case "mark":
                yield Mark("".join(element.itertext()), self._lang)
            case tag:
                raise VocabularyError(f"<{tag}> cannot stand within words", f"<{tag}")

    def _link(self, element: ET.Element, like: Run) -> Link:
        href = element.get("href", "")
        if not href.lower().startswith(LINK_SCHEMES):
            raise VocabularyError(
                f"the link to `{href[:60]}` is none of http, https, mailto and tel", href[:60]
            )
        runs = tuple(self._inline_children(element, like))
        return Link(href, tuple(run for run in runs if isinstance(run, Run)))


def _trim(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Take white space away at the start and the end, and runs that hold nothing."""
    kept = list(inlines)
    while kept and isinstance(kept[0], Run) and not kept[0].text.strip(" "):
        kept.pop(0)
    while kept and isinstance(kept[-1], Run) and not kept[-1].text.strip(" "):
        kept.pop()
    if kept and isinstance(kept[0], Run):
        kept[0] = replace(kept[0], text=kept[0].text.lstrip(" "))
    if kept and isinstance(kept[-1], Run):
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return tuple(kept)
