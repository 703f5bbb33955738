"""Base documents as a house might have them, none of them made by briefgen."""

import io
import re
from collections.abc import Callable

import docx
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Mm
from PIL import Image

from briefgen.render.docx.package import pack
from tests.docx.conftest import BASE
from tests.readers.docx_parts import unpack

CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"


def house(edit: Callable[[Document], None] | None = None, base: bytes | None = None) -> bytes:
    """Give a base with an edit: python-docx's default template, which has nothing of ours."""
    document = docx.Document(None if base is None else io.BytesIO(base))
    if edit is not None:
        edit(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def with_letterhead(document: Document) -> None:
    """Give a header with words and a picture, another on the first page, and a page number."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    picture = io.BytesIO()
    Image.new("RGB", (30, 10), "navy").save(picture, "PNG")
    for header, words in (
        (section.header, "Placeholder City Hall"),
        (section.first_page_header, "Placeholder City Hall, first page"),
    ):
        header.paragraphs[0].text = words
        picture.seek(0)
        header.add_paragraph().add_run().add_picture(picture, width=Mm(30))
    section.footer.paragraphs[0].text = "Placeholder Street 1"
    add_field(document, "PAGE")


def add_field(document: Document, *instruction: str) -> None:
    """Add a field to the footer, its instruction parted into runs."""
    paragraph = document.sections[0].footer.paragraphs[0]
    for kind in ("begin", *instruction, "end"):
        run = paragraph.add_run()._r  # python-docx itself has no fields
        if kind in {"begin", "end"}:
            run.append(run.makeelement(f"{_W}fldChar", {f"{_W}fldCharType": kind}))
        else:
            code = run.makeelement(f"{_W}instrText", {})
            code.text = kind
            run.append(code)


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def with_custom_xml(document: Document) -> None:
    """Give a part that briefgen does not know."""
    blob = b'<placeholder xmlns="urn:placeholder">kept</placeholder>'
    name = PackURI("/customXml/item9.xml")
    part = Part(name, "application/xml", blob, document.part.package)
    document.part.relate_to(part, CUSTOM_XML)


def edited(part: str, old: str, new: str, base: bytes = BASE) -> bytes:
    """Give a base with a pattern of one part replaced wherever it matches."""
    parts = unpack(base)
    text, count = re.subn(old, new, parts[part].decode(), flags=re.DOTALL)
    assert count, f"nothing in {part} matches {old}"
    parts[part] = text.encode()
    return pack(parts)


def without_style(name: str, base: bytes = BASE) -> bytes:
    """Give a base without one style."""
    return edited(
        "word/styles.xml",
        rf'<w:style [^>]*><w:name w:val="{name}"/>(?:(?!</w:style>).)*</w:style>',
        "",
        base,
    )


def of_chinese_word() -> bytes:
    """Give our base with the ids that a Chinese Word gives to styles."""
    made = BASE
    for ours, theirs in (("Normal", "a"), ("Heading2", "2"), ("Title", "a3"), ("ListDash", "a4")):
        for part in ("word/styles.xml", "word/numbering.xml", "word/document.xml"):
            text = unpack(made)[part].decode()
            if f'"{ours}"' in text:
                made = edited(
                    part,
                    rf'((?:styleId|basedOn w:val|pStyle w:val|next w:val)=)"{ours}"',
                    rf'\1"{theirs}"',
                    made,
                )
    return made
