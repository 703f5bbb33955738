"""The paragraph styles, made from the design tokens.

The Chinese form of a style is based on the English one, so that a change of the one shows in both;
it has its own size, leading and alignment (W3C clreq: Chinese text is justified).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from briefgen.render.docx.flow_styles import add_flow
from briefgen.render.docx.grid import Columns, Rule
from briefgen.render.docx.names import (
    JUSTIFIED,
    TILES,
    TITLES,
    in_lang,
    ragged,
)
from briefgen.render.docx.ooxml import (
    Element,
    local_name,
    mm_to_twips,
    paragraph_properties,
    qname,
    run_properties,
    style_id,
    w,
)
from briefgen.render.docx.properties import (
    bold,
    chinese_lines,
    colour,
    exact_leading,
    flush_left,
    font_size,
)
from briefgen.theme import Theme, TypeRole

_BUILT_IN_NAMES: Final = frozenset(
    {
        *("Title", "heading 1", "heading 2", "heading 3"),
        *("caption", "Quote", "toc 1", "toc 2"),
    }
)
_LINKED: Final = frozenset({"Label", "Quiet"})
_LISTS: Final = {
    "List dash": ("dash", ""),  # the Chinese style has that of the English one
    "List number": ("number", ""),
    "List outline": ("outline", "outline ZH"),
    "List outline text": ("", "outline ZH"),  # the English style has that of its parent
}
"""The kind of list that a style makes, in English and in Chinese."""
_DISC_HANG: Final = 6.1  # mm from the number of an entry to its date
_BELOW_PICTURE: Final = 0.12  # mm that a line in 1 pt keeps below a picture for its letters
_TRACKING: Final = "-8"  # twentieths of a pt: a large English title is set a little closer


class StyleMaker:
    """Makes paragraph styles, each with its form for either language."""

    def __init__(self, theme: Theme, lists: Mapping[str, str]) -> None:
        self.theme = theme
        self._lists = lists
        self.made: list[Element] = []

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
        """Add a style in both languages, with the space above and below it in mm."""
        english, chinese = (self._list(kind) for kind in _LISTS.get(name, ("", "")))
        size, leading = role.en
        first = self._first(paragraph) if based_on == "Normal" else []
        own = [
            *first,
            exact_leading(leading, before=space[0], after=space[1]),
            *paragraph,
            *english,
        ]
        self._style(name, based_on, own, [*run, *font_size(size)])
        size, leading = role.zh
        tracking = [w("spacing", val="0")] if name in TITLES.values() else []
        justified = [w("jc", val="both")] if name in JUSTIFIED else []
        own = [
            *chinese_lines(),
            exact_leading(leading, before=space[0], after=space[1]),
            *justified,
            *chinese,
        ]
        self._style(f"{name} ZH", name, own, [*tracking, *font_size(size)])
        if name in JUSTIFIED:
            self._style(ragged(name), f"{name} ZH", [w("jc", val="left")], [])

    def _list(self, kind: str) -> list[Element]:
        return [w("numPr", w("numId", val=self._lists[kind]))] if kind else []

    def plain(self, name: str, based_on: str, paragraph: Sequence[Element]) -> None:
        """Add a style that is the same in every language."""
        own = [*self._first(paragraph), *paragraph]
        self._style(name, based_on, own, [w("sz", val="2"), w("szCs", val="2")])

    @staticmethod
    def _first(paragraph: Sequence[Element]) -> list[Element]:
        """Give what a style that is based on plain paragraphs does not leave to them."""
        said = {local_name(part) for part in paragraph}
        unsaid = [part for part in flush_left() if local_name(part) not in said]
        return [*chinese_lines(), *unsaid]

    def _style(
        self, name: str, based_on: str, paragraph: Sequence[Element], run: Sequence[Element]
    ) -> None:
        style = w("style", w("name", val=name), type="paragraph", styleId=style_id(name))
        if name not in _BUILT_IN_NAMES:
            style.set(qname("w:customStyle"), "1")
        style.append(w("basedOn", val=style_id(based_on)))
        if name.startswith(("Title", "heading", "Heading day")):
            style.append(w("next", val=in_lang("Body", "zh" if name.endswith(" ZH") else "en")))
        if name in _LINKED:
            style.append(w("link", val=style_id(f"{name} Char")))
        style.append(w("qFormat"))
        style.append(paragraph_properties(paragraph))
        style.append(run_properties(run))
        self.made.append(style)


def paragraph_styles(theme: Theme, lists: Mapping[str, str]) -> list[Element]:
    """Give the paragraph styles; `lists` has the w:numId of each kind of list."""
    styles = StyleMaker(theme, lists)
    _add_text(styles)
    _add_lists(styles)
    _add_tables(styles)
    _add_titles(styles)
    _add_furniture(styles)
    add_flow(styles)
    return styles.made


def _add_text(styles: StyleMaker) -> None:
    theme, body = styles.theme, styles.theme.type.body
    styles.add("Body", body, based_on="Normal")
    styles.add("Card", body)
    styles.add("Label", body, [w("keepNext")], [*bold(), colour(theme.colours.blue)])
    styles.add("Quiet", body, run=[colour(theme.colours.grey)])
    heading_2 = [w("keepNext"), w("outlineLvl", val="1")]
    styles.add("heading 2", body, heading_2, [*bold(), colour(theme.colours.blue)])
    styles.add("heading 3", body, [w("keepNext"), w("outlineLvl", val="2")], bold())


def _add_lists(styles: StyleMaker) -> None:
    theme, body = styles.theme, styles.theme.type.body
    styles.add("List dash", body)
    styles.add("List number", body, space=(0, theme.space.hair))
    styles.add("List outline", body, space=(0, theme.space.hair))
    styles.add("List text", body)
    hang = str(mm_to_twips(_DISC_HANG))
    date_tab = w("tabs", w("tab", val="left", pos=hang))
    styles.add("Entry", body, [date_tab, w("ind", left=hang, hanging=hang)])


def _add_tables(styles: StyleMaker) -> None:
    theme, body = styles.theme, styles.theme.type.body
    styles.add("Table text", body)
    styles.add("Table head", body, run=[colour(theme.colours.grey)])
    figure = theme.type.figure
    beside = TypeRole(en=(body.en[0], figure.en[1]), zh=(body.zh[0], figure.zh[1]))
    styles.add("Table figure", beside, based_on="Table text")
    below_tiles = theme.space.hair - _BELOW_PICTURE
    styles.plain(TILES, "Normal", [_line_of_pictures(after=below_tiles)])
    styles.plain("Table end", "Normal", [exact_leading(1)])


def _add_titles(styles: StyleMaker) -> None:
    theme = styles.theme
    europe = str(Columns.of_grid(theme).edges[2])
    title = [
        w("keepNext"),
        w("tabs", w("tab", val="left", pos=europe)),
        w("ind", left=europe, hanging=europe),
        w("outlineLvl", val="0"),
    ]
    run = [*bold(), w("spacing", val=_TRACKING)]
    scale, after = theme.type, theme.fit.space[1]
    styles.add("Title", scale.title, title, run, based_on="Normal", space=(0, after))
    styles.add("Title 2", scale.title_2, based_on="Title", space=(0, after))
    styles.add("Title 3", scale.title_3, based_on="Title", space=(0, after))
    flush = [w("ind", left="0", firstLine="0")]
    styles.add("Title stacked", scale.title_3, flush, based_on="Title", space=(0, after))


def _add_furniture(styles: StyleMaker) -> None:
    theme, small = styles.theme, styles.theme.type.small
    right_edge = str(mm_to_twips(theme.page.text_width))
    heavy = Rule(theme.rules.heavy, theme.colours.ink).border("bottom")
    heavy.set(qname("w:space"), "5")
    tab = w("tabs", w("tab", val="right", pos=right_edge))
    styles.add("Running head", small, [w("pBdr", heavy), tab], based_on="Normal")
    styles.add("Foot line", small, based_on="Normal")
    styles.add("Foot line right", small, [w("jc", val="right")], based_on="Foot line")
    styles.plain("Figure line", "Normal", [_line_of_pictures()])


def _line_of_pictures(*, after: float = 0) -> Element:
    """Give a line as high as what stands in it, with the space below the paragraph in mm."""
    return w("spacing", before="0", after=str(mm_to_twips(after)), line="240", lineRule="auto")
