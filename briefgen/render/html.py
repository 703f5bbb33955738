"""A content tree as HTML for WeasyPrint: one method a node, and an error for a node unknown."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from html import escape
from typing import Literal

from briefgen.content import (
    NO_GOAL,
    Block,
    Cards,
    Cell,
    Disc,
    Document,
    Entries,
    Entry,
    Figure,
    Foot,
    Head,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Mark,
    Node,
    Paragraph,
    Portrait,
    Run,
    SdgTile,
    Section,
    Sheet,
    Table,
    Title,
    words,
)
from briefgen.layout import Layout, SheetLayout, card_rows
from briefgen.models.text import Lang
from briefgen.render.emphasis import dotted
from briefgen.render.html_flow import FlowWriter
from briefgen.render.html_lang import DESCRIBED, HTML_LANG, lang_attribute
from briefgen.standards import readable_on, standards
from briefgen.typography import set_for_pdf, without_helpers
from briefgen.typography.inlines import before_marks, set_inlines
from briefgen.typography.ragged import is_ragged

_FIRST_CONTENT_COLUMN = 2
# Blocks that take all five columns, below the heading of their section.
_WIDE = (Table, Entries, Figure)


class HtmlWriter:
    """Writes one document."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lang: Lang = "en"
        self._title_setting = "title"
        self._in_chapters = False
        self._methods: Mapping[type, Callable[..., str]] = {
            Run: self.run,
            Link: self.link,
            LineBreak: self.line_break,
            SdgTile: self.sdg_tile,
            Mark: self.mark,
            Title: self.title,
            Heading: self.heading,
            Paragraph: self.paragraph,
            ListBlock: self.list_block,
            ListItem: self.list_item,
            Entries: self.entries,
            Entry: self.entry,
            Table: self.table,
            Cell: self.cell,
            Cards: self.cards,
            Figure: self.figure,
            Portrait: self.portrait,
            Section: self.section,
            Head: self.head,
            Foot: self.foot,
            **FlowWriter(self).methods,
        }

    @property
    def nodes(self) -> frozenset[type]:
        """The kinds of node that it can write, below the sheet."""
        return frozenset(self._methods)

    def document(self, document: Document) -> str:
        """Give the whole file without its rules, as HTML that is well-formed XML too."""
        sheets = "".join(
            self.sheet(sheet, layout)
            for sheet, layout in zip(document.sheets, self._layout.sheets, strict=True)
        )
        self._lang = document.lang
        self._in_chapters = True
        running = "" if document.running is None else self.write(document.running)
        chapters = self.all(document.chapters)
        meta = {
            "author": document.author,
            "description": document.subject,
            "keywords": ", ".join(document.keywords),
            "dcterms.created": document.date,
            "dcterms.modified": document.date,
            "generator": "briefgen",
        }
        return (
            f'<!DOCTYPE html><html lang="{HTML_LANG[document.lang]}"><head><meta charset="utf-8"/>'
            f"<title>{escape(document.title)}</title>"
            + "".join(f'<meta name="{key}" content="{escape(meta[key])}"/>' for key in meta)
            + f"</head><body>{sheets}{running}{chapters}</body></html>"
        )

    def sheet(self, sheet: Sheet, layout: SheetLayout) -> str:
        """Write one page."""
        self._lang = sheet.lang
        self._title_setting = layout.title
        style = (
            f"--leading:{layout.leading:g}pt;--section-space:{layout.space:g}mm;"
            f"--item-space:{layout.item_space:g}mm"
        )
        return (
            f'<article class="sheet" lang="{HTML_LANG[sheet.lang]}" style="{style}">'
            f'{self.write(sheet.head)}<div class="blocks">{self.all(sheet.blocks)}</div>'
            f"{self.write(sheet.foot)}</article>"
        )

    def write(self, node: Node) -> str:
        """Write a node; raise KeyError for one that is not known."""
        return self._methods[type(node)](node)

    def all(self, nodes: Iterable[Node]) -> str:
        """Write nodes one after the other; words side by side are set as one text."""
        nodes = before_marks(nodes) if self._in_chapters else nodes
        return "".join(map(self.write, set_inlines(nodes)))

    def within(self, lang: Lang, nodes: Iterable[Node]) -> str:
        """Write nodes that stand in an element of the language `lang`."""
        outer, self._lang = self._lang, lang
        html = self.all(nodes)
        self._lang = outer
        return html

    # --- inline ---

    def run(self, run: Run) -> str:
        """Write words that are set already."""
        if run.emphasis and run.lang == "zh":
            html = dotted(run.text)
        else:
            html = escape(run.text, quote=False)
        if run.strong:
            html = f"<strong>{html}</strong>"
        if run.emphasis:
            html = f"<em>{html}</em>"
        classes = "" if run.style == "plain" else f' class="{run.style}"'
        lang = "" if run.lang == self._lang else f' lang="{HTML_LANG[run.lang]}"'
        return f"<span{classes}{lang}>{html}</span>" if classes or lang else html

    def link(self, link: Link) -> str:
        """Write a link; a quiet one within the quiet words, as it holds nothing but its own."""
        quiet = all(run.style == "quiet" for run in link.runs)
        runs = (replace(run, style="plain") if quiet else run for run in link.runs)
        html = f'<a href="{escape(link.href)}">{"".join(map(self.run, runs))}</a>'
        return f'<span class="quiet">{html}</span>' if quiet else html

    def line_break(self, _: LineBreak) -> str:
        """Write a new line within a paragraph."""
        return "<br/>"

    def sdg_tile(self, tile: SdgTile) -> str:
        """Write the tile of a goal, or the empty one, with the words that stand for it."""
        label = escape(tile.alt)
        if tile.number == 0:
            return f'<span class="sdg sdg-0" aria-label="{label}">{NO_GOAL}</span>'
        colour = standards().sdgs[tile.number].colour
        style = f"background:{colour};color:{readable_on(colour)}"
        return f'<span class="sdg" style="{style}" aria-label="{label}">{tile.number}</span>'

    def mark(self, mark: Mark) -> str:
        """Write the ring and the words of what is missing."""
        classes = ' class="confirmed"' if mark.confirmed else ""
        lang = "" if mark.lang == self._lang else lang_attribute(mark.lang)
        return f"<mark{classes}{lang}>{escape(set_for_pdf(mark.text, mark.lang))}</mark>"

    # --- blocks ---

    def title(self, title: Title) -> str:
        """Write the heading of level 1; between its two parts a bookmark needs a dash."""
        dash = "—" if self._lang == "zh" else " – "
        bookmark = escape(without_helpers(f"{words(title.china)}{dash}{words(title.europe)}"))
        return (
            f'<h1 class="{self._title_setting}" data-bookmark="{bookmark}">'
            f'<span class="china">{self.all(title.china)}'
            f'</span><span class="europe">{self.all(title.europe)}</span></h1>'
        )

    def heading(self, heading: Heading) -> str:
        """Write a heading of level 2 or 3."""
        anchor = f' id="{escape(heading.anchor)}"' if heading.anchor else ""
        return f"<h{heading.level}{anchor}>{self.all(heading.inlines)}</h{heading.level}>"

    def paragraph(self, paragraph: Paragraph) -> str:
        """Write a paragraph."""
        classes: list[str] = [] if paragraph.style == "body" else [paragraph.style]
        if paragraph.column > _FIRST_CONTENT_COLUMN:
            classes.append(f"column-{paragraph.column}")
        if paragraph.lead:
            classes.append(f"hang-{_lead_kind(paragraph.lead)}")
        lang = paragraph.lang or self._lang
        if self._in_chapters and lang == "zh" and is_ragged(paragraph.style, paragraph.inlines):
            classes.append("ragged")
        attribute = f' class="{" ".join(classes)}"' if classes else ""
        attribute += "" if paragraph.lang is None else lang_attribute(lang)
        lead = self.within(lang, paragraph.lead)
        html = (f'<span class="lead">{lead}</span>' if lead else "") + self.within(
            lang, paragraph.inlines
        )
        return f"<p{attribute}{_named(paragraph.name)}>{html}</p>"

    def list_block(self, block: ListBlock) -> str:
        """Write a list."""
        tag = "ul" if block.kind == "dash" else "ol"
        digits = len(str(len(block.items)))
        return (
            f'<{tag} class="{block.kind} digits-{digits}"{_named(block.name)}>'
            f"{self.all(block.items)}</{tag}>"
        )

    def list_item(self, item: ListItem) -> str:
        """Write an item."""
        return f"<li{_named(item.name)}>{self.all(item.blocks)}</li>"

    def entries(self, entries: Entries) -> str:
        """Write dated entries."""
        return f'<ol class="entries">{self.all(entries.entries)}</ol>'

    def entry(self, entry: Entry) -> str:
        """Write one entry: disc and date in the first column, the text in the others."""
        side = f" in-{entry.side}" if entry.side else ""
        return (
            f'<li{_named(entry.name)}><div class="entry"><p class="when">'
            f'<span class="disc{side}">{entry.number}</span>{self.all(entry.date)}</p>'
            f'<div class="what">{self.all(entry.blocks)}</div></div>'
            "</li>"
        )

    def table(self, table: Table) -> str:
        """Write a data table."""
        head = "".join(self.cell(cell, "col") for cell in table.head)
        rows = "".join(f"<tr>{self.all(row)}</tr>" for row in table.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def cell(self, cell: Cell, scope: Literal["row", "col"] = "row") -> str:
        """Write a cell; `scope` says what a header cell heads."""
        html = self.all(cell.inlines)
        return f'<th scope="{scope}">{html}</th>' if cell.header else f"<td>{html}</td>"

    def cards(self, cards: Cards) -> str:
        """Write texts side by side, in full rows."""
        rest = iter(cards.cards)
        return "".join(
            '<div class="cards">'
            + "".join(f'<div class="card span-{span}">{self.all(next(rest))}</div>' for span in row)
            + "</div>"
            for row in card_rows(len(cards.cards))
        )

    def figure(self, figure: Figure) -> str:
        """Write a drawing as a picture with its alternative text."""
        image = _image(figure, "svg+xml", figure.svg.encode())
        return f'<p class="drawing {figure.kind}">{image}</p>'

    def portrait(self, portrait: Portrait) -> str:
        """Write a photograph with its alternative text."""
        return f'<p class="drawing portrait">{_image(portrait, "jpeg", portrait.jpeg)}</p>'

    def section(self, section: Section) -> str:
        """Write a section: the label and what stands beside it, then what takes all columns."""
        beside, below = split_blocks(section.blocks)
        note = "" if section.note is None else self.write(section.note)
        label = f'<div class="section-label">{self.write(section.heading)}{note}</div>'
        body = f'<div class="section-body">{self.all(beside)}</div>'
        return (
            f'<section class="{section.rule}"{_named(section.name)}>'
            f'<div class="section-row">{label}{body}</div>{self.all(below)}</section>'
        )

    # --- head and foot ---

    def head(self, head: Head) -> str:
        """Write the running head."""
        return f'<div class="head"><p>{self.all(head.left)}</p><p>{self.all(head.right)}</p></div>'

    def foot(self, foot: Foot) -> str:
        """Write the foot."""
        return (
            f'<div class="foot"><div class="emblem">{self.write(foot.emblem)}</div>'
            f'<div class="funding">{self.all(foot.funding)}</div>'
            f'<div class="contact">{self.all(foot.contact)}</div>'
            f'<div class="version">{self.all(foot.version)}</div></div>'
        )


def split_blocks(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Give the blocks beside the label, and from the first wide one on those below it."""
    first = next((i for i, block in enumerate(blocks) if isinstance(block, _WIDE)), len(blocks))
    return blocks[:first], blocks[first:]


def _image(node: Figure | Portrait, kind: str, data: bytes) -> str:
    """Give the picture of a node, whose data stand in its address, with its alternative text."""
    described = "".join(f' {DESCRIBED}{lang}="{escape(words_)}"' for lang, words_ in node.described)
    return (
        f'<img alt="{escape(node.alt)}"{described} '
        f'style="width:{node.width:g}mm;height:{node.height:g}mm" '
        f'src="data:image/{kind};base64,{b64encode(data).decode()}"/>'
    )


def _lead_kind(lead: tuple[Inline, ...]) -> str:
    match lead[0]:
        case Disc():
            return "disc"
        case Mark():
            return "ring"
        case _:
            return "number"


def _named(name: str) -> str:
    """The field that an element shows, for measuring how much room it takes."""
    return f' data-name="{escape(name)}"' if name else ""
