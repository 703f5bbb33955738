"""What each chapter of the pack says, chapter by chapter, in the words of its issue."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from briefgen.audience import shareable
from briefgen.compose.pack import compose_pack
from briefgen.content import (
    Chapter,
    ChapterHeading,
    CoverTitle,
    Disc,
    Document,
    Figure,
    Grid,
    GridRow,
    Mark,
    SdgTile,
    walk,
    words,
)
from briefgen.mission_view.view import MissionView
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.programme import Status
from briefgen.models.text import Lang, Text
from briefgen.models.ucap import Ucap
from briefgen.typography import without_helpers
from tests.pack.made import BOTH, COMPLETE, material_of, pack, with_mission

REAL = ("2018-09-europe", "2019-10-nice")
LANGS: tuple[Lang, ...] = ("en", "zh")


@pytest.fixture(scope="module")
def document() -> Document:
    return pack().document


@pytest.fixture(scope="module")
def complete() -> Mission:
    return shareable(material_of(COMPLETE).mission)


def chapter(document: Document, anchor: str) -> Chapter:
    return next(one for one in document.chapters if one.heading.anchor == anchor)


def said(node: object) -> str:
    return words(node).replace("\u00a0", " ")


def rows(node: object) -> Iterator[GridRow]:
    """Give all rows of grids."""
    for grid in walk(node):
        if isinstance(grid, Grid):
            yield from grid.rows


# --- cover and contents ---------------------------------------------------------------------


def test_the_cover_is_in_both_languages(document: Document, complete: Mission) -> None:
    (cover,) = document.sheets
    (title,) = (node for node in walk(cover) if isinstance(node, CoverTitle))
    assert [part.lang for part in title.parts] == list(BOTH)
    for city in title.cities:
        assert [run.lang for run in city.names] == list(BOTH)
    assert complete.title.en is not None
    assert complete.title.zh is not None
    assert complete.title.en in said(cover)
    assert complete.title.zh in said(cover)


@pytest.mark.parametrize("lang", LANGS)
def test_a_pack_in_one_language_says_nothing_in_the_other_but_names(lang: Lang) -> None:
    headings = [one.heading for one in pack(COMPLETE, (lang,)).document.chapters]
    assert {part.lang for heading in headings for part in heading.parts} == {lang}


def test_the_contents_list_every_chapter_with_its_page() -> None:
    made = pack()
    anchors = [one.heading.anchor for one in made.document.chapters]
    assert [one.target for one in made.entries if one.level == 1] == anchors[1:]
    assert all(one.page for one in made.entries)


# --- the programme --------------------------------------------------------------------------


@pytest.mark.parametrize("langs", [BOTH, ("en",), ("zh",)])
def test_the_programme_at_a_glance_is_one_page_with_every_day_and_its_cities(
    langs: tuple[Lang, ...], complete: Mission
) -> None:
    made = pack(COMPLETE, langs)
    pages = {one.target: one.page or 0 for one in made.entries}
    assert pages["itinerary"] == pages["glance"] + 1
    (table,) = (node for node in chapter(made.document, "glance").blocks if isinstance(node, Grid))
    view = MissionView(material_of(COMPLETE).for_both_sides(), langs, "shareable")
    days = view.programme.days
    assert len(days) == (complete.dates.end.last_day - complete.dates.start.first_day).days + 1
    assert len(table.rows) == 1 + len(days)
    for row, day in zip(table.rows[1:], days, strict=True):
        for city in day.cities:
            assert all((city.name.in_lang(lang) or "-") in said(row) for lang in langs)


@pytest.mark.parametrize("langs", [BOTH, ("en",), ("zh",)])
def test_what_is_not_confirmed_is_marked_at_a_glance_too(
    langs: tuple[Lang, ...], complete: Mission
) -> None:
    glance = chapter(pack(COMPLETE, langs).document, "glance")
    marked = Counter(node.name for node in walk(glance) if isinstance(node, Mark))
    assert marked == {
        f"programme.{number}.status": len(langs)
        for number, slot in enumerate(complete.programme)
        if slot.status is not Status.CONFIRMED
    }
    assert len(marked) == 3


def test_the_itinerary_has_a_table_a_day_and_a_slot_has_its_time_once_for_both_languages(
    document: Document, complete: Mission
) -> None:
    tables = [
        node
        for node in chapter(document, "itinerary").blocks
        if isinstance(node, Grid) and node.is_data
    ]
    assert len(tables) == len({slot.day for slot in complete.programme if slot.day})
    slots = {f"programme.{number}": slot for number, slot in enumerate(complete.programme)}
    for row in (row for table in tables for row in table.rows if not row.head):
        time, english, chinese = row.cells
        slot = next(one for one in slots.values() if one.title.en and one.title.en in said(english))
        assert slot.start is not None
        assert said(row).count(f"{slot.start:%H:%M}") >= 1
        assert f"{slot.start:%H:%M}" in said(time)
        assert (english.lang, chinese.lang) == ("en", "zh")
        assert (slot.title.zh or "") in said(chinese)


# --- people ---------------------------------------------------------------------------------


def test_the_delegation_stands_in_the_order_of_its_list_with_names_in_both_scripts(
    document: Document, complete: Mission
) -> None:
    view = MissionView(material_of(COMPLETE).for_both_sides(), BOTH, "shareable")
    delegation, *_ = (node for node in chapter(document, "people").blocks if isinstance(node, Grid))
    first_cells = [said(row.cells[0]) for row in delegation.rows]
    names = [cell for cell in first_cells if any(sign.isdigit() for sign in cell)]
    assert len(names) == len(view.delegates) == len(complete.delegation.members)
    assert view.delegates[0].key == complete.delegation.head
    for cell, person in zip(names, view.delegates, strict=True):
        assert person.family is None or person.family.upper() in cell
        assert person.chinese is None or person.chinese in cell


def test_the_hosts_stand_by_city_in_order_of_precedence(document: Document) -> None:
    view = MissionView(material_of(COMPLETE).for_both_sides(), BOTH, "shareable")
    text = said(chapter(document, "people"))
    order = [
        text.index(person.family.upper() + " " + (person.given or ""))
        for group in view.hosts
        for person in group.hosts
        if person.family
    ]
    assert order == sorted(order)
    assert len(order) > 8


# --- cities ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [COMPLETE, *REAL])
@pytest.mark.parametrize("langs", [BOTH, ("en",), ("zh",)])
def test_every_city_has_one_page(name: str, langs: tuple[Lang, ...]) -> None:
    made = pack(name, langs)
    pages = {one.target: one.page or 0 for one in made.entries if one.level == 1}
    starts = list(pages.values())
    cities = [anchor for anchor in pages if anchor.startswith("city-")]
    assert len(cities) == len(material_of(name).mission.cities)
    for anchor in cities:
        behind = starts[list(pages).index(anchor) + 1]
        assert behind == pages[anchor] + 1


def test_a_city_page_has_figures_with_year_region_themes_with_tags_and_what_was_done(
    document: Document,
) -> None:
    page = chapter(document, "city-sampleton")
    for part in ("Sample Region", "样例大区", "340 000", "2016", "71.9", "Circular economy"):
        assert part in said(page)
    assert "Urban Agenda: Circular economy" in said(page)
    assert [tile.number for tile in walk(page) if isinstance(tile, SdgTile)] == [11, 12]
    assert [disc.number for disc in walk(page) if isinstance(disc, Disc)] == [1, 2]


@pytest.mark.parametrize("city", ["granada", "rome", "nice"])
def test_what_is_not_stated_of_a_city_says_so(city: str) -> None:
    page = said(chapter(pack("2018-09-europe").document, f"city-{city}"))
    assert page.count("not stated") >= 4  # region, population, area, mayor
    assert without_helpers(page).count("未注明") >= 4


def test_pages_of_cities_of_a_real_mission_share_no_list_of_what_was_done() -> None:
    document = pack("2018-09-europe").document
    lists = {
        city: [
            said(row)
            for row in rows(chapter(document, f"city-{city}"))
            if any(isinstance(node, Disc) for node in walk(row))
        ]
        for city in ("haikou", "granada", "rome", "nice")
    }
    assert all(lists.values())
    assert len(set(map(tuple, lists.values()))) == len(lists)


def compared(document: Document) -> Mapping[str, GridRow]:
    """Give the rows of the table of figures side by side, by the English name of the city."""
    grids = [one for one in chapter(document, "welcome").blocks if isinstance(one, Grid)]
    (table,) = (one for one in grids if one.is_data)
    return {said(row.cells[0]).split()[0]: row for row in table.rows if not row.head}


def test_figures_side_by_side_show_their_years_and_what_has_none_is_not_among_them(
    document: Document,
) -> None:
    found = compared(document)
    assert "2016" in said(found["Sampleton"].cells[3])
    assert "2018" in said(found["Placeholderstadt"].cells[3])
    without_year = said(found["Exempla"].cells[3])
    assert "2.87" not in without_year
    assert "year not stated" in without_year


@pytest.mark.parametrize("name", REAL)
def test_a_mission_without_comparable_figures_has_none_side_by_side(name: str) -> None:
    grids = [one for one in chapter(pack(name).document, "welcome").blocks if isinstance(one, Grid)]
    assert not any(one.is_data for one in grids)


# --- the cooperation ------------------------------------------------------------------------


@pytest.mark.parametrize("name", [COMPLETE, *REAL])
def test_the_timeline_of_every_plan_speaks_both_languages(name: str) -> None:
    figures = [
        node
        for node in walk(chapter(pack(name).document, "cooperation"))
        if isinstance(node, Figure)
    ]
    plans: list[Ucap] = list(material_of(name).ucaps.values())
    assert len(figures) == sum(bool(plan.activities) for plan in plans)
    for figure in figures:
        assert "Timeline, " in figure.alt
        assert "时间轴" in dict(figure.described)["zh"]
        assert "in China" in figure.svg
        assert "在中国" in figure.svg


def test_the_timeline_of_a_pack_in_one_language_speaks_that_alone() -> None:
    (figure,) = (
        node
        for node in walk(chapter(pack("2019-10-nice", ("zh",)).document, "cooperation"))
        if isinstance(node, Figure)
    )
    assert "Timeline" not in figure.alt
    assert "in China" not in figure.svg


# --- what is carried along --------------------------------------------------------------------


def test_the_card_is_the_last_page_with_every_emergency_number(
    document: Document, complete: Mission
) -> None:
    card = document.chapters[-1]
    assert card.heading.anchor == "card"
    assert card.alone
    pages = {one.target: one.page for one in pack().entries}
    assert pages["card"] == pack().pages
    for emergency in complete.emergencies:
        assert emergency.phone is None or emergency.phone in said(card)
    assert "Cut along this line" in said(card)
    assert "沿此线剪下" in said(card)


def test_the_visibility_part_has_emblem_and_funding_line_in_both_languages(
    document: Document,
) -> None:
    contacts = chapter(document, "contacts")
    (row,) = (row for row in rows(contacts) if any(isinstance(n, Figure) for n in walk(row)))
    funding = material_of(COMPLETE).programme.funding
    assert funding.en is not None
    assert funding.zh is not None
    assert funding.en in said(row)
    assert funding.zh in said(row)
    assert [node.kind for node in walk(row) if isinstance(node, Figure)] == ["emblem"]


# --- missing translations and open points -----------------------------------------------------


def test_a_missing_translation_shows_the_other_language_with_a_mark_and_is_counted() -> None:
    material = material_of("2019-10-nice")
    before = MissionView(material.for_both_sides(), BOTH, "shareable").points
    only_english = material.mission.model_copy(update={"purpose": Text(en="Placeholder purpose")})
    changed = with_mission(material, only_english)
    document = compose_pack(changed, BOTH)
    (row,) = (row for row in rows(chapter(document, "welcome")) if "purpose" in said(row))
    _, english, chinese = row.cells
    assert said(english) == "Placeholder purpose"
    assert "Placeholder purpose" in said(chinese)
    assert [mark.name for mark in walk(chinese) if isinstance(mark, Mark)] == ["purpose"]
    after = MissionView(changed.for_both_sides(), BOTH, "shareable").points
    assert len(after) == len(before) + 1
    assert f"{len(after)} points open" in said(document.sheets)


def test_in_a_pack_of_one_language_a_translation_that_it_does_not_need_is_not_open() -> None:
    material = material_of("2019-10-nice")
    only_english = material.mission.model_copy(update={"purpose": Text(en="Placeholder purpose")})
    changed = with_mission(material, only_english)
    whole = MissionView(material.for_both_sides(), ("en",), "shareable").points
    assert MissionView(changed.for_both_sides(), ("en",), "shareable").points == whole


@pytest.mark.parametrize("name", [COMPLETE, *REAL])
def test_every_open_point_stands_in_the_list_with_its_page(name: str) -> None:
    made = pack(name)
    points = MissionView(material_of(name).for_both_sides(), BOTH, "shareable").points
    listed = [
        row
        for row in rows(chapter(made.document, "points"))
        if any(isinstance(node, Mark) for node in walk(row))
    ]
    assert len(listed) == len(points) > 0


def test_a_heading_stands_in_every_language_of_the_pack(document: Document) -> None:
    headings = [node for node in walk(document.chapters) if isinstance(node, ChapterHeading)]
    assert {tuple(part.lang for part in one.parts) for one in headings} == {BOTH}


def test_a_chapter_of_which_nothing_is_known_is_left_out() -> None:
    material = material_of(COMPLETE)
    bare = material.mission.model_copy(update={"documents": (), "gifts": (), "emergencies": ()})
    cooperation = bare.cooperation.model_copy(update={"signed": ()})
    changed = with_mission(material, bare.model_copy(update={"cooperation": cooperation}))
    anchors = {one.heading.anchor for one in compose_pack(replace(changed), BOTH).chapters}
    assert "signing" not in anchors
    assert "logistics" in anchors
