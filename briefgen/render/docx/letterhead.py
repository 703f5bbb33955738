"""The header and the footer of a house's own base: kept, with our running head and foot beside."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.parts.document import DocumentPart
from docx.parts.story import StoryPart
from lxml import etree

from briefgen.render.docx.ooxml import NAMESPACES, Element, qname, w

_LINE: Final = 5.0  # mm, in 11 pt
_EXTENT: Final = ".//wp:inline/wp:extent"
_SHOWN: Final = ("w:t", "w:drawing", "w:pict", "w:object", "w:fldChar", "w:fldSimple")


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a kind of part is: its content type, its relationship, its root element."""

    content_type: str
    relation: str
    root: str


_KINDS: Final = {
    "header": _Kind(CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, "w:hdr"),
    "footer": _Kind(CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, "w:ftr"),
}


class Letterhead:
    """What the base has in its header and its footer; every sheet gets a copy of its own."""

    def __init__(self, part: DocumentPart, section: Element) -> None:
        """Take it out of the base: `section` is that of its last page, the one that is kept."""
        self._part = part
        self._made = dict.fromkeys(_KINDS, 0)
        self._kept: dict[tuple[str, str], StoryPart] = {}
        self._pages = {"default"}
        for kind in _KINDS:
            for reference in section.findall(qname(f"w:{kind}Reference")):
                section.remove(reference)
                page = reference.get(qname("w:type"), "default")
                self._pages.add(page)
                kept = part.rels.pop(reference.get(qname("r:id"), "")).target_part
                if isinstance(kept, StoryPart) and _shows_anything(kept.element):
                    self._kept[kind, page] = kept
        if section.find(qname("w:titlePg")) is not None:
            self._pages.add("first")

    @property
    def stories(self) -> tuple[StoryPart, ...]:
        """The headers and footers of the base that hold anything."""
        return tuple(self._kept.values())

    @property
    def pages(self) -> tuple[str, ...]:
        """The kinds of page that have a header and a footer (ECMA-376 part 1, 17.18.36)."""
        return tuple(sorted(self._pages))

    def height(self, kind: str) -> float:
        """Give about how high the header or the footer of the base is, in mm."""
        found = (kept.element for (one, _), kept in self._kept.items() if one == kind)
        return max(map(_height, found), default=0.0)

    def copy(self, kind: str, page: str) -> StoryPart:
        """Give a new header or footer with what the base has there; pictures are shared."""
        self._made[kind] += 1
        made = _KINDS[kind]
        kept = self._kept.get((kind, page))
        root = etree.Element(qname(made.root), None, NAMESPACES) if kept is None else kept.element
        name = PackURI(f"/word/{kind}{self._made[kind]}.xml")
        blob = etree.tostring(root)
        part = StoryPart(name, made.content_type, parse_xml(blob), self._part.package)
        for identifier, relation in kept.rels.items() if kept is not None else ():
            target = relation.target_ref if relation.is_external else relation.target_part
            part.rels.add_relationship(relation.reltype, target, identifier, relation.is_external)
        return part

    def reference(self, kind: str, page: str, part: StoryPart) -> Element:
        """Give what a section says of its header or footer."""
        made = w(f"{kind}Reference", type=page)
        made.set(qname("r:id"), self._part.relate_to(part, _KINDS[kind].relation))
        return made


def _shows_anything(story: Element) -> bool:
    return any(next(story.iter(qname(tag)), None) is not None for tag in _SHOWN)


def _height(story: Element) -> float:
    """Give the height of paragraphs and rows in mm: that of pictures in line, else of a line."""
    total = 0.0
    for part in story:
        if part.tag == qname("w:p"):
            pictures = [int(one.get("cy", "0")) for one in part.iterfind(_EXTENT, NAMESPACES)]
            total += max([_LINE, *(emu / 36000 for emu in pictures)])
        elif part.tag == qname("w:tbl"):
            for row in part.iterfind("w:tr", NAMESPACES):
                total += max(map(_height, row.iterfind("w:tc", NAMESPACES)), default=0.0)
    return total


def section_to_keep(part: DocumentPart, otherwise: Element) -> Element:
    """Give the section of the base, whose words and their relationships are taken out."""
    body: Element = part.element.body
    last = body[-1] if len(body) and body[-1].tag == qname("w:sectPr") else otherwise
    for child in list(body):
        body.remove(child)
        if child is not last:
            _drop_relations(part, child)
    section = deepcopy(last)
    kind = section.find(qname("w:type"))
    if kind is not None:
        kind.set(qname("w:val"), "nextPage")  # each sheet is a page of its own
    return section


def _drop_relations(part: DocumentPart, words: Element) -> None:
    prefix = f"{{{NAMESPACES['r']}}}"
    for node in words.iter():
        for name, value in node.attrib.items():
            if str(name).startswith(prefix):
                part.rels.pop(str(value), None)
