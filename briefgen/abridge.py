"""A content tree made shorter: parts left out, or cut to their first line."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

from briefgen.content import Paragraph, Run, Sheet, walk
from briefgen.typography import as_written

_ELLIPSIS = "…"

NodeT = TypeVar("NodeT")


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Leave a part out."""

    name: str


@dataclass(frozen=True, slots=True)
class CutToLine:
    """Cut a paragraph to what its first line holds."""

    name: str
    first_line: str


Step = LeaveOut | CutToLine


def abridge(sheet: Sheet, steps: Iterable[Step], note: Run) -> Sheet:
    """Give the sheet with the steps taken; where there are any, the note in its head says so."""
    by_name = {step.name: step for step in steps}
    if not by_name:
        return sheet
    head = replace(sheet.head, right=(*sheet.head.right, note))
    return replace(_abridged(sheet, by_name), head=head)


def _abridged(node: NodeT, steps: dict[str, Step]) -> NodeT:
    if not is_dataclass(node) or isinstance(node, type):
        return node
    step = steps.get(getattr(node, "name", ""))
    if isinstance(node, Paragraph) and isinstance(step, CutToLine):
        return replace(node, inlines=(_cut(node, step.first_line),))
    changed = {
        field.name: _kept(value, steps)
        for field in fields(node)
        if isinstance(value := getattr(node, field.name), tuple)
    }
    return replace(node, **changed)


def _kept(parts: tuple[object, ...], steps: dict[str, Step]) -> tuple[object, ...]:
    """Give what stays of the parts of a node; some, such as cards, are parts of parts."""
    return tuple(
        _kept(part, steps) if isinstance(part, tuple) else _abridged(part, steps)
        for part in parts
        if not isinstance(steps.get(getattr(part, "name", "")), LeaveOut)
    )


def _cut(paragraph: Paragraph, first_line: str) -> Run:
    """Give the words of the first line, less the last one, which makes room for the ellipsis."""
    runs = [node for node in walk(paragraph) if isinstance(node, Run)]
    words = as_written("".join(run.text for run in runs), first_line)
    words = words[:-2] if runs[0].lang == "zh" else words.rpartition(" ")[0] or words
    return Run(words.rstrip(" ,.;:，。；：、") + _ELLIPSIS, runs[0].lang)
