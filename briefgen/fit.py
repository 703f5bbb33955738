"""One page is one page: what is set tighter, and what is left out, in a stated order.

Spaces and leading come first, within the ranges of the theme; then parts are left out in the order
of `_choices`; objectives and results never are. Type is never made smaller. The decision is made
once for both formats: the same parts stand in the PDF and in the Word file, which keeps some of its
height free, as Word breaks its lines itself.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from briefgen.abridge import CutToLine, LeaveOut, Step, abridge
from briefgen.content import (
    Cards,
    Document,
    Entries,
    ListBlock,
    ListItem,
    Paragraph,
    Run,
    Section,
    Sheet,
    walk,
)
from briefgen.layout import Layout, SheetExtent, SheetLayout, TitleSetting, card_rows
from briefgen.theme import Theme

_MM_PER_PT = 25.4 / 72
_TITLES: tuple[TitleSetting, ...] = ("title", "title_2", "title_3")
# Names break at their commas, so the lines of a long title are not filled to their ends.
_FILLED = 0.85


@dataclass(frozen=True, slots=True)
class TooLong:
    """A field that one page cannot hold, and how many lines it is too long."""

    name: str
    lines: int


@dataclass(frozen=True, slots=True)
class FittedSheet:
    """A sheet as it fits on one page, in both formats."""

    sheet: Sheet
    pdf: SheetLayout
    word: SheetLayout
    steps: tuple[Step, ...]
    """What was left out or cut, in the order of the steps."""
    lines_too_many: int = 0
    """How many lines do not fit even so."""
    too_long: tuple[TooLong, ...] = ()
    """The fields that these lines are of."""


def extremes(document: Document, theme: Theme) -> tuple[Layout, Layout]:
    """Give the layouts with the most and with the least space: what is to be measured."""
    return (
        Layout(tuple(_extreme(sheet, theme, most=True) for sheet in document.sheets)),
        Layout(tuple(_extreme(sheet, theme, most=False) for sheet in document.sheets)),
    )


def _extreme(sheet: Sheet, theme: Theme, *, most: bool) -> SheetLayout:
    return SheetLayout(
        title="title",
        leading=theme.fit.leading.in_lang(sheet.lang)[most],
        space=theme.fit.space[most],
        item_space=theme.space.hair,
    )


def fit_sheets(
    sheets: Sequence[Sheet],
    loose: Sequence[SheetExtent],
    tight: Sequence[SheetExtent],
    theme: Theme,
    notes: Sequence[Run],
) -> tuple[FittedSheet, ...]:
    """Fit the sheets of all languages by their extents in the two extreme layouts.

    What one of them has to leave out, the others leave out too: a partner who reads the Chinese
    side finds what the English side holds. `notes` say in each language that a sheet is shortened.
    """
    extents = list(zip(sheets, loose, tight, notes, strict=True))
    alone = [fit_sheet(*extent, theme) for extent in extents]
    left_out = frozenset(
        step.name for sheet in alone if not sheet.lines_too_many for step in sheet.steps
    )
    return tuple(
        sheet
        if left_out <= {step.name for step in sheet.steps}
        else fit_sheet(*extent, theme, left_out)
        for sheet, extent in zip(alone, extents, strict=True)
    )


def fit_sheet(  # both extents, and what the other languages decided
    sheet: Sheet,
    loose: SheetExtent,
    tight: SheetExtent,
    note: Run,
    theme: Theme,
    left_out: frozenset[str] = frozenset(),
) -> FittedSheet:
    """Fit one sheet; what is named in `left_out` is left out in any case."""
    title, title_change = _fit_title(sheet, tight, theme)
    height = theme.page.text_height
    for_word = height * (1 - theme.fit.word_reserve)
    steps: list[Step] = []
    saved_tight = saved_loose = 0.0
    excess = tight.height + title_change - for_word
    for choice in _choices(sheet, tight):
        if excess - saved_tight <= 0 and not any(step.name in left_out for step in choice.steps):
            continue
        steps += choice.steps
        saved_tight += choice.saving(tight)
        saved_loose += choice.saving(loose)
    least = tight.height + title_change - saved_tight
    most = loose.height + title_change - saved_loose
    fitted = abridge(sheet, steps, note)
    leading = theme.fit.leading.in_lang(sheet.lang)[0] * _MM_PER_PT
    too_many = max(0, ceil((least - for_word) / leading - 1e-6))
    return FittedSheet(
        sheet=fitted,
        # The last line stands clear of the rule above the foot.
        pdf=_settle(fitted, title, most, least, height - theme.space.small, theme),
        word=_settle(fitted, title, most, least, for_word, theme),
        steps=tuple(steps),
        lines_too_many=too_many,
        too_long=_too_long(fitted, tight, too_many) if too_many else (),
    )


# --- the title ------------------------------------------------------------------------------


def _fit_title(sheet: Sheet, extent: SheetExtent, theme: Theme) -> tuple[TitleSetting, float]:
    """Give the largest title that fits, and how much higher it is than the full size, in mm."""
    china, europe = extent.title_widths
    room_china = 2 * theme.grid.step - theme.grid.gutter
    room_europe = theme.page.text_width - 2 * theme.grid.step
    full, _ = theme.type.title.in_lang(sheet.lang)
    for setting in _TITLES:
        size, leading = getattr(theme.type, setting).in_lang(sheet.lang)
        if china * size / full <= room_china and europe * size / full <= room_europe:
            return setting, leading * _MM_PER_PT - extent.title_height
    size, leading = theme.type.title_3.in_lang(sheet.lang)
    lines = sum(_title_lines(width * size / full, theme) for width in (china, europe))
    return "stacked", lines * leading * _MM_PER_PT - extent.title_height


def _title_lines(width: float, theme: Theme) -> int:
    room = theme.page.text_width
    return 1 if width <= room else ceil(width / (room * _FILLED))


# --- spaces and leading ---------------------------------------------------------------------


def _settle(
    sheet: Sheet, title: TitleSetting, most: float, least: float, room: float, theme: Theme
) -> SheetLayout:
    """Give the loosest layout that fits: first the spaces give way, then the leading.

    The height grows with the leading as a maximum of straight lines does, so the chord between
    its ends never lies below it: what fits by the chord fits.
    """
    least_space, most_space = theme.fit.space
    least_leading, most_leading = theme.fit.leading.in_lang(sheet.lang)
    spaces = 1 + sum(isinstance(node, Section) for node in walk(sheet))
    between = most - spaces * (most_space - least_space)
    space = least_space + _share(between, most, room) * (most_space - least_space)
    leading = least_leading + _share(least, between, room) * (most_leading - least_leading)
    return SheetLayout(title, _down(leading), _down(space), theme.space.hair)


def _share(low: float, high: float, room: float) -> float:
    if high <= room:
        return 1.0
    return max(0.0, (room - low) / (high - low)) if low < room else 0.0


def _down(value: float) -> float:
    """Round down to a hundredth: a layout is the same on every machine."""
    return int(value * 100) / 100


# --- parts ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Choice:
    """Something that may be left out together, and what that saves at the least."""

    steps: tuple[Step, ...]
    saving: Callable[[SheetExtent], float]
    """In mm."""


def _choices(sheet: Sheet, extent: SheetExtent) -> Iterator[_Choice]:
    """Give what may be left out, the least important first.

    The details of activities, the oldest first; the key focus; the rest of the oldest activities
    after their first line; the key challenges; what the themes say beside their titles.
    """
    entries = [entry for node in walk(sheet) if isinstance(node, Entries) for entry in node.entries]
    blocks = [block for entry in entries for block in entry.blocks]
    for block in blocks:
        if isinstance(block, ListBlock):
            yield _leave_out(block.name)
    yield from _section(sheet, "key_focus")
    for block in blocks:
        if isinstance(block, Paragraph) and extent.parts[block.name].lines > 1:
            yield _cut(block.name, extent.parts[block.name].first_line)
    yield from _section(sheet, "key_challenges")
    for node in walk(sheet):
        if isinstance(node, Cards):
            yield from _card_texts(node)


def _leave_out(name: str) -> _Choice:
    return _Choice((LeaveOut(name),), lambda extent: extent.parts[name].height)


def _cut(name: str, first_line: str) -> _Choice:
    def saving(extent: SheetExtent) -> float:
        part = extent.parts[name]
        return part.height * (1 - 1 / part.lines)

    return _Choice((CutToLine(name, first_line),), saving)


def _section(sheet: Sheet, name: str) -> Iterator[_Choice]:
    if any(isinstance(node, Section) and node.name == name for node in sheet.blocks):
        yield _leave_out(name)


def _card_texts(cards: Cards) -> Iterator[_Choice]:
    """A row of cards is as high as its highest: it gets lower by its shortest text at the least."""
    names = [
        [block.name for block in card if isinstance(block, Paragraph) and block.name]
        for card in cards.cards
    ]
    rest = iter(names)
    rows = [[next(rest) for _ in row] for row in card_rows(len(names))]

    def saving(extent: SheetExtent) -> float:
        return sum(
            min(sum(extent.parts[name].height for name in card) for card in row) for row in rows
        )

    steps = tuple(LeaveOut(name) for card in names for name in card)
    if steps:
        yield _Choice(steps, saving)


def _too_long(sheet: Sheet, extent: SheetExtent, excess: int) -> tuple[TooLong, ...]:
    """Give the longest fields, each with the lines above what all of them may have."""
    lines = {
        node.name: extent.parts[node.name].lines
        for node in walk(sheet)
        if isinstance(node, Paragraph | ListItem) and node.name in extent.parts
    }
    most = next(
        (
            most
            for most in range(max(lines.values(), default=1), 1, -1)
            if sum(max(0, count - most) for count in lines.values()) >= excess
        ),
        1,
    )
    return tuple(TooLong(name, count - most) for name, count in lines.items() if count > most)
