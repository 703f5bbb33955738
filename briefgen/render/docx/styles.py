"""The style sheet of a Word file, made from the design tokens, and fitted to one layout."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from briefgen.layout import SheetLayout
from briefgen.models.text import LANGS, Lang
from briefgen.render.docx.character_styles import character_styles
from briefgen.render.docx.flow_styles import END_OF_HEAD
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
from briefgen.render.docx.properties import chinese_lines, colour, font_size, fonts
from briefgen.render.docx.sections import MARGINS
from briefgen.theme import Theme, TypeRole

_RUNNING_PADDING: Final = 1.4  # mm: 0.2 less than in the PDF, for the paragraph behind the table
_HEAD_GAP: Final = 0.03  # mm between a head and the text, so that no rounding moves the text
_MM_PER_PT: Final = 25.4 / 72
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


class StyleFitting:
    """Sets the styles of a document as the layout found them, sheet by sheet.

    What a house has changed in its own base stays as it is: only what still is as the tokens have
    it, `wanted`, is set.
    """

    def __init__(self, styles: Element, wanted: Element) -> None:
        ours = _by_id(wanted)
        self._free = {
            (name, place): found
            for name, style in _by_id(styles).items()
            for place in (_LINE, _AFTER, _BELOW)
            if (found := style.find(place.path, NAMESPACES)) is not None
            and name in ours
            and place.value(ours[name]) == place.value(style)
        }

    def fit(self, lang: Lang, layout: SheetLayout) -> None:
        """Set the leading and the space of one language."""
        space = mm_to_twips(layout.space)
        for name in LAID_OUT:
            self._set(name, lang, _LINE, pt_to_twips(layout.leading))
        for name in TITLES.values():
            self._set(name, lang, _AFTER, space)
        self._set("List number", lang, _AFTER, mm_to_twips(layout.item_space))
        self._set("Grid", lang, _BELOW, space)

    def fit_chapters(self, theme: Theme) -> None:
        """Set the styles that sheets and chapters share as chapters have them."""
        for lang in LANGS:
            _, leading = theme.type.detail.in_lang(lang)
            for name in LAID_OUT:
                self._set(name, lang, _LINE, pt_to_twips(leading))
            self._set("List number", lang, _AFTER, mm_to_twips(theme.space.hair))
            self._set("Grid", lang, _BELOW, mm_to_twips(theme.space.medium))

    def _set(self, name: str, lang: Lang, place: "_Place", twips: int) -> None:
        found = self._free.get((in_lang(name, lang), place))
        if found is not None:
            found.set(qname(place.attribute), str(twips))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a style a length in twips stands."""

    path: str
    attribute: str

    def value(self, style: Element) -> str | None:
        found = style.find(self.path, NAMESPACES)
        return None if found is None else found.get(qname(self.attribute))


_LINE: Final = _Place("w:pPr/w:spacing", "w:line")
_AFTER: Final = _Place("w:pPr/w:spacing", "w:after")
_BELOW: Final = _Place("w:tblPr/w:tblCellMar/w:bottom", "w:w")


def _by_id(styles: Element) -> dict[str, Element]:
    return {style.get(qname("w:styleId"), ""): style for style in styles.iter(qname("w:style"))}


# --- the defaults ---------------------------------------------------------------------------


def _defaults(theme: Theme) -> Element:
    size, _ = theme.type.body.en
    run = [
        fonts(theme),
        *font_size(size),
        w("lang", val="en-GB", eastAsia="zh-CN", bidi="ar-SA"),
    ]
    # No exact leading: it would cut off a picture that somebody puts into a header.
    line = [*chinese_lines(), w("spacing", before="0", after="0", line="240", lineRule="auto")]
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
    rows = (space.small, space.medium, gutter)
    running = (_RUNNING_PADDING, _RUNNING_PADDING, gutter)
    return [
        _table_style(
            "Brief",
            [hairline.border("top"), hairline.border("insideH")],
            (space.hair, space.hair, gutter),
        ),
        _table_style("Grid", [], (space.medium, below, gutter)),
        _table_style("Grid ZH", [], (space.medium, below, gutter)),
        _table_style("Rows", [], rows),
        _table_style("Data", [], rows),
        _table_style("Cities", [], (0.0, 0.0, gutter)),
        _table_style("Heading notes", [], (0.0, 0.0, gutter)),
        _table_style(
            "Head internal",
            [heavy.border("top")],
            _head_margins(theme, theme.type.time, rules=2),
        ),
        _table_style("Head shareable", [], _head_margins(theme, theme.type.small, rules=1)),
        _table_style("Running foot", [hairline.border("top")], running),
        _table_style("Foot", [heavy.border("top")], (_FOOT_TOP, 0.0, 0.0)),
    ]


def _head_margins(theme: Theme, role: TypeRole, *, rules: int) -> tuple[float, float, float]:
    """Give the margins in mm of a head whose lower rule ends where the text begins."""
    _, leading = role.zh
    lines = leading + END_OF_HEAD + rules * theme.rules.heavy
    room = MARGINS["top"] - MARGINS["header"] - lines * _MM_PER_PT - _HEAD_GAP
    return (room - _RUNNING_PADDING, _RUNNING_PADDING, theme.grid.gutter)


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
