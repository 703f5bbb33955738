"""What stands within a line: runs, links, line breaks and marks."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from functools import cache, singledispatchmethod
from typing import Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.story import StoryPart

from briefgen.content import (
    Disc,
    Inline,
    LineBreak,
    Link,
    Mark,
    PageCount,
    PageNumber,
    Reference,
    Run,
    SdgTile,
)
from briefgen.errors import Problem, TemplateError
from briefgen.markdown import LINK_SCHEMES
from briefgen.models.text import Lang
from briefgen.render.docx.fields import bookmark_name, field
from briefgen.render.docx.names import DISCS, LARGE, MARK_RING, RUNS, in_lang
from briefgen.render.docx.ooxml import Element, qname, run_properties, say, style_id, w
from briefgen.render.docx.text import dotted_parts, for_word

_RING: Final = "\u25cb"
_FILLED: Final = "\u25cf"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the paragraph gives to its runs: the style of plain words, and whether all is bold.

    The links of a `quiet` paragraph are grey as its words are.

    A bold character style within a bold paragraph style is not bold: they are toggles
    (ECMA-376 part 1, 17.7.3). There bold has to be said on the run.
    """

    plain: str = ""
    bold: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """What the layout found: the page that the running head begins on, and how many there are."""

    first: int = 1
    count: int | None = None


class Inlines:
    """Writes inlines for one part; links become relationships of this part."""

    def __init__(self, part: StoryPart, paging: Paging) -> None:
        self._part = part
        self._paging = paging

    def write(self, inlines: Iterable[Inline], setting: Setting | None = None) -> list[Element]:
        """Give the elements of a paragraph."""
        setting = setting or Setting()
        made: list[Element] = []
        before: Inline | None = None
        for node in for_word(tuple(inlines)):
            if isinstance(node, Mark) and _joins(before):
                made.append(_words(" ", node.lang, _Look()))  # parts words from a mark
            # Nearly all are runs, and to dispatch one takes as long as to write it.
            is_run = isinstance(node, Run)
            made += self._run(node, setting) if is_run else self.node(node, setting)
            before = node
        return made

    @singledispatchmethod
    def node(self, node: object, _setting: Setting) -> list[Element]:
        """Give the elements of one inline; raise TypeError for a node that is none."""
        raise TypeError(f"{type(node).__name__} has no form within a line of a Word file")

    @node.register
    def _run(self, node: Run, setting: Setting) -> list[Element]:
        look = _run_look(node, setting)
        if not (node.emphasis and node.lang == "zh"):
            return [_words(node.text, node.lang, look)]
        plain = _run_look(replace(node, emphasis=False), setting)
        return [
            _words(part, node.lang, look if dots else plain)
            for part, dots in dotted_parts(node.text)
        ]

    @node.register
    def _link(self, node: Link, setting: Setting) -> list[Element]:
        if not node.href.lower().startswith(LINK_SCHEMES):
            raise TemplateError(
                Problem(f"the link `{node.href}` is not allowed", f"use {', '.join(LINK_SCHEMES)}")
            )
        relation = self._part.relate_to(node.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        is_quiet = setting.quiet or all(run.style == "quiet" for run in node.runs)
        style = RUNS["quiet"] if is_quiet else "Hyperlink"
        look = _Look(style_id(style), bold=setting.bold)
        made = w("hyperlink", *(_words(run.text, run.lang, look) for run in node.runs))
        made.set(qname("r:id"), relation)
        return [made]

    @node.register
    def _line_break(self, _node: LineBreak, _setting: Setting) -> list[Element]:
        return [w("r", w("br"))]

    @node.register
    def _sdg_tile(self, _node: SdgTile, _setting: Setting) -> list[Element]:
        """Refuse a tile among words, whose exact leading would cut it off."""
        raise TemplateError(
            Problem(
                "an SDG tile cannot stand among words or in a list",
                "put it in a paragraph of its own",
            )
        )

    @node.register
    def _mark(self, node: Mark, setting: Setting) -> list[Element]:
        ring = _FILLED if node.confirmed else _RING
        look = _Look(style_id(MARK_RING), bold=setting.bold)
        if not node.text:
            return [_words(ring, "en", look)]
        words = _Look() if node.confirmed else _Look("Mark", bold=setting.bold)
        return [
            _words(f"{ring}\u00a0", "en", look),
            _words(node.text, node.lang, words),
        ]

    @node.register
    def _disc(self, node: Disc, setting: Setting) -> list[Element]:
        look = _Look(style_id(DISCS[node.side]), bold=setting.bold)
        return [_words(str(node.number), "en", look)]

    @node.register
    def _reference(self, node: Reference, setting: Setting) -> list[Element]:
        page = known_page(node.target, node.page)
        look = _Look(style_id(RUNS[node.style] or setting.plain))
        name = bookmark_name(node.target)
        return field(f"PAGEREF {name} \\h", [_words(str(page), "en", look)])

    @node.register
    def _page_number(self, _node: PageNumber, setting: Setting) -> list[Element]:
        look = _Look(style_id(setting.plain))
        return field("PAGE", [_words(str(self._paging.first), "en", look)])

    @node.register
    def _page_count(self, _node: PageCount, setting: Setting) -> list[Element]:
        look = _Look(style_id(setting.plain))
        count = known_page("the last page", self._paging.count)
        return field("NUMPAGES", [_words(str(count), "en", look)])


def _joins(before: Inline | None) -> bool:
    """Whether words end without a space of their own, which a Chinese colon has."""
    match before:
        case Run(text=text):
            return not text.endswith((" ", "："))
        case _:
            return isinstance(before, Link | Mark)


@dataclass(frozen=True, slots=True)
class _Look:
    """The properties of a run: a character style by its id, and emphasis said on the run itself."""

    style: str = ""
    bold: bool = False
    dots: bool = False


def _run_look(run: Run, setting: Setting) -> _Look:
    style = RUNS[run.style] or setting.plain
    strong, dots = run.strong, run.emphasis and run.lang == "zh"
    strong = strong or (run.emphasis and not dots)
    if style:
        is_bold = RUNS[run.style] not in {"", "Quiet Char"}
        bold = strong or (is_bold and setting.bold)
        name = in_lang(style, run.lang) if style in LARGE else style_id(style)
        return _Look(name, bold=bold, dots=dots)
    if dots and not strong:
        return _Look("EmphasisZH")
    if strong and not setting.bold:
        return _Look("Strong" if run.strong else "Emphasis", dots=dots)
    return _Look(dots=dots)


def known_page(what: str, page: int | None) -> int:
    """Give the number of a page; raise ValueError where nobody has laid the pages out."""
    if page is None:
        raise ValueError(f"the page of {what} is not known: lay the document out, with_pages")
    return page


def styled(words: str, style: str) -> Element:
    """Give a run of words, the same in every language, in a character style."""
    return _words(words, "en", _Look(style_id(style)))


def _words(words: str, lang: Lang, look: _Look) -> Element:
    return say(copy(_empty_run(lang, look)), words)


@cache
def _empty_run(lang: Lang, look: _Look) -> Element:
    """Give a run to be copied: nearly all runs of a document have one of a few looks."""
    properties = [w("lang", val="en-GB", eastAsia="zh-CN")]
    if look.style:
        properties.append(w("rStyle", val=look.style))
    if lang == "zh":
        properties.append(w("rFonts", hint="eastAsia"))
    if look.bold:
        properties += [w("b"), w("bCs")]
    if look.dots:
        properties.append(w("em", val="underDot"))
    return w("r", run_properties(properties), w("t"))
