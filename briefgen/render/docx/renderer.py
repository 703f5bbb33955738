"""From a content tree to the bytes of a Word file.

python-docx owns the package, its parts, styles and relationships; the body is built as lxml
elements, in one pass.
"""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.document import DocumentPart
from docx.parts.story import StoryPart

from briefgen.content import Document, Orientation, Running, Sheet
from briefgen.layout import Layout, SheetLayout
from briefgen.render.docx.base import section_of
from briefgen.render.docx.contents import toc_instruction
from briefgen.render.docx.fields import Bookmarks
from briefgen.render.docx.flow import ChapterWriter
from briefgen.render.docx.furniture import foot, head
from briefgen.render.docx.headings import heading_styles
from briefgen.render.docx.house import OpenedBase, open_base
from briefgen.render.docx.inline import Paging
from briefgen.render.docx.numbering import Lists
from briefgen.render.docx.ooxml import Element, paragraph_properties, qname
from briefgen.render.docx.package import core_properties, pack, parts_of
from briefgen.render.docx.pictures import Pictures, Rasterise
from briefgen.render.docx.sections import chapter_section, running_foot, running_head
from briefgen.render.docx.sheet import SheetWriter
from briefgen.render.docx.story import Numbers, Shared, Story
from briefgen.render.docx.styles import StyleFitting
from briefgen.render.docx.variants import Variants
from briefgen.theme import Theme

_Section = tuple[list[Element], Element]
"""The body of a section, and its properties."""
_Write = Callable[[StoryPart], list[Element]]
"""Gives what stands in a head or a foot, for its part."""


def render_docx(
    document: Document,
    layout: Layout,
    theme: Theme,
    base: bytes,
    rasterise: Rasterise,
    page_count: int | None = None,
) -> bytes:
    """Give a document as a Word file.

    Args:
        document: what it says.
        layout: how each sheet is set.
        theme: the design tokens.
        base: the base document, with page, letterhead, styles, lists and settings; what it
            lacks is made from the tokens.
        rasterise: gives a figure as PNG in 300 dpi.
        page_count: how many pages the layout found; a document with chapters may show it.

    Returns:
        The bytes of the .docx: the same for the same arguments.

    Raises:
        InputError: where the base is no Word file, or holds what it must not.
        TemplateError: where a block stands where it cannot, or a link is not allowed.
        TypeError: where a node has no form in Word.
        ValueError: where a page number is shown that no layout has found.
    """
    opened = open_base(base, theme)
    # Each sheet is a page; the running head begins behind them.
    paging = Paging(len(document.sheets) + 1, page_count)
    writer = _DocumentWriter(document, opened, rasterise, paging)
    writer.write(layout)
    properties = _core_properties(opened.document.part)
    parts = parts_of(opened.document.part.package)
    parts[properties] = core_properties(document)
    return pack(parts)


def _core_properties(part: DocumentPart) -> str:
    """Give the name of the part with title and author; python-docx makes it where it is missing."""
    _ = part.core_properties
    made = part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    name: str = made.partname.membername
    return name


class _DocumentWriter:
    """Writes sheets and chapters into the base document, a section each."""

    def __init__(
        self, document: Document, base: OpenedBase, rasterise: Rasterise, paging: Paging
    ) -> None:
        self._document = document
        self._part = base.document.part
        self._base = base
        styles = self._part.styles.element
        lists = Lists(self._part.numbering_part.element, styles, base.theme)
        self._fitting = StyleFitting(styles, base.wanted)
        self._shared = Shared(
            base.theme,
            lists,
            Pictures(rasterise),
            Numbers(),
            Variants(styles),
            Bookmarks(),
            paging,
            self._toc(),
        )
        self._body: Element = self._part.element.body

    def write(self, layout: Layout) -> None:
        """Write all sections; the last stands at the end of the body, not in a paragraph."""
        open_section: Element | None = None
        for made, section in (*self._sheets(layout), *self._chapters()):
            if open_section is not None:
                _end_section(self._body[-1], open_section)
            self._body.extend(made)
            open_section = section
        if open_section is not None:
            self._body.append(open_section)

    # --- sheets ---

    def _sheets(self, layout: Layout) -> Iterator[_Section]:
        for sheet, setting in zip(self._document.sheets, layout.sheets, strict=True):
            self._fitting.fit(sheet.lang, setting)
            yield self._sheet(sheet, setting), self._section_of(sheet)

    def _sheet(self, sheet: Sheet, setting: SheetLayout) -> list[Element]:
        story = Story(self._part, sheet.lang, self._shared)
        return SheetWriter(story, setting, self._base.theme, self._shared).write(sheet.blocks)

    def _section_of(self, sheet: Sheet) -> Element:
        section: Element = deepcopy(self._base.section)
        self._furnish(
            section,
            self._base.letterhead.pages,
            lambda above: head(sheet.head, Story(above, sheet.lang, self._shared)),
            lambda below: foot(sheet, Story(below, sheet.lang, self._shared), self._base.theme),
        )
        return section

    # --- chapters ---

    def _chapters(self) -> Iterator[_Section]:
        """Give the chapters; one with pages like those before it has their head and foot."""
        if not self._document.chapters:
            return
        self._fitting.fit_chapters(self._base.theme)
        before: Orientation | None = None
        for chapter in self._document.chapters:
            ours = section_of(self._base.theme)
            section = chapter_section(self._base.section, ours, chapter)
            if chapter.orientation != before:
                self._run(section, chapter.orientation)
            before = chapter.orientation
            yield ChapterWriter(self._part, chapter, self._shared).write(), section

    def _run(self, section: Element, orientation: Orientation) -> None:
        """Give a section the running head and foot."""
        theme, running = self._base.theme, self._document.running or Running((), ())
        pages = tuple(page for page in self._base.letterhead.pages if page != "first")
        self._furnish(
            section,
            pages,
            lambda part: running_head(running, self._story(part), theme, orientation),
            lambda part: running_foot(running, self._story(part), theme, orientation),
        )

    def _story(self, part: StoryPart) -> Story:
        return Story(part, self._document.lang, self._shared)

    def _toc(self) -> str:
        styles = self._part.styles.element
        names = {
            style.get(qname("w:styleId"), ""): style.find(qname("w:name")).get(qname("w:val"), "")
            for style in styles.iter(qname("w:style"))
        }
        separator = self._part.settings.element.find(qname("w:listSeparator"))
        parted = "," if separator is None else separator.get(qname("w:val"), ",")
        return toc_instruction(heading_styles(self._document, names), parted)

    # --- heads and feet ---

    def _furnish(
        self, section: Element, pages: Sequence[str], above: _Write, below: _Write
    ) -> None:
        """Give a section a head and a foot for each kind of page, beside those of the base."""
        letterhead = self._base.letterhead
        references = []
        for page in pages:
            header = letterhead.copy("header", page)
            self._renumber(header.element)
            header.element.extend(above(header))
            footer = letterhead.copy("footer", page)
            self._renumber(footer.element)
            for place, part in enumerate(below(footer)):
                footer.element.insert(place, part)
            references.append(letterhead.reference("header", page, header))
            references.append(letterhead.reference("footer", page, footer))
        for place, reference in enumerate(references):
            section.insert(place, reference)

    def _renumber(self, story: Element) -> None:
        """Give the pictures of a letterhead ids that no other picture has."""
        for named in story.iter(qname("wp:docPr")):
            named.set("id", str(self._shared.numbers.next()))


def _end_section(last: Element, section: Element) -> None:
    """Put the properties of a section into its last paragraph (ECMA-376 part 1, 17.6.18)."""
    properties = last.find(qname("w:pPr"))
    if properties is None:
        properties = paragraph_properties([])
        last.insert(0, properties)
    properties.append(section)
