"""The rows that references to fields lead to."""

from briefgen.content import Chapter, Document, Figure, FigureKind, GridRow, Reference, walk, words
from briefgen.contents import complete
from briefgen.models.text import Lang
from briefgen.vocabulary import parse_document


def no_drawing(_kind: FigureKind, _lang: Lang, _of: str) -> Figure:
    raise AssertionError


def chapter(anchor: str, *blocks: str, lang: Lang = "en") -> str:
    heading = f'<heading id="{anchor}"><part lang="en">{anchor}</part></heading>'
    return f'<chapter lang="{lang}">{heading}{"".join(blocks)}</chapter>'


def day(number: int, *rows: str) -> str:
    heading = f'<heading id="day-{number}" level="2"><part lang="en">Day {number}</part></heading>'
    return f"{heading}<grid>{''.join(rows)}</grid>"


def row(text: str, *marked: str, name: str = "") -> str:
    marks = "".join(f'<mark name="{field}">?</mark>' for field in marked)
    return f'<row name="{name}"><cell span="5"><p>{text} {marks}</p></cell></row>'


def listed(heading: str, *fields: str) -> str:
    references = "".join(f'<ref to="{heading}" field="{field}"/>' for field in fields)
    return chapter("points", f"<p>Page {references}</p>")


def completed(*chapters: str) -> tuple[Chapter, ...]:
    running = "<running><head><p/><p/></head><foot><p/><p/><p/></foot></running>"
    xml = f'<document lang="en">{running}{"".join(chapters)}</document>'
    pages = parse_document(xml, no_drawing)
    made = Document("T", "S", (), "A", "en", "2020-01-01", (), pages.running, pages.chapters)
    return complete(made).chapters


def found(*chapters: str) -> list[str]:
    """Give what each reference leads to: the words of a row, or the anchor of a heading."""
    nodes = list(walk(completed(*chapters)))
    rows = {one.anchor: words(one) for one in nodes if isinstance(one, GridRow) and one.anchor}
    return [rows.get(one.target, one.target) for one in nodes if isinstance(one, Reference)]


def test_a_reference_leads_to_the_row_in_which_a_mark_stands_for_its_field() -> None:
    rows = (row("First"), row("Second", "legs.1.arrival"), row("Third", "legs.2.arrival"))
    assert found(
        chapter("logistics", f"<grid>{''.join(rows)}</grid>"),
        listed("logistics", "legs.2.arrival", "legs.1.arrival"),
    ) == ["Third ?", "Second ?"]


def test_it_leads_to_the_first_row_below_its_own_heading() -> None:
    status = "programme.0.status"
    assert found(
        chapter("glance", f"<grid>{row('At a glance', status)}</grid>"),
        chapter("programme", day(1, row("A slot")), day(2, row("One", status), row("Two", status))),
        chapter("after", f"<grid>{row('Afterwards', status)}</grid>"),
        listed("day-2", status),
    ) == ["One ?"]


def test_what_lacks_a_translation_alone_is_marked_in_the_chapter_of_the_second_language() -> None:
    english = f"<grid>{row('An aim')}{row('In both', 'asks')}</grid>"
    chinese = f"<grid>{row('An aim to translate', 'aim')}{row('Again', 'asks')}</grid>"
    assert found(
        chapter("brief-1", english),
        chapter("brief-1-zh", chinese, lang="zh"),
        listed("brief-1", "aim", "asks"),
    ) == ["An aim to translate ?", "In both ?"]


def test_a_head_row_stands_below_the_heading_that_it_holds() -> None:
    head = '<row head="yes"><cell span="5"><h2 id="speech-2">Words <mark name="x">?</mark></h2>'
    tables = f'<grid caption="Words">{head}</cell></row>{row("A part", "x")}</grid>'
    assert found(chapter("speeches", tables), listed("speech-2", "x")) == ["Words ?"]


def test_where_no_mark_stands_for_it_the_row_of_the_innermost_part_around_it_does() -> None:
    assert found(
        chapter(
            "people",
            f"<grid>{row('All', name='hosts')}{row('One', name='hosts.0')}</grid>",
            f"<grid>{row('Another', name='hosts.1')}</grid>",
        ),
        listed("people", "hosts.1.contact.phone", "hosts.10.family", "hosts.0"),
    ) == ["Another", "All", "One"]


def test_a_mark_for_a_whole_part_is_none_for_what_is_within_it() -> None:
    more = f"<grid>{row('Three more', 'delegation.members')}</grid>"
    members = ("delegation.members", "delegation.members.0.office")
    assert found(chapter("people", more), listed("people", *members)) == ["Three more ?", "people"]


def test_a_field_that_no_row_shows_leads_to_its_heading() -> None:
    heading = (
        '<heading id="programme"><part lang="en">P<line><mark name="dates">?</mark></line></part>'
    )
    programme = f'<chapter lang="en">{heading}</heading><grid>{row("A row")}</grid></chapter>'
    assert found(programme, listed("programme", "dates", "")) == ["programme", "programme"]


def test_only_rows_to_which_something_leads_have_anchors_and_each_has_one() -> None:
    slot = row("A slot", "programme.0.start", "programme.0.place")
    chapters = completed(
        chapter("programme", day(1, row("Another", "programme.1.start"), slot)),
        listed("day-1", "programme.0.start", "programme.0.place", "programme.0.start"),
    )
    rows = [one for one in walk(chapters) if isinstance(one, GridRow)]
    assert [one.anchor for one in rows] == ["", "row-1"]
