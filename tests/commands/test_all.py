"""`--all`: the documents of the good records are made, and every fault of the others is said."""

import json
import re
from pathlib import Path

import pytest
from click.testing import Result

from briefgen.workspace import Workspace
from tests.commands.test_commands import run

SUMMARIES = ("--doc", "summary", "--lang", "en")
FAULTY = ("minimal", "two-to-two")


@pytest.fixture
def faulty(placeholders: Workspace) -> Workspace:
    """A workspace with two faulty records, of six."""
    for name in FAULTY:
        spoil(placeholders.record(name).ucap, name)
    return placeholders


def spoil(file: Path, name: str = "any") -> None:
    with file.open("a", encoding="utf-8") as opened:
        opened.write(f"no_field_of_{name}: 1\n")


def made(workspace: Workspace) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in workspace.out.rglob("*") if path.is_file()}


def printed(result: Result) -> list[str]:
    """Give the records that were printed."""
    return [Path(line.split()[0]).parent.name for line in result.stdout.splitlines()]


def test_the_good_ones_are_made_and_every_fault_of_the_others_is_said(faulty: Workspace) -> None:
    result = run(faulty, "pdf", "--all", *SUMMARIES)
    assert result.exit_code == 1
    good = [name for name in faulty.record_names() if name not in FAULTY]
    assert printed(result) == good
    assert {name for name in made(faulty) if name.endswith(".pdf")} == {
        f"{name}-ucap-summary-en.pdf" for name in good
    }
    *_, names, first, second = result.stderr.splitlines()
    assert names == "not made, before this is mended: minimal, two-to-two"
    for name, said in zip(FAULTY, (first, second), strict=True):
        assert re.search(rf"{name}/ucap\.yaml:\d+: .*`no_field_of_{name}`", said)


def test_a_faulty_one_keeps_its_old_documents_and_what_is_remembered_of_them(
    placeholders: Workspace,
) -> None:
    run(placeholders, "pdf", "--all", *SUMMARIES)
    before = made(placeholders)
    for name in placeholders.record_names():
        file = placeholders.record(name).ucap
        file.write_text(file.read_text("utf-8") + "# another\n", "utf-8")
    spoil(placeholders.record("minimal").ucap)
    assert run(placeholders, "pdf", "--all", *SUMMARIES).exit_code == 1
    changed = {name for name, data in made(placeholders).items() if data != before[name]}
    assert {"one-city.json", "two-to-two.json"} <= changed
    assert not [name for name in changed if name.startswith("minimal")]


def test_what_is_unchanged_beside_it_is_not_made_again(faulty: Workspace) -> None:
    first = run(faulty, "pdf", "--all", *SUMMARIES)
    again = run(faulty, "pdf", "--all", *SUMMARIES)
    assert again.exit_code == 1
    assert again.stdout == first.stdout
    assert again.stderr == f"4 files unchanged, not made again\n{first.stderr}"


def test_all_or_nothing_holds_for_records_that_are_named(faulty: Workspace) -> None:
    result = run(faulty, "pdf", *faulty.record_names(), *SUMMARIES)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert not faulty.out.exists()


def test_a_mistake_in_what_all_share_is_said_once(placeholders: Workspace) -> None:
    spoil(placeholders.programme)
    result = run(placeholders, "pdf", "--all", *SUMMARIES)
    assert result.exit_code == 1
    assert re.fullmatch(r"\S+programme\.yaml:\d+: .*`no_field_of_any`.*\n", result.stderr)
    assert not placeholders.out.exists()


def test_a_page_that_is_too_long_leaves_the_others(placeholders: Workspace) -> None:
    with placeholders.record("minimal").ucap.open("a", encoding="utf-8") as file:
        file.write(f"objectives:\n  - en: {'a placeholder and ' * 2000}\n")
    result = run(placeholders, "pdf", "--all", *SUMMARIES)
    assert result.exit_code == 1
    assert "too long" in result.stderr
    assert printed(result) == [name for name in placeholders.record_names() if name != "minimal"]


def test_a_faulty_mission_leaves_the_summaries_of_its_records(placeholders: Workspace) -> None:
    (name,) = placeholders.mission_names()
    spoil(placeholders.mission(name))
    result = run(placeholders, "pdf", "--all", "--lang", "en")
    assert result.exit_code == 1
    *_, names, said = result.stderr.splitlines()
    assert names == f"not made, before this is mended: {name}"
    assert re.search(rf"{name}\.yaml:\d+: .*`no_field_of_any`", said)
    assert printed(result) == list(placeholders.record_names())


def test_a_mission_that_does_not_say_for_whom_it_is_leaves_all_summaries(
    placeholders: Workspace,
) -> None:
    (name,) = placeholders.mission_names()
    placeholders.mission(name).write_text("title: {en: Placeholder}\n", "utf-8")
    result = run(placeholders, "pdf", "--all", "--lang", "en")
    assert result.exit_code == 1
    assert printed(result) == list(placeholders.record_names())
    assert f"{name}.yaml:" in result.stderr


def test_a_release_that_was_edited_by_hand_leaves_all_but_its_record_and_mission(
    placeholders: Workspace,
) -> None:
    (mission,) = placeholders.mission_names()
    assert run(placeholders, "release", "two-to-two").exit_code == 0
    (release,) = placeholders.root.rglob("releases/two-to-two/*.json")
    release.write_text(release.read_text("utf-8").replace("{", "", 1), "utf-8")
    result = run(placeholders, "pdf", "--all", "--lang", "en")
    assert result.exit_code == 1
    assert printed(result) == [name for name in placeholders.record_names() if name != "two-to-two"]
    *_, names, said = result.stderr.splitlines()
    assert names == f"not made, before this is mended: two-to-two, {mission}"
    assert release.name in said


def test_final_documents_are_made_where_no_point_is_open(real: Workspace) -> None:
    result = run(real, "pdf", "--all", "--final", "--lang", "en")
    assert result.exit_code == 1
    assert [line.split()[0].rpartition("/")[2] for line in result.stdout.splitlines()] == [
        "haikou-ucap-summary-en.pdf"
    ]
    assert "not made, before this is mended: 2019-10-nice" in result.stderr
    said = re.findall(r"2019-10-nice\.yaml:\d+: open point (\d+): ", result.stderr)
    assert len(said) > 30
    assert not [name for name in made(real) if "nice" in name]


def test_json_is_of_what_was_made(faulty: Workspace) -> None:
    result = run(faulty, "docx", "--all", *SUMMARIES, "--json")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)) == 4
    assert result.stderr.count("no_field_of_") == 2
