"""The character styles, made from the design tokens."""

from collections.abc import Sequence
from typing import Final

from briefgen.render.docx.names import TILE_GAP
from briefgen.render.docx.ooxml import (
    Element,
    mm_to_twips,
    pt_to_twips,
    qname,
    run_properties,
    style_id,
    w,
)
from briefgen.render.docx.properties import bold, colour, font_size
from briefgen.theme import Theme

_SPACE_SIZE: Final = 1.0  # pt: too small to make the line higher
_SPACE_WIDTH: Final = 0.226  # em, in Calibri


def _character_style(name: str, run: Sequence[Element], *, link: str = "") -> Element:
    style = w("style", w("name", val=name), type="character", styleId=style_id(name))
    if name not in {"Strong", "Emphasis", "Hyperlink"}:
        style.set(qname("w:customStyle"), "1")
    style.append(w("basedOn", val="DefaultParagraphFont"))
    if link:
        style.append(w("link", val=style_id(link)))
    style.append(run_properties(run))
    return style


def character_styles(theme: Theme) -> list[Element]:
    """Give the character styles, that of the space between tiles among them."""
    colours, figure = theme.colours, theme.type.figure
    looks = [
        ("Strong", bold()),
        ("Emphasis", bold()),
        ("Emphasis ZH", [w("em", val="underDot")]),
        ("Hyperlink", [*bold(), colour(colours.blue)]),
        ("Figure", [*bold(), *font_size(figure.en[0])]),
        ("Figure ZH", [*bold(), *font_size(figure.zh[0])]),
        ("Time", [*bold(), *font_size(theme.type.time.en[0])]),
        ("Time ZH", [*bold(), *font_size(theme.type.time.zh[0])]),
        ("Chapter words", font_size(theme.type.chapter.en[0])),
        ("Chapter words ZH", font_size(theme.type.chapter.zh[0])),
        ("Contents words", font_size(theme.type.text.en[0])),
        ("Contents words ZH", font_size(theme.type.text.zh[0])),
        ("Cover words", font_size(theme.type.cover_title.en[0])),
        ("Cover words ZH", font_size(theme.type.cover_title.zh[0])),
        ("China", [*bold(), colour(colours.cinnabar)]),
        ("Europe", [*bold(), colour(colours.blue)]),
        ("Title CN", [colour(colours.cinnabar)]),
        ("Title EU", [colour(colours.blue)]),
        ("Disc China", [*bold(), colour(colours.cinnabar)]),
        ("Disc Europe", [*bold(), colour(colours.blue)]),
        ("Disc", [*bold(), colour(colours.ink)]),
        ("Mark", bold()),
        ("Mark ring", [_one_face(theme), *bold(), colour(colours.blue)]),
    ]
    label, quiet = [*bold(), colour(colours.blue)], [colour(colours.grey)]
    return [
        *(_character_style(name, run) for name, run in looks),
        _character_style("Label Char", label, link="Label"),
        _character_style("Quiet Char", quiet, link="Quiet"),
        _character_style(TILE_GAP, _gap(theme.sdg_tile.gap)),
    ]


def _one_face(theme: Theme) -> Element:
    """Give the Latin face for every script, as a ring is of that of the words before it."""
    face = theme.fonts.word.latin
    return w("rFonts", ascii=face, hAnsi=face, eastAsia=face)


def _gap(mm: float) -> list[Element]:
    """Make a space `mm` wide: the distances of a picture in line are not kept in Word."""
    more = mm_to_twips(mm) - pt_to_twips(_SPACE_WIDTH * _SPACE_SIZE)
    return [w("spacing", val=str(more)), *font_size(_SPACE_SIZE)]
