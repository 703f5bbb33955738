"""The pack as a PDF: its words, all that is shareable, pages, rows, and what validators say."""

import datetime as dt
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from pdfplumber.page import Page
from pydantic import BaseModel
from pypdf import PdfReader
from pypdf.generic import Destination

from briefgen.audience import shareable
from briefgen.compose.pack import compose_pack
from briefgen.content import Contents, Document, Grid, GridCell, GridRow, walk, words
from briefgen.fit_pack import fitted_pack
from briefgen.formats import format_date, format_days, format_population
from briefgen.mission_view.places import dotted
from briefgen.mission_view.view import MissionView
from briefgen.mission_wording import latin
from briefgen.models.dates import PartialDate
from briefgen.models.fields import Field, fields_of
from briefgen.models.mission.marks import target_of
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.people import Person
from briefgen.models.text import Lang, Text
from briefgen.pack.view import PackView
from tests.pack.made import BOTH, COMPLETE, Made, material_of, pack, set_in_type, with_mission
from tests.readers.listed_points import Point, pages_named, pages_of
from tests.readers.pdf_text import pdf_words
from tests.readers.positions import Line, lines_of
from tests.readers.running_heads import strays, too_low
from tests.validators import tools
from tests.validators.pdf_checks import problems

MISSIONS = (COMPLETE, "2018-09-europe", "2019-10-nice")
EDITIONS: tuple[tuple[Lang, ...], ...] = (BOTH, ("en",), ("zh",))
ALL = [(name, langs) for name in MISSIONS for langs in EDITIONS]
NAMES = [f"{name}-{'-'.join(langs)}" for name, langs in ALL]
every_pack = pytest.mark.parametrize(("name", "langs"), ALL, ids=NAMES)
_HELPERS = re.compile("[\\s\u00a0\u00ad\u200b\u2060]+")
_MARKDOWN = re.compile(r"\*|\[|\]\([^)]*\)")
PT = 72 / 25.4
_LEAST_HEADING = 12
CHINESE = (15 + 3 * 36.8) * PT


def bare(text: str) -> str:
    return _HELPERS.sub("", text)


def shown(document: Document) -> str:
    return bare(words(document.sheets) + words(document.chapters))


# --- the same words -------------------------------------------------------------------------


@every_pack
def test_the_words_of_the_file_are_those_of_the_content(name: str, langs: tuple[Lang, ...]) -> None:
    made = pack(name, langs)
    assert bare(pdf_words(made.data)) == shown(made.document)


# --- every shareable field ------------------------------------------------------------------

# What is drawn, refers to something, or says how something else is meant.
NO_WORDS = {
    *("records", "sender", "key", "side", "latitude", "longitude", "time_zone", "kind", "status"),
    *("stated", "certain", "mail_the_pack", "on_site", "cooperation.record"),
    *("cooperation.themes", "cooperation.activities", "cooperation.results", "means"),
    *("interpretation", "languages", "countries.codes", "size"),
}


def expected(mission: Mission) -> Iterator[tuple[str, str]]:
    """Give the path of each shareable field that says something, with what it says in English."""
    for field in fields_of(mission):
        if not _is_silent(field):
            yield ".".join(map(str, field.path)), _said(mission, field)


def _is_silent(field: Field) -> bool:
    names = [part for part in field.path if isinstance(part, str)]
    if field.value in (None, ()) or NO_WORDS & {names[-1], ".".join(names[-2:])}:
        return True
    if names[-1] in {"responsible", "due"}:
        return names[0] != "programme" or names[-1] == "due"  # else only of what is open
    inner = field.value[0] if isinstance(field.value, tuple) else field.value
    return isinstance(inner, BaseModel) and not isinstance(inner, Text)


def _said(mission: Mission, field: Field) -> str:  # noqa: C901, PLR0911  # a line each
    value = field.value[0] if isinstance(field.value, tuple) else field.value
    match value:
        case Text():
            return _MARKDOWN.sub("", value.en or value.zh or "")
        case PartialDate():
            return format_date(value, "en")
        case dt.time():
            return f"{value:%H:%M}"
        case dt.date():
            return format_days(value, value, "en").rpartition(" ")[0]
        case int() if field.name == "value":
            return format_population(value, "en")
        case int() | float():
            return str(value)[:3]
        case str() if target_of(field.info) in {"person", "ours", "host"}:
            return _called(mission.person(value))
        case str() if target_of(field.info) == "city":
            return mission.city(value).name.en or ""
        case str() if target_of(field.info) == "slot":
            return _said(mission, replace(field, value=mission.slot(value).start))
        case str() if field.name == "family":
            return value.upper()
        case _:
            return str(value)


def _called(person: Person) -> str:
    return latin(person) or (person.office or Text(en="-")).en or ""


def missing(mission: Mission, document: Document) -> list[str]:
    said = shown(document)
    return [path for path, text in expected(mission) if bare(text) not in said]


def test_every_shareable_field_of_the_complete_mission_is_in_the_pack() -> None:
    mission = shareable(material_of(COMPLETE).mission)
    assert len(list(expected(mission))) > 800
    assert missing(mission, pack().document) == []


def test_a_field_that_the_pack_forgets_is_seen() -> None:
    mission = shareable(material_of(COMPLETE).mission)
    without = mission.model_copy(update={"gifts": (), "welcome": ()})
    document = compose_pack(with_mission(material_of(COMPLETE), without))
    found = missing(mission, document)
    assert "welcome" in found
    assert "gifts.0.what" in found


def test_the_fields_without_words_are_fields() -> None:
    names = {field.path[-1] for field in fields_of(material_of(COMPLETE).mission)}
    assert {name.rpartition(".")[2] for name in NO_WORDS} <= names | {"stated", "on_site"}


# --- pages ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("langs", "least", "most"), [(BOTH, 20, 30), (("en",), 20, 30)])
def test_the_complete_pack_has_about_20_to_30_pages(
    langs: tuple[Lang, ...], least: int, most: int
) -> None:
    assert least <= pack(COMPLETE, langs).pages <= most


@pytest.mark.parametrize("name", ["2018-09-europe", "2019-10-nice"])
def test_the_pack_of_a_mission_little_known_is_short(name: str) -> None:
    assert pack(name).pages <= 15


@every_pack
def test_the_list_names_the_page_on_which_the_row_of_each_point_stands(
    name: str, langs: tuple[Lang, ...]
) -> None:
    made, material = pack(name, langs), material_of(name).for_both_sides()
    view = MissionView(material, langs, "shareable")
    heading_of = PackView(view, material.ucaps, material.programme.glossary).anchor_of
    points = [Point(dotted(one.path), heading_of(one)) for one in view.points if heading_of(one)]
    named, stand = pages_named(made.document), pages_of(points, made.document, made.data)
    assert named.keys() == stand.keys()
    assert {field: on for field, on in stand.items() if named[field] not in on} == {}


def bookmarks(made: Made) -> Iterator[tuple[str, int]]:
    """Give the headings of level 1 with their pages."""
    reader = PdfReader(io.BytesIO(made.data))
    for entry in reader.outline:
        if isinstance(entry, Destination):
            page = reader.get_destination_page_number(entry)
            assert page is not None
            yield str(entry.title), page + 1


@every_pack
def test_every_chapter_begins_a_page_or_shares_one_and_the_contents_say_which(
    name: str, langs: tuple[Lang, ...]
) -> None:
    made = pack(name, langs)
    found = list(bookmarks(made))
    begins = [True, *(chapter.sharing == "never" for chapter in made.document.chapters)]
    assert len(begins) == len(found)
    pages = [page for _, page in found]
    assert all(
        (page > before) if new else (page >= before)
        for new, before, page in zip(begins[1:], pages, pages[1:], strict=False)
    )
    assert len({page for new, page in zip(begins, pages, strict=True) if new}) == sum(begins)
    listed = [
        (" · ".join(words(part.inlines) for part in entry.parts), entry.page)
        for node in walk(made.document)
        if isinstance(node, Contents)
        for entry in node.entries
        if entry.level == 1
    ]
    assert listed == found[2:]


TOP, FOOT, TEXT_HEIGHT = 297 - 18.7, 19.5, 259.3  # mm; the foot's words stand below 19.5
A_THIRD = 1 / 3


def fill_of(data: bytes) -> dict[int, float]:
    """Give how far down the words of each page reach, as a part of the height of the text."""
    lowest: dict[int, float] = defaultdict(lambda: TOP)
    for line in lines_of(data):
        if line.baseline / PT > FOOT:
            lowest[line.page] = min(lowest[line.page], line.baseline / PT)
    return {page: (TOP - low) / TEXT_HEIGHT for page, low in lowest.items()}


def hardly_filled(made: Made) -> list[int]:
    """Give the pages less than a third full, but for those that must be as they are.

    The cover is a page of its own design. The last page ends where the pack ends; where there is a
    card it is that page, as it is cut out.
    """
    exempt = {1, made.pages}
    fill = fill_of(made.data)
    assert len(fill) == made.pages
    return [page for page, part in fill.items() if part < A_THIRD and page not in exempt]


@every_pack
def test_every_page_has_something_on_it(name: str, langs: tuple[Lang, ...]) -> None:
    assert hardly_filled(pack(name, langs)) == []


def test_chapters_of_a_few_lines_on_pages_of_their_own_are_seen() -> None:
    material = material_of("2019-10-nice")
    assert hardly_filled(set_in_type(material, compose_pack(material))) != []


@every_pack
def test_nothing_stands_beyond_the_margins(name: str, langs: tuple[Lang, ...]) -> None:
    right = (210 - 15) * PT
    half_a_mark = 5  # of a full-width mark at the end of a line the second half is blank
    lines = lines_of(pack(name, langs).data)
    beyond = [line.text for line in lines if line.x1 > right + half_a_mark]
    assert beyond == []


@every_pack
def test_nothing_but_the_running_head_stands_in_its_place(
    name: str, langs: tuple[Lang, ...]
) -> None:
    data = pack(name, langs).data
    assert strays(data) == []
    assert too_low(data) == []


# --- rows -----------------------------------------------------------------------------------


def rows_of_both(document: Document) -> Iterator[GridRow]:
    for node in walk(document.chapters):
        if isinstance(node, Grid):
            for row in node.rows:
                if [cell.span for cell in row.cells] == [1, 2, 2] and all(
                    cell.blocks for cell in row.cells[1:]
                ):
                    yield row


@pytest.mark.parametrize("name", [COMPLETE, "2018-09-europe"])
def test_both_languages_of_a_row_start_on_one_line(name: str) -> None:
    made = pack(name)
    lines = list(lines_of(made.data))
    chinese = [line for line in lines if abs(line.x0 - CHINESE) < 6 * PT and _is_text(line)]
    at, checked = 0, 0
    for row in rows_of_both(made.document):
        english_words, chinese_words = (_first_words(cell) for cell in row.cells[1:])
        for index in range(at, len(chinese)):
            line = chinese[index]
            if bare(line.text).startswith(chinese_words):
                beside = [
                    abs(one.baseline - line.baseline)
                    for one in lines
                    if one.page == line.page and bare(one.text).startswith(english_words)
                ]
                assert min(beside) < 0.5, line.text
                at, checked = index + 1, checked + 1
                break
    assert checked > 40


def _is_text(line: Line) -> bool:
    return line.chars[0].size < _LEAST_HEADING


def _first_words(cell: GridCell) -> str:
    return bare(words(cell.blocks[0]))[:5]


# --- validators and bytes -------------------------------------------------------------------


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("packs")
    paths = []
    for title, (name, langs) in zip(NAMES, ALL, strict=True):
        paths.append(folder / f"{title}.pdf")
        paths[-1].write_bytes(pack(name, langs).data)
    return paths


def test_page_validation_finds_nothing(files: list[Path]) -> None:
    assert {name: rules for name, rules in tools.page_validation(files).items() if rules} == {}


def test_outloud_finds_nothing(files: list[Path]) -> None:
    # It takes a Chinese sentence, which has no spaces, for no language, and two tables, of which
    # one goes on over pages, for one that was split.
    found = {name: rules - {"FIG-012", "TBL-013"} for name, rules in tools.outloud(files).items()}
    assert {name: rules for name, rules in found.items() if rules} == {}


def test_our_own_checks_find_nothing(files: list[Path]) -> None:
    assert {path.name: problems(path.read_bytes()) for path in files} == {
        path.name: frozenset() for path in files
    }


def test_the_same_mission_gives_the_same_bytes() -> None:
    material = material_of("2019-10-nice")
    again = set_in_type(material, fitted_pack(material))
    assert again.data == pack("2019-10-nice").data


def test_below_the_rule_of_a_head_shows_no_rule_of_a_row() -> None:
    """A table that goes on over pages would begin with a double rule there."""
    top, bottom = 47.0, 54.0  # pt, between the rule of the head and the words of the first row
    with pdfplumber.open(io.BytesIO(pack().data)) as pdf:
        goes_on = [page for page in pdf.pages if _begins_with_rule(page, top, bottom)]
        assert goes_on
        pictures = [page.to_image(resolution=144).original.convert("L") for page in goes_on]
    bands = [one.crop((0, round(2 * top), one.width, round(2 * bottom))) for one in pictures]
    assert {band.getextrema() for band in bands} == {(255, 255)}


def _begins_with_rule(page: Page, top: float, bottom: float) -> bool:
    return any(top < one["top"] < bottom for one in page.rects)
