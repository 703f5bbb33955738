"""The style sheet of a Word file, made from the design tokens, and fitted to one layout."""

from collections.abc import Mapping
from typing import Final

from briefgen.layout import SheetLayout
from briefgen.models.text import Lang
from briefgen.render.docx.character_styles import character_styles
from briefgen.render.docx.grid import Rule
from briefgen.render.docx.names import LAID_OUT, TITLES, in_lang
from briefgen.render.docx.ooxml import (
    NAMESPACES,
    Element,
    mm_to_twips,
    paragraph_properties,
    pt_to_twips,
    qname,
    run_properties,
    style_id,
    w,
)
from briefgen.render.docx.paragraph_styles import paragraph_styles
from briefgen.render.docx.properties import chinese_lines, colour, exact_leading, font_size, fonts
from briefgen.theme import Theme

_FOOT_TOP: Final = 2.0  # mm between the rule of the foot and its words


def style_sheet(theme: Theme, lists: Mapping[str, str]) -> Element:
    """Give w:styles with everything that a document of briefgen uses.

    `lists` has the w:numId of each kind of list.
    """
    return w(
        "styles",
        _defaults(theme),
        *_built_in(theme),
        *paragraph_styles(theme, lists),
        *character_styles(theme),
        *_table_styles(theme),
    )


def fit_styles(styles: Element, lang: Lang, layout: SheetLayout) -> None:
    """Set the leading and the space of one language as the layout found them."""
    by_id = {style.get(qname("w:styleId")): style for style in styles}
    space = mm_to_twips(layout.space)
    for name in LAID_OUT:
        _set(by_id[in_lang(name, lang)], "w:pPr/w:spacing", "w:line", pt_to_twips(layout.leading))
    for name in TITLES.values():
        _set(by_id[in_lang(name, lang)], "w:pPr/w:spacing", "w:after", space)
    between_items = mm_to_twips(layout.item_space)
    _set(by_id[in_lang("List number", lang)], "w:pPr/w:spacing", "w:after", between_items)
    _set(by_id[in_lang("Grid", lang)], "w:tblPr/w:tblCellMar/w:bottom", "w:w", space)


def _set(style: Element, path: str, attribute: str, twips: int) -> None:
    found = style.find(path, NAMESPACES)
    if found is None:
        raise ValueError(f"the style {style.get(qname('w:styleId'))} of the base has no {path}")
    found.set(qname(attribute), str(twips))


# --- the defaults ---------------------------------------------------------------------------


def _defaults(theme: Theme) -> Element:
    size, leading = theme.type.body.en
    run = [
        fonts(theme),
        *font_size(size),
        w("lang", val="en-GB", eastAsia="zh-CN", bidi="ar-SA"),
    ]
    line = [*chinese_lines(), exact_leading(leading)]
    return w(
        "docDefaults",
        w("rPrDefault", run_properties(run)),
        w("pPrDefault", paragraph_properties(line)),
    )


def _built_in(theme: Theme) -> list[Element]:
    normal = w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        paragraph_properties(chinese_lines()),
        # As a default of the document, LibreOffice sets it over the styles of words in tables.
        run_properties([fonts(theme), colour(theme.colours.ink)]),
        type="paragraph",
        default="1",
        styleId="Normal",
    )
    default_font = w(
        "style",
        w("name", val="Default Paragraph Font"),
        w("uiPriority", val="1"),
        w("semiHidden"),
        type="character",
        default="1",
        styleId="DefaultParagraphFont",
    )
    margins = [w(side, w="0", type="dxa") for side in ("top", "left", "bottom", "right")]
    normal_table = w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val="99"),
        w("semiHidden"),
        w("tblPr", w("tblInd", w="0", type="dxa"), w("tblCellMar", *margins)),
        type="table",
        default="1",
        styleId="TableNormal",
    )
    no_list = w(
        "style",
        w("name", val="No List"),
        w("uiPriority", val="99"),
        w("semiHidden"),
        type="numbering",
        default="1",
        styleId="NoList",
    )
    return [normal, default_font, normal_table, no_list]


# --- tables ---------------------------------------------------------------------------------


def _table_styles(theme: Theme) -> list[Element]:
    space, gutter = theme.space, theme.grid.gutter
    hairline = Rule(theme.rules.row, theme.colours.hairline)
    heavy = Rule(theme.rules.heavy, theme.colours.ink)
    below = theme.fit.space[1]
    return [
        _table_style(
            "Brief",
            [hairline.border("top"), hairline.border("insideH")],
            (space.hair, space.hair, gutter),
        ),
        _table_style("Grid", [], (space.medium, below, gutter)),
        _table_style("Grid ZH", [], (space.medium, below, gutter)),
        _table_style("Foot", [heavy.border("top")], (_FOOT_TOP, 0.0, 0.0)),
    ]


def _table_style(
    name: str, borders: list[Element], margins_mm: tuple[float, float, float]
) -> Element:
    top, bottom, right = margins_mm
    margins = [
        w(side, w=str(mm_to_twips(mm)), type="dxa")
        for side, mm in (("top", top), ("left", 0.0), ("bottom", bottom), ("right", right))
    ]
    properties = w("tblPr", w("tblInd", w="0", type="dxa"))
    if borders:
        properties.append(w("tblBorders", *borders))
    properties.append(w("tblCellMar", *margins))
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="TableNormal"),
        w("qFormat"),
        properties,
        type="table",
        customStyle="1",
        styleId=style_id(name),
    )
