"""The zip of a Word file: the same parts give the same bytes."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any, Final

from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter
from lxml import etree

from briefgen.content import Document
from briefgen.render.docx.ooxml import Element

CORE_PROPERTIES: Final = "docProps/core.xml"

_CONTENT_TYPES: Final = "[Content_Types].xml"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can hold
_LANGUAGES: Final = {"en": "en-GB", "zh": "zh-CN"}

_CP: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Give a zip of the parts: content types first (as Word writes it), the others by name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, parts[name], compresslevel=6)
    return packed.getvalue()


def parts_of(package: OpcPackage) -> dict[str, bytes]:
    """Give the parts of a package as python-docx writes them, without a zip of its own."""
    written = _Written()
    # It has no types.
    writer: Any = PackageWriter
    # Its `write` does these three, and packs what would be unpacked here and packed again.
    writer._write_content_types_stream(written, package.parts)  # noqa: SLF001
    writer._write_pkg_rels(written, package.rels)  # noqa: SLF001
    writer._write_parts(written, package.parts)  # noqa: SLF001
    return written.parts


class _Written:
    """Stands for the zip that python-docx writes into: keeps the parts by name."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    def write(self, name: PackURI, blob: bytes) -> None:
        self.parts[name.membername] = blob


def core_properties(document: Document) -> bytes:
    """Give the part with title, author, version and dates (ECMA-376 part 2, 11).

    The dates are the record's, never the clock's.
    """
    root = _empty_properties()
    plain = {
        f"{{{_DC}}}title": document.title,
        f"{{{_DC}}}subject": document.subject,
        f"{{{_DC}}}creator": document.author,
        f"{{{_CP}}}keywords": ", ".join(document.keywords),
        f"{{{_DC}}}language": _LANGUAGES[document.lang],
        f"{{{_CP}}}lastModifiedBy": document.author,
    }
    if document.version:
        plain[f"{{{_CP}}}version"] = document.version
    for tag, value in plain.items():
        etree.SubElement(root, tag).text = value
    for name in ("created", "modified"):
        moment = etree.SubElement(root, f"{{{_DCTERMS}}}{name}")
        moment.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        moment.text = f"{document.date}T00:00:00Z"
    return _serialised(root)


def no_core_properties() -> bytes:
    """Give the part of a document that has no title yet, and no dates."""
    return _serialised(_empty_properties())


def _empty_properties() -> Element:
    names = {"cp": _CP, "dc": _DC, "dcterms": _DCTERMS, "xsi": _XSI}
    return etree.Element(f"{{{_CP}}}coreProperties", None, names)


def _serialised(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
