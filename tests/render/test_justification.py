"""Chinese running text stands flush with both edges of its measure, as a finished PDF shows it."""

import io
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
import weasyprint
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from weasyprint.layout import inline
from weasyprint.text.line_break import Layout as PangoLayout

from briefgen.build import build
from briefgen.content import (
    Document,
    Figure,
    Foot,
    Head,
    Inline,
    LineBreak,
    Link,
    Mark,
    Paragraph,
    Run,
    SdgTile,
    Sheet,
)
from briefgen.layout import Layout, SheetLayout
from briefgen.load import load_model
from briefgen.render.justification import lines as set_lines
from briefgen.render.justification.switch import RAGGED, _warn
from briefgen.render.pdf import lay_out, write_pdf
from briefgen.theme import Theme
from briefgen.workspace import Workspace
from tests.conftest import ROOT, summaries
from tests.readers.positions import Char, Line, lines_of

THEME = load_model(ROOT / "styles" / "theme.yaml", Theme).value
STYLE = (ROOT / "styles" / "document.css").read_text(encoding="utf-8")
LEFT = THEME.page.margin_side * 72 / 25.4
SIZE = 8.6
# In pt: what an edge may differ by.
TOLERANCE = 1.0
# In em: the widest gap, and what the rounding of a Latin word's glyphs may add to it.
WIDEST, ROUNDING = 0.25, 0.01
OPENING, CLOSING = "“‘（《〈「『【〔", "，。、；：？！”’）》〉」』】〕"
HAN = re.compile("[\u4e00-\u9fff]")
HELPERS = re.compile("[\\s\u00a0\u200b\u2060]")

PLAIN = (
    "推动欧盟城市面向中国、中国城市面向欧盟的国际化；支持欧盟企业在城市可持续发展相关领域进入中国市场；"
    "动员科研机构、政府部门和企业共同参与。双方将于明年在某某市召开启动会，欧盟、国家发展和改革委员会、"
    "其他中国城市及项目团队参会，探讨可能的合作领域和步骤；会后发表联合公报，并确定后续路线图。"
)
MIXED = (
    "在 IUC 项目竞争性资金支持下，代表团于2018年7月9日访问 Placeholder City A，参加“创新城市”"
    "（Innovative City）展会——这是首次——并与相关机构就旅游和创新领域……试点项目的开发举行双边会谈，"
    "其中包括《某某市城市合作行动计划》第 3 版和《某某市智慧城市规划》的 25％ 以上，共 1,200 项。"
)


# In mm: a measure in which the first lines of PLAIN need gaps that are seen.
LOOSE = 72


@dataclass(frozen=True)
class Page:
    """A PDF of paragraphs of one measure, in pt, in which nothing else stands."""

    data: bytes
    measure: float
    paragraphs: tuple[str, ...]

    @property
    def right(self) -> float:
        return LEFT + self.measure

    def lines(self) -> tuple[Line, ...]:
        return lines_of(self.data)

    def within(self) -> Iterator[Line]:
        """Give the lines but the last one of each paragraph."""
        ends = iter(self.paragraphs)
        rest = len(bare(next(ends)))
        for line in self.lines():
            rest -= len(bare(line.text))
            if rest:
                yield line
            else:
                rest = len(bare(next(ends, "")))


def bare(text: str) -> str:
    """Leave out what has no ink."""
    return HELPERS.sub("", text)


def page(
    *paragraphs: str | Sequence[Inline],
    measure: float = 143.2,
    rules: str = "",
    leading: float = 13.2,
) -> Page:
    """Set paragraphs in a measure of so many mm."""
    contents = tuple(
        (Run(each, "zh"),) if isinstance(each, str) else tuple(each) for each in paragraphs
    )
    empty = Figure("emblem", "<svg xmlns='http://www.w3.org/2000/svg'/>", "旗", "zh", 1, 1)
    document = Document(
        title="某某市",
        subject="样本",
        keywords=(),
        author="Placeholder Office",
        lang="zh",
        date="2020-06-01",
        sheets=(
            Sheet(
                "zh",
                Head((), ()),
                tuple(Paragraph(inlines) for inlines in contents),
                Foot(empty, (), (), ()),
            ),
        ),
    )
    style = (
        f"{STYLE} .head, .foot {{ display: none }} .sheet {{ height: auto }} {rules}"
        f".blocks {{ width: {measure}mm }}"
    )
    layout = Layout((SheetLayout("title", leading, 2.0, 0.5),))
    pages = lay_out(document, layout, THEME, ROOT / "styles" / "fonts", style)
    return Page(
        write_pdf(document, pages),
        measure * 72 / 25.4,
        tuple("".join(_words(inlines)) for inlines in contents),
    )


def _words(inlines: Sequence[Inline]) -> Iterator[str]:
    for each in inlines:
        match each:
            case Run(text=text) | Mark(text=text):
                yield text
            case Link(runs=runs):
                yield from _words(runs)
            case SdgTile(number=number):
                yield str(number)
            case _:
                pass


# --- what a reader sees ---


def printed(line: Line) -> list[Char]:
    return [char for char in line.chars if bare(char.text)]


def ink_end(line: Line) -> float:
    """Give where a line ends, the blank right half of a mark left out."""
    last = printed(line)[-1]
    return last.x1 - (last.size / 2 if last.text in CLOSING else 0)


def ink_start(line: Line) -> float:
    first = printed(line)[0]
    return first.x0 + (first.size / 2 if first.text in OPENING else 0)


def gaps(line: Line) -> list[float]:
    """Give the gaps between what is printed, in em."""
    return [(after.x0 - before.x1) / before.size for before, after in pairwise(printed(line))]


def is_flush(page: Page, line: Line) -> bool:
    return abs(ink_end(line) - page.right) <= TOLERANCE


def could_be_flush(page: Page, line: Line) -> bool:
    """Whether the gaps between its Han characters alone could bring the line to the edge."""
    between_han = sum(
        bool(HAN.match(before.text) and HAN.match(after.text))
        for before, after in pairwise(printed(line))
    )
    opened = sum(max(0.0, gap) for gap in gaps(line))
    return page.right - ink_end(line) < (between_han * WIDEST - opened) * SIZE


def is_well_set(page: Page) -> bool:
    """Whether every line within a paragraph is flush, or would need gaps that are too wide."""
    return all(is_flush(page, line) or not could_be_flush(page, line) for line in page.within())


# --- edges ---


def test_it_sets_every_line_but_a_paragraphs_last_to_the_right_edge() -> None:
    made = page(PLAIN, PLAIN)
    within = list(made.within())
    assert len(within) >= 4
    assert [line.text for line in within if not is_flush(made, line)] == []


def test_it_leaves_the_last_line_of_a_paragraph_and_one_before_a_forced_break_as_they_are() -> None:
    made = page((Run(PLAIN[:30], "zh"), LineBreak(), Run(PLAIN[:20], "zh")))
    first, second = made.lines()
    assert max(gaps(first) + gaps(second)) < ROUNDING
    assert not is_flush(made, first)


def test_the_style_alone_says_what_is_justified() -> None:
    made = page(PLAIN, rules="p:lang(zh-Hans) { text-align: start }")
    assert not is_well_set(made)


@pytest.mark.parametrize("measure", [70, 84, 110, 143.2, 180])
def test_a_text_of_both_scripts_is_flush_wherever_it_can_be(measure: float) -> None:
    made = page(MIXED, PLAIN, measure=measure)
    assert is_well_set(made)
    assert sum(is_flush(made, line) for line in made.within()) >= 4
    assert not is_well_set(page(MIXED, PLAIN, measure=measure, rules=RAGGED))


def test_several_texts_tiles_and_links_in_a_line_work_as_one() -> None:
    inlines = (
        Run(PLAIN[:25], "zh"),
        Run(PLAIN[25:40], "zh", strong=True),
        Run(PLAIN[40:50], "zh", emphasis=True),
        SdgTile(9, "目标 9", "zh"),
        Run(PLAIN[50:80], "zh"),
        Link("https://testville.example/", (Run(PLAIN[80:110], "zh"),)),
        Mark("待确认", "zh"),
        Run(PLAIN[110:], "zh"),
    )
    made, ragged = (page(inlines, measure=110, rules=rules) for rules in ("", RAGGED))
    # A tile or a ring parts a line for the reader: its right end is that of the last part.
    ends = {line.baseline: ink_end(line) for line in made.within() if line.text != "9"}
    assert len(ends) >= 4
    assert all(abs(end - made.right) < 0.2 for end in ends.values())
    assert round_the_tile(made) == pytest.approx(round_the_tile(ragged), abs=0.1)


def round_the_tile(made: Page) -> list[float]:
    """Give how far the number of a tile stands from the characters beside it, in pt."""
    chars = [char for line in made.lines() for char in line.chars]
    at = next(at for at, char in enumerate(chars) if char.text == "9")
    return [chars[at].x0 - chars[at - 1].x0, chars[at + 1].x0 - chars[at].x0]


def test_an_indent_counts_as_part_of_the_measure() -> None:
    made = page(PLAIN, rules="p { text-indent: 2em }")
    first = made.lines()[0]
    assert first.x0 == pytest.approx(LEFT + 2 * SIZE, abs=0.1)
    assert is_flush(made, first)


def test_words_and_numbers_among_chinese_are_not_torn_apart() -> None:
    made = page("某某市与" + "Placeholder City A 和 1,200 人 " * 12 + PLAIN)
    assert all(
        (after.x0 - before.x1) / SIZE < 0.02
        for line in made.lines()
        for before, after in pairwise(line.chars)
        if re.fullmatch("[A-Za-z0-9,]{2}", before.text + after.text)
    )


def test_an_english_paragraph_stays_ragged() -> None:
    english = "Placeholder words of a paragraph that nobody has translated yet into Chinese. " * 4
    (plain, ragged) = (page((Run(english, "en"),), rules=rules).lines() for rules in ("", RAGGED))
    assert plain == ragged


# --- gaps ---


def test_no_gap_is_wider_than_a_quarter_em_and_all_of_a_line_are_equal() -> None:
    for line in page(PLAIN, measure=90).within():
        opened = [gap for gap in gaps(line) if gap > -0.2]
        assert max(opened) <= WIDEST
        assert max(opened) - min(opened) <= 0.002


LONG_WORD = (
    "某某市与" + "Placeholderstadtteilverwaltungsgemeinschaft" + "签署备忘录并举行双边会谈。" * 3
)


def test_a_line_that_would_need_wider_gaps_stays_ragged() -> None:
    made = page(LONG_WORD, measure=64)
    first = made.lines()[0]
    assert made.right - ink_end(first) > 4 * SIZE
    assert bare(first.text) == "某某市与"
    assert max(gaps(first)) < ROUNDING


def test_it_would_be_torn_apart_without_that_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.render.justification.gaps.WIDEST_GAP", 50)
    with pytest.raises(AssertionError):
        test_a_line_that_would_need_wider_gaps_stays_ragged()


NARROW = 19.9 * SIZE * 25.4 / 72


def test_a_measure_under_twenty_characters_is_not_justified() -> None:
    assert page(PLAIN, measure=NARROW).lines() == page(PLAIN, measure=NARROW, rules=RAGGED).lines()
    assert is_well_set(page(PLAIN, measure=NARROW * 1.01))


def test_a_lower_limit_would_justify_that_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_lines, "NARROWEST_MEASURE", 19)
    assert is_well_set(page(PLAIN, measure=NARROW))


# --- marks ---


def test_two_dashes_and_two_ellipses_are_not_torn() -> None:
    for measure in range(64, 120, 4):
        for line in page(MIXED, measure=measure).lines():
            for mark in ("——", "……"):
                if mark not in line.text:
                    continue
                assert not any(
                    (after.x0 - before.x1) / SIZE > ROUNDING
                    for before, after in pairwise(line.chars)
                    if before.text + after.text == mark
                )


def test_dashes_open_like_all_others_if_they_are_not_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    as_wide = re.compile("[hdeu](?=z*[hdeculn])")
    monkeypatch.setattr("briefgen.render.justification.gaps._MAY_OPEN", as_wide)
    with pytest.raises(AssertionError):
        test_two_dashes_and_two_ellipses_are_not_torn()


def test_a_mark_at_the_end_of_a_justified_line_takes_half_a_width() -> None:
    ends = [
        (made, line)
        for made in (page(PLAIN * 2, measure=measure) for measure in range(72, 144, 8))
        for line in made.within()
        if printed(line)[-1].text in CLOSING
    ]
    assert len(ends) >= 3
    assert all(abs(line.x1 - SIZE / 2 - made.right) <= TOLERANCE for made, line in ends)


def test_a_mark_at_the_end_would_take_a_full_width_without_the_rule(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(set_lines, "end_trim", lambda _runs: 0.0)
    with pytest.raises(AssertionError):
        test_a_mark_at_the_end_of_a_justified_line_takes_half_a_width()


def test_an_opening_mark_at_the_start_of_a_line_takes_half_a_width() -> None:
    made = page("“" + PLAIN, "（" + PLAIN[:30], "《" + PLAIN[:60])
    starts = [line for line in made.lines() if line.text[0] in OPENING]
    assert len(starts) == 3
    assert all(abs(line.x0 + SIZE / 2 - LEFT) <= 0.1 for line in starts)
    assert is_well_set(made)


def test_an_opening_mark_would_take_a_full_width_without_the_rule(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(set_lines, "start_trim", lambda _runs: 0.0)
    with pytest.raises(AssertionError):
        test_an_opening_mark_at_the_start_of_a_line_takes_half_a_width()


@pytest.mark.parametrize("face", ["regular", "bold"])
def test_the_shipped_faces_leave_blank_the_half_that_is_taken_away(face: str) -> None:
    with TTFont(ROOT / "styles" / "fonts" / getattr(THEME.fonts.pdf.han, face)) as font:
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        for mark in OPENING + CLOSING:
            pen = BoundsPen(glyphs)
            glyphs[names[ord(mark)]].draw(pen)
            left, _, right, _ = pen.bounds
            middle = glyphs[names[ord(mark)]].width / 2
            assert left >= middle if mark in OPENING else right <= middle


# --- the rest of the file ---


def test_links_cover_the_words_that_they_stand_on() -> None:
    made = page((Run(PLAIN[:40], "zh"), Link("https://testville.example/", (Run(PLAIN, "zh"),))))
    bold = [char for line in made.lines() for char in printed(line) if "Bold" in char.font]
    with pdfplumber.open(io.BytesIO(made.data)) as pdf:
        areas = [(link["x0"], link["x1"], link["top"], link["bottom"]) for link in pdf.annots]
        height = float(pdf.pages[0].height)
    assert len(areas) >= 3
    for char in bold:
        blank = SIZE / 2 if char.text in CLOSING else 0.1
        assert any(
            left - 0.1 <= char.x0
            and char.x1 - blank <= right + 0.1
            and top < height - char.baseline < bottom
            for left, right, top, bottom in areas
        )


def test_a_link_ends_with_its_last_character_and_not_with_the_gap_behind_it() -> None:
    link = Link("https://testville.example/", (Run(PLAIN[4:8], "zh"),))
    made = page((Run(PLAIN[:4], "zh"), link, Run(PLAIN[8:], "zh")), measure=LOOSE)
    first = made.lines()[0]
    assert is_flush(made, first)
    assert gaps(first)[7] > 0.04
    with pdfplumber.open(io.BytesIO(made.data)) as pdf:
        (area,) = pdf.annots
    assert area["x0"] == pytest.approx(first.chars[4].x0, abs=0.1)
    assert area["x1"] == pytest.approx(first.chars[7].x1, abs=0.1)


def test_the_words_and_the_lines_stay_the_same() -> None:
    justified, ragged = (page(MIXED, PLAIN, rules=rules).lines() for rules in ("", RAGGED))
    assert [(line.text, line.baseline) for line in justified] == [
        (line.text, line.baseline) for line in ragged
    ]


def test_the_summary_of_haikou_is_still_one_page(real: Workspace) -> None:
    (output,) = build(real, summaries(real, ["haikou"], ["pdf"], ["zh"]))
    data = Path(output.path).read_bytes()
    right = LEFT + THEME.page.text_width * 72 / 25.4
    flush = [line for line in lines_of(data) if abs(ink_end(line) - right) <= TOLERANCE]
    assert {line.page for line in lines_of(data)} == {1}
    assert len(flush) >= 6


# --- random texts ---

WORDS = st.sampled_from(
    [
        *"推动欧盟城市面向中国的国际化支持企业在可持续发展相关领域",
        *("合作", "海口市人民政府", "2018年7月9日", "230万人", "第 3 版", "25％", "1,200", "3.5%"),
        *("Placeholder City A", "U-CAP", "IUC", "e-mail", "Étoile", "FAMILYNAME Given"),
        *(
            "，",
            "。",
            "、",
            "；",
            "“创新”",
            "（IUC）",
            "《行动计划》",
            "——",
            "……",
            "“（《",
            "》）。”",
        ),
        *("：", "？", "！", "·", "～", "①"),
    ]
)
PARAGRAPHS = st.lists(
    st.lists(WORDS, min_size=20, max_size=120).map("".join), min_size=2, max_size=5
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(PARAGRAPHS, st.floats(61, 180))
def test_any_text_in_any_measure_keeps_the_rules(texts: list[str], measure: float) -> None:
    made, ragged = (page(*texts, measure=measure, rules=rules) for rules in ("", RAGGED))
    assert is_well_set(made)
    assert [line.text for line in made.lines()] == [line.text for line in ragged.lines()]
    assert bare("".join(line.text for line in made.lines())) == bare("".join(texts))
    for line, plain in zip(made.lines(), ragged.lines(), strict=True):
        assert ink_end(line) <= max(made.right, ink_end(plain)) + TOLERANCE
        assert ink_start(line) >= LEFT - 0.1
        for gap, natural in zip(gaps(line), gaps(plain), strict=True):
            assert gap >= natural - ROUNDING
            assert gap <= max(WIDEST, natural) + ROUNDING


# --- WeasyPrint as it is not known ---


@pytest.fixture(autouse=True)
def _forget_warnings() -> Iterator[None]:
    _warn.cache_clear()
    yield
    _warn.cache_clear()


def other_version(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(weasyprint, "__version__", "71.0")


def other_parameters(patch: pytest.MonkeyPatch) -> None:
    original = PangoLayout.get_first_line
    patch.setattr(PangoLayout, "get_first_line", lambda self, *_more: original(self))


def missing_name(patch: pytest.MonkeyPatch) -> None:
    patch.delattr("weasyprint.draw.text.draw_text")


def other_caller(patch: pytest.MonkeyPatch) -> None:
    original = inline.get_next_linebox

    def calls_it_elsewhere(*args: object) -> object:
        return original(*args)

    patch.setattr(inline, "get_next_linebox", calls_it_elsewhere)


UNKNOWN = [other_version, other_parameters, missing_name, other_caller]


@pytest.mark.parametrize("change", UNKNOWN)
def test_an_unknown_weasyprint_sets_chinese_ragged_and_the_log_says_it_once(
    change: Callable[[pytest.MonkeyPatch], None],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    ragged = page(MIXED, PLAIN, rules=RAGGED)
    change(monkeypatch)
    with caplog.at_level(logging.WARNING, logger="briefgen"):
        assert page(MIXED, PLAIN).lines() == ragged.lines()
        page(PLAIN)
    (record,) = caplog.records
    assert "set ragged" in record.getMessage()


def test_a_known_weasyprint_is_not_warned_of(caplog: pytest.LogCaptureFixture) -> None:
    page(PLAIN)
    assert caplog.records == []


def test_a_line_that_cannot_be_read_stays_ragged_and_the_log_says_it_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_runs: object) -> list[list[int]]:
        raise AttributeError("no such box")

    ragged = page(PLAIN, rules=RAGGED)
    monkeypatch.setattr(set_lines, "openings", broken)
    assert page(PLAIN, PLAIN).lines()[: len(ragged.lines())] == ragged.lines()
    (record,) = caplog.records
    assert "no such box" in record.getMessage()


def test_an_error_of_another_kind_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_runs: object) -> list[list[int]]:
        raise MemoryError

    original = inline.text_align
    monkeypatch.setattr(set_lines, "openings", broken)
    with pytest.raises(MemoryError):
        page(PLAIN)
    assert inline.text_align is original


def test_weasyprint_is_as_it_was_when_a_document_is_laid_out() -> None:
    original = inline.text_align
    page(PLAIN)
    assert inline.text_align is original
