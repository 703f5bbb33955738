"""Chinese and English as a typesetter sets them, read from the positions in the finished file.

Every rule is seen to fail where it is switched off.
"""

import io
import re
from itertools import pairwise

import pdfplumber
import pytest

from briefgen.content import Link, Run
from briefgen.models.text import LANGS, Lang
from briefgen.typography import inlines
from tests.readers.positions import Char, Line, lines_of
from tests.render.specimen import THEME, paragraph, pdf_of

BREAK_HERE = "\u200b"
TOLERANCE = 0.01
"""In pt; a PDF holds thousandths of an em."""
LEFT = THEME.page.margin_side / 25.4 * 72
"""The left edge of the text, in pt."""

NO_START = "，。、；：？！”’）》】〉」』～·％"
NO_END = "“‘（《【〈「『"
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def without_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words go to Pango as they are written."""
    monkeypatch.setattr(inlines, "set_for_pdf", lambda text, _lang: text)


@pytest.fixture
def breaking_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line may break between any two characters."""
    monkeypatch.setattr(inlines, "set_for_pdf", lambda text, _lang: BREAK_HERE.join(text))


def set_lines(*texts: str, lang: Lang = "zh", css: str = "") -> tuple[Line, ...]:
    return lines_of(pdf_of(*(paragraph(text, lang=lang) for text in texts), lang=lang, css=css))


def with_break_at(mark: str) -> list[str]:
    """Give texts in which a line of ten characters would begin or end with the mark."""
    return ["汉" * before + mark + "汉" * 4 for before in range(8, 12)]


def first(line: Line) -> str:
    return line.text.strip()[0]


def last(line: Line) -> str:
    return line.text.strip()[-1]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


# --- line breaks --------------------------------------------------------------------------


def starts_and_ends() -> tuple[set[str], set[str]]:
    """Give the marks that start a line, and those that end one."""
    lines = set_lines(*(text for mark in NO_START + NO_END for text in with_break_at(mark)))
    return set(map(first, lines)) - {"汉"}, set(map(last, lines)) - {"汉"}


def test_no_line_starts_or_ends_with_a_mark_that_belongs_to_the_other_side() -> None:
    starts, ends = starts_and_ends()
    assert starts <= set(NO_END)
    assert ends <= set(NO_START)


@pytest.mark.usefixtures("breaking_anywhere")
def test_every_mark_would_stand_on_the_wrong_side_if_it_might() -> None:
    starts, ends = starts_and_ends()
    assert starts >= set(NO_START)
    assert ends >= set(NO_END)


@pytest.mark.usefixtures("without_setting")
def test_pango_alone_lets_some_marks_start_a_line() -> None:
    starts, _ = starts_and_ends()
    assert starts & set(NO_START) == set("～·")


def dashes_and_dots_are_whole(lines: tuple[Line, ...]) -> bool:
    return all(line.text.count(mark) % 2 == 0 for line in lines for mark in "—…")


LONG_MARKS = [*with_break_at("——"), *with_break_at("……")]


def test_dashes_and_ellipses_are_whole() -> None:
    assert dashes_and_dots_are_whole(set_lines(*LONG_MARKS))


@pytest.mark.usefixtures("breaking_anywhere")
def test_they_would_break_if_they_might() -> None:
    assert not dashes_and_dots_are_whole(set_lines(*LONG_MARKS))


QUOTED = [
    ("汉" * 10 + "“汉汉”汉", "汉" * 10),
    ("汉" * 7 + "“汉”汉汉汉", "汉" * 7 + "“汉”"),
    ("汉" * 9 + "，“汉汉”汉", "汉" * 9 + "，"),
    ("汉" * 10 + "‘汉汉’汉", "汉" * 10),
]


@pytest.mark.parametrize(("text", "first_line"), QUOTED)
def test_quotation_marks_leave_no_hole_in_a_line(text: str, first_line: str) -> None:
    assert set_lines(text)[0].text == first_line


@pytest.mark.usefixtures("without_setting")
@pytest.mark.parametrize(("text", "first_line"), QUOTED)
def test_pango_alone_leaves_a_hole(text: str, first_line: str) -> None:
    assert len(set_lines(text)[0].text) < len(first_line)


# --- marks side by side -------------------------------------------------------------------

ADJACENT = ["汉。”汉", "汉）（汉", "汉》、《汉", "汉，“汉", "汉”“汉", "汉”，汉"]
MARKS = re.compile("[。”）（》、《，“]")


def least_advance(line: Line) -> float:
    """Give the least distance from one mark to the next, in em."""
    pairs = pairwise(line.chars)
    return min(
        (right.x0 - left.x0) / left.size
        for left, right in pairs
        if MARKS.match(left.text) and MARKS.match(right.text)
    )


def test_marks_side_by_side_share_their_space() -> None:
    found = [least_advance(line) for line in set_lines(*ADJACENT)]
    assert found == pytest.approx([0.5] * len(ADJACENT), abs=0.01)


def test_without_the_feature_of_the_face_they_do_not() -> None:
    lines = set_lines(*ADJACENT, css="* { font-feature-settings: normal !important }")
    assert [least_advance(line) for line in lines] == pytest.approx([1] * len(lines), abs=0.01)


# --- gaps between Han and Latin -----------------------------------------------------------


def is_han(char: Char) -> bool:
    return HAN.match(char.text) is not None


def gaps(line: Line) -> list[float]:
    """Give the gap at every boundary between Han and anything else, in em."""
    printed = [char for char in line.chars if not char.text.isspace()]
    return [
        (right.x0 - left.x1) / left.size
        for left, right in pairwise(printed)
        if is_han(left) != is_han(right)
    ]


def are_quarter_ems(widths: list[float]) -> bool:
    return bool(widths) and all(0.2 <= width <= 0.33 for width in widths)


BOUNDARIES = [
    *("汉IUC汉", "汉 IUC 汉", "汉2020汉", "汉3.5%汉", "汉25°汉", "汉km²汉", "汉€5汉", "汉5€汉"),
    *("汉Évora汉", "汉Málaga与Łódź汉", "汉\u00a0A\u00a0汉", "汉+5汉", "汉\u3000A汉", "汉CO₂汉"),
]


def test_a_quarter_em_stands_between_han_and_latin() -> None:
    assert [line.text for line in set_lines(*BOUNDARIES) if not are_quarter_ems(gaps(line))] == []


@pytest.mark.usefixtures("without_setting")
def test_nothing_stands_there_by_itself() -> None:
    untyped = [text for text in BOUNDARIES if bare(text) == text]
    assert not any(are_quarter_ems(gaps(line)) for line in set_lines(*untyped))


BOLD = Run("IUC", "zh", strong=True)
EMAIL = Link("mailto:office@testville.example", (Run("office", "zh"),))
RUNS = [
    pytest.param((BOLD, "汉"), id="after bold"),
    pytest.param(("汉", BOLD), id="before bold"),
    pytest.param(("汉", EMAIL, "汉"), id="around a link"),
    pytest.param(("汉 ", BOLD, " 汉"), id="typed spaces"),
    pytest.param((Run("汉", "zh", emphasis=True), "IUC"), id="after emphasis"),
    pytest.param(("汉", Run("Placeholder", "en"), "汉"), id="around English"),
    pytest.param(("汉IUC", Run("汉", "zh", strong=True)), id="bold Han"),
]


@pytest.mark.parametrize("nodes", RUNS)
def test_the_gap_stands_where_bold_or_a_link_begins(nodes: tuple[Run | Link | str, ...]) -> None:
    (line,) = lines_of(pdf_of(paragraph(*nodes)))
    assert are_quarter_ems(gaps(line))


def test_run_by_run_it_would_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inlines, "set_inlines", iter)
    monkeypatch.setattr("briefgen.render.html.set_inlines", iter)
    (line,) = lines_of(pdf_of(paragraph("汉", EMAIL, "汉")))
    assert not are_quarter_ems(gaps(line))


AT_THE_EDGE = "汉" * 10 + "IUC" + "汉" * 10


def begin_at_the_edge(lines: tuple[Line, ...]) -> bool:
    return all(abs(line.x0 - LEFT) < TOLERANCE for line in lines)


def test_no_gap_stands_at_the_edges_of_a_line() -> None:
    lines = set_lines(AT_THE_EDGE)
    assert [first(line) for line in lines[:2]] == ["汉", "I"]
    assert begin_at_the_edge(lines)


def test_a_gap_of_another_kind_would_stand_there(monkeypatch: pytest.MonkeyPatch) -> None:
    gap = BREAK_HERE + "\u00a0"
    monkeypatch.setattr(inlines, "set_for_pdf", lambda text, _: text.replace("汉I", f"汉{gap}I"))
    assert not begin_at_the_edge(set_lines(AT_THE_EDGE))


BESIDE_MARKS = ["汉， IUC", "汉 （IUC） 汉", "汉\u3000，汉", "“ 汉 ” 汉", "汉 ——汉", "汉 · 汉"]


def with_spaces(texts: list[str]) -> list[str]:
    lines = set_lines(*texts)
    return [line.text for line in lines if any(char.text.isspace() for char in line.chars)]


def test_no_space_stands_beside_a_chinese_mark() -> None:
    assert with_spaces(BESIDE_MARKS) == []


@pytest.mark.usefixtures("without_setting")
def test_a_typed_space_would_stand_there() -> None:
    assert len(with_spaces(BESIDE_MARKS)) == len(BESIDE_MARKS)


# --- what is never broken -----------------------------------------------------------------

IN_CHINESE = [
    *("2018年7月9日", "2018 年 7 月", "7月9日", "3146平方公里", "230万人", "3.5亿美元", "第5号"),
    *(
        "2018—2019年",
        "2018–2019年",
        "5%～10%",
        "10时30分",
        "10：30",
        "SDG 11",
        "目标11",
        "3 146 km²",
    ),
    *("U-CAP", "0898 6872 34", "7 million"),
]
IN_ENGLISH = [
    *("12 May 2020", "9–13 April", "May 2020", "2.3 million", "3 146 km²", "Brief 1", "SDG 11"),
    *("EUR 5 million", "€ 5", "+86 898 68 72 3", "0898 6872 34", "U-CAP", "Annex A", "14:30 CET"),
    *("25 °C", "50 %", "5 years", "2018–2019", "GB/T 15834"),
]
ALWAYS_WHOLE = ["14:30", "5G", "km²", "COVID-19", "3.5%", "1/2"]
"""Pango breaks none of them."""

PREFIXES: dict[Lang, list[str]] = {
    "zh": ["汉" * count for count in range(11)],
    "en": ["n " * count for count in range(16)],
}


SUFFIXES: dict[Lang, str] = {"zh": "汉", "en": " and so on"}
UNITS: dict[Lang, list[str]] = {"zh": IN_CHINESE, "en": IN_ENGLISH}


def broken(units: list[str], lang: Lang) -> list[str]:
    """Give the units that a line breaks, somewhere between its start and its end."""
    places = [(unit, prefix) for unit in units for prefix in PREFIXES[lang]]
    texts = [prefix + unit + SUFFIXES[lang] for unit, prefix in places]
    lines = iter(set_lines(*texts, lang=lang))
    found = []
    for (unit, _), text in zip(places, texts, strict=True):
        own = [bare(next(lines).text)]
        while len("".join(own)) < len(bare(text)):
            own.append(bare(next(lines).text))
        assert "".join(own) == bare(text)
        if not any(bare(unit) in line for line in own):
            found.append(unit)
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("lang", LANGS)
def test_dates_numbers_and_codes_are_never_broken(lang: Lang) -> None:
    assert broken(UNITS[lang] + ALWAYS_WHOLE, lang) == []


@pytest.mark.usefixtures("without_setting")
@pytest.mark.parametrize("lang", LANGS)
def test_by_pango_alone_they_are(lang: Lang) -> None:
    assert broken(UNITS[lang] + ALWAYS_WHOLE, lang) == UNITS[lang]


def test_a_unit_is_whole_where_a_part_of_it_is_bold() -> None:
    year = Run("2018", "zh", strong=True)
    lines = lines_of(pdf_of(*(paragraph("汉" * count, year, "年汉") for count in range(11))))
    assert sum("2018年" in bare(line.text) for line in lines) == 11


# --- faces, emphasis, widths --------------------------------------------------------------


def faces(css: str = "") -> dict[str, str]:
    nodes = ("常", Run("粗", "zh", strong=True), Run("点", "zh", emphasis=True))
    (line,) = lines_of(pdf_of(paragraph(*nodes), css=css))
    return {char.text: char.font for char in line.chars}


def test_bold_is_the_bold_face_and_emphasis_the_regular_one() -> None:
    assert faces() == {"常": "Briefgen-Han", "粗": "Briefgen-Han-Bold", "点": "Briefgen-Han"}
    assert faces("strong { font-weight: normal }")["粗"] == "Briefgen-Han"


EMPHASISED = "重点，发展“目标”与IUC合作汉汉汉汉"


def under(dots: list[tuple[float, float]], char: Char) -> bool:
    """Whether a dot stands below the middle of a character, between it and the next line."""
    middle = (char.x0 + char.x1) / 2
    return any(
        abs(x - middle) < 0.02 * char.size and 0.12 < (char.baseline - y) / char.size < 0.35
        for x, y in dots
    )


def dotted(css: str = "") -> tuple[str, str]:
    """Give the emphasised characters with a dot, and those without."""
    data = pdf_of(paragraph("前", Run(EMPHASISED, "zh", emphasis=True), "后"), css=css)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        dots = [
            ((dot["x0"] + dot["x1"]) / 2, float(page.height) - (dot["top"] + dot["bottom"]) / 2)
            for dot in page.curves
        ]
    lines = lines_of(data)
    assert len(lines) > 1
    chars = [char for line in lines for char in line.chars]
    with_dot = [char for char in chars if under(dots, char)]
    assert len(with_dot) == len(dots)
    without = (char.text for char in chars if char not in with_dot)
    return "".join(char.text for char in with_dot), bare("".join(without))


def test_a_dot_stands_under_every_emphasised_han_character_and_no_other() -> None:
    assert dotted() == ("".join(HAN.findall(EMPHASISED)), "前，“”IUC后")
    assert dotted(".dot { background: none }")[0] == ""


def slanted(css: str = "") -> bool:
    nodes = (Run("汉字", "zh", strong=True), Run("汉字", "zh", emphasis=True), "汉字")
    (line,) = lines_of(pdf_of(paragraph(*nodes), css=css))
    return any(
        char.slanted or "Italic" in char.font or "Oblique" in char.font for char in line.chars
    )


def test_nothing_chinese_is_slanted() -> None:
    assert not slanted()
    assert slanted("em { font-style: italic }")


def width(text: str, lang: Lang, css: str = "") -> float:
    """Give the advance width of the first character, in em."""
    (line,) = set_lines(text, lang=lang, css=css)
    return line.chars[0].width


@pytest.mark.parametrize(("mark", "ems"), [("“", 1), ("”", 1), ("——", 2), ("…", 1), ("·", 1)])
def test_marks_of_both_languages_are_full_width_in_chinese_only(mark: str, ems: int) -> None:
    assert width(mark + "汉", "zh") == pytest.approx(ems, abs=0.01)
    assert width(mark + "a", "en") < 0.95
    latin = ":lang(zh-Hans) { font-family: 'Briefgen Latin' }"
    assert width(mark + "汉", "zh", latin) < 0.95


def leadings(css: str = "") -> set[float]:
    nodes = ("汉" * 7, BOLD, "汉" * 7, EMAIL, "汉" * 7, Run("汉IUC", "zh", emphasis=True), "汉" * 9)
    lines = lines_of(pdf_of(paragraph(*nodes), css=css))
    pairs = pairwise(lines)
    return {round(upper.baseline - lower.baseline, 1) for upper, lower in pairs}


def test_latin_words_in_bold_do_not_push_chinese_lines_apart() -> None:
    _, leading = THEME.type.body.in_lang("zh")
    assert leadings() == {leading}
    assert leadings("* { line-height: inherit !important }") != {leading}
