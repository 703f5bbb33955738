"""What stands one below the other: elements to blocks, a method an element."""

from collections.abc import Callable, Iterable, Mapping
from typing import get_args
from xml.etree import ElementTree as ET

from briefgen.content import (
    Block,
    Caption,
    Cards,
    Cell,
    ChapterHeading,
    Contents,
    CoverCity,
    CoverTitle,
    Entries,
    Entry,
    Figure,
    FigureKind,
    Grid,
    GridCell,
    GridRow,
    GridRule,
    Heading,
    HeadingPart,
    ListBlock,
    ListItem,
    ListKind,
    Note,
    NumberedKind,
    Paragraph,
    ParagraphStyle,
    Portrait,
    Quotation,
    RuleWeight,
    Section,
    Table,
    Title,
)
from briefgen.models.text import LANGS, Lang
from briefgen.models.ucap import SIDES
from briefgen.vocabulary.elements import (
    VocabularyError,
    choice,
    flag,
    integer,
    misplaced,
    parts,
)
from briefgen.vocabulary.inlines import inlines, runs, side

_DRAWN: tuple[FigureKind, ...] = tuple(kind for kind in get_args(FigureKind) if kind != "sdg_tile")
DrawFigure = Callable[[FigureKind, Lang, str], Figure]
"""Gives the drawing that a template asks for: its kind, its language, and what it is of."""
Portray = Callable[[Lang, str], Portrait]
"""Gives the portrait that a template asks for: its language, and the key of the person."""


def no_portraits(_lang: Lang, of: str) -> Portrait:
    """Stand for the portraits of a document that shows none; raise VocabularyError."""
    raise VocabularyError("this document shows no portraits", of or "<portrait")


class BlockBuilder:
    """Makes the blocks of a part in one language."""

    def __init__(self, lang: Lang, draw: DrawFigure, portray: Portray = no_portraits) -> None:
        self._lang = lang
        self._draw = draw
        self._portray = portray
        self._methods: Mapping[str, Callable[[ET.Element], Block]] = {
            "h1": self._title,
            "h2": self._heading,
            "h3": self._heading,
            "heading": self.chapter_heading,
            "p": self.paragraph,
            "ul": self._list,
            "ol": self._list,
            "entries": self._entries,
            "table": self._table,
            "grid": self._grid,
            "cards": self._cards,
            "figure": self.figure,
            "portrait": self._portrait,
            "caption": self._caption,
            "quotation": self._quotation,
            "note": self._note,
            "contents": self._contents,
            "cover": self._cover,
            "section": self._section,
        }

    def block(self, element: ET.Element) -> Block:
        """Make the block of an element; raise VocabularyError where it has none."""
        make = self._methods.get(element.tag)
        if make is None:
            raise misplaced(element)
        self._refuse_text(element)
        return make(element)

    def blocks(self, elements: Iterable[ET.Element]) -> tuple[Block, ...]:
        """Make the blocks of elements."""
        return tuple(self.block(element) for element in elements)

    def _refuse_text(self, element: ET.Element) -> None:
        """Text between blocks would be lost, so it is an error."""
        if text := (element.tail or "").strip()[:40]:
            raise VocabularyError(f"the text “{text}” stands outside a paragraph", text)

    def _blocks_or_words(self, element: ET.Element) -> tuple[Block, ...]:
        """Give an element's blocks; the words before the first of them make a paragraph."""
        children = list(element)
        first = next((i for i, child in enumerate(children) if child.tag in self._methods), None)
        rest = [] if first is None else children[first:]
        for block in rest:
            element.remove(block)
        words = inlines(element, self._lang)
        return ((Paragraph(words),) if words else ()) + self.blocks(rest)

    def _in(self, element: ET.Element) -> "BlockBuilder":
        """Give the builder of the language that an element is in."""
        lang = choice(element, "lang", LANGS, self._lang)
        return self if lang == self._lang else BlockBuilder(lang, self._draw, self._portray)

    # --- headings ---

    def _title(self, element: ET.Element) -> Title:
        china, europe = parts(element, "span", "span")
        for part, name in ((china, "china"), (europe, "europe")):
            if part.get("class") != name:
                raise VocabularyError("<h1> holds the Chinese side, then the European", "<h1")
        return Title(runs(china, self._lang), runs(europe, self._lang))

    def _heading(self, element: ET.Element) -> Heading:
        words = inlines(element, self._lang)
        return Heading(int(element.tag[1]), words, element.get("id", ""))

    def chapter_heading(self, element: ET.Element) -> ChapterHeading:
        """Make a large heading: perhaps a label, then a part a language."""
        label, made = element.find("label"), [one for one in element if one.tag != "label"]
        return ChapterHeading(
            level=integer(element, "level", "1"),
            parts=self._heading_parts(made),
            label=() if label is None else self._heading_parts(label),
            anchor=element.get("id", ""),
        )

    def _heading_parts(self, elements: Iterable[ET.Element]) -> tuple[HeadingPart, ...]:
        return tuple(self._heading_part(element) for element in elements)

    def _heading_part(self, element: ET.Element) -> HeadingPart:
        if element.tag != "part":
            raise misplaced(element)
        lang = choice(element, "lang", LANGS, self._lang)
        line = element.find("line")
        note = () if line is None else inlines(line, lang)
        if line is not None:
            element.remove(line)
        return HeadingPart(lang, inlines(element, lang), note)

    def _cover(self, element: ET.Element) -> CoverTitle:
        cities = [child for child in element if child.tag == "city"]
        others = [child for child in element if child.tag != "city"]
        return CoverTitle(self._heading_parts(others), tuple(map(self._cover_city, cities)))

    def _cover_city(self, element: ET.Element) -> CoverCity:
        return CoverCity(choice(element, "side", SIDES), runs(element, self._lang))

    # --- words ---

    def paragraph(self, element: ET.Element) -> Paragraph:
        """Make a paragraph; a <lead> at its start stands before the words."""
        lang = choice(element, "lang", LANGS, self._lang)
        lead = element.find("lead")
        before = () if lead is None else inlines(lead, lang)
        if lead is not None:
            element.text = (element.text or "") + (lead.tail or "")
            element.remove(lead)
        return Paragraph(
            inlines=inlines(element, lang),
            style=choice(element, "class", get_args(ParagraphStyle), "body"),
            column=integer(element, "column", "2"),
            name=element.get("name", ""),
            lead=before,
            lang=lang if element.get("lang") else None,
        )

    def _list(self, element: ET.Element) -> ListBlock:
        numbered: tuple[ListKind, ...] = ("number", "outline")
        kind = "dash" if element.tag == "ul" else choice(element, "class", numbered, "number")
        items = tuple(
            ListItem(self._blocks_or_words(item), item.get("name", "")) for item in element
        )
        return ListBlock(kind, items, element.get("name", ""))

    def _quotation(self, element: ET.Element) -> Quotation:
        *words, source = list(element)
        if source.tag != "source":
            raise VocabularyError("a <quotation> ends with <source>", "<quotation")
        return Quotation(self.blocks(words), inlines(source, self._lang))

    def _note(self, element: ET.Element) -> Note:
        label, *words = list(element)
        if label.tag != "label":
            raise VocabularyError("a <note> begins with <label>", "<note")
        return Note(inlines(label, self._lang), self.blocks(words))

    # --- tables and what stands side by side ---

    def _entries(self, element: ET.Element) -> Entries:
        return Entries(tuple(self._entry(child) for child in element))

    def _entry(self, element: ET.Element) -> Entry:
        date, *rest = list(element)
        return Entry(
            number=integer(element, "n"),
            side=side(element),
            date=inlines(date, self._lang),
            blocks=self.blocks(rest),
            name=element.get("name", ""),
        )

    def _table(self, element: ET.Element) -> Table:
        head, body = parts(element, "thead", "tbody")
        (head_row,) = parts(head, "tr")
        rows = tuple(self._table_row(row) for row in body)
        width = len(head_row)
        if any(len(row) != width for row in rows):
            raise VocabularyError(f"a row of the table has not {width} cells", "<table")
        return Table(self._table_row(head_row), rows, element.get("caption", ""), self._lang)

    def _table_row(self, element: ET.Element) -> tuple[Cell, ...]:
        return tuple(Cell(inlines(cell, self._lang), cell.tag == "th") for cell in element)

    def _grid(self, element: ET.Element) -> Grid:
        rows = tuple(self._grid_row(row) for row in element)
        made = Grid(
            rows,
            element.get("caption", ""),
            choice(element, "rule", get_args(GridRule), "section"),
            self._lang,
        )
        if made.is_data and not (rows and rows[0].head):
            raise VocabularyError("a <grid> with a caption begins with a head row", "<grid")
        return made

    def _grid_row(self, element: ET.Element) -> GridRow:
        if element.tag != "row":
            raise misplaced(element)
        cells = tuple(self._grid_cell(cell) for cell in element)
        if sum(cell.span for cell in cells) != _COLUMNS:
            raise VocabularyError(f"the cells of a row span not {_COLUMNS} columns", "<row")
        return GridRow(cells, flag(element, "head"), flag(element, "keep"), element.get("name", ""))

    def _grid_cell(self, element: ET.Element) -> GridCell:
        if element.tag != "cell":
            raise misplaced(element)
        builder = self._in(element)
        return GridCell(
            builder._blocks_or_words(element),  # noqa: SLF001  # of its own kind
            integer(element, "span", "1"),
            builder._lang,  # noqa: SLF001
            flag(element, "header"),
        )

    def _cards(self, element: ET.Element) -> Cards:
        return Cards(tuple(self.blocks(card) for card in element))

    def _section(self, element: ET.Element) -> Section:
        heading, *rest = list(element)
        note = rest.pop(0) if rest and rest[0].get("class") == "quiet" else None
        return Section(
            heading=self._heading(heading),
            note=None if note is None else self.paragraph(note),
            blocks=self.blocks(rest),
            rule=choice(element, "rule", get_args(RuleWeight), "section"),
            name=element.get("name", ""),
        )

    # --- what is drawn or counted ---

    def figure(self, element: ET.Element) -> Figure:
        """Make a drawing."""
        kind = choice(element, "kind", _DRAWN)
        return self._draw(kind, self._lang, element.get("of", ""))

    def _portrait(self, element: ET.Element) -> Portrait:
        return self._portray(self._lang, element.get("of", ""))

    def _caption(self, element: ET.Element) -> Caption:
        kind = choice(element, "kind", get_args(NumberedKind))
        words = inlines(element, self._lang)
        return Caption(kind, element.get("label", ""), 0, words, self._lang)

    def _contents(self, element: ET.Element) -> Contents:
        parts(element)
        return Contents(())


_COLUMNS = 5
