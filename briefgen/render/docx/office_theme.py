"""The theme part: the colours and faces that Word's own menus offer.

No style refers to it, so that a change of theme cannot change a face; Word expects the part.
"""

from briefgen.render.docx.ooxml import Element, element, hex_colour
from briefgen.theme import Theme


def theme_part(theme: Theme) -> Element:
    """Give a:theme (ECMA-376 part 1, 20.1.6.9) with the colours and faces of the tokens."""
    return element(
        "a:theme",
        element("a:themeElements", _colours(theme), _faces(theme), _formats()),
        name="briefgen",
    )


def _colours(theme: Theme) -> Element:
    colours = theme.colours
    named = {
        "dk1": colours.ink,
        "lt1": "#FFFFFF",
        "dk2": colours.blue,
        "lt2": colours.tint,
        "accent1": colours.blue,
        "accent2": colours.cinnabar,
        "accent3": colours.grey,
        "accent4": colours.tick,
        "accent5": colours.hairline,
        "accent6": colours.tint,
        "hlink": colours.blue,
        "folHlink": colours.grey,
    }
    made = [
        element(f"a:{name}", element("a:srgbClr", val=hex_colour(colour)))
        for name, colour in named.items()
    ]
    return element("a:clrScheme", *made, name="briefgen")


def _faces(theme: Theme) -> Element:
    word = theme.fonts.word
    made = [
        element(
            f"a:{kind}",
            element("a:latin", typeface=word.latin),
            element("a:ea", typeface=word.han),
            element("a:cs", typeface=""),
        )
        for kind in ("majorFont", "minorFont")
    ]
    return element("a:fontScheme", *made, name="briefgen")


def _formats() -> Element:
    """Give the three fills, lines and effects that a theme must have: plain ones."""

    def fills() -> list[Element]:
        return [element("a:solidFill", element("a:schemeClr", val="phClr")) for _ in range(3)]

    lines = [element("a:ln", fill, w="6350") for fill in fills()]
    effects = [element("a:effectStyle", element("a:effectLst")) for _ in range(3)]
    return element(
        "a:fmtScheme",
        element("a:fillStyleLst", *fills()),
        element("a:lnStyleLst", *lines),
        element("a:effectStyleLst", *effects),
        element("a:bgFillStyleLst", *fills()),
        name="briefgen",
    )
