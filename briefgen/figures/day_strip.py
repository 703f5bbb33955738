"""One day by the hour: its slots as numbered blocks, to scale."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor

from briefgen.figures.lettering import label, line, width_of
from briefgen.figures.programme_days import Status
from briefgen.figures.svg import CAP_HEIGHT, FIGURE_WIDTH, TEXT_SIZE, Drawing, document, element
from briefgen.models.text import Lang, Text
from briefgen.models.ucap import SideName
from briefgen.theme import Theme

# Lengths are in mm.
_BLOCK = 6.4
_LANE_GAP = 0.8
_OUTLINE = 0.35
_AXIS_WEIGHT = 0.25
_TICK = 1.1
_TICK_WEIGHT = 0.15
_WORDS_BASE = 4.2
_WORDS_HEIGHT = 5.0
_INDENT = 1.2
_NUMBER_GAP = 0.6
_LEAST_BLOCK = 0.8
_BETWEEN_WORDS = 1.6
# An ordinary day: every strip shows at least these hours, so that days can be compared.
_FIRST_HOUR, _LAST_HOUR = 8, 20


@dataclass(frozen=True, slots=True)
class DaySlot:
    """One slot of a day in local time, with its number in the itinerary."""

    number: int
    start: datetime
    end: datetime
    status: Status
    side: SideName | None


@dataclass(frozen=True, slots=True)
class _Hours:
    """Where a moment stands: `hour` mm for each hour from midnight plus `first` hours on."""

    midnight: datetime
    first: int
    last: int
    hour: float

    def at(self, moment: datetime) -> float:
        return self.hour * (_hours_after(self.midnight, moment) - self.first)


@dataclass(frozen=True, slots=True)
class _Block:
    """A slot from `left` to `right`; its number stands within, or behind it."""

    slot: DaySlot
    left: float
    right: float
    number: float
    inside: bool

    @property
    def reach(self) -> float:
        """Where the next block of the lane can begin."""
        if self.inside:
            return self.right
        return max(self.right, self.number + _number_width(self.slot) + _NUMBER_GAP)


def draw_day_strip(slots: Sequence[DaySlot], theme: Theme) -> Drawing | None:
    """Give the hours as wide as the columns of the content; nothing without a slot.

    Filled is confirmed, outlined is not. Slots at the same time, of two groups, and one that has no
    room for its number get a lane more. It has no words, so it is the same in every language.
    """
    if not slots:
        return None
    width = theme.page.text_width - theme.grid.step
    hours = _fit_hours(slots, width)
    lanes = _lanes([_block(slot, hours, width) for slot in _ordered(slots)])
    axis = len(lanes) * (_BLOCK + _LANE_GAP) - _LANE_GAP + _AXIS_WEIGHT / 2
    blocks = [
        _draw_block(block, index * (_BLOCK + _LANE_GAP), theme)
        for index, lane in enumerate(lanes)
        for block in lane
    ]
    content = [*_axis(hours, axis, width, theme), *blocks]
    return document(width, axis + _WORDS_HEIGHT, "".join(content))


def describe_day_strip(slots: Sequence[DaySlot], lang: Lang, labels: Mapping[str, Text]) -> str:
    """Give the words that stand for the drawing: each slot with its times and whether it stands."""
    parts = [
        label(
            labels,
            "strip_slot",
            lang,
            slot.number,
            f"{slot.start:%H:%M}",
            f"{slot.end:%H:%M}",
            label(labels, "strip_confirmed" if _stands(slot) else "strip_open", lang),
        )
        for slot in _ordered(slots)
    ]
    start = min(_clock(slot.start) for slot in slots)
    end = max(_clock(slot.end) for slot in slots)
    joined = ("；" if lang == "zh" else "; ").join(parts)
    return label(labels, "strip_alt", lang, f"{start:%H:%M}", f"{end:%H:%M}", joined)


def _fit_hours(slots: Sequence[DaySlot], width: float) -> _Hours:
    first = min(_clock(slot.start) for slot in slots)
    midnight = datetime.combine(first.date(), datetime.min.time())
    start = min(_FIRST_HOUR, floor(_hours_after(midnight, first)))
    end = max(_LAST_HOUR, *(ceil(_hours_after(midnight, slot.end)) for slot in slots))
    return _Hours(midnight, start, end, width / (end - start))


def _block(slot: DaySlot, hours: _Hours, width: float) -> _Block:
    """Give the block of a slot; the number of the last one stands before the right margin."""
    left = min(hours.at(slot.start), width - _LEAST_BLOCK)
    right = max(hours.at(slot.end), left + _LEAST_BLOCK)
    number = _number_width(slot)
    if right - left >= number + 2 * _NUMBER_GAP:
        indent = min(_INDENT, (right - left - number) / 2)
        return _Block(slot, left, right, left + indent, inside=True)
    behind = right + _NUMBER_GAP
    if behind + number > width:
        # In front of it: then the block reaches from its number on.
        return _Block(slot, left, right, left - _NUMBER_GAP - number, inside=False)
    return _Block(slot, left, right, behind, inside=False)


def _lanes(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """Give each block the first lane in which it covers nothing."""
    lanes: list[list[_Block]] = []
    for block in blocks:
        start = min(block.left, block.number)
        lane = next((one for one in lanes if max(b.reach for b in one) <= start + 1e-9), None)
        if lane is None:
            lanes.append(lane := [])
        lane.append(block)
    return lanes


def _draw_block(block: _Block, top: float, theme: Theme) -> str:
    colour = _colour(block.slot.side, theme)
    where = {"x": block.left, "y": top, "width": block.right - block.left, "height": _BLOCK}
    filled = _stands(block.slot)
    if filled:
        shape = element("rect", {**where, "fill": colour})
    else:
        weight = min(_OUTLINE, where["width"] / 2)
        inner = {
            "x": block.left + weight / 2,
            "y": top + weight / 2,
            "width": where["width"] - weight,
            "height": _BLOCK - weight,
        }
        look: dict[str, str | float] = {"fill": "#FFFFFF", "stroke": colour, "stroke-width": weight}
        shape = element("rect", {**inner, **look})
    return shape + line(
        str(block.slot.number),
        block.number,
        top + (_BLOCK + CAP_HEIGHT * TEXT_SIZE) / 2,
        "#FFFFFF" if filled and block.inside else colour,
        bold=True,
    )


def _axis(hours: _Hours, y: float, width: float, theme: Theme) -> Iterator[str]:
    ends: dict[str, str | float] = {"x1": 0, "y1": y, "x2": width, "y2": y}
    yield element("line", {**ends, "stroke": theme.colours.ink, "stroke-width": _AXIS_WEIGHT})
    word = 2 * FIGURE_WIDTH * TEXT_SIZE
    step = max(1, ceil((word + _BETWEEN_WORDS) / hours.hour))
    for hour in range(hours.first, hours.last + 1):
        x = hours.hour * (hour - hours.first)
        at = min(max(x, _TICK_WEIGHT / 2), width - _TICK_WEIGHT / 2)
        tick: dict[str, str | float] = {
            "x1": at,
            "y1": y,
            "x2": at,
            "y2": y + _TICK,
            "stroke": theme.colours.tick,
        }
        yield element("line", {**tick, "stroke-width": _TICK_WEIGHT})
        if (hour - hours.first) % step:
            continue
        # The first word begins at the edge, and the last one ends there if it has the room.
        left = max(0.0, x - word / 2)
        if hour == hours.last and step > 1 and hours.hour * step < word * 1.5 + _BETWEEN_WORDS:
            continue
        left = min(left, width - word)
        yield line(f"{hour % 24:02}", left, y + _WORDS_BASE, theme.colours.grey)


def _ordered(slots: Sequence[DaySlot]) -> list[DaySlot]:
    return sorted(slots, key=lambda slot: (_clock(slot.start), slot.number))


def _number_width(slot: DaySlot) -> float:
    return width_of(str(slot.number), bold=True)


def _stands(slot: DaySlot) -> bool:
    return slot.status == "confirmed"


def _colour(side: SideName | None, theme: Theme) -> str:
    if side is None:
        return theme.colours.ink
    return theme.colours.cinnabar if side == "china" else theme.colours.blue


def _hours_after(midnight: datetime, moment: datetime) -> float:
    return (_clock(moment) - midnight) / timedelta(hours=1)


def _clock(moment: datetime) -> datetime:
    """Give local time as the clock shows it."""
    return moment.replace(tzinfo=None)
