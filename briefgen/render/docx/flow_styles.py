"""The paragraph styles of chapters and covers, made from the design tokens."""

from collections.abc import Sequence
from typing import Final, Protocol

from briefgen.render.docx.grid import Rule
from briefgen.render.docx.ooxml import Element, mm_to_twips, qname, w
from briefgen.render.docx.properties import bold, colour
from briefgen.theme import Theme, TypeRole

CITIES_SPACE: Final = 12.0
"""Above and below the cities of a cover, in mm."""
_ABOVE_CHAPTER: Final = 2.0  # mm from the running head
_HEAD_RULE: Final = 5  # pt between a rule above and the words, in whole points, never less
_ENTRY_RULE: Final = 3  # pt
END_OF_HEAD: Final = 1.0
"""The line in pt that ends a head, above its rule: Word needs a paragraph behind a table."""


class Maker(Protocol):
    """What makes a style in both languages."""

    theme: Theme

    def add(
        self,
        name: str,
        role: TypeRole,
        paragraph: Sequence[Element] = (),
        run: Sequence[Element] = (),
        *,
        based_on: str = "Body",
        space: tuple[float, float] = (0, 0),
    ) -> None:
        """Add a style with the space above and below it in mm."""


def add_flow(styles: Maker) -> None:
    """Add the styles of chapters, of their running heads and of covers."""
    _add_words(styles)
    _add_headings(styles)
    _add_contents(styles)
    _add_running(styles)
    _add_cover(styles)


def columns_tabs(theme: Theme, *columns: int) -> Element:
    """Give tab stops at columns of the grid; the first column is 0."""
    stops = (str(mm_to_twips(theme.grid.step * n)) for n in columns)
    return w("tabs", *(w("tab", val="left", pos=stop) for stop in stops))


def rule_above(weight: float, colour_: str, *, space: int = _HEAD_RULE) -> Element:
    """Give the rule above a paragraph, `space` pt from its words."""
    border = Rule(weight, colour_).border("top")
    border.set(qname("w:space"), str(space))
    return w("pBdr", border)


def _add_words(styles: Maker) -> None:
    theme, scale = styles.theme, styles.theme.type
    styles.add("Text", scale.text)
    styles.add("Entry name", scale.entry, run=bold())
    styles.add("Message", scale.message, run=bold())
    styles.add("Time line", TypeRole(en=_beside(scale.time.en), zh=_beside(scale.time.zh)))
    for name in ("List dash", "List number", "List outline", "List text"):
        styles.add(f"{name} text", scale.text, based_on=name)
    styles.add("Quote", scale.text)
    styles.add("Quote source", scale.detail, run=[colour(theme.colours.grey)])
    grey, below = [colour(theme.colours.grey)], theme.space.large
    styles.add("caption", scale.detail, [w("keepNext")], grey, space=(0, below))


def _beside(role: tuple[float, float]) -> tuple[float, float]:
    """Give the size of the words that stand beside a time, in its leading."""
    return (8.6, role[1])


def _add_headings(styles: Maker) -> None:
    theme, role = styles.theme, styles.theme.type.chapter
    heading = [w("keepNext"), w("keepLines"), columns_tabs(theme, 3), w("outlineLvl", val="0")]
    around = (_ABOVE_CHAPTER, theme.space.large)
    styles.add("heading 1", role, heading, bold(), based_on="Normal", space=around)
    # The rule above a day ends the grid before it: it does not stand at the top of a page.
    day, space = [w("outlineLvl", val="1")], theme.space
    around = (space.huge + space.medium, space.large)
    styles.add("Heading day", role, day, based_on="heading 1", space=around)
    grey = [colour(theme.colours.grey)]
    around = (0, theme.space.large)
    styles.add("Heading note", theme.type.detail, [w("keepNext")], grey, space=around)


def _add_contents(styles: Maker) -> None:
    theme, space = styles.theme, styles.theme.space
    edge, step = theme.page.text_width, theme.grid.step
    hairline = rule_above(theme.rules.row, theme.colours.hairline, space=_ENTRY_RULE)
    hairline.append(_between(theme))
    for name, role, hang, above in (
        ("toc 1", theme.type.text, 0.0, [hairline]),
        ("toc 2", theme.type.detail, theme.list.number_hang, []),
    ):
        tabs = w(
            "tabs",
            w("tab", val="left", pos=str(mm_to_twips(3 * step + hang))),
            w("tab", val="right", pos=str(mm_to_twips(edge))),
        )
        # A second line is of the second language: it stands in its column.
        below, back = mm_to_twips(3 * step + hang), mm_to_twips(2 * step)
        indent = w("ind", left=str(below), hanging=str(back))
        own = [*above, tabs, indent]
        styles.add(name, role, own, based_on="Normal", space=(0, space.medium))


def _between(theme: Theme) -> Element:
    """Give the rule between paragraphs of one style, which have one border together (17.3.1.5)."""
    border = Rule(theme.rules.row, theme.colours.hairline).border("between")
    border.set(qname("w:space"), str(_ENTRY_RULE))
    return border


def _add_running(styles: Maker) -> None:
    scale = styles.theme.type
    right = [w("jc", val="right")]
    styles.add("Running text", scale.small, based_on="Normal")
    styles.add("Running text right", scale.small, right, based_on="Running text")
    styles.add("Handling", scale.time, run=bold(), based_on="Running text")
    # Words of a head are set looser in Chinese: there the line below is less high.
    looser = scale.small.zh[1] - scale.small.en[1]
    line = TypeRole(en=(1, END_OF_HEAD + looser), zh=(1, END_OF_HEAD))
    below = Rule(styles.theme.rules.heavy, styles.theme.colours.ink).border("bottom")
    styles.add("Head rule", line, [w("pBdr", below)], based_on="Normal")


def _add_cover(styles: Maker) -> None:
    theme, scale = styles.theme, styles.theme.type
    title = [
        w("keepNext"),
        w(
            "tabs",
            w("tab", val="clear", pos=str(mm_to_twips(theme.grid.step * 2))),
            w("tab", val="left", pos=str(mm_to_twips(theme.grid.step * 3))),
        ),
        w("ind", left="0", firstLine="0"),
    ]
    run = [w("spacing", val="0")]
    above = theme.space.large
    styles.add("Cover title", scale.cover_title, title, run, based_on="Title", space=(above, 0))
    grey = [colour(theme.colours.grey)]
    date, below = [columns_tabs(theme, 3)], CITIES_SPACE
    styles.add("Cover date", scale.cover_title, date, grey, based_on="Normal", space=(0, below))
    styles.add("Cover city", scale.cover_city, run=bold(), based_on="Normal")
    styles.add("Cover city small", scale.cover_city_2, run=bold(), based_on="Cover city")
