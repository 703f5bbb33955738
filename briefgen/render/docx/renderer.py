"""From a content tree to the bytes of a Word file.

python-docx owns the package, its parts, styles and relationships; the body is built as lxml
elements, in one pass.
"""

import io
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.parts.document import DocumentPart
from docx.parts.story import StoryPart
from lxml import etree

from briefgen.content import Document, Sheet
from briefgen.layout import Layout, SheetLayout
from briefgen.render.docx.furniture import foot, head
from briefgen.render.docx.numbering import Lists
from briefgen.render.docx.ooxml import NAMESPACES, Element, paragraph_properties, qname, w
from briefgen.render.docx.package import CORE_PROPERTIES, core_properties, pack, unpack
from briefgen.render.docx.pictures import Pictures, Rasterise
from briefgen.render.docx.sheet import SheetWriter
from briefgen.render.docx.story import Numbers, Shared, Story
from briefgen.render.docx.styles import fit_styles
from briefgen.theme import Theme


def render_docx(
    document: Document, layout: Layout, theme: Theme, base: bytes, rasterise: Rasterise
) -> bytes:
    """Give a document as a Word file.

    Args:
        document: what it says.
        layout: how each sheet is set.
        theme: the design tokens.
        base: the base document, with page, styles, lists and settings.
        rasterise: gives a figure as PNG in 300 dpi.

    Returns:
        The bytes of the .docx: the same for the same arguments.

    Raises:
        TemplateError: where a block stands where it cannot, or a link is not allowed.
        TypeError: where a node has no form in Word.
    """
    opened = docx.Document(io.BytesIO(base))
    writer = _DocumentWriter(opened.part, theme, rasterise)
    writer.write(document, layout)
    saved = io.BytesIO()
    opened.save(saved)
    parts = unpack(saved.getvalue())
    parts[CORE_PROPERTIES] = core_properties(document)
    return pack(parts)


class _DocumentWriter:
    """Writes the sheets into the base document, a section each."""

    def __init__(self, part: DocumentPart, theme: Theme, rasterise: Rasterise) -> None:
        self._part = part
        self._theme = theme
        lists = Lists(part.numbering_part.element, part.styles.element)
        self._shared = Shared(theme, lists, Pictures(rasterise), Numbers())
        self._body: Element = part.element.body
        self._section: Element = self._body[-1]
        for child in list(self._body):
            self._body.remove(child)

    def write(self, document: Document, layout: Layout) -> None:
        """Write all sheets; the last section stands at the end of the body, not in a paragraph."""
        sheets = zip(document.sheets, layout.sheets, strict=True)
        for number, (sheet, setting) in enumerate(sheets, 1):
            fit_styles(self._part.styles.element, sheet.lang, setting)
            made = self._sheet(sheet, setting)
            self._body.extend(made)
            section = self._section_of(sheet, number)
            if number == len(document.sheets):
                self._body.append(section)
            else:
                _end_section(made[-1], section)

    def _sheet(self, sheet: Sheet, setting: SheetLayout) -> list[Element]:
        writer = SheetWriter(self._part, sheet.lang, setting, self._theme, self._shared)
        return writer.write(sheet.blocks)

    def _section_of(self, sheet: Sheet, number: int) -> Element:
        section: Element = deepcopy(self._section)
        head_part = self._furniture("header", number)
        head_part.element.extend(head(sheet.head, Story(head_part, sheet.lang, self._shared)))
        foot_part = self._furniture("footer", number)
        story = Story(foot_part, sheet.lang, self._shared)
        foot_part.element.extend(foot(sheet.foot, story, self._theme))
        for place, (kind, part) in enumerate((("header", head_part), ("footer", foot_part))):
            reference = w(f"{kind}Reference", type="default")
            reference.set(qname("r:id"), self._part.relate_to(part, _FURNITURE[kind].relation))
            section.insert(place, reference)
        return section

    def _furniture(self, kind: str, number: int) -> StoryPart:
        made = _FURNITURE[kind]
        name = PackURI(f"/word/{kind}{number}.xml")
        root = etree.tostring(etree.Element(qname(made.root), None, NAMESPACES))
        return StoryPart(name, made.content_type, parse_xml(root), self._part.package)


@dataclass(frozen=True, slots=True)
class _Furniture:
    """What a kind of part is: its content type, its relationship, its root element."""

    content_type: str
    relation: str
    root: str


_FURNITURE: Final = {
    "header": _Furniture(CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, "w:hdr"),
    "footer": _Furniture(CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, "w:ftr"),
}


def _end_section(last: Element, section: Element) -> None:
    """Put the properties of a section into its last paragraph (ECMA-376 part 1, 17.6.18)."""
    properties = last.find(qname("w:pPr"))
    if properties is None:
        properties = paragraph_properties([])
        last.insert(0, properties)
    properties.append(section)
