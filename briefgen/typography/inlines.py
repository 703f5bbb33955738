"""A line of runs and links made ready to set as one text: their boundaries are no boundaries."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice, pairwise

from briefgen.content import LineBreak, Link, Mark, Node, PageCount, PageNumber, Reference, Run
from briefgen.models.text import Lang
from briefgen.typography import set_for_pdf
from briefgen.typography.characters import GLUE, NO_BREAK_SPACE, ZERO_WIDTH_SPACE, is_han

# One character as it is written, with the spaces and helpers that follow it.
_CHARACTER = re.compile(f"[^{GLUE}][{GLUE}]*")
# Two spaces are 1.1 mm in the text of a table.
_BEFORE_MARK = 2 * NO_BREAK_SPACE + ZERO_WIDTH_SPACE
_PRINTED = re.compile(f"[^{GLUE}]")


def set_inlines(nodes: Iterable[Node]) -> Iterator[Node]:
    """Give the nodes with the words of runs and links set for a PDF, and all others as they are.

    Runs side by side are set as one text, as Chinese if one of them is: a gap, a break or a unit
    does not mind where bold begins. What comes to stand between two runs belongs to the first, but
    for a space.
    """
    for is_words, side_by_side in groupby(
        _beside_pages(nodes), lambda node: isinstance(node, Run | Link)
    ):
        group = tuple(side_by_side)
        yield from _set_words(group) if is_words else group


def before_marks(nodes: Iterable[Node]) -> Iterator[Node]:
    """Give the nodes with the gap before a mark, behind which a line can end.

    It stands at the end of what is before the mark: at the start of a line it would indent it. No
    space ends it: where words fit a line but for their last space, WeasyPrint 70 breaks them after
    the first one.
    """
    for node, after in pairwise((*nodes, None)):
        if node is None:
            return
        if not (isinstance(after, Mark) and after.text):
            yield node
        elif isinstance(node, Run):
            yield _with_text(node, node.text.rstrip(" ") + _BEFORE_MARK)
        else:
            yield node
            if not isinstance(node, LineBreak):
                yield Run(_BEFORE_MARK, after.lang)


def _beside_pages(nodes: Iterable[Node]) -> Iterator[Node]:
    """Give the nodes with the gap between Han characters and the numbers of pages (clreq 3.2.3).

    Those are known only when the pages are laid out. They stay on the line of their words.
    """
    before: Node | None = None
    for node, after in pairwise((*nodes, None)):
        if isinstance(node, Run):
            text = node.text
            text = NO_BREAK_SPACE + text if _is_page(before) and is_han(text[:1]) else text
            text = text + NO_BREAK_SPACE if _is_page(after) and is_han(text[-1:]) else text
            yield node if text == node.text else _with_text(node, text)
        elif node is not None:
            yield node
        before = node


def _is_page(node: Node | None) -> bool:
    return isinstance(node, Reference | PageNumber | PageCount)


def _set_words(nodes: Sequence[Node]) -> Iterator[Node]:
    runs = [run for node in nodes for run in _runs_of(node)]
    lang: Lang = "zh" if any(run.lang == "zh" for run in runs) else "en"
    texts = [run.text for run in runs]
    parts = _shared_out(set_for_pdf("".join(texts), lang), texts)
    begins_link = [
        isinstance(node, Link) and n == 0 for node in nodes for n, _ in enumerate(_runs_of(node))
    ]
    shared = iter(_spaces_first(parts, begins_link))
    for node in nodes:
        if isinstance(node, Run):
            yield replace(node, text=next(shared))
        elif isinstance(node, Link):
            own = islice(shared, len(node.runs))
            yield replace(node, runs=tuple(map(_with_text, node.runs, own)))


def _spaces_first(parts: Sequence[str], begins_link: Sequence[bool]) -> Iterator[str]:
    """Give the parts of a line with the space between two at the start of the second.

    Where words fit a line but for their last space, WeasyPrint 70 breaks them after the first one.
    A link keeps no space: one could click on it.
    """
    space = ""
    for part, behind_is_link in zip(parts, (*begins_link[1:], True), strict=True):
        kept = part if behind_is_link else part.removesuffix(" ")
        yield space + kept
        space = part[len(kept) :]


def _runs_of(node: Node) -> tuple[Run, ...]:
    match node:
        case Run():
            return (node,)
        case Link(runs=runs):
            return runs
        case _:
            return ()


def _with_text(run: Run, text: str) -> Run:
    return replace(run, text=text)


def _shared_out(line: str, texts: Sequence[str]) -> list[str]:
    """Cut a line that was set into the parts of the texts that it was made of."""
    if len(texts) == 1:
        return [line]
    first = _PRINTED.search(line)
    lead = line[: first.start()] if first else line
    characters = _CHARACTER.finditer(line)
    parts = [
        "".join(match[0] for match in islice(characters, len(_PRINTED.findall(text))))
        for text in texts
    ]
    return [lead + parts[0], *parts[1:]]
