"""The closed vocabulary of templates: what it makes, and what it refuses."""

import pytest

from briefgen.content import (
    Cards,
    Entries,
    Figure,
    FigureKind,
    GridCell,
    Link,
    ListBlock,
    Paragraph,
    Portrait,
    Run,
    SdgTile,
    Section,
    Table,
    Title,
    walk,
    words,
)
from briefgen.models.text import Lang
from briefgen.vocabulary import VocabularyError, parse_document, parse_sheet


def draw(kind: FigureKind, lang: Lang, _: str) -> Figure:
    return Figure(kind, "<svg/>", f"a {kind}", lang, 15, 10)


def sheet(blocks: str) -> str:
    return (
        '<sheet lang="en"><head><p>left</p><p>right</p></head>'
        f"{blocks}"
        '<foot><figure kind="emblem"/><funding><p>paid</p></funding>'
        "<contact><p>ask</p></contact><version><p>1.0</p></version></foot></sheet>"
    )


def parsed(blocks: str) -> tuple[object, ...]:
    return parse_sheet(sheet(blocks), draw).blocks


def test_it_makes_a_title_of_both_sides() -> None:
    (title,) = parsed('<h1><span class="china">A</span> <span class="europe">B</span></h1>')
    assert title == Title((Run("A", "en"),), (Run("B", "en"),))


def test_it_folds_white_space_but_keeps_no_break_spaces() -> None:
    (paragraph,) = parsed("<p>\n  3\u00a0146\u00a0km²\n  in   all </p>")
    assert paragraph == Paragraph((Run("3\u00a0146\u00a0km² in all", "en"),))


def test_it_keeps_language_and_style_of_words() -> None:
    (paragraph,) = parsed('<p><span class="quiet" lang="zh">海口</span> <em>so</em></p>')
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines[0] == Run("海口", "zh", "quiet")
    assert paragraph.inlines[-1] == Run("so", "en", emphasis=True)


def test_it_makes_sections_lists_tables_entries_and_cards() -> None:
    blocks = parsed(
        '<section name="x" rule="row"><h2>X</h2><p class="quiet">note</p>'
        "<ol><li>one</li><li><p>two</p><ul><li>deep</li></ul></li></ol>"
        '<cards><card><p><sdg n="9" alt="SDG 9"/></p></card></cards></section>'
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><th>b</th></tr></tbody></table>"
        '<entries><entry n="1" side="china"><time>May</time><p>done</p></entry></entries>'
    )
    kinds = [type(node) for node in walk(blocks)]
    for kind in (Section, ListBlock, Cards, SdgTile, Table, Entries):
        assert kind in kinds
    assert words(blocks) == "X note one two deep SDG 9 a b 1 May done"


def test_a_portrait_is_that_of_the_person_and_the_language_it_is_asked_for() -> None:
    def portray(lang: Lang, of: str) -> Portrait:
        return Portrait(b"jpeg", f"{of} in {lang}", lang, 14, 18)

    pages = parse_document(
        '<document lang="en"><running><head><p/><p/></head><foot><p/><p/><p/></foot></running>'
        '<chapter lang="en"><heading><part lang="en">Who</part></heading><grid><row>'
        '<cell lang="zh"><portrait of="mou"/><p>某某</p></cell><cell span="4"/></row></grid>'
        "</chapter></document>",
        draw,
        portray,
    )
    (cell, _) = [node for node in walk(pages.chapters) if isinstance(node, GridCell)]
    assert cell.beside == (
        Portrait(b"jpeg", "mou in zh", "zh", 14, 18),
        (Paragraph((Run("某某", "zh"),)),),
    )
    assert words(cell) == "mou in zh 某某"


@pytest.mark.parametrize(
    ("blocks", "what"),
    [
        ("<blink>x</blink>", "<blink> is not an element"),
        ('<p onclick="x">y</p>', "no attribute `onclick`"),
        ('<p style="color:red">y</p>', "no attribute `style`"),
        ('<p class="huge">y</p>', "none of body, text, label, quiet, entry, message"),
        ("<li>x</li>", "<li> cannot stand here"),
        ("<p><ul><li>x</li></ul></p>", "<ul> cannot stand within words"),
        ('<figure kind="map"/>', "none of timeline, emblem"),
        ('<portrait of="mou"/>', "this document shows no portraits"),
        ('<portrait of="mou" src="mou.jpg"/>', "no attribute `src`"),
        ('<p><portrait of="mou"/></p>', "<portrait> cannot stand within words"),
        ('<figure kind="sdg_tile"/>', "none of timeline, emblem"),
        ('<p><sdg n="nine"/></p>', "is not a number"),
        ("<p>a</p>stray", "“stray” stands outside a paragraph"),
        (
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td><td/></tr></tbody></table>",
            "has not 1 cells",
        ),
    ],
)
def test_it_refuses_what_is_not_in_the_vocabulary(blocks: str, what: str) -> None:
    with pytest.raises(VocabularyError, match=what.replace("(", r"\(")):
        parsed(blocks)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        "JAVASCRIPT:x",
        "file:///etc/passwd",
        "data:text/html,x",
        "smb://a",
        "//a",
        "",
    ],
)
def test_it_refuses_links_that_are_none_of_the_web_mail_or_telephone(address: str) -> None:
    with pytest.raises(VocabularyError, match="none of http, https, mailto and tel"):
        parsed(f'<p><a href="{address}">x</a></p>')


def test_it_takes_links_of_the_web_mail_and_telephone() -> None:
    (paragraph,) = parsed('<p><a href="https://example.org">x</a></p>')
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines == (Link("https://example.org", (Run("x", "en"),)),)
