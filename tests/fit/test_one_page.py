"""One page is one page: for texts from none to ten times Haikou's, and one to eight partners."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pdfplumber
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from pdfplumber.page import Page

from briefgen.abridge import CutToLine, LeaveOut
from briefgen.build import fit, render
from briefgen.content import Foot, walk, words
from briefgen.errors import FitError
from briefgen.fit import FittedSheet
from briefgen.load import Loaded
from briefgen.material import Material, load_material
from briefgen.models.text import LANGS, Lang, Text
from briefgen.models.ucap import Place
from briefgen.workspace import Workspace
from tests.conftest import ROOT

HAIKOU = load_material(Workspace.at(ROOT), "haikou")
PARTS = ("themes", "key_focus", "key_challenges", "objectives", "activities", "results")
# In pt: what a rule or the lower edge of a letter may differ by.
TOLERANCE = 0.5
LEAST_SIZE = 8.5


@dataclass(frozen=True)
class Shape:
    """How long a record is: for each part how many times Haikou's, and how many partners."""

    lengths: tuple[float, ...]
    partners: int


SHAPES = st.builds(
    Shape,
    st.tuples(*(st.sampled_from([0, 0.3, 1, 1.5, 2.5, 5, 10]) for _ in PARTS)),
    st.integers(1, 8),
)


def longer(text: Text, factor: float) -> Text:
    """Give the text over again until it is this many times as long."""

    def grown(words: str | None) -> str | None:
        plain = (words or "").replace("*", "")  # an emphasis that is cut in two is none
        return (plain * 10)[: max(1, round(len(plain) * factor))].strip() or None

    return Text(en=grown(text.en), zh=grown(text.zh))


def shaped(shape: Shape) -> Material:
    """Give Haikou's record in this shape; a part of length 0 has no entries."""
    factor = dict(zip(PARTS, shape.lengths, strict=True))
    plan = HAIKOU.ucap
    ucap = plan.model_copy(
        update={
            "themes": tuple(
                theme.model_copy(update={"text": longer(theme.text, factor["themes"])})
                for theme in plan.themes
                if factor["themes"] and theme.text
            ),
            "activities": tuple(
                activity.model_copy(
                    update={
                        "text": longer(activity.text, factor["activities"]),
                        "items": tuple(longer(i, factor["activities"]) for i in activity.items),
                    }
                )
                for activity in plan.activities
                if factor["activities"]
            ),
            "europe": plan.europe.model_copy(update={"places": places(shape.partners)}),
        }
        | {
            part: tuple(longer(text, factor[part]) for text in getattr(plan, part) if factor[part])
            for part in ("key_focus", "key_challenges", "objectives", "results")
        }
    )
    return replace(HAIKOU, record=Loaded(ucap, HAIKOU.record.lines, HAIKOU.record.file))


def places(count: int) -> tuple[Place, ...]:
    if count == len(HAIKOU.ucap.europe.places):
        return HAIKOU.ucap.europe.places
    return tuple(
        Place(name=Text(en=f"Sampleton {letter}", zh=f"样例城{letter}"))
        for letter in "ABCDEFGH"[:count]
    )


def bare(text: str) -> str:
    return re.sub("[\\s\u00a0\u200b\u2060]+", "", text)


def foot_top(page: Page) -> float:
    """Give where the foot begins, in pt from the top: it is the lowest box as wide as the text."""
    boxes = [rect for rect in page.rects if rect["width"] > 500]
    lowest = max(rect["bottom"] for rect in boxes)
    return float(min(rect["top"] for rect in boxes if rect["bottom"] > lowest - TOLERANCE))


def assert_one_page(material: Material, fitted: FittedSheet) -> None:
    data = render(material, [fitted], "pdf")
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        (page,) = pdf.pages
        foot = foot_top(page)
        assert foot < 282 / 25.4 * 72
        in_foot = "".join(char["text"] for char in page.chars if char["bottom"] > foot + TOLERANCE)
        assert bare(in_foot) == bare(foot_words(fitted))
        for char in page.chars:
            left, right = half_blank_left_out(char)
            assert left >= 15 / 25.4 * 72 - TOLERANCE
            assert right <= 195 / 25.4 * 72 + TOLERANCE
            assert char["size"] > LEAST_SIZE - 0.01


def half_blank_left_out(char: dict[str, Any]) -> tuple[float, float]:
    """Give the edges of a character in pt; in justified Chinese half a mark's width is outside."""
    half = char["size"] / 2
    left = char["x0"] + half * (char["text"] in set("“‘（《"))
    return left, char["x1"] - half * (char["text"] in set("，。、；：？！”’）》"))


def foot_words(fitted: FittedSheet) -> str:
    foot: Foot = fitted.sheet.foot
    return words((foot.funding, foot.contact, foot.version))


def check(shape: Shape, lang: Lang) -> FittedSheet | FitError:
    material = shaped(shape)
    try:
        fitted = fit(material, [lang])[lang]
    except FitError as error:
        return error
    assert_one_page(material, fitted)
    shown = bare(words(fitted.sheet))
    for text in (*material.ucap.objectives, *material.ucap.results):
        assert bare(text.in_lang(lang) or "") in shown
    return fitted


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # to shrink a page takes longer than to read it
    suppress_health_check=[HealthCheck.too_slow],
)
@given(SHAPES, st.sampled_from(LANGS))
@example(Shape((0, 0, 0, 0, 0, 0), 1), "en")
@example(Shape((1, 1, 1, 1, 1, 1), 8), "zh")
@example(Shape((10, 10, 10, 1, 10, 1), 8), "en")
@example(Shape((10, 10, 10, 10, 10, 10), 3), "zh")
def test_it_is_one_page_or_says_what_is_too_long(shape: Shape, lang: Lang) -> None:
    result = check(shape, lang)
    if isinstance(result, FitError):
        first, *fields = result.problems
        assert re.search(r"is \d+ lines? too long for one page", first.what)
        assert fields
        for problem in fields:
            assert problem.line is not None
            assert re.search(r"is \d+ lines? too long", problem.what)


def fitted(lengths: Sequence[float], lang: Lang = "en") -> FittedSheet:
    result = check(Shape(tuple(lengths), 3), lang)
    assert isinstance(result, FittedSheet)
    return result


def test_haikou_itself_loses_nothing() -> None:
    for lang in LANGS:
        assert fitted((1, 1, 1, 1, 1, 1), lang).steps == ()


def test_parts_are_left_out_in_the_stated_order() -> None:
    steps = fitted((3, 1.5, 1.5, 1, 5, 1)).steps
    assert steps[:3] == (
        LeaveOut("activities.1.items"),
        LeaveOut("activities.3.items"),
        LeaveOut("key_focus"),
    )
    cut = [step.name for step in steps if isinstance(step, CutToLine)]
    assert cut == [f"activities.{i}.text" for i in range(len(cut))]
    assert cut


def test_an_activity_that_is_cut_keeps_one_line() -> None:
    sheet = fitted((3, 1.5, 1.5, 1, 5, 1))
    (step, *_) = [step for step in sheet.steps if isinstance(step, CutToLine)]
    text = words(next(n for n in walk(sheet.sheet) if getattr(n, "name", "") == step.name))
    assert text.endswith("…")
    assert text.startswith("Start-up meeting with EU, NDRC")
    assert len(text) < 120


def test_more_room_is_used_for_spaces_before_anything_is_left_out() -> None:
    roomy, usual = fitted((1, 0.3, 1, 1, 0.3, 0.3)), fitted((1, 1, 1, 1, 1, 1))
    assert roomy.word.leading > usual.word.leading
    assert roomy.word.space > usual.word.space


@pytest.mark.parametrize("lang", LANGS)
def test_what_can_never_fit_is_named_with_its_lines(lang: Lang) -> None:
    error = check(Shape((1, 1, 1, 1, 1, 10), 3), lang)
    assert isinstance(error, FitError)
    named = [problem.what for problem in error.problems[1:]]
    assert named
    assert all(what.startswith("`results ") for what in named)


def test_what_one_language_leaves_out_the_other_leaves_out_too() -> None:
    material = shaped(Shape((1, 1, 1, 1, 1, 1), 3))
    plan = material.ucap
    wordy = Text(en="Internationalisation of cities. " * 60, zh="国际化。")
    record = Loaded(
        plan.model_copy(update={"key_focus": (wordy,)}), material.record.lines, material.record.file
    )
    both = fit(replace(material, record=record), LANGS)
    assert LeaveOut("key_focus") in both["en"].steps
    assert [step.name for step in both["zh"].steps] == [step.name for step in both["en"].steps]
    assert fit(replace(material, record=record), ["zh"]) == {"zh": both["zh"]}


def test_a_shortened_sheet_says_so_in_its_head() -> None:
    assert words(fitted((1, 1, 1, 1, 1, 1)).sheet.head.right).endswith("· Summary")
    assert words(fitted((3, 1.5, 1.5, 1, 5, 1)).sheet.head.right).endswith("Summary , shortened")
