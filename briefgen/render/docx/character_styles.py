"""The character styles, made from the design tokens; the tiles of the development goals too."""

from collections.abc import Sequence
from typing import Final

from briefgen.render.docx.names import sdg_style
from briefgen.render.docx.ooxml import (
    Element,
    hex_colour,
    pt_to_eighths,
    qname,
    run_properties,
    style_id,
    w,
)
from briefgen.render.docx.properties import bold, colour, font_size
from briefgen.standards import readable_on, standards
from briefgen.theme import Theme

_TILE_EDGE: Final = 1.75  # pt of the border in the tile's own colour that makes it a square
_UNSTATED_EDGE: Final = 0.5  # pt


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
    """Give the character styles, one for each tile of a development goal among them."""
    colours, figure = theme.colours, theme.type.figure
    looks = [
        ("Strong", bold()),
        ("Emphasis", bold()),
        ("Emphasis ZH", [w("em", val="underDot")]),
        ("Hyperlink", [*bold(), colour(colours.blue)]),
        ("Figure", [*bold(), *font_size(figure.en[0])]),
        ("Figure ZH", [*bold(), *font_size(figure.zh[0])]),
        ("China", [*bold(), colour(colours.cinnabar)]),
        ("Europe", [*bold(), colour(colours.blue)]),
        ("Title CN", [colour(colours.cinnabar)]),
        ("Title EU", [colour(colours.blue)]),
        ("Disc China", [*bold(), colour(colours.cinnabar)]),
        ("Disc Europe", [*bold(), colour(colours.blue)]),
        ("Disc", [*bold(), colour(colours.ink)]),
        ("Mark", bold()),
        ("Mark ring", [*bold(), colour(colours.blue)]),
    ]
    label, quiet = [*bold(), colour(colours.blue)], [colour(colours.grey)]
    return [
        *(_character_style(name, run) for name, run in looks),
        _character_style("Label Char", label, link="Label"),
        _character_style("Quiet Char", quiet, link="Quiet"),
        *_sdg_styles(theme),
    ]


def _sdg_styles(theme: Theme) -> list[Element]:

    edge = str(pt_to_eighths(_UNSTATED_EDGE))
    tick = hex_colour(theme.colours.tick)
    unstated = [
        colour(theme.colours.grey),
        w("bdr", val="dotted", sz=edge, space="0", color=tick),
        *font_size(theme.sdg_tile.number),
    ]
    made = [_character_style(sdg_style(0), unstated)]
    for goal in standards().sdgs.values():
        fill = hex_colour(goal.colour)
        number = [
            *bold(),
            colour(readable_on(goal.colour)),
            *font_size(theme.sdg_tile.number),
            w("bdr", val="single", sz=str(pt_to_eighths(_TILE_EDGE)), space="0", color=fill),
            w("shd", val="clear", color="auto", fill=fill),
        ]
        made.append(_character_style(sdg_style(goal.number), number))
    return made
