"""The commands as an officer types them: what they print, write and refuse."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from briefgen.cli import main
from briefgen.workspace import Workspace
from tests.readers.pdf_text import pdf_words


def run(workspace: Workspace, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--workspace", str(workspace.root)])


def test_pdf_makes_summary_briefing_and_pack_and_prints_path_pages_and_size(
    real: Workspace,
) -> None:
    result = run(real, "pdf", "haikou")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    for line in lines:
        found = re.fullmatch(r"(\S+)  (\d+) pages?  (\d+) kB", line)
        assert found, line
        file = Path(found[1])
        data = file.read_bytes()
        assert data.startswith(b"%PDF-")
        assert found[3] == f"{len(data) / 1000:.0f}"
    made = {path.relative_to(real.out).as_posix() for path in real.out.rglob("*.pdf")}
    assert made == {
        "haikou/haikou-ucap-summary-en.pdf",
        "haikou/haikou-ucap-summary-zh.pdf",
        "haikou/haikou-ucap-summary-en-zh.pdf",
        "haikou/internal/INTERNAL-2019-10-nice-briefing-en.pdf",
        "haikou/2019-10-nice-pack-en-zh.pdf",
    }
    assert {(real.out / name).resolve() for name in made} == {
        Path(line.split()[0]).resolve() for line in lines
    }


def test_docx_writes_word_files_in_the_language_asked_for(real: Workspace) -> None:
    result = run(real, "docx", "haikou", "--lang", "zh")
    assert result.exit_code == 0, result.output
    files = [path for path in (real.out / "haikou").rglob("*") if path.is_file()]
    assert {file.name for file in files} == {
        "haikou-ucap-summary-zh.docx",
        "2019-10-nice-pack-zh.docx",
        "INTERNAL-2019-10-nice-briefing-zh.docx",
    }
    assert all(file.read_bytes().startswith(b"PK") for file in files)


def test_a_record_without_a_mission_has_its_summary_alone(placeholders: Workspace) -> None:
    result = run(placeholders, "pdf", "minimal", "--lang", "en")
    assert result.exit_code == 0, result.output
    (file,) = (placeholders.out / "minimal").iterdir()
    assert file.name == "minimal-ucap-summary-en.pdf"


def test_build_makes_both_formats_of_all_records(placeholders: Workspace) -> None:
    result = run(placeholders, "build", "--all", "--lang", "en")
    assert result.exit_code == 0, result.output
    made = {path.name for path in placeholders.out.rglob("*.*")}
    for name in placeholders.record_names():
        assert {f"{name}-ucap-summary-en.pdf", f"{name}-ucap-summary-en.docx"} <= made


def test_the_date_of_a_document_can_be_given(real: Workspace) -> None:
    run(real, "pdf", "haikou", "--lang", "en")
    file = real.out / "haikou" / "haikou-ucap-summary-en.pdf"
    assert "D:20200601" in str(PdfReader(file).metadata)
    run(real, "pdf", "haikou", "--lang", "en", "--date", "2019-03-04")
    assert "D:20190304" in str(PdfReader(file).metadata)
    assert "4 March 2019" in " ".join(pdf_words(file.read_bytes()).split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pdf"], "name a record"),
        (["pdf", "haikou", "--date", "2019-02-30"], "not in the calendar"),
        (["pdf", "haikou", "--lang", "fr"], "'fr' is not one of"),
        (["pdff", "haikou"], "No such command"),
    ],
)
def test_wrong_usage_exits_with_2(real: Workspace, arguments: list[str], said: str) -> None:
    result = run(real, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not real.out.exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("haiku", "there is no record or mission `haiku`; did you mean `haikou`?"),
        ("../haikou", "did you mean `haikou`? A record is called by its name alone"),
        ("inputs/haikou/", "`inputs/haikou/` is not the name of a record"),
    ],
)
def test_an_unknown_name_is_one_sentence_and_exit_1(real: Workspace, name: str, said: str) -> None:
    result = run(real, "pdf", name)
    assert result.exit_code == 1
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not real.out.exists()


def test_all_mistakes_of_a_record_are_said_at_once_and_nothing_is_written(
    real: Workspace,
) -> None:
    file = real.record("haikou").ucap
    text = file.read_text("utf-8").replace("population:", "populaton:", 1)
    text = text.replace("sdgs: [11]", "sdgs: [18]").replace("end: 2019-11", "end: 2017-11")
    file.write_text(text, "utf-8")
    result = run(real, "pdf", "haikou")
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    for line, said in zip(lines, ("did you mean `population`?", "2017-11", "18"), strict=True):
        assert re.match(r"\S+ucap\.yaml:\d+: ", line)
        assert said in line
    assert not real.out.exists()


def test_list_shows_a_line_a_record_and_under_it_its_missions(placeholders: Workspace) -> None:
    lines = run(placeholders, "list").stdout.splitlines()
    records = [line.split()[0] for line in lines if not line.startswith("  ")]
    assert records == list(placeholders.record_names())
    for record in ("five-cities", "two-to-two"):
        place = next(i for i, line in enumerate(lines) if line.startswith(record))
        assert lines[place + 1] == (
            "  2019-05-four-cities  Placeholder mission to four cities; 13–17 May 2019; "
            "version 0.3, not released, 26 April 2019"
        )
    assert len([line for line in lines if line.startswith("  ")]) == 2


def test_list_says_which_missions_cannot_be_read_or_found(real: Workspace) -> None:
    (real.missions / "empty.yaml").write_text("records: [haikou]\n", "utf-8")
    (real.missions / "Europe 2020.yaml").touch()
    lines = run(real, "list").stdout.splitlines()
    assert [line.split()[0] for line in lines[:3]] == ["haikou", "2018-09-europe", "2019-10-nice"]
    assert lines[3] == "empty  cannot be read: 4 problems"
    assert lines[4].startswith("Europe 2020.yaml  is not found: the name of a mission has small")


def test_new_writes_a_record_that_says_what_is_still_to_fill_in(real: Workspace) -> None:
    result = run(real, "new", "testville")
    assert result.exit_code == 0, result.output
    assert real.record("testville").ucap.exists()
    made = run(real, "pdf", "testville")
    assert made.exit_code == 1
    assert "ucap.yaml:" in made.stderr


def test_schema_writes_the_schemas_that_the_records_point_to(real: Workspace) -> None:
    result = run(real, "schema")
    assert result.exit_code == 0
    first = real.record("haikou").ucap.read_text("utf-8").splitlines()[0]
    target = first.removeprefix("# yaml-language-server: $schema=")
    assert (real.record("haikou").folder / target).resolve().exists()


def test_a_folder_without_inputs_is_no_workspace(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["list", "--workspace", str(tmp_path)])
    assert result.exit_code == 1
    assert "is not a workspace" in result.stderr


def test_every_command_has_its_help() -> None:
    for name, command in main.commands.items():
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 0
        assert command.help


def test_what_is_final_is_refused_with_every_open_point_and_not_made(real: Workspace) -> None:
    result = run(real, "pdf", "2019-10-nice", "--final")
    assert result.exit_code == 1
    said = re.findall(r"2019-10-nice\.yaml:\d+: open point (\d+): ", result.stderr)
    assert said == [str(number) for number in range(1, 34)]
    assert not real.out.exists()
    assert run(real, "pdf", "haikou", "--doc", "summary", "--lang", "en", "--final").exit_code == 0
