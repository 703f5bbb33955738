"""WeasyPrint's lines, set to the measure: boxes are moved, and the glyphs within them when drawn.

Nothing is shaped anew. A line's slack is shared out by counting characters, and the glyphs are
moved apart where WeasyPrint reads them to write them: so `chws`, ligatures and kerning stay as
they are, and the text of the PDF too.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox
from weasyprint.text.ffi import TO_UNITS, ffi
from weasyprint.text.line_break import Layout

from briefgen.render.justification.gaps import (
    NARROWEST_MEASURE,
    OBJECT,
    Run,
    end_trim,
    evenly,
    is_last,
    openings,
    shares,
    start_trim,
)

Box = Any
"""A box of WeasyPrint, which ships no types; its lengths are in px."""
_NO_MORE = (sys.maxsize, 0)


class Opening(NamedTuple):
    """How a text opens."""

    places: Sequence[int]
    """The indexes of the characters behind which it does."""
    share: int
    """What all of them take together, in thousandths of an em."""


class Growth(NamedTuple):
    """By how many px a text becomes wider."""

    within: float
    behind: float
    """After its last character: that is outside its box, and outside the link that it ends."""


_NONE = Growth(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Setting:
    """How one line is set; lengths in px."""

    outdent: float
    """How far it begins before the measure, because it begins with the blank of a mark."""
    openings: Mapping[Box, Opening]
    growths: Mapping[Box, Growth]


class OpenedLayout(Layout):  # type: ignore[misc]  # WeasyPrint ships no types
    """The layout of a text whose glyphs move apart when the text is drawn."""

    def __init__(self, layout: Layout, opening: Opening) -> None:
        self.__dict__.update(vars(layout))
        self._opening = opening
        self._opened = False

    def reactivate(self, style: Any) -> None:  # noqa: ANN401
        """Set the text again, as WeasyPrint does to draw it."""
        super().reactivate(style)
        self._opened = False

    def get_first_line(self) -> tuple[Any, int | None]:
        """Give Pango's line, in which each gap has widened the glyph before it."""
        line, index = super().get_first_line()
        if not self._opened:
            _open(line, self._widenings())
            self._opened = True
        return line, index

    def _widenings(self) -> Iterator[tuple[int, int]]:
        places, share = self._opening
        unit = self.style["font_size"] * TO_UNITS / 1000
        starts = [at for at, byte in enumerate(self.text.encode()) if byte & 0xC0 != 0x80]
        for place, opened in zip(places, evenly(share, len(places)), strict=True):
            # WeasyPrint cuts to whole thousandths: with half of one more, it cuts to the share.
            yield starts[place], round((opened + 0.5) * unit)


def asks_for_justification(line: LineBox, *, last: bool) -> bool:
    """Whether the style wants a Chinese line, from left to right, in a justified paragraph.

    `last` is whether it ends its paragraph, or stands before a forced break.
    """
    style = line.style
    return (
        _is_chinese(line)
        and style["text_align_all"] == "justify"
        and not (last and style["text_align_last"] in {"center", "right", "end"})
        and style["direction"] == "ltr"
        and style["white_space"] in {"normal", "nowrap", "pre-line"}
    )


def setting_of(line: LineBox, measure: float, *, last: bool) -> Setting | None:
    """Give how a Chinese line is set to the measure in px; nothing where it stays as it is."""
    if measure < NARROWEST_MEASURE * _em(line):
        return None
    leaves = list(_leaves(line))
    runs = [_run(leaf, line) for leaf in leaves]
    start, end = start_trim(runs), end_trim(runs)
    ragged = Setting(start, {}, {})
    if last and line.style["text_align_last"] not in {"auto", "justify"}:
        return ragged
    places = openings(runs)
    counted = [(len(found), run.size) for found, run in zip(places, runs, strict=True)]
    given = shares(measure - (line.width - start - end), counted)
    if given is None:
        return ragged
    opened = {
        leaf: Opening(found, share)
        for leaf, found, share in zip(leaves, places, given, strict=True)
        if share
    }
    grown = {
        leaf: _growth(run, opened[leaf])
        for leaf, run in zip(leaves, runs, strict=True)
        if leaf in opened
    }
    if end:
        text = next(leaf for leaf in reversed(leaves) if isinstance(leaf, TextBox))
        grown[text] = Growth(grown.get(text, _NONE).within - end, 0.0)
    return Setting(start, opened, grown)


def set_line(line: LineBox, setting: Setting) -> None:
    """Move the boxes of a line, and make its texts open when they are drawn."""
    end, _ = _move(line.children, -setting.outdent, setting)
    line.width += end


def _growth(run: Run, opening: Opening) -> Growth:
    places, share = opening
    behind = evenly(share, len(places))[-1] if is_last(run, places[-1]) else 0
    return Growth((share - behind) * run.size / 1000, behind * run.size / 1000)


def _move(boxes: Sequence[Box], distance: float, setting: Setting) -> tuple[float, float]:
    """Move boxes to the right by the px that those before them have grown.

    Gives the distance at the end of the last one, and the gap behind it.
    """
    behind = 0.0
    for box in boxes:
        if not box.is_in_normal_flow():
            continue
        distance += behind
        if isinstance(box, TextBox):
            box.position_x += distance
            within, behind = setting.growths.get(box, _NONE)
            if opening := setting.openings.get(box):
                box.pango_layout = OpenedLayout(box.pango_layout, opening)
        elif isinstance(box, InlineBox):
            box.position_x += distance
            end, behind = _move(box.children, distance, setting)
            within = end - distance
        else:
            box.translate(distance, 0)
            within = behind = 0.0
        box.width += within
        distance += within
    return distance, behind


def _leaves(box: Box) -> Iterator[Box]:
    """Give what stands on a line, without the inline boxes around it."""
    for child in box.children:
        if not child.is_in_normal_flow():
            continue
        if isinstance(child, InlineBox):
            yield from _leaves(child)
        else:
            yield child


def _run(leaf: Box, line: LineBox) -> Run:
    if isinstance(leaf, TextBox):
        return Run(leaf.text, _em(leaf), _is_chinese(leaf))
    return Run(OBJECT, _em(line), chinese=False)


def _is_chinese(box: Box) -> bool:
    return (box.style["lang"] or "").lower().startswith("zh")


def _em(box: Box) -> float:
    return float(box.style["font_size"])


def _open(line: Any, widenings: Iterator[tuple[int, int]]) -> None:  # noqa: ANN401  # of Pango
    """Widen, in Pango's line, the last glyph of each character that a gap follows.

    `widenings` are the byte at which a character begins, and Pango's units, in the order of the
    text. A glyph may show more than one character, as that of `——` does.
    """
    at, units = next(widenings, _NO_MORE)
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        run = run.next
        offset, infos = item.offset, glyphs.glyphs
        starts = ffi.unpack(glyphs.log_clusters, glyphs.num_glyphs)
        for number, end in enumerate([*starts[1:], item.length]):
            while at < offset + end:
                infos[number].geometry.width += units
                at, units = next(widenings, _NO_MORE)
