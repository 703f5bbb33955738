"""Every character of a mission must be in a shipped face, those of names too."""

import pytest

from briefgen.checks.glyphs import check_glyphs
from briefgen.errors import InputError
from briefgen.material import load_material
from briefgen.missions import load_mission
from briefgen.workspace import Workspace

NAME = "2019-05-four-cities"
MISSING = "\U0001f600"  # a face that smiles


def check(workspace: Workspace) -> None:
    theme = load_material(workspace, "five-cities").theme
    check_glyphs((), theme, workspace.fonts, load_mission(workspace, NAME))


def test_the_complete_mission_has_all_its_characters(placeholders: Workspace) -> None:
    check(placeholders)


@pytest.mark.parametrize(
    ("old", "field"),
    [
        ("chinese: 某一\n", "delegation › members 1 › chinese"),
        ("en: Placeholder mission to four cities", "title › en"),
        ("en: [district heating]", "glossary 3 › en 1"),
        ("plate: PH 000 AA", "logistics › vehicles 1 › plate"),
    ],
)
def test_a_character_that_no_font_has_is_said_with_its_field_and_line(
    placeholders: Workspace, old: str, field: str
) -> None:
    file = placeholders.mission(NAME)
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    end = "]" if old.endswith("]") else ""
    new = f"{old.rstrip().removesuffix(']')}{MISSING}{end}" + ("\n" if old.endswith("\n") else "")
    file.write_text(text.replace(old, new), "utf-8")
    line = text[: text.index(old)].count("\n") + 1
    with pytest.raises(InputError) as caught:
        check(placeholders)
    assert f"{NAME}.yaml:{line}: `{field}` holds {MISSING} (U+1F600)" in str(caught.value)
