"""The base document: page, styles, lists and settings of every Word file, and no content.

It is made once, from the design tokens, by `scripts/make_word_base.py`.
"""

from typing import Final

from lxml import etree

from briefgen.render.docx.numbering import numbering_part, numbers_of_kinds
from briefgen.render.docx.office_theme import theme_part
from briefgen.render.docx.ooxml import NAMESPACES, Element, mm_to_twips, paragraph, w
from briefgen.render.docx.package import CORE_PROPERTIES, no_core_properties, pack
from briefgen.render.docx.styles import style_sheet
from briefgen.theme import Theme

FOOT_HEIGHT: Final = 12.5
"""The height of the foot in mm: its space and the emblem."""
_HEAD_TO_TITLE: Final = 2.0  # mm below the rule of the head
_HEAD_RULE: Final = 1.8  # mm between the words of the head and their rule, as its style has it

_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION: Final = f"{_RELATIONSHIPS}/metadata/core-properties"
_THEME: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
_PARTS: Final = ("styles", "numbering", "settings", "fontTable")
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# W3C clreq, 3.1.6: what no line may end and begin with. A line may end with the dot of a foreign
# name. With the dash no line begins, so that the two of `——` are not parted.
_NOT_AT_LINE_END: Final = "$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
_NOT_AT_LINE_START: Final = (
    "!%),.:;>?]}¢¨°·ˇˉ—―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞"
    "！＂％＇），．／：；？］｀｜｝～￠"
)


def make_base(theme: Theme) -> bytes:
    """Give the bytes of the base document."""
    parts = {
        "word/document.xml": _document(theme),
        "word/styles.xml": style_sheet(theme, numbers_of_kinds(theme)),
        "word/numbering.xml": numbering_part(theme),
        "word/settings.xml": settings_part(),
        "word/fontTable.xml": _font_table(theme),
        "word/theme/theme1.xml": theme_part(theme),
    }
    main = [(f"{_OFFICE}/{name}", f"{name}.xml") for name in _PARTS]
    main.append((f"{_OFFICE}/theme", "theme/theme1.xml"))
    parts["word/_rels/document.xml.rels"] = _relationships(main)
    parts["_rels/.rels"] = _relationships(
        [(f"{_OFFICE}/officeDocument", "word/document.xml"), (_CORE_RELATION, CORE_PROPERTIES)]
    )
    parts["[Content_Types].xml"] = _content_types()
    made = {name: serialised(root) for name, root in parts.items()}
    return pack({**made, CORE_PROPERTIES: no_core_properties()})


def serialised(root: Element) -> bytes:
    """Give the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _document(theme: Theme) -> Element:
    made = etree.Element(
        f"{{{NAMESPACES['w']}}}document", None, {key: NAMESPACES[key] for key in NAMESPACES}
    )
    made.append(w("body", paragraph("Body"), section_of(theme)))
    return made


def section_of(theme: Theme) -> Element:
    """Give the w:sectPr with page and margins of the tokens."""
    page = theme.page
    head = theme.type.small.en[1] / 72 * 25.4 + _HEAD_RULE
    size = w("pgSz", w=str(mm_to_twips(page.width)), h=str(mm_to_twips(page.height)))
    side = str(mm_to_twips(page.margin_side))
    margins = w(
        "pgMar",
        top=str(mm_to_twips(page.margin_top + head + _HEAD_TO_TITLE)),
        right=side,
        bottom=str(mm_to_twips(page.margin_bottom + FOOT_HEIGHT)),
        left=side,
        header=str(mm_to_twips(page.margin_top)),
        footer=str(mm_to_twips(page.margin_bottom)),
        gutter="0",
    )
    return w("sectPr", w("type", val="nextPage"), size, margins, w("cols", space="720"))


def settings_part() -> Element:
    """Give w:settings in the sequence of CT_Settings (ECMA-376 part 1, 17.15.1.78)."""
    wanted = {
        "compatibilityMode": "15",
        "overrideTableStyleFontSizeAndJustification": "1",
        "enableOpenTypeFeatures": "1",
        "doNotFlipMirrorIndents": "1",
        "differentiateMultirowTableHeaders": "1",
        "useWord2013TrackBottomHyphenation": "0",
    }
    uri = "http://schemas.microsoft.com/office/word"
    compat = [w("compatSetting", name=key, uri=uri, val=value) for key, value in wanted.items()]
    return w(
        "settings",
        w("zoom", percent="100"),
        w("defaultTabStop", val="720"),
        w("characterSpacingControl", val="compressPunctuation"),
        w("noLineBreaksAfter", lang="zh-CN", val=_NOT_AT_LINE_END),
        w("noLineBreaksBefore", lang="zh-CN", val=_NOT_AT_LINE_START),
        w("compat", *compat),
        w("themeFontLang", val="en-GB", eastAsia="zh-CN"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def _font_table(theme: Theme) -> Element:
    latin = w(
        "font",
        w("charset", val="00"),
        w("family", val="swiss"),
        w("pitch", val="variable"),
        name=theme.fonts.word.latin,
    )
    han = w(
        "font",
        w("altName", val="微软雅黑"),
        w("charset", val="86"),
        w("family", val="swiss"),
        w("pitch", val="variable"),
        name=theme.fonts.word.han,
    )
    return w("fonts", latin, han)


def _relationships(targets: list[tuple[str, str]]) -> Element:
    made = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", None, {None: _RELATIONSHIPS})
    for number, (kind, target) in enumerate(targets, 1):
        attributes = {"Id": f"rId{number}", "Type": kind, "Target": target}
        etree.SubElement(made, f"{{{_RELATIONSHIPS}}}Relationship", attributes)
    return made


def _content_types() -> Element:
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    made = etree.Element(f"{{{types}}}Types", None, {None: types})
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    for extension, kind in (("rels", rels), ("xml", "application/xml")):
        etree.SubElement(made, f"{{{types}}}Default", Extension=extension, ContentType=kind)
    kinds = {f"/word/{name}.xml": f"{_WORD}.{name}+xml" for name in _PARTS}
    kinds["/word/document.xml"] = f"{_WORD}.document.main+xml"
    kinds["/word/theme/theme1.xml"] = _THEME
    kinds[f"/{CORE_PROPERTIES}"] = _CORE
    for name, kind in kinds.items():
        etree.SubElement(made, f"{{{types}}}Override", {"PartName": name, "ContentType": kind})
    return made
