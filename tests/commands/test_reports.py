"""What the commands say of what was done: on standard error, and as JSON."""

import json

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main
from briefgen.workspace import Workspace


def run(workspace: Workspace, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--workspace", str(workspace.root)])


def change(workspace: Workspace, old: str, new: str) -> int:
    """Change the record of Haikou in one place; return the line of it."""
    file = workspace.record("haikou").ucap
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_all_three_editions_are_made_by_default(real: Workspace) -> None:
    run(real, "build", "haikou")
    assert {path.name for path in (real.out / "haikou").glob("haikou*")} == {
        f"haikou-ucap-summary-{edition}.{format_}"
        for edition in ("en", "zh", "en-zh")
        for format_ in ("pdf", "docx")
    }


def test_both_languages_are_one_sheet_of_two_pages(real: Workspace) -> None:
    result = run(real, "pdf", "haikou", "--lang", "en-zh", "--doc", "summary")
    (line,) = result.stdout.splitlines()
    assert "haikou-ucap-summary-en-zh.pdf  2 pages  " in line


def test_what_was_left_out_to_fit_is_said_on_standard_error_and_in_json(real: Workspace) -> None:
    old = "      Internationalisation of EU cities"
    change(real, old, old + ", towns, villages" * 120)
    result = run(real, "pdf", "haikou", "--lang", "en")
    assert result.exit_code == 0
    assert "left out `key_focus`" in result.stderr
    made = json.loads(run(real, "docx", "haikou", "--lang", "en", "--json").stdout)
    assert "key_focus" in made[0]["sheets"][0]["left_out"]


def test_what_can_never_fit_names_the_fields_with_their_lines(real: Workspace) -> None:
    old = "      networking through cluster U-CAPs."
    line = change(real, old, "      networking. " + "Launch projects and more projects. " * 300)
    result = run(real, "pdf", "haikou", "--lang", "en")
    assert result.exit_code == 1
    first, *fields = result.stderr.splitlines()
    assert "too long for one page" in first
    assert any(
        f"ucap.yaml:{line - 2}: `objectives 1 › en` is " in field and "lines too long" in field
        for field in fields
    )
    assert not real.out.exists()


def test_missing_translations_are_marked_and_counted_in_the_last_line(real: Workspace) -> None:
    change(real, "    zh: 建立长期合作机制，保障试点项目落地实施。\n", "")
    result = run(real, "pdf", "haikou", "--lang", "zh")
    assert result.stderr.splitlines()[-1].startswith("1 text not translated yet")


@pytest.mark.parametrize("character", ["\U00020bb7", "\u0e01", "\U0001f600"])
def test_a_character_that_no_font_has_is_an_error_that_names_the_field(
    real: Workspace, character: str
) -> None:
    line = change(real, "建立长期合作机制", f"建立{character}合作机制")
    result = run(real, "pdf", "haikou")
    assert result.exit_code == 1
    (said,) = result.stderr.splitlines()
    assert f"ucap.yaml:{line}: `key_challenges 1 › zh` holds {character}" in said
    assert f"U+{ord(character):04X}" in said
    assert not real.out.exists()
