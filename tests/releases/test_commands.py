"""`release`, `changes` and `list` as an officer types them."""

import json
import re

from briefgen.digests import content_digest
from briefgen.releases.freeze import freeze
from briefgen.workspace import Workspace
from tests.commands.test_commands import run


def edit(workspace: Workspace, old: str, new: str) -> None:
    file = workspace.record("haikou").ucap
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_version_is_frozen_with_its_documents_and_then_told_from_what_comes_after(
    real: Workspace,
) -> None:
    result = run(real, "release", "haikou", "--note", "for the partners")
    assert result.exit_code == 0, result.output
    first, *documents = result.stdout.splitlines()
    assert first.endswith("inputs/releases/haikou/1.0.json")
    content = json.loads((real.inputs / "releases" / "haikou" / "1.0.json").read_bytes())
    assert len(content["outputs"]) == len(documents) == 6
    for path, digest in content["outputs"].items():
        assert content_digest(real.out / path) == digest

    assert run(real, "list").stdout.splitlines()[0].endswith("version 1.0, June 2020")
    assert "nothing has changed since version 1.0" in run(real, "changes", "haikou").stdout
    again = run(real, "release", "haikou")
    assert again.exit_code == 1
    assert "nothing in `haikou` has changed since version 1.0" in again.stderr

    edit(real, "km2: 3146 ", "km2: 2305 ")
    (real.out / "haikou" / "haikou-ucap-summary-zh-v1.0.pdf").unlink()
    lines = run(real, "list").stdout.splitlines()
    assert lines[0].endswith("; draft after 1.0, June 2020")
    assert sum("older than its data: " in line for line in lines) == 5

    result = run(real, "changes", "haikou", "--since", "1.0")
    assert result.stdout.splitlines() == [
        "Changes since version 1.0 (June 2020): for the partners",
        "Chinese side / 中方",
        "  - Chinese side, area: figure changed from 3\u00a0146\u00a0km² to 2\u00a0305\u00a0km²",
        "    中方，面积：数值由3146平方公里调整为2305平方公里",
    ]
    (change,) = json.loads(run(real, "changes", "haikou", "--json").stdout)["changes"]
    assert change["path"] == ["china", "area", "km2"]


def test_a_document_that_was_edited_is_listed_as_that(real: Workspace) -> None:
    assert run(real, "docx", "haikou", "--lang", "en", "--doc", "summary").exit_code == 0
    assert len(run(real, "list").stdout.splitlines()) == 3
    (file,) = (real.out / "haikou").iterdir()
    file.write_bytes(b"edited")
    assert re.search(r"  edited since it was made: \S+-en\.docx\n", run(real, "list").stdout)


def test_list_shows_missions_and_what_cannot_be_read(real: Workspace) -> None:
    assert run(real, "release", "2019-10-nice").exit_code == 0
    line = run(real, "list").stdout.splitlines()[-1]
    assert line.startswith("  2019-10-nice")
    assert line.endswith("; October 2019; version 1.0, June 2020")
    (real.inputs / "releases" / "2019-10-nice" / "1.0.json").write_text("{}")
    real.mission("2018-09-europe").write_text("title: 1\n")
    lines = run(real, "list").stdout.splitlines()
    assert "version not known: " in lines[-2]
    assert "the frozen version was edited" in lines[-2]
    assert lines[-1].startswith("2018-09-europe  cannot be read: ")


def test_internal_changes_are_marked(placeholders: Workspace) -> None:
    name = "2019-05-four-cities"
    run(placeholders, "release", name)
    file = placeholders.mission(name)
    file.write_text(file.read_text("utf-8").replace("EUR 60", "EUR 61", 1), "utf-8")
    gift = "gift “Ink rubbing of the old city wall, framed”"
    assert run(placeholders, "changes", name).stdout.splitlines()[1:] == [
        "Gifts / 礼品",
        f"  - {gift}: value changed from “EUR 60” to “EUR 61”  [internal]",
        "    礼品“老城墙拓片（装框）”：价值由“EUR 60”调整为“EUR 61”〔内部〕",
    ]


def test_wrong_usage_is_said(real: Workspace) -> None:
    assert "did you mean `haikou`" in run(real, "changes", "haiku").stderr
    assert run(real, "release", "haikou", "--note", "a\u202eb").exit_code == 2
    assert run(real, "release", "haikou", "--date", "2019-02-30").exit_code == 2
    assert not (real.inputs / "releases").exists()


def test_a_release_that_was_edited_by_hand_stops_every_command_with_one_sentence(
    placeholders: Workspace,
) -> None:
    assert run(placeholders, "release", "minimal").exit_code == 0
    file = placeholders.inputs / "releases" / "minimal" / "1.0.json"
    file.write_text(file.read_text("utf-8").replace('"1.0"', '"1.1"'), "utf-8")
    before = sorted(placeholders.out.rglob("*"))
    for command in ("pdf", "docx", "build", "email", "zip", "changes", "release"):
        result = run(placeholders, command, "minimal")
        assert result.exit_code == 1, command
        assert result.stderr.count("\n") == 1
        assert "releases/minimal/1.0.json: the frozen version was edited: " in result.stderr
        assert "; take the file back from Git" in result.stderr
    assert sorted(placeholders.out.rglob("*")) == before
    listed = run(placeholders, "list")
    assert listed.exit_code == 0
    assert "version not known: " in listed.stdout


def test_list_shows_a_calendar_that_is_older_than_its_mission(real: Workspace) -> None:
    name = "2019-10-nice"
    for called in (name, "haikou"):
        assert run(real, "ics", called).exit_code == 0
    assert "older" not in run(real, "list").stdout
    file = real.mission(name)
    file.write_text(file.read_text("utf-8").replace("fair: Nice day", "fair: Nice"), "utf-8")
    older = [line for line in run(real, "list").stdout.splitlines() if "older" in line]
    assert [line.split("/out/")[1] for line in older] == [
        f"haikou/{name}-programme.ics",
        f"{name}/{name}-programme.ics",
    ]
    for called in (name, "haikou"):
        run(real, "ics", called)
    assert "older" not in run(real, "list").stdout


def test_list_shows_the_older_outputs_of_missions_and_of_versions_before(real: Workspace) -> None:
    def older() -> list[str]:
        lines = run(real, "list").stdout.splitlines()
        return [line.rpartition("/")[2] for line in lines if "older than its data: " in line]

    name = "2019-10-nice"
    pack = f"{name}-pack-zh"
    assert run(real, "docx", name, "--doc", "pack", "--lang", "zh").exit_code == 0
    assert older() == []
    file = real.mission(name)
    file.write_text(file.read_text("utf-8").replace("en: Visit", "en: A visit", 1), "utf-8")
    assert older() == [f"{pack}.docx"]
    edit(real, "km2: 3146 ", "km2: 2305 ")  # of a record that the mission is for
    assert run(real, "docx", name, "--doc", "pack", "--lang", "zh").exit_code == 0
    edit(real, "km2: 2305 ", "km2: 2306 ")
    assert older() == [f"{pack}.docx"]
    freeze(real, name, tuple)
    assert older() == [f"{pack}.docx"]
    assert run(real, "docx", name, "--doc", "pack", "--lang", "zh").exit_code == 0
    assert older() == []
    edit(real, "km2: 2306 ", "km2: 2307 ")
    assert older() == [f"{pack}-v1.0.docx"]
    assert run(real, "docx", name, "--doc", "pack", "--lang", "zh").exit_code == 0
    assert older() == []
