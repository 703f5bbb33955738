"""Ways to break a good Word file, one at a time."""

import re
from collections.abc import Callable, Mapping

from briefgen.render.docx.package import pack
from tests.readers.docx_parts import unpack

Parts = dict[str, bytes]
Fault = Callable[[Parts], None]

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"


def with_fault(data: bytes, fault: Fault) -> bytes:
    """Give the file with a fault."""
    parts = unpack(data)
    fault(parts)
    return pack(parts)


def _swap(part: str, old: str, new: str) -> Fault:
    """Replace the first place that a pattern matches."""

    def fault(parts: Parts) -> None:
        text, count = re.subn(old, new, parts[part].decode(), count=1)
        assert count == 1, f"nothing in {part} matches {old}"
        parts[part] = text.encode()

    return fault


def _without(part: str) -> Fault:
    def fault(parts: Parts) -> None:
        del parts[part]

    return fault


SEEN_BY_SDK: Mapping[str, Fault] = {
    "an unknown element": _swap(DOCUMENT, "<w:body>", "<w:body><w:unknown/>"),
    "properties after the words": _swap(DOCUMENT, r"(<w:pPr>.*?</w:pPr>)(<w:r>.*?</w:r>)", r"\2\1"),
    "a size that is no number": _swap(STYLES, r'<w:sz w:val="\d+"/>', '<w:sz w:val="large"/>'),
    "a style that no style is": _swap(STYLES, "<w:pPr>", "<w:pPr><w:jc/>"),
    "a table without columns": _swap(DOCUMENT, "<w:tblGrid>.*?</w:tblGrid>", ""),
    "a link to nothing": _swap(DOCUMENT, r'r:embed="rId\d+"', 'r:embed="rId999"'),
}
"""Faults against the schemas."""

SEEN_BY_AUDIT: Mapping[str, Fault] = {
    "an unknown element": SEEN_BY_SDK["an unknown element"],
    "properties after the words": SEEN_BY_SDK["properties after the words"],
    "a link to nothing": SEEN_BY_SDK["a link to nothing"],
    "no styles": _without(STYLES),
    "no document": _without(DOCUMENT),
}
"""Faults that Word repairs or refuses."""

SEEN_BY_US: Mapping[str, tuple[Fault, str]] = {
    "no title": (_swap("docProps/core.xml", "<dc:title>.*?</dc:title>", ""), "no title"),
    "no default language": (
        _swap(STYLES, r'<w:lang w:val="en-GB" w:eastAsia="zh-CN"', '<w:lang w:val="en-GB"'),
        "no default language in both scripts",
    ),
    "a language for one script": (
        _swap(DOCUMENT, r'<w:lang w:val="[^"]*" w:eastAsia="zh-CN"/>', '<w:lang w:val="en-GB"/>'),
        "words have no language in both scripts",
    ),
    "an empty alternative text": (
        _swap(DOCUMENT, r'descr="[^"]+"', 'descr=""'),
        "a figure has no alternative text",
    ),
    "a file name as alternative text": (
        _swap(DOCUMENT, r'descr="[^"]+"', 'descr="timeline.png"'),
        "an alternative text is a file name",
    ),
    "no header row": (_swap(DOCUMENT, "<w:tblHeader/>", ""), "a table has no header row"),
    "a skipped heading": (
        _swap(DOCUMENT, '<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Heading3"/>'),
        "a heading is skipped",
    ),
    "a list without its style": (
        _swap(STYLES, r'(w:styleId="ListDash".*?)<w:numPr>.*?</w:numPr>', r"\1"),
        "the style of a list makes no list",
    ),
    "a typed list": (
        _swap(
            DOCUMENT,
            r'(<w:pStyle w:val="Body"/>(?:(?!</w:p>).)*?<w:t[^>]*>)',
            r"\1– ",
        ),
        "a mark of a list is typed",
    ),
    "pale words": (
        _swap(STYLES, '<w:color w:val="16191F"/>', '<w:color w:val="CCCCCC"/>'),
        "words are too pale: CCCCCC",
    ),
}
"""Faults that no validator looks for, and what we say of them."""
