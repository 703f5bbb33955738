"""Large headings: of chapters, of days within them, and the titles of covers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from briefgen.content import (
    Block,
    ChapterHeading,
    CoverCity,
    CoverTitle,
    Density,
    Document,
    Grid,
    HeadingPart,
    Inline,
    Orientation,
    Run,
    words,
)
from briefgen.figures.lettering import width_of
from briefgen.models.text import Lang
from briefgen.models.ucap import SideName
from briefgen.render.docx.flow_styles import CITIES_SPACE, columns_tabs, rule_above
from briefgen.render.docx.grid import CellSetting, Columns, Place, cell, row, table
from briefgen.render.docx.inline import Setting
from briefgen.render.docx.names import LANDSCAPE, in_lang
from briefgen.render.docx.ooxml import Element, mm_to_twips, paragraph, style_id, w
from briefgen.render.docx.story import Shared, Story
from briefgen.render.docx.variants import style_of
from briefgen.theme import Theme, TypeRole

Runs = list[Element]

_SMALL: Final = "small"
_FIRST: Final = "first"
_RULED: Final = "ruled"
_LABELLED: Final = "labelled"
_NOTED: Final = "with note"
_BEGINS: Final = "begins page"
_WIDE: Final = LANDSCAPE
_BELOW_NOTED: Final = 0.4  # mm from a heading to the grey line below it
_MM_PER_PT: Final = 25.4 / 72
_LANG_COLUMN: Final = 3
"""The column that the second language begins in; the first is 0."""
_MANY_CITIES: Final = 5  # from here on, a cover sets them in the smaller size
_SIDES: Final[dict[SideName, str]] = {"china": "Title CN", "europe": "Title EU"}


class HeadingWriter:
    """Writes the large headings of one part, as wide as the page of its tokens."""

    def __init__(self, story: Story, theme: Theme, shared: Shared) -> None:
        self._story = story
        self._theme = theme
        self._shared = shared
        self._columns = Columns.of_grid(theme)
        page = theme.page
        self._orientation: Orientation = "landscape" if page.width > page.height else "portrait"

    def chapter_heading(
        self, node: ChapterHeading, before: Block | None = None, *, shares: bool = False
    ) -> list[Element]:
        """Give a heading in one paragraph, its languages at tab stops, and its notes below.

        `before` is what it stands below in its chapter; `shares` is whether its chapter goes on
        below another.
        """
        kinds = self._orientation, self._story.density
        base, differences = _style(node, *kinds, before, shares=shares)
        style = self._differing(base, differences)
        large = _Look("Chapter words", self._theme.type.chapter, bold=True)
        label = self._label(node, _joined(part.inlines for part in node.label), large)
        content = [*label, *self._parts(node, node.parts, large)]
        made = [paragraph(style, *self._shared.bookmarks.around(node.anchor, content))]
        if _has_notes(node):
            made += self._notes(node)
        return made

    def _notes(self, node: ChapterHeading) -> list[Element]:
        """Give what stands below a heading; in two columns each keeps its lines to itself."""
        notes = _notes(node.parts)
        label = _joined(part.note for part in node.label)
        close = _SMALL if _is_close(node, self._story.density) else ""
        below = self._theme.space.small if close else self._theme.space.large
        if node.level > 1 and (len(notes) > 1 or node.label):
            return self._note_lines(node, notes, w("spacing", after=str(mm_to_twips(below))))
        if len(notes) <= 1 and not node.label:
            return [self._note(notes[0], below, close)]
        starts = [1, _LANG_COLUMN] if node.label else [0, _LANG_COLUMN]
        cells = [(start, note) for start, note in zip(starts, notes, strict=False) if note.inlines]
        if label:
            cells.insert(0, (0, HeadingPart(_lang(node), label)))
        # The paragraph behind the table takes its height from the space below.
        made = table(self._columns, "HeadingNotes")
        made.append(self._row_of_notes(cells, below - _MM_PER_PT, f"beside {close}".strip()))
        end = paragraph(style_id("Table end"))
        self._shared.variants.keep(end)
        return [made, end]

    def _note_lines(
        self, node: ChapterHeading, notes: Sequence[HeadingPart], below: Element
    ) -> list[Element]:
        """Give the notes of a day's heading in a line, or where that is too short in one each.

        In a table they would not stay on the page of the day: LibreOffice keeps no table with what
        follows it.
        """
        first = 1 if node.label else 0
        lead = self._story.inlines.write(_joined(part.note for part in node.label))
        lines: list[tuple[Lang, Runs]] = []
        beside = self._fit(notes, first)
        for n, note in enumerate(notes or [HeadingPart(_lang(node), ())]):
            before = [*([] if n else lead), *([w("r", w("tab"))] if n or first else [])]
            content = [*before, *self._story.inlines.write(note.inlines)]
            if n and beside:
                lines[0][1].extend(content)
            else:
                lines.append((note.lang, content if n == 0 or first else content[1:]))
        made = [paragraph(self._line_style(lang, first), *content) for lang, content in lines]
        for one in made[:-1]:
            self._shared.variants.space_below(one, 0, "above another")
        kind = _SMALL if self._story.density == _SMALL else "last"
        self._shared.variants.restyle(made[-1], kind, below)
        return made

    def _fit(self, notes: Sequence[HeadingPart], first: int) -> bool:
        """Whether each note fits a line of its columns; the first stands from column `first`."""
        grid, page = self._theme.grid, self._theme.page
        starts = (grid.step * first, grid.step * _LANG_COLUMN)
        ends = (grid.step * _LANG_COLUMN - grid.gutter, page.text_width)
        return len(notes) <= len(starts) and all(
            width_of(words(note.inlines), size=self._note_size(note.lang)) <= end - start
            for note, start, end in zip(notes, starts, ends, strict=False)
        )

    def _note_size(self, lang: Lang) -> float:
        return self._theme.type.detail.in_lang(lang)[0] * _MM_PER_PT

    def _line_style(self, lang: Lang, first: int) -> str:
        """Give the style of notes at tab stops, behind the label that `first` leaves room for."""
        kinds = ["in columns", *([_LABELLED] if first else [])]
        kinds += [_WIDE] if self._orientation == "landscape" else []
        tabs = columns_tabs(self._theme, *([first] if first else []), _LANG_COLUMN)
        hang = str(mm_to_twips(self._theme.grid.step * first))
        indent = [w("ind", left=hang, hanging=hang)] if first else []
        style = in_lang("Heading note", lang)
        return self._shared.variants.of(style, " ".join(kinds), [tabs, *indent])

    def _row_of_notes(
        self, notes: Sequence[tuple[int, HeadingPart]], below: float, difference: str
    ) -> Element:
        """Give the row of notes, each from the column that it begins in to the next."""
        ends = [*(start for start, _ in notes[1:]), self._columns.count]
        words = [self._note(note, below, difference) for _, note in notes]
        variants = self._shared.variants
        lines = [variants.baseline(style_of(one)) or 0 for one in words]
        for one, line in zip(words, lines, strict=True):
            variants.lower(one, max(lines) - line)
        cells = [
            cell(self._columns, Place(start, end - start), [one], CellSetting())
            for (start, _), end, one in zip(notes, ends, words, strict=True)
        ]
        return row(self._columns, cells, before=notes[0][0])

    def _note(self, note: HeadingPart, below: float, difference: str) -> Element:
        style = in_lang("Heading note", note.lang)
        if difference:
            space = w("spacing", after=str(mm_to_twips(below)))
            style = self._shared.variants.of(style, difference, [space])
        return paragraph(style, *self._story.inlines.write(note.inlines))

    def _differing(self, style: str, differences: Sequence[str]) -> str:
        labelled, wide = _LABELLED in differences, _WIDE in differences
        if _SMALL in differences:
            above = str(mm_to_twips(2 * self._theme.space.medium))
            after = str(mm_to_twips(self._theme.space.small))
            close = w("spacing", before=above, after=after)
            style = self._shared.variants.of(style, _SMALL, [close])
        for place in (_FIRST, _RULED):
            if place in differences:
                rule = self._ruled(first=place == _FIRST, small=_SMALL in differences)
                style = self._shared.variants.of(style, place, rule)
        if kind := " ".join(one for one in differences if one in {_LABELLED, _WIDE}):
            columns = (1, _LANG_COLUMN) if labelled else (_LANG_COLUMN,)
            clear = []
            if wide:
                clear = [w("tab", val="clear", pos=str(self._portrait_stop()))]
            tabs = columns_tabs(self._theme, *columns)
            for n, stop in enumerate(clear):
                tabs.insert(n, stop)
            hang = str(mm_to_twips(self._theme.grid.step))
            indent = [w("ind", left=hang, hanging=hang)] if labelled else []
            style = self._shared.variants.of(style, kind, [tabs, *indent])
        if _NOTED in differences:
            below = w("spacing", after=str(mm_to_twips(_BELOW_NOTED)))
            style = self._shared.variants.of(style, _NOTED, [below])
        if _BEGINS in differences:
            style = self._shared.variants.of(style, _BEGINS, [w("pageBreakBefore")])
        return style

    def _ruled(self, *, first: bool, small: bool) -> list[Element]:
        """Give the rule above a day; the larger of two spaces counts (17.3.1.33)."""
        space, rules = self._theme.space, self._theme.rules
        above = (space.medium if small else space.huge) + space.large * first
        rule = rule_above(rules.heavy, self._theme.colours.ink)
        return [rule, w("spacing", before=str(mm_to_twips(above)))]

    def _portrait_stop(self) -> int:
        return mm_to_twips(self._shared.theme.grid.step * _LANG_COLUMN)

    def _parts(self, node: ChapterHeading, parts: Sequence[HeadingPart], look: "_Look") -> Runs:
        """Give parts with a tab between; one too long for its columns ends a line."""
        made: Runs = []
        columns = _LANG_COLUMN - bool(node.label)
        room = self._theme.grid.step * columns - self._theme.grid.gutter
        for n, part in enumerate(parts):
            if n:
                made += _tab_behind(parts[n - 1], look.role, room)
            plain = "" if part.lang == _lang(node) else look.words
            made += self._story.inlines.write(part.inlines, Setting(plain, bold=look.bold))
        return made

    def _label(self, node: ChapterHeading, label: tuple[Inline, ...], look: "_Look") -> Runs:
        if not node.label:
            return []
        content = self._story.inlines.write(label, Setting(bold=look.bold))
        return [*content, w("r", w("tab"))]

    # --- covers ---

    def cover_title(self, node: CoverTitle) -> list[Element]:
        """Give what a document is, when, and its cities in large type, a row each."""
        heading = ChapterHeading(1, node.parts)
        look = _Look("Cover words", self._theme.type.cover_title, bold=True)
        title = self._parts(heading, node.parts, look)
        made = [paragraph(in_lang("Cover title", _lang(heading)), *title)]
        if _has_notes(heading):
            dates = self._parts(heading, _notes(node.parts), replace(look, bold=False))
            made.append(paragraph(in_lang("Cover date", _lang(heading)), *dates))
        if node.cities:
            made.append(self._cities(node.cities))
        return made

    def _cities(self, cities: Sequence[CoverCity]) -> Element:
        columns = Columns.of_grid(self._theme)
        style = "Cover city small" if len(cities) >= _MANY_CITIES else "Cover city"
        made = table(columns, "Cities")
        for city in cities:
            names = [self._name(run, style, city.side) for run in city.names]
            if city is cities[-1]:
                for name in names:
                    below = mm_to_twips(CITIES_SPACE)
                    self._shared.variants.space_below(name, below, "last")
            made.append(row(columns, _city_cells(columns, names)))
        return made

    def _name(self, run: Run, style: str, side: SideName) -> Element:
        colour = Setting(_SIDES[side], bold=True)
        return paragraph(in_lang(style, run.lang), *self._story.inlines.write([run], colour))


def _city_cells(columns: Columns, names: Sequence[Element]) -> list[Element]:
    if len(names) == 1:
        return [cell(columns, Place(0, columns.count), [names[0]], CellSetting())]
    first, *others = names
    places = (Place(0, _LANG_COLUMN), Place(_LANG_COLUMN, columns.count - _LANG_COLUMN))
    contents = [[first], list(others) or [paragraph(style_id("Table end"))]]
    return [
        cell(columns, place, content, CellSetting())
        for place, content in zip(places, contents, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Look:
    """How a line of a heading is set: the words not in its own language, and the size."""

    words: str
    role: TypeRole
    bold: bool = False


def _tab_behind(part: HeadingPart, role: TypeRole, room: float) -> Runs:
    """Give the tab behind a part; a part wider than `room` in mm ends its line before."""
    size = role.in_lang(part.lang)[0] * _MM_PER_PT
    width = width_of(words(part.inlines), bold=True, size=size)
    return [*([] if width <= room else [w("r", w("br"))]), w("r", w("tab"))]


def heading_styles(document: Document, name_of: dict[str, str]) -> dict[str, int]:
    """Give the names of the styles of the large headings of a document, with their levels.

    `name_of` has the names of the styles of the base by their ids.
    """
    found: dict[str, int] = {}
    for chapter in document.chapters:
        for before, node in pairwise((None, chapter.heading, *chapter.blocks)):
            if isinstance(node, ChapterHeading):  # in other blocks there is none
                kinds = chapter.orientation, chapter.density
                shares = chapter.sharing != "never" and node is chapter.heading
                base, differences = _style(node, *kinds, before, shares=shares)
                named = " ".join([name_of[base], *differences])
                found.setdefault(named, min(node.level, 2))
    return found


def _style(
    node: ChapterHeading,
    orientation: Orientation,
    density: Density,
    before: Block | None,
    *,
    shares: bool,
) -> tuple[str, list[str]]:
    """Give the style of a heading, and in what it differs from it."""
    name = "heading 1" if node.level == 1 else "Heading day"
    differences: list[str] = [_SMALL] if _is_close(node, density) else []
    if node.level > 1 and not isinstance(before, Grid):
        differences.append(_FIRST if isinstance(before, ChapterHeading) else _RULED)
    differences += [_RULED] if shares else []
    differences += [_LABELLED] if node.label else []
    differences += [_WIDE] if orientation == "landscape" else []
    differences += [_NOTED] if _has_notes(node) else []
    differences += [_BEGINS] if node.begins_page else []
    return in_lang(name, _lang(node)), differences


def _is_close(node: ChapterHeading, density: Density) -> bool:
    """Whether less space is around a heading: around a day's in a small chapter."""
    return node.level > 1 and density == "small"


def _lang(node: ChapterHeading) -> Lang:
    return node.parts[0].lang if node.parts else "en"


def _notes(parts: Sequence[HeadingPart]) -> list[HeadingPart]:
    """Give the notes of the parts, up to the last that there is."""
    made = [HeadingPart(part.lang, part.note) for part in parts]
    while made and not made[-1].inlines:
        made.pop()
    return made


def _has_notes(node: ChapterHeading) -> bool:
    return any(part.note for part in (*node.parts, *node.label))


def _joined(parts: Iterator[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """Give the words of a label in each language, with a space between."""
    made: list[Inline] = []
    for inlines in parts:
        if made and inlines:
            made.append(Run(" ", "en"))
        made.extend(inlines)
    return tuple(made)
