"""The design tokens of `styles/theme.yaml`, for both renderers."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from briefgen.models.base import Model
from briefgen.models.text import Lang


class Page(Model):
    """The sheet and its margins, in mm."""

    width: float
    height: float
    margin_top: float
    margin_side: float
    margin_bottom: float

    @property
    def text_width(self) -> float:
        """The width of the text area in mm."""
        return self.width - 2 * self.margin_side

    @property
    def text_height(self) -> float:
        """The height of the text area in mm."""
        return self.height - self.margin_top - self.margin_bottom


class Grid(Model):
    """The columns of the page, in mm."""

    columns: int
    column: float
    gutter: float

    @property
    def step(self) -> float:
        """From the left edge of one column to that of the next, in mm."""
        return self.column + self.gutter


def _form(pattern: str, what: str) -> AfterValidator:
    def check(text: str) -> str:
        if re.fullmatch(pattern, text) is None:
            raise ValueError(f"is not {what}")
        return text

    return AfterValidator(check)


# These are read, or written into style sheets: no path and no rule may pass for one.
FontFile = Annotated[
    str, _form(r"\w[\w. -]*\.(ttf|otf)", "the name of a font file in `styles/fonts`")
]
"""The name of a file in `styles/fonts`."""
FontName = Annotated[str, _form(r"\w[\w -]*", "the name of a font")]
"""A family as Word names it."""
Colour = Annotated[str, _form(r"#[0-9A-Fa-f]{6}", "a colour such as #1A2B3C")]
"""#RRGGBB."""


class Face(Model):
    """The files of one family, in `styles/fonts`."""

    regular: FontFile
    bold: FontFile


class PdfFonts(Model):
    """The faces of a PDF: they travel with briefgen."""

    latin: Face
    han: Face

    @property
    def files(self) -> tuple[str, ...]:
        """All files, in the folder of the fonts."""
        return (self.latin.regular, self.latin.bold, self.han.regular, self.han.bold)


class WordFonts(Model):
    """The faces that a Word file names: every Windows and Mac has them."""

    latin: FontName
    han: FontName


class Fonts(Model):
    """The faces of both formats."""

    pdf: PdfFonts
    word: WordFonts


class Colours(Model):
    """Colours as #RRGGBB; each has one meaning."""

    ink: Colour
    blue: Colour
    cinnabar: Colour
    grey: Colour
    hairline: Colour
    tick: Colour
    tint: Colour


class Rules(Model):
    """Line weights in pt."""

    heavy: float
    section: float
    row: float


class Space(Model):
    """The scale of distances, in mm."""

    hair: float
    small: float
    medium: float
    large: float
    huge: float


class TypeRole(Model):
    """Size and leading of one role in each language, in pt."""

    en: tuple[float, float]
    zh: tuple[float, float]

    def in_lang(self, lang: Lang) -> tuple[float, float]:
        """Give (size, leading) in pt."""
        return self.en if lang == "en" else self.zh


class TypeScale(Model):
    """The few sizes there are."""

    title: TypeRole
    title_2: TypeRole
    title_3: TypeRole
    figure: TypeRole
    body: TypeRole
    small: TypeRole
    cover_city: TypeRole
    cover_city_2: TypeRole
    cover_title: TypeRole
    chapter: TypeRole
    time: TypeRole
    message: TypeRole
    entry: TypeRole
    text: TypeRole
    detail: TypeRole


class ListIndents(Model):
    """How far list texts hang behind their marks, in mm."""

    dash_hang: float
    number_hang: float
    disc: float


class SdgTileSize(Model):
    """The square of a development goal: side and gap in mm, number in pt."""

    side: float
    gap: float
    number: float


class LeadingRange(Model):
    """How far the leading of the body may go, in pt."""

    en: tuple[float, float]
    zh: tuple[float, float]

    def in_lang(self, lang: Lang) -> tuple[float, float]:
        """Give (least, most) in pt."""
        return self.en if lang == "en" else self.zh


class FitRange(Model):
    """How far one page may be tightened before parts are left out."""

    space: tuple[float, float]
    leading: LeadingRange
    word_reserve: float = Field(ge=0, lt=0.5)


class Theme(Model):
    """All design tokens."""

    page: Page
    grid: Grid
    fonts: Fonts
    colours: Colours
    rules: Rules
    space: Space
    type: TypeScale
    list: ListIndents
    sdg_tile: SdgTileSize
    fit: FitRange
