"""Content trees of every shape: what hypothesis makes of the nodes."""

from itertools import product

from hypothesis import strategies as st

from briefgen.content import (
    Block,
    Caption,
    Cards,
    Cell,
    Chapter,
    ChapterHeading,
    Disc,
    Document,
    Entries,
    Entry,
    Figure,
    Grid,
    GridCell,
    GridRow,
    Heading,
    HeadingPart,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Mark,
    Note,
    Paragraph,
    Portrait,
    Quotation,
    Run,
    SdgTile,
    Section,
    Sheet,
    Table,
    Title,
)
from briefgen.contents import complete
from briefgen.models.text import LANGS, Lang
from tests.docx.conftest import RUNNING, drawing, portrait, sheet

LANG: st.SearchStrategy[Lang] = st.sampled_from(LANGS)
TEXT = st.text(
    st.one_of(
        # Every class of characters but surrogates, controls and what no character is.
        st.characters(exclude_categories=("Cs", "Cc", "Cn")),
        st.sampled_from("ab 12 %€。，“”—…与城市可持续発\u00a0\u200b\u2060\u00ad"),
    ),
    max_size=40,
)
STYLES = st.sampled_from(("plain", "label", "quiet", "time", "figure", "china", "europe"))
RUN = st.builds(Run, TEXT, LANG, STYLES, st.booleans(), st.booleans())
LINK = st.builds(
    Link,
    st.sampled_from(("https://example.org/a?b=c&d", "mailto:a@example.org", "tel:+000")),
    st.lists(RUN, min_size=1, max_size=2).map(tuple),
)
INLINE: st.SearchStrategy[Inline] = st.one_of(
    RUN, RUN, RUN, LINK, st.builds(LineBreak), st.builds(Mark, TEXT, LANG, st.booleans())
)
RUNS = st.lists(RUN, max_size=3).map(tuple)
INLINES = st.lists(INLINE, max_size=3).map(tuple)
LEAD: st.SearchStrategy[tuple[Inline, ...]] = st.sampled_from(
    ((), (Run("1", "en"),), (Disc(1, "china"),), (Mark("", "en", confirmed=True),))
)
PARAGRAPH = st.builds(
    Paragraph,
    INLINES,
    st.sampled_from(("body", "text", "label", "quiet", "entry", "message")),
    st.integers(2, 5),
    lead=LEAD,
    lang=st.sampled_from((None, "en", "zh")),
)
TILES = st.lists(st.integers(1, 17), min_size=1, max_size=4).map(
    lambda numbers: Paragraph(tuple(SdgTile(n, f"SDG {n}", "en") for n in numbers))
)


def lists(of: st.SearchStrategy[object]) -> st.SearchStrategy[ListBlock]:
    """Give lists of up to six items."""
    item = st.builds(ListItem, st.lists(of, max_size=2).map(tuple))
    kinds = st.sampled_from(("dash", "number", "outline"))
    return st.builds(ListBlock, kinds, st.lists(item, max_size=6).map(tuple))


LIST = st.recursive(
    lists(PARAGRAPH), lambda inner: lists(st.one_of(PARAGRAPH, inner)), max_leaves=8
)
MANY = st.builds(
    lambda kind, count: ListBlock(kind, (ListItem((Paragraph((Run("item", "en"),)),)),) * count),
    st.sampled_from(("dash", "number", "outline")),
    st.integers(0, 40),
)
PORTRAIT: st.SearchStrategy[Portrait] = st.builds(portrait, LANG)
BLOCKS: st.SearchStrategy[tuple[Block, ...]] = st.lists(
    st.one_of(PARAGRAPH, LIST, MANY, TILES), max_size=3
).map(tuple)
IN_CELLS = st.one_of(BLOCKS, st.builds(lambda one, more: (one, *more), PORTRAIT, BLOCKS))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Give a data table of 1 to 12 columns and 0 to 40 rows."""
    columns = draw(st.integers(1, 12))
    words = st.builds(Cell, st.lists(RUN, max_size=1).map(tuple), st.booleans())
    head = tuple(draw(words) for _ in range(columns))
    row = tuple(draw(words) for _ in range(columns))
    count = draw(st.sampled_from((0, 1, 2, 40)))
    return Table(head, (row,) * count, "A table", draw(LANG))


ANCHOR = st.text("ab-日", max_size=50)
SPANS = [
    spans
    for count in range(2, 6)
    for spans in product(range(1, 4), repeat=count)
    if sum(spans) == 5
]
"""All ways to divide five columns into cells of one to three."""


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Give a grid whose rows have one to five cells; those of data are alike."""
    spans = st.sampled_from(SPANS)
    data = draw(st.booleans())
    alike = draw(spans)

    def row(*, head: bool) -> GridRow:
        widths = alike if data else draw(spans)
        made_of = tuple(GridCell(draw(IN_CELLS), span, draw(LANG)) for span in widths)
        return GridRow(made_of, head, draw(st.booleans()), anchor=draw(ANCHOR))

    rows = tuple(row(head=data and n == 0) for n in range(draw(st.integers(1, 3))))
    return Grid(rows, "Data" if data else "", draw(st.sampled_from(("none", "row", "heavy"))))


FIGURE: st.SearchStrategy[Figure] = st.builds(drawing, LANG, st.sampled_from((20, 180, 400)))
HEADING = st.builds(Heading, st.sampled_from((2, 3)), INLINES, ANCHOR)
CAPTION = st.builds(Caption, st.sampled_from(("figure", "table")), TEXT, st.just(0), INLINES, LANG)
PARTS = st.lists(st.builds(HeadingPart, LANG, RUNS, RUNS), min_size=1, max_size=2).map(tuple)
LABEL = st.lists(st.builds(HeadingPart, LANG, RUNS, RUNS), max_size=1).map(tuple)


def large_headings(level: int) -> st.SearchStrategy[ChapterHeading]:
    """Give large headings of a level."""
    return st.builds(ChapterHeading, st.just(level), PARTS, LABEL, st.text("abc-日", max_size=60))


IN_CHAPTERS = st.one_of(
    *(PARAGRAPH, LIST, MANY, grids(), tables(), FIGURE, HEADING, CAPTION, large_headings(2)),
    st.builds(Note, INLINES, BLOCKS),
    st.builds(Quotation, st.lists(st.one_of(PARAGRAPH, LIST), max_size=3).map(tuple), INLINES),
)
CHAPTERS = st.lists(
    st.builds(
        Chapter,
        large_headings(1),
        st.lists(IN_CHAPTERS, max_size=5).map(tuple),
        st.sampled_from(("portrait", "landscape")),
        LANG,
        st.sampled_from(("regular", "close", "small")),
    ),
    min_size=1,
    max_size=3,
).map(tuple)

ENTRIES = st.builds(
    Entries,
    st.lists(
        st.builds(
            Entry, st.integers(1, 40), st.sampled_from(("china", "europe", None)), RUNS, BLOCKS
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
)
CARDS = st.builds(Cards, st.lists(BLOCKS, max_size=6).map(tuple))
SECTION = st.builds(
    Section,
    st.builds(Heading, st.just(2), INLINES),
    st.one_of(st.none(), PARAGRAPH),
    st.one_of(
        st.lists(
            st.one_of(PARAGRAPH, LIST, TILES, tables(), ENTRIES, CARDS, FIGURE),
            min_size=1,
            max_size=3,
        ).map(tuple),
        st.tuples(ENTRIES, CARDS),  # which stand nowhere else
    ),
)
SHEET: st.SearchStrategy[Sheet] = st.builds(
    lambda lang, title, blocks: sheet(lang, title, *blocks),
    LANG,
    st.builds(Title, RUNS, RUNS),
    st.lists(
        st.one_of(SECTION, SECTION, SECTION, PARAGRAPH, MANY, tables(), FIGURE),
        min_size=1,
        max_size=4,
    ),
)


def of_any(sheets: tuple[Sheet, ...], chapters: tuple[Chapter, ...]) -> Document:
    """Give a document, its captions numbered."""
    return complete(
        Document(
            *("Any", "A test", ("any",), "Office", "en", "2020-06-01"), sheets, RUNNING, chapters
        )
    )


DOCUMENT = st.builds(of_any, st.lists(SHEET, min_size=1, max_size=2).map(tuple), CHAPTERS)
