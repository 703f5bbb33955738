"""Ways to break a good PDF, one at a time."""

import io
from collections.abc import Callable, Iterator, Mapping
from typing import cast

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

Fault = Callable[[PdfWriter], None]


def with_fault(data: bytes, fault: Fault) -> bytes:
    """Give the file with a fault."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    fault(writer)
    broken = io.BytesIO()
    writer.write(broken)
    return broken.getvalue()


def none(_: PdfWriter) -> None:
    """Break nothing: the control of the controls."""


# --- how to get at parts ---------------------------------------------------------------------


def _elements(writer: PdfWriter, kind: str) -> Iterator[DictionaryObject]:
    """Give the structure elements of a kind, in reading order."""

    def below(node: DictionaryObject) -> Iterator[DictionaryObject]:
        kids = node.get("/K", ArrayObject())
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            element = kid.get_object()
            if isinstance(element, DictionaryObject) and "/S" in element:
                if str(element["/S"]) == kind:
                    yield element
                yield from below(element)

    yield from below(cast("DictionaryObject", writer.root_object["/StructTreeRoot"]))


def _first(writer: PdfWriter, kind: str) -> DictionaryObject:
    return next(_elements(writer, kind))


def _rename(element: DictionaryObject, kind: str) -> None:
    element[NameObject("/S")] = NameObject(kind)


def _links(writer: PdfWriter) -> Iterator[DictionaryObject]:
    for page in writer.pages:
        for annotation in cast("ArrayObject", page["/Annots"]):
            yield cast("DictionaryObject", annotation.get_object())


def _objects(writer: PdfWriter, key: str) -> Iterator[DictionaryObject]:
    """Give every object that has the key."""
    for each in writer._objects:
        if isinstance(each, DictionaryObject) and key in each:
            yield each


def _in_metadata(old: bytes, new: bytes) -> Fault:
    def fault(writer: PdfWriter) -> None:
        stream = cast("StreamObject", writer.root_object["/Metadata"].get_object())
        data = stream.get_data()
        assert old in data
        stream.set_data(data.replace(old, new))

    return fault


def _without(key: str) -> Fault:
    def fault(writer: PdfWriter) -> None:
        del writer.root_object[key]

    return fault


# --- the faults ------------------------------------------------------------------------------


def no_alt(writer: PdfWriter) -> None:
    """A figure without alternative text."""
    del _first(writer, "/Figure")["/Alt"]


def empty_alt(writer: PdfWriter) -> None:
    """A figure with an empty alternative text."""
    _first(writer, "/Figure")[NameObject("/Alt")] = TextStringObject("")


def file_name_as_alt(writer: PdfWriter) -> None:
    """A figure with the name of its file for an alternative text."""
    _first(writer, "/Figure")[NameObject("/Alt")] = TextStringObject("timeline.svg")


def skipped_heading(writer: PdfWriter) -> None:
    """H1, then H3."""
    for heading in list(_elements(writer, "/H2")):
        _rename(heading, "/H3")


def no_title_heading(writer: PdfWriter) -> None:
    """No H1."""
    for heading in list(_elements(writer, "/H1")):
        _rename(heading, "/P")


def no_header_cells(writer: PdfWriter) -> None:
    """A table of plain cells."""
    for cell in list(_elements(writer, "/TH")):
        _rename(cell, "/TD")
        del cell["/A"]


def no_scope(writer: PdfWriter) -> None:
    """Header cells that do not say what they head, and cells that do not name them."""
    for kind in ("/TH", "/TD"):
        for cell in _elements(writer, kind):
            for key in ("/Scope", "/Headers"):
                cast("DictionaryObject", cell["/A"]).pop(NameObject(key), None)


def ragged_table(writer: PdfWriter) -> None:
    """A row with a cell less."""
    cells = cast("ArrayObject", list(_elements(writer, "/TR"))[-1]["/K"])
    del cells[-1]


def loose_list_item(writer: PdfWriter) -> None:
    """A list item whose words are in no LBody."""
    for body in list(_elements(writer, "/LBody")):
        _rename(body, "/P")


def link_without_words(writer: PdfWriter) -> None:
    """A link that does not say where it leads."""
    del next(_links(writer))["/Contents"]


def link_outside_the_structure(writer: PdfWriter) -> None:
    """A link that no structure element knows."""
    del next(_links(writer))["/StructParent"]
    link = _first(writer, "/Link")
    kids = cast("ArrayObject", link["/K"])
    link[NameObject("/K")] = ArrayObject(kid for kid in kids if isinstance(kid.get_object(), int))


def link_around_nothing(writer: PdfWriter) -> None:
    """A link that holds no words."""
    link = _first(writer, "/Link")
    kids = cast("ArrayObject", link["/K"])
    link[NameObject("/K")] = ArrayObject(kid for kid in kids if not isinstance(kid, int))


def link_not_printed(writer: PdfWriter) -> None:
    """A link without its flags."""
    del next(_links(writer))["/F"]


def no_tab_order(writer: PdfWriter) -> None:
    """A page that does not say in which order its links come."""
    del writer.pages[0]["/Tabs"]


def font_outside_the_file(writer: PdfWriter) -> None:
    """A font that is named but not held."""
    del next(_objects(writer, "/FontFile2"))["/FontFile2"]


def letters_without_meaning(writer: PdfWriter) -> None:
    """A font that does not say which characters its glyphs are."""
    del next(_objects(writer, "/ToUnicode"))["/ToUnicode"]


def unrelated_attachment(writer: PdfWriter) -> None:
    """An attached file that does not say how it relates to the document."""
    del next(_objects(writer, "/AFRelationship"))["/AFRelationship"]


def script(writer: PdfWriter) -> None:
    """A script that runs on opening."""
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")}
    )


def pale_words(writer: PdfWriter) -> None:
    """Light grey words on white."""
    for page in writer.pages:
        content = page.get_contents()
        assert content is not None
        stream = StreamObject()
        stream.set_data(
            b"\n".join(
                b"0.8 0.8 0.8 rg" if line.endswith(b" rg") else line
                for line in content.get_data().split(b"\n")
            )
        )
        page[NameObject("/Contents")] = writer._add_object(stream)


def other_language(writer: PdfWriter) -> None:
    """Chinese words that are said to be English."""
    for each in list(_objects(writer, "/Lang")):
        if str(each["/Lang"]) == "zh-Hans":
            each[NameObject("/Lang")] = TextStringObject("en-GB")


FAULTS: Mapping[str, Fault] = {
    "no title in the metadata": _in_metadata(b"dc:title", b"dc:format"),
    "no mention of PDF/UA": _in_metadata(b"pdfuaid:part", b"pdfuaid:amd"),
    "no mention of PDF/A": _in_metadata(b"pdfaid:part", b"pdfaid:amd"),
    "no description of pdfuaid": _in_metadata(b"pdfaExtension:schemas", b"pdfaExtension:none"),
    "two rdf:RDF": _in_metadata(
        b"</x:xmpmeta>",
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>',
    ),
    "the title is not shown": _without("/ViewerPreferences"),
    "not marked as tagged": _without("/MarkInfo"),
    "no language": _without("/Lang"),
    "no structure": _without("/StructTreeRoot"),
    "no output intent": _without("/OutputIntents"),
    "no metadata": _without("/Metadata"),
    "no alternative text": no_alt,
    "empty alternative text": empty_alt,
    "a file name as alternative text": file_name_as_alt,
    "a skipped heading": skipped_heading,
    "no heading of level 1": no_title_heading,
    "no header cells": no_header_cells,
    "header cells without scope": no_scope,
    "a ragged table": ragged_table,
    "a list item without body": loose_list_item,
    "a link without words": link_without_words,
    "a link around nothing": link_around_nothing,
    "a link outside the structure": link_outside_the_structure,
    "a link that is not printed": link_not_printed,
    "no tab order": no_tab_order,
    "a font outside the file": font_outside_the_file,
    "letters without meaning": letters_without_meaning,
    "an unrelated attachment": unrelated_attachment,
    "a script": script,
    "pale words": pale_words,
    "another language": other_language,
}
