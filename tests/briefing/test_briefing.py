"""The briefing: what it says, in which order, on which pages, and what it never lacks."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pdfplumber
import pytest

from briefgen.compose.mission import compose_briefing, open_points_of
from briefgen.content import (
    Chapter,
    ChapterHeading,
    Contents,
    Document,
    Grid,
    GridRow,
    Heading,
    Mark,
    Reference,
    walk,
    words,
)
from briefgen.errors import FitError
from briefgen.fit_briefing import fitted_briefing
from briefgen.layout import COVER
from briefgen.mission_material import load_mission_material
from briefgen.mission_view.anchors import anchor_of
from briefgen.mission_view.places import dotted
from briefgen.mission_view.view import MissionView
from briefgen.models.fields import fields_of
from briefgen.models.mission.marks import target_of
from briefgen.models.mission.mission import Mission
from briefgen.models.text import Text
from briefgen.render.pdf import lay_out, write_pdf
from briefgen.workspace import Workspace
from tests.briefing.conftest import COMPLETE, EDITIONS, Briefing, made
from tests.briefing.reading import said
from tests.conftest import ROOT
from tests.law.test_same_words import _MARKDOWN, assert_same, bare
from tests.readers.listed_points import Point, pages_named, pages_of
from tests.readers.pdf_text import pdf_words
from tests.readers.running_heads import strays, too_low


def test_the_pdf_holds_the_words_of_the_content_in_their_order(briefing: Briefing) -> None:
    assert_same(pdf_words(briefing.pdf.read_bytes()), said(briefing.document))


def test_the_law_sees_a_chapter_that_is_not_there(complete: Briefing) -> None:
    for chapter in complete.document.chapters[-2:]:
        with pytest.raises(AssertionError):
            assert_same(said(chapter.blocks[:-1]), said(chapter.blocks))


# --- what it says ---------------------------------------------------------------------------

REAL = ("2018-09-europe", "2019-10-nice")

# For machines, for drawings, or for other documents alone.
UNSEEN = {"key", "on_site", "records", "stated", "latitude", "longitude", "mail_the_pack", "source"}
# By their names: languages, countries, sides.
SAID_OTHERWISE = {"time_zone", "side", "sender", "languages", "codes"}
# Who finds out what is open, and by when, is said where it is open.
SAID_IN_THE_LIST = {"responsible", "due"}


def stated(mission: Mission) -> Iterator[tuple[str, str]]:
    """Give the path and the words of every field that has any, in English where it has them."""
    for field in fields_of(mission):
        if field.name in UNSEEN | SAID_IN_THE_LIST or target_of(field.info):
            continue
        if isinstance(field.owner, Text):
            continue
        values = field.value if isinstance(field.value, tuple) else (field.value,)
        for value in values:
            if words := in_words(field.name, value):
                yield dotted(field.path), words


def in_words(name: str, value: object) -> str:
    match value:
        case Text():
            return value.en or value.zh or ""
        case str() if name == "family":
            return value.upper()
        case str() if type(value) is str and name not in SAID_OTHERWISE:
            return value
        case dt.time():
            return f"{value:%H:%M}"
        case _:
            return ""


def unsaid(document: Document, mission: Mission) -> set[str]:
    shown = bare(said(document))
    return {path for path, words in stated(mission) if bare(_MARKDOWN.sub("", words)) not in shown}


def test_every_field_of_the_complete_mission_is_in_the_briefing(complete: Briefing) -> None:
    mission = complete.material.mission
    assert len(list(stated(mission))) > 900
    assert unsaid(complete.document, mission) == set()


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("glance", "messages.0.text"),
        ("scene", "background"),
        ("people", "hosts.0.biography"),
        ("meetings", "programme.2.brief.asks"),
        ("speeches", "programme.2.speeches.0.parts.0.text"),
        ("protocol", "protocol.0.text"),
        ("contacts", "contacts.4.hours"),
        ("after", "follow_up.0.what"),
        ("glossary", "glossary.0"),
    ],
)
def test_a_part_that_is_not_composed_is_missed(
    placeholders: Workspace, part: str, field: str
) -> None:
    own = placeholders.root / "templates" / "parts" / "briefing"
    own.mkdir(parents=True)
    (own / f"{part}.j2").write_text("", "utf-8")
    material = load_mission_material(placeholders, COMPLETE)
    assert any(
        path.startswith(field)
        for path in unsaid(compose_briefing(material, ("en",)), material.mission)
    )


def test_a_real_mission_has_no_heading_over_nothing(briefings: dict[str, Briefing]) -> None:
    anchors = [one.heading.anchor for one in briefings["2018-09-europe-en"].document.chapters]
    assert anchors == [
        *("contents", "glance", "scene", "programme", "people", "cooperation"),
        *("logistics", "contacts", "points"),
    ]


# --- what is open ---------------------------------------------------------------------------


def marks_by_anchor(document: Document) -> dict[str, set[str]]:
    """Give the fields for which marks stand, below the anchor of each heading."""
    found: dict[str, set[str]] = {}
    for chapter in document.chapters:
        anchor = chapter.heading.anchor
        for node in walk(chapter):
            match node:
                case ChapterHeading(anchor=own) | Heading(anchor=own) if own:
                    anchor = own
                case Mark(name=name) if name:
                    found.setdefault(anchor, set()).add(name)
    return found


def test_the_points_on_the_cover_are_those_of_the_list_and_of_the_marks(
    briefing: Briefing,
) -> None:
    points = open_points_of(briefing.material, briefing.langs)
    cover = said(briefing.document.sheets)
    count = f"{len(points)} points open" if "en" in briefing.langs else f"共{len(points)}项"
    assert count in cover
    nodes = [node for chapter in briefing.document.chapters for node in walk(chapter)]
    (listed,) = (
        place
        for place, node in enumerate(nodes)
        if isinstance(node, ChapterHeading) and node.anchor == "points"
    )
    assert len([node for node in nodes[listed:] if isinstance(node, Mark)]) == len(points)
    marked = {name for names in marks_by_anchor(briefing.document).values() for name in names}
    asked = {dotted(point.path) for point in points if point.kind != "question"}
    assert marked == asked


def test_the_list_leads_to_the_heading_below_which_the_mark_stands(briefing: Briefing) -> None:
    view = MissionView(briefing.material, briefing.langs, "internal")
    marks = marks_by_anchor(briefing.document)
    astray = {
        (dotted(point.path), anchor_of(point, view))
        for point in view.points
        if point.kind != "question"
        and dotted(point.path) not in marks.get(anchor_of(point, view), set())
    }
    assert astray == set()


def test_the_list_names_the_page_on_which_the_row_of_each_point_stands(
    briefing: Briefing,
) -> None:
    view = MissionView(briefing.material, briefing.langs, "internal")
    points = [
        Point(dotted(one.path), anchor_of(one, view))
        for one in view.points
        if one.kind != "question"
    ]
    named = pages_named(briefing.document)
    stand = pages_of(points, briefing.document, briefing.pdf.read_bytes())
    assert named.keys() == stand.keys()
    assert {field: on for field, on in stand.items() if named[field] not in on} == {}


def test_a_brief_that_only_lacks_a_translation_is_looked_for_in_its_chinese_chapter(
    complete: Briefing,
) -> None:
    material, mission = complete.material, complete.material.mission
    index, slot = next((n, one) for n, one in enumerate(mission.programme) if one.brief)
    assert slot.brief is not None
    brief = slot.brief.model_copy(update={"aim": Text(en="Placeholder aim")})
    programme = list(mission.programme)
    programme[index] = slot.model_copy(update={"brief": brief})
    changed = mission.model_copy(update={"programme": tuple(programme)})
    loaded = replace(material.loaded, value=changed)
    document = compose_briefing(replace(material, loaded=loaded), ("en", "zh"))
    references = [node for node in walk(document) if isinstance(node, Reference)]
    (target,) = {one.target for one in references if one.field == f"programme.{index}.brief.aim"}
    (chapter,) = (one for one in document.chapters if one.heading.anchor == "brief-1-zh")
    (row,) = (node for node in walk(chapter) if isinstance(node, GridRow) and node.anchor == target)
    assert "Placeholder aim" in said(row)


# --- its pages ------------------------------------------------------------------------------


def test_the_handling_mark_is_on_every_page_in_both_languages(briefing: Briefing) -> None:
    with pdfplumber.open(briefing.pdf) as pdf:
        for page in pdf.pages:
            words = bare(page.extract_text())
            assert (
                words.count("INTERNAL")
                == words.count("内部") - words.count("（内部）") - words.count("内部提示")
                == 2
            )
            assert "不得转交对方" in words


@pytest.mark.parametrize(
    ("edition", "least", "most"),
    [
        *((f"{COMPLETE}-{lang}", 22, 28) for lang in ("en", "zh")),
        *((f"{name}-{lang}", 5, 6) for name in REAL for lang in ("en", "zh")),
    ],
)
def test_it_is_neither_longer_nor_shorter_than_it_should_be(
    edition: str, least: int, most: int, briefings: dict[str, Briefing]
) -> None:
    with pdfplumber.open(briefings[edition].pdf) as pdf:
        assert least <= len(pdf.pages) <= most


def starts(briefing: Briefing) -> list[tuple[Chapter, int]]:
    return [(one, briefing.pages[one.heading.anchor]) for one in briefing.document.chapters]


# What an officer looks for by its page.
BEGIN_PAGES = (
    *("contents", "glance", "scene", "programme", "people", "cooperation"),
    *(f"brief-{number}" for number in range(1, 13)),
    *("speeches", "protocol", "logistics", "contacts", "points"),
)


@pytest.mark.parametrize("langs", ["en", "zh", "en-zh"])
def test_every_chapter_of_the_complete_mission_begins_a_page(
    langs: str, briefings: dict[str, Briefing]
) -> None:
    briefing = briefings[f"{COMPLETE}-{langs}"]
    assert at_the_top(briefing) >= {briefing.pages[anchor] for anchor in BEGIN_PAGES}
    assert len({briefing.pages[anchor] for anchor in BEGIN_PAGES}) == len(BEGIN_PAGES)
    below = [one.heading.anchor for one, _ in starts(briefing) if one.sharing != "never"]
    assert not set(BEGIN_PAGES) & set(below)


def at_the_top(briefing: Briefing) -> set[int]:
    """Give the pages on which a large heading stands below the running head."""
    with pdfplumber.open(briefing.pdf) as pdf:
        return {
            page.page_number
            for page in pdf.pages
            if any(char["size"] > 14 and char["top"] < 75 for char in page.chars)
        }


def test_a_chapter_begins_a_page_or_goes_on_below_the_one_before(briefing: Briefing) -> None:
    pages = [(one.sharing != "never", page) for one, page in starts(briefing)]
    for (_, before), (goes_on, page) in pairwise(pages):
        assert page >= before if goes_on else page > before


def test_the_few_words_of_a_real_mission_share_pages(briefings: dict[str, Briefing]) -> None:
    found = starts(briefings["2018-09-europe-en"])
    assert [one.heading.anchor for one, _ in found if one.sharing != "never"] == [
        *("glance", "programme", "cooperation", "contacts", "points")
    ]


def test_the_contents_name_the_page_on_which_a_chapter_begins(briefing: Briefing) -> None:
    (contents,) = (node for node in walk(briefing.document) if isinstance(node, Contents))
    listed = {entry.target: entry.page for entry in contents.entries}
    for chapter, page in starts(briefing):
        anchor = chapter.heading.anchor
        # What stands in both languages, one after the other, is listed once.
        if anchor != "contents" and not anchor.endswith("-zh"):
            assert listed[anchor] == page
    assert not any(target.endswith("-zh") for target in listed)


@pytest.mark.parametrize("langs", ["en", "zh", "en-zh"])
def test_the_page_at_a_glance_is_one_page_in_each_language(
    langs: str, briefings: dict[str, Briefing]
) -> None:
    found = [(one.heading.anchor, page) for one, page in starts(briefings[f"{COMPLETE}-{langs}"])]
    glances = [index for index, (anchor, _) in enumerate(found) if anchor.startswith("glance")]
    assert len(glances) == len(langs.split("-"))
    assert {found[index + 1][1] - found[index][1] for index in glances} == {1}


@pytest.mark.parametrize("langs", ["en", "zh", "en-zh"])
def test_a_meeting_brief_is_one_page_in_each_language(
    langs: str, briefings: dict[str, Briefing]
) -> None:
    pages = [*starts(briefings[f"{COMPLETE}-{langs}"])]
    briefs = [i for i, (one, _) in enumerate(pages) if one.heading.anchor.startswith("brief-")]
    assert len(briefs) == 12 * len(langs.split("-"))
    assert {pages[index + 1][1] - pages[index][1] for index in briefs} == {1}


def test_what_flows_over_is_set_no_tighter_than_its_pages_need(
    briefings: dict[str, Briefing],
) -> None:
    found = {one.heading.anchor: one for one, _ in starts(briefings[f"{COMPLETE}-en-zh"])}
    assert (found["scene"].density, found["speeches"].density) == ("close", "regular")
    assert found["brief-1"].density == "small"  # else it would not be one page


def filled(briefing: Briefing) -> dict[int, float]:
    """Give how much of the height of its text each page fills, but for the document's last."""
    found = {}
    with pdfplumber.open(briefing.pdf) as pdf:
        for page in pdf.pages[:-1]:
            head, foot = 53, page.height - 54
            below = [char["bottom"] for char in page.chars if head < char["bottom"] < foot]
            found[page.page_number] = (max(below) - head) / (foot - head)
    return found


def test_no_page_is_emptier_than_two_thirds_but_the_last_of_a_chapter(briefing: Briefing) -> None:
    # One that goes on below another begins on the last page of that, not behind it.
    last = {page - 1 for one, page in starts(briefing) if one.sharing == "never"}
    assert [n for n, share in filled(briefing).items() if share < 1 / 3 and n not in last] == []


@pytest.mark.parametrize("edition", sorted(EDITIONS.keys() - {f"{COMPLETE}-en-zh"}))
def test_nor_is_the_last_of_a_chapter(edition: str, briefings: dict[str, Briefing]) -> None:
    assert [n for n, share in filled(briefings[edition]).items() if share < 1 / 3] == []


def test_no_words_stand_outside_the_margins(briefing: Briefing) -> None:
    with pdfplumber.open(briefing.pdf) as pdf:
        for page in pdf.pages:
            edge = float(page.width) - 15 * 72 / 25.4
            for char in page.chars:
                # Half of a full-width mark of the line's end may stand outside.
                assert char["x1"] < edge + 6 or char["text"].isspace(), (page.page_number, char)


def test_nothing_but_the_running_head_stands_in_its_place(briefing: Briefing) -> None:
    data = briefing.pdf.read_bytes()
    assert strays(data) == []
    assert too_low(data) == []


@pytest.mark.parametrize(
    "css",
    [
        ".chapter.shares::before { top: -5mm }",
        ".running-head { border-bottom-width: 0.35pt }",
        ".chapter-heading { position: relative; top: -4mm }",
    ],
)
def test_what_stands_in_the_place_of_the_running_head_is_seen(css: str) -> None:
    assert strays(set_by(css)) != []


def test_a_running_head_that_comes_near_to_the_text_is_seen() -> None:
    assert too_low(set_by(":root { --below-head: 1mm }")) != []


def set_by(css: str) -> bytes:
    """Give the PDF of a real mission with other rules behind its own."""
    root, name, langs = EDITIONS["2018-09-europe-zh"]
    material = load_mission_material(Workspace.at(ROOT / root), name)
    document, fonts = fitted_briefing(material, langs), material.workspace.fonts
    return write_pdf(document, lay_out(document, COVER, material.theme, fonts, material.css, css))


def test_a_page_at_a_glance_that_cannot_fit_names_its_longest_fields(
    placeholders: Workspace,
) -> None:
    file = placeholders.mission(COMPLETE)
    text = file.read_text("utf-8")
    long = "Placeholder words that go on. " * 160
    head, _, rest = text.partition("why_now:\n  en: >-\n")
    file.write_text(f"{head}why_now:\n  en: >-\n    {long}\n{rest}", "utf-8")
    with pytest.raises(FitError) as error:
        fitted_briefing(load_mission_material(placeholders, COMPLETE), ("en",))
    assert "`why_now`" in str(error.value.problems[0])
    assert error.value.problems[0].line == text[: text.index("why_now:")].count("\n") + 1


# --- its file -------------------------------------------------------------------------------


def test_the_same_mission_gives_the_same_bytes(briefings: dict[str, Briefing]) -> None:
    before = briefings["2019-10-nice-en"]
    root, name, langs = EDITIONS["2019-10-nice-en"]
    material = load_mission_material(Workspace.at(ROOT / root), name)
    _, _, files = made(material, langs)
    assert files == {"pdf": before.pdf.read_bytes(), "docx": before.word.read_bytes()}


def test_a_question_that_stands_only_in_the_list_names_no_page(complete: Briefing) -> None:
    (points,) = (one for one in complete.document.chapters if one.heading.anchor == "points")
    targets = {node.target for node in walk(points) if isinstance(node, Reference)}
    assert targets
    assert "points" not in targets


def test_days_in_a_row_of_which_nothing_is_known_are_one_line_at_a_glance(
    briefings: dict[str, Briefing],
) -> None:
    def lines(mission: str) -> list[str]:
        document = briefings[f"{mission}-en"].document
        (glance,) = (one for one in document.chapters if one.heading.anchor == "glance")
        (days,) = (
            one
            for one in walk(glance)
            if isinstance(one, Grid) and words(one.rows[0].cells[1]) == "City"
        )
        return [words(row.cells[0]) for row in days.rows[1:]]

    assert lines("2018-09-europe") == ["12–20 September", "day to be confirmed"]
    assert [line.split()[0] for line in lines(COMPLETE)] == ["Mon", "Tue", "Wed", "Thu", "Fri"]
