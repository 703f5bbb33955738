"""From a content tree to the bytes of a Word file.

python-docx owns the package, its parts, styles and relationships; the body is built as lxml
elements, in one pass.
"""

import io
from copy import deepcopy

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.document import DocumentPart

from briefgen.content import Document, Sheet
from briefgen.layout import Layout, SheetLayout
from briefgen.render.docx.furniture import foot, head
from briefgen.render.docx.house import OpenedBase, open_base
from briefgen.render.docx.numbering import Lists
from briefgen.render.docx.ooxml import Element, paragraph_properties, qname
from briefgen.render.docx.package import core_properties, pack, unpack
from briefgen.render.docx.pictures import Pictures, Rasterise
from briefgen.render.docx.sheet import SheetWriter
from briefgen.render.docx.story import Numbers, Shared, Story
from briefgen.render.docx.styles import StyleFitting
from briefgen.theme import Theme


def render_docx(
    document: Document, layout: Layout, theme: Theme, base: bytes, rasterise: Rasterise
) -> bytes:
    """Give a document as a Word file.

    Args:
        document: what it says.
        layout: how each sheet is set.
        theme: the design tokens.
        base: the base document, with page, letterhead, styles, lists and settings; what it
            lacks is made from the tokens.
        rasterise: gives a figure as PNG in 300 dpi.

    Returns:
        The bytes of the .docx: the same for the same arguments.

    Raises:
        InputError: where the base is no Word file, or holds what it must not.
        TemplateError: where a block stands where it cannot, or a link is not allowed.
        TypeError: where a node has no form in Word.
    """
    opened = open_base(base, theme)
    writer = _DocumentWriter(opened, rasterise)
    writer.write(document, layout)
    properties = _core_properties(opened.document.part)
    saved = io.BytesIO()
    opened.document.save(saved)
    parts = unpack(saved.getvalue())
    parts[properties] = core_properties(document)
    return pack(parts)


def _core_properties(part: DocumentPart) -> str:
    """Give the name of the part with title and author; python-docx makes it where it is missing."""
    _ = part.core_properties
    made = part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    name: str = made.partname.membername
    return name


class _DocumentWriter:
    """Writes the sheets into the base document, a section each."""

    def __init__(self, base: OpenedBase, rasterise: Rasterise) -> None:
        self._part = base.document.part
        self._base = base
        styles = self._part.styles.element
        lists = Lists(self._part.numbering_part.element, styles)
        self._fitting = StyleFitting(styles, base.wanted)
        self._shared = Shared(base.theme, lists, Pictures(rasterise), Numbers())
        self._body: Element = self._part.element.body

    def write(self, document: Document, layout: Layout) -> None:
        """Write all sheets; the last section stands at the end of the body, not in a paragraph."""
        sheets = zip(document.sheets, layout.sheets, strict=True)
        for number, (sheet, setting) in enumerate(sheets, 1):
            self._fitting.fit(sheet.lang, setting)
            made = self._sheet(sheet, setting)
            self._body.extend(made)
            section = self._section_of(sheet)
            if number == len(document.sheets):
                self._body.append(section)
            else:
                _end_section(made[-1], section)

    def _sheet(self, sheet: Sheet, setting: SheetLayout) -> list[Element]:
        writer = SheetWriter(self._part, sheet.lang, setting, self._base.theme, self._shared)
        return writer.write(sheet.blocks)

    def _section_of(self, sheet: Sheet) -> Element:
        section: Element = deepcopy(self._base.section)
        letterhead = self._base.letterhead
        references = []
        for page in letterhead.pages:
            above = letterhead.copy("header", page)
            self._renumber(above.element)
            above.element.extend(head(sheet.head, Story(above, sheet.lang, self._shared)))
            below = letterhead.copy("footer", page)
            self._renumber(below.element)
            story = Story(below, sheet.lang, self._shared)
            for place, part in enumerate(foot(sheet.foot, story, self._base.theme)):
                below.element.insert(place, part)
            references.append(letterhead.reference("header", page, above))
            references.append(letterhead.reference("footer", page, below))
        for place, reference in enumerate(references):
            section.insert(place, reference)
        return section

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
