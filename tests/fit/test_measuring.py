"""What is reckoned of a tighter layout is what setting it gives, to a millionth of a millimetre."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from briefgen.compose.summary import compose_summary, summary_of
from briefgen.fit import extremes
from briefgen.layout import SheetExtent
from briefgen.material import Material, load_material
from briefgen.models.text import LANGS
from briefgen.render import measure as measuring
from briefgen.render.measure import measure, measure_each
from briefgen.render.tighten import is_plain
from briefgen.workspace import Workspace
from tests.conftest import ROOT

TOLERANCE = 1e-6  # mm
FOLDERS = (ROOT, ROOT / "tests" / "workspace")
RECORDS = [(folder, name) for folder in FOLDERS for name in Workspace.at(folder).record_names()]

Extents = Sequence[Sequence[SheetExtent]]


def both(material: Material, css: str) -> tuple[Extents, Extents]:
    """Give the extents as they are measured, and as setting every layout gives them."""
    document = summary_of(material, [compose_summary(material, lang) for lang in LANGS])
    arguments = (
        *(document, extremes(document, material.theme), material.theme),
        *(material.workspace.fonts, css),
    )
    return measure(*arguments), measure_each(*arguments)


def assert_same(found: Extents, expected: Extents) -> None:
    for ours, set_ in zip(found, expected, strict=True):
        for one, other in zip(ours, set_, strict=True):
            assert one.height == pytest.approx(other.height, abs=TOLERANCE)
            assert one.title_height == pytest.approx(other.title_height, abs=TOLERANCE)
            assert one.title_widths == other.title_widths
            assert one.parts.keys() == other.parts.keys()
            for name, part in one.parts.items():
                its = other.parts[name]
                assert part.height == pytest.approx(its.height, abs=TOLERANCE)
                assert (part.lines, part.first_line) == (its.lines, its.first_line)


@pytest.fixture
def never_set_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "measure_each", None)


@pytest.mark.parametrize(("folder", "name"), RECORDS, ids=lambda value: Path(value).name)
@pytest.mark.usefixtures("never_set_twice")
def test_it_is_reckoned_for_every_record(folder: Path, name: str) -> None:
    material = load_material(Workspace.at(folder), name)
    found, expected = both(material, material.css)
    assert_same(found, expected)
    loose, tight = found
    assert tight[0].height < loose[0].height - 1


@pytest.mark.parametrize(
    "rule",
    [
        "section { padding-bottom: calc(2 * var(--section-space)) }",
        ".what p { line-height: calc(var(--leading) + 2pt) }",
        ".section-body { display: flex; flex-direction: column }",
        "td { height: 3em }",
        "tr { height: 14mm }",
        "section { min-height: 30mm }",
        ".what { vertical-align: middle }",
        "li { float: left; width: 100% }",
        "p { padding-left: var(--section-space) }",
        ".label { vertical-align: 2pt }",
    ],
)
def test_rules_that_are_not_known_of_are_set(rule: str) -> None:
    material = load_material(Workspace.at(ROOT), "haikou")
    assert_same(*both(material, f"{material.css}\n{rule}"))


@pytest.mark.parametrize(
    ("rule", "plain"),
    [
        ("p { line-height: var(--leading); }", True),
        ("p { padding: var(--space-small) 0 var(--section-space) }", True),
        ("p { margin-top: var( --section-space ) }", True),
        ("p { height: var(--section-space) }", False),
        ("p { padding: calc(2*var(--section-space)) }", False),
        ("p { line-height: calc(1.2 * var( --leading )) }", False),
        ("p { --own: var(--leading) }", False),
        ("p { margin-top: 2lh }", False),
    ],
)
def test_it_is_known_which_rules_reckon_with_the_leading(rule: str, *, plain: bool) -> None:
    assert is_plain(rule) is plain
