"""The style sheet of a PDF: faces and design tokens of the theme, then `styles/document.css`."""

from collections.abc import Iterator
from urllib.parse import quote

from briefgen.models.text import LANGS
from briefgen.theme import Face, Theme

# What the Latin face sets within Chinese: letters, figures with their signs (the point of 3.5, the
# per cent sign) and currency signs. clreq: quotation marks, dashes, ellipses and the middle dot are
# full width in Chinese, so they come from the Han face. So does the space, by whose face a line is
# measured: with a Latin one, every Chinese line is 0.8 pt higher than its leading. WeasyPrint takes
# the range for the coverage of the face, so it names nothing that Carlito lacks.
_LATIN_IN_CHINESE = (
    "U+21-7E, U+A1-AC, U+AE-B6, U+B8-24F, U+1E00-1EF9, U+2070-2094, U+20A0-20B5, U+2122"
)


RULES_ADDRESS = "file:///styles/document.css"
"""The address of the style sheet, from which its own addresses count: no place of a machine."""
FONTS_ADDRESS = "file:///styles/fonts/"
"""What the address of a face begins with."""

_LATIN, _LATIN_IN_HAN, _HAN = "Briefgen Latin", "Briefgen Latin in Han", "Briefgen Han"
FAMILIES = frozenset({_LATIN, _LATIN_IN_HAN, _HAN})
"""The families of the faces: no other may be used, whatever the machine has."""


def stylesheet(theme: Theme, rules: str) -> str:
    """Give the whole style sheet; `rules` is the CSS written."""
    return "\n".join([*_faces(theme), _root(theme), rules])


def _faces(theme: Theme) -> Iterator[str]:
    pdf = theme.fonts.pdf
    yield from _family(_LATIN, pdf.latin)
    yield from _family(_LATIN_IN_HAN, pdf.latin, unicode_range=_LATIN_IN_CHINESE)
    yield from _family(_HAN, pdf.han)


def _family(name: str, face: Face, unicode_range: str = "") -> Iterator[str]:
    limit = f"unicode-range: {unicode_range};" if unicode_range else ""
    for weight, file in (("normal", face.regular), ("bold", face.bold)):
        url = FONTS_ADDRESS + quote(file)
        yield (
            f"@font-face {{ font-family: '{name}'; font-weight: {weight}; "
            f"src: url({url}); {limit} }}"
        )


def _root(theme: Theme) -> str:
    variables = dict(_variables(theme))
    written = " ".join(f"--{name}: {value};" for name, value in variables.items())
    # Within Chinese, the Chinese sizes replace the English ones, and within English in it these.
    chinese, english = (
        " ".join(
            f"--{name.removesuffix('-zh')}: {variables[name.removesuffix('-zh') + suffix]};"
            for name in variables
            if name.endswith("-zh")
        )
        for suffix in ("-zh", "")
    )
    return (
        f":root {{ {written} }} .sheet:lang(zh-Hans), .chapter[lang|=zh], .chapter [lang|=zh], "
        f".running [lang|=zh] {{ {chinese} }} .chapter [lang|=en] {{ {english} }}"
    )


def _variables(theme: Theme) -> Iterator[tuple[str, str]]:
    page, grid, tile = theme.page, theme.grid, theme.sdg_tile
    yield "page-width", f"{page.width}mm"
    yield "page-height", f"{page.height}mm"
    yield "margin-top", f"{page.margin_top}mm"
    yield "margin-side", f"{page.margin_side}mm"
    yield "text-width", f"{page.text_width}mm"
    yield "text-height", f"{page.text_height}mm"
    yield "word-reserve", f"{page.text_height * theme.fit.word_reserve:g}mm"
    yield "grid-column", f"{grid.column}mm"
    yield "grid-gutter", f"{grid.gutter}mm"
    yield "grid-step", f"{grid.step}mm"
    wide = page.height - 2 * page.margin_side
    wide_column = (wide - (grid.columns - 1) * grid.gutter) / grid.columns
    yield "wide-width", f"{wide:g}mm"
    yield "wide-column", f"{wide_column:g}mm"
    yield "wide-step", f"{wide_column + grid.gutter:g}mm"
    yield "dash-hang", f"{theme.list.dash_hang}mm"
    yield "number-hang", f"{theme.list.number_hang}mm"
    yield "disc", f"{theme.list.disc}mm"
    yield "tile-side", f"{tile.side}mm"
    yield "tile-gap", f"{tile.gap}mm"
    yield "tile-number", f"{tile.number}pt"
    for name, colour in theme.colours:
        yield name, colour
    yield "emphasis-dot", _disc(theme.colours.ink)
    yield "mark-ring", _ring(theme.colours.blue)
    yield "mark-disc", _disc(theme.colours.blue)
    for name, weight in theme.rules:
        yield f"rule-{name}", f"{weight}pt"
    for name, length in theme.space:
        yield f"space-{name}", f"{length}mm"
    for name, role in theme.type:
        for lang in LANGS:
            size, leading = role.in_lang(lang)
            suffix = "-zh" if lang == "zh" else ""
            yield f"{name}-size{suffix}", f"{size}pt"
            yield f"{name}-leading{suffix}", f"{leading}pt"


def _disc(colour: str) -> str:
    """Give a disc as a picture that a rule can name; drawn, no raster."""
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'>"
        f"<circle cx='1' cy='1' r='1' fill='{colour}'/></svg>"
    )
    return f'url("data:image/svg+xml,{quote(svg)}")'


def _ring(colour: str) -> str:
    """Give a ring of 2 mm and 0.8 pt as a picture that a rule can name."""
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'>"
        f"<circle cx='1' cy='1' r='0.859' fill='none' stroke='{colour}' stroke-width='0.282'/>"
        "</svg>"
    )
    return f'url("data:image/svg+xml,{quote(svg)}")'
