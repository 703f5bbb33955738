"""What PDF/UA-1 and PDF/A-3a ask for and WeasyPrint does not write, added before the file ends.

ISO 14289-1 is PDF/UA-1, ISO 19005-3 is PDF/A-3.
"""

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from pydyf import PDF

from briefgen.render.artifacts import make_artifacts
from briefgen.render.serialised import serialise
from briefgen.render.structure import complete_structure

if TYPE_CHECKING:
    from weasyprint import Document as LaidOut

# ISO 14289-1, 5: the file says that it is PDF/UA-1. ISO 19005-3, 6.6.2.3: a property that XMP does
# not know is described in the file itself.
_IDENTIFICATION: Final = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>\
<rdf:Description rdf:about="" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>The part of ISO 14289 that the file conforms to\
</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
_END_OF_RDF: Final = b"</rdf:RDF>"
# XMP part 2 (2016), 1.2.3: the version of a document; PDF/A knows this schema.
_VERSION: Final = """\
<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">\
<xmpMM:VersionID>{}</xmpMM:VersionID></rdf:Description>"""


def conform(pages: "LaidOut", pdf: PDF, version: str = "", padding: int = 0) -> None:
    """Complete a PDF that WeasyPrint makes with `pdf_variant="pdf/a-3a"`; a finisher.

    Its metadata tell the version of the document, where it has one. With another `padding` the
    streams in which the file keeps its objects have other bytes that mean the same.

    Raises RuntimeError where WeasyPrint made something else than expected.
    """
    complete_structure(pages, pdf)
    make_artifacts(pdf)
    _identify(pdf, version)
    if padding:
        # ISO 32000-1, annex E: names that begin with XX are for private use.
        pdf.catalog["XXPadding"] = padding
    serialise(pdf)


def _identify(pdf: PDF, version: str) -> None:
    """Say in the metadata what the file is, and leave them readable without a filter.

    They have one rdf:RDF (ISO 16684-1, 7.4): the option `xmp_metadata` would add a second one.
    """
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    [packet] = metadata.stream
    if packet.count(_END_OF_RDF) != 1:
        raise RuntimeError("the metadata do not hold one rdf:RDF")
    said = _VERSION.format(escape(version)).encode() if version else b""
    metadata.stream = [packet.replace(_END_OF_RDF, _IDENTIFICATION + said + _END_OF_RDF)]
    metadata.compress = False
