"""Versions: frozen, numbered, told from drafts, and refused where they cannot be relied on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen.digests import content_digest
from briefgen.errors import BriefgenError, FitError, InputError, Problem, UnknownNameError
from briefgen.models.dates import PartialDate
from briefgen.releases.files import read_release
from briefgen.releases.freeze import freeze
from briefgen.releases.present import load_source
from briefgen.releases.shelf import release_file, to_json, versions_of
from briefgen.releases.since import changes_since, changes_since_release
from briefgen.releases.source import name_of
from briefgen.releases.version import Version, load_labels, version_of
from briefgen.workspace import Workspace

RECORD = "two-to-two"
MISSION = "2019-05-four-cities"
NAMES = (RECORD, MISSION)


def file_of(workspace: Workspace, name: str) -> Path:
    return workspace.mission(name) if name == MISSION else workspace.record(name).ucap


def release(workspace: Workspace, name: str, note: str | None = None) -> Path:
    return freeze(workspace, name, tuple, note)


def edit(workspace: Workspace, name: str, old: str = "zh: ", new: str = "zh: 改") -> None:
    """Change the first text of the data."""
    file = file_of(workspace, name)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def version(workspace: Workspace, name: str) -> Version:
    return version_of(workspace, load_source(workspace, name), load_labels(workspace))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(BriefgenError) as caught:
        act()
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize("name", NAMES)
def test_versions_count_from_1_0_and_what_differs_is_a_draft(
    placeholders: Workspace, name: str
) -> None:
    def state() -> tuple[str | None, str | None, str]:
        found = version(placeholders, name)
        return found.text.en, found.text.zh, found.ending

    edit(placeholders, name, 'version: "', '# version: "')
    assert state() == ("draft", "草稿", "")
    assert release(placeholders, name).name == "1.0.json"
    assert state() == ("1.0", "1.0", "-v1.0")
    edit(placeholders, name)
    assert state() == ("draft after 1.0", "1.0版后草稿", "-v1.0-draft")
    assert release(placeholders, name).name == "1.1.json"
    assert state() == ("1.1", "1.1", "-v1.1")
    assert versions_of(placeholders, name) == ("1.0", "1.1")


def test_before_the_first_release_the_data_says_its_version_and_then_the_releases_do(
    placeholders: Workspace,
) -> None:
    edit(placeholders, RECORD, 'version: "2.1"', 'version: "0.9"')
    found = version(placeholders, RECORD)
    assert (found.state, found.title.en, found.title.zh) == ("stated", "Version 0.9", "0.9版")
    assert not found.is_draft
    release(placeholders, RECORD)
    assert version(placeholders, RECORD).title.en == "Version 1.0"


def test_a_cover_says_it_as_a_title(placeholders: Workspace) -> None:
    edit(placeholders, RECORD, 'version: "', '# version: "')
    titles = [version(placeholders, RECORD).title]
    release(placeholders, RECORD)
    titles.append(version(placeholders, RECORD).title)
    edit(placeholders, RECORD)
    titles.append(version(placeholders, RECORD).title)
    assert [one.en for one in titles] == ["Draft", "Version 1.0", "Draft after 1.0"]
    assert [one.zh for one in titles] == ["草稿", "1.0版", "1.0版后草稿"]


@pytest.mark.parametrize("name", NAMES)
def test_a_release_holds_the_data_and_nothing_that_was_not_given(
    placeholders: Workspace, name: str
) -> None:
    content = json.loads(release(placeholders, name).read_bytes())
    state = read_release(
        placeholders, name, "1.0", "mission" if name == MISSION else "record"
    ).state
    source = load_source(placeholders, name).value
    # Of the programme the names of what is told on arrival are put in order.
    for field in set(type(source).model_fields) - {"version", "programme"}:
        assert getattr(state.main, field) == getattr(source, field)
    assert content["data"] == state.to_data()
    assert "null" not in json.dumps(content)
    if name == MISSION:
        assert set(content["data"]["records"]) == {"five-cities", "two-to-two"}
        assert content["data"]["mission"]["gifts"][0]["value"] == "EUR 60"


@pytest.mark.parametrize("name", NAMES)
def test_the_same_data_gives_the_same_bytes_small_enough_for_git(
    placeholders: Workspace, name: str
) -> None:
    file = release(placeholders, name, "a note")
    first = file.read_bytes()
    file.unlink()
    source = file_of(placeholders, name)
    source.write_text("\n# a comment\n\n" + source.read_text("utf-8"), "utf-8")
    assert release(placeholders, name, "a note").read_bytes() == first
    assert len(first) < 2 * source.stat().st_size + 40_000


def test_the_date_is_the_records_or_the_one_that_is_given(placeholders: Workspace) -> None:
    release(placeholders, RECORD)
    assert (
        read_release(placeholders, RECORD, "1.0", "record").date
        == load_source(placeholders, RECORD).value.date
    )
    edit(placeholders, RECORD)
    freeze(placeholders, RECORD, tuple, date=PartialDate(2021, 3, 4))
    assert str(read_release(placeholders, RECORD, "1.1", "record").date) == "2021-03-04"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_changed_is_refused(placeholders: Workspace, name: str) -> None:
    release(placeholders, name)
    source = file_of(placeholders, name)
    source.write_text("# only a comment\n" + source.read_text("utf-8"), "utf-8")
    assert "has changed since version 1.0" in refused(lambda: release(placeholders, name))
    assert versions_of(placeholders, name) == ("1.0",)


def test_a_default_that_is_written_down_and_the_old_version_field_are_no_change(
    placeholders: Workspace,
) -> None:
    release(placeholders, MISSION)
    edit(placeholders, MISSION, 'version: "0.3"\n', 'version: "0.4"\n')
    edit(placeholders, MISSION, "    kind: meal\n", "    kind: meal\n    note: null\n")
    assert not version(placeholders, MISSION).is_draft


def test_a_mission_is_a_draft_again_when_one_of_its_records_changes(
    placeholders: Workspace,
) -> None:
    release(placeholders, MISSION)
    edit(placeholders, RECORD)
    assert version(placeholders, MISSION).state == "draft after"


def test_the_digests_of_the_documents_are_those_of_the_files(placeholders: Workspace) -> None:
    document = placeholders.out / RECORD / "document.pdf"

    def make() -> list[Path]:
        # A document is made when its version stands, and so can bear it.
        number = version(placeholders, RECORD).text.en
        document.parent.mkdir(parents=True)
        document.write_text(str(number))
        return [document]

    freeze(placeholders, RECORD, make)
    assert document.read_text() == "1.0"
    assert read_release(placeholders, RECORD, "1.0", "record").outputs == {
        f"{RECORD}/document.pdf": content_digest(document)
    }
    assert not version(placeholders, RECORD).is_draft


def test_a_version_whose_documents_cannot_be_made_is_none(placeholders: Workspace) -> None:
    def make() -> list[Path]:
        raise FitError(Problem("it is too long", "shorten it"))

    with pytest.raises(FitError):
        freeze(placeholders, RECORD, make)
    assert versions_of(placeholders, RECORD) == ()
    assert version(placeholders, RECORD).ending == ""


def tampered(file: Path, change: Callable[[dict[str, Any]], object]) -> None:
    content = json.loads(file.read_bytes())
    change(content)
    file.write_text(json.dumps(content), "utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(note="another"),
        lambda content: content.update(date="2018"),
        lambda content: content["data"]["record"].update(results=[]),
        lambda content: content["outputs"].update(x="y"),
        lambda content: content.pop("digest"),
    ],
)
def test_a_release_that_was_edited_is_refused(
    placeholders: Workspace, change: Callable[[dict[str, Any]], object]
) -> None:
    tampered(release(placeholders, RECORD), change)
    edit(placeholders, RECORD)
    for act in (
        lambda: version(placeholders, RECORD),
        lambda: release(placeholders, RECORD),
        lambda: changes_since(placeholders, load_source(placeholders, RECORD), "internal"),
        lambda: changes_since_release(placeholders, load_source(placeholders, RECORD), "shareable"),
    ):
        said = refused(act)
        assert f"releases/{RECORD}/1.0.json: the frozen version was edited" in said


def test_a_release_that_was_only_set_out_anew_is_the_same(placeholders: Workspace) -> None:
    tampered(release(placeholders, RECORD), lambda _: None)
    assert not version(placeholders, RECORD).is_draft


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b"null", b"[" * 100_000, b"<<<<<<< ours\n{}"]
)
def test_a_release_that_cannot_be_read_is_refused(placeholders: Workspace, content: bytes) -> None:
    release(placeholders, RECORD).write_bytes(content)
    assert "the frozen version cannot be read: " in refused(lambda: version(placeholders, RECORD))


def test_a_folder_in_its_place_is_refused(placeholders: Workspace) -> None:
    file = release(placeholders, RECORD)
    file.unlink()
    file.mkdir()
    assert "it is no file" in refused(lambda: version(placeholders, RECORD))


def test_a_release_under_another_name_is_refused(placeholders: Workspace) -> None:
    file = release(placeholders, RECORD)
    other = release_file(placeholders, "minimal", "1.0")
    other.parent.mkdir()
    file.rename(other)
    assert "holds version 1.0 of the record `two-to-two`" in refused(
        lambda: version(placeholders, "minimal")
    )


def test_a_version_that_is_missing_in_between_is_refused(placeholders: Workspace) -> None:
    file = release(placeholders, RECORD)
    edit(placeholders, RECORD)
    release(placeholders, RECORD)
    file.unlink()
    said = refused(lambda: version(placeholders, RECORD))
    assert "1.0.json: version 1.0 is missing, but 1.1 is there" in said


def test_a_version_that_never_was_is_refused_with_those_that_are(placeholders: Workspace) -> None:
    source = load_source(placeholders, RECORD)
    assert "has no version that its changes" in refused(
        lambda: changes_since(placeholders, source, "internal")
    )
    release(placeholders, RECORD)
    for wanted in ("1.7", "../1.0", "x" * 200):
        with pytest.raises(UnknownNameError, match=r"there are: 1\.0"):
            changes_since(placeholders, source, "internal", wanted)


def test_a_link_that_leads_out_of_the_workspace_is_refused(
    placeholders: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (placeholders.inputs / "releases").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    assert "leads out of the workspace" in refused(lambda: release(placeholders, RECORD))


def test_a_release_of_fields_that_are_no_more_is_refused(placeholders: Workspace) -> None:
    file = release(placeholders, RECORD)
    content = json.loads(file.read_bytes())
    del content["digest"]
    content["data"]["record"]["of_old"] = 1
    file.write_bytes(to_json(content))
    with pytest.raises(InputError, match="another briefgen, of other fields, wrote it"):
        version(placeholders, RECORD)


def test_a_draft_tells_from_the_last_version_and_a_version_from_the_one_before(
    placeholders: Workspace,
) -> None:
    def told() -> tuple[str | None, int] | None:
        found = changes_since_release(placeholders, load_source(placeholders, MISSION), "shareable")
        return (found.title.en, len(found.sentences)) if found else None

    assert told() is None
    release(placeholders, MISSION)
    assert told() is None
    edit(placeholders, MISSION)
    assert told() == ("Changes since version 1.0", 1)
    release(placeholders, MISSION)
    assert told() == ("Changes since version 1.0", 1)
    edit(placeholders, MISSION, "en: Placeholder mission", "en: Another mission")
    assert told() == ("Changes since version 1.1", 1)


def test_what_the_office_notes_is_in_no_shareable_list(placeholders: Workspace) -> None:
    release(placeholders, MISSION, "notedword")
    edit(placeholders, MISSION, "EUR 60", "EUR 61")
    source = load_source(placeholders, MISSION)
    internal = changes_since(placeholders, source, "internal")
    assert "notedword" in repr(internal)
    assert "EUR 61" in repr(internal)
    shareable = changes_since(placeholders, source, "shareable")
    assert shareable.all == ()
    assert "notedword" not in repr(shareable)


def test_names_are_known_from_every_folder(
    placeholders: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (placeholders.root, placeholders.record(RECORD).folder, placeholders.missions):
        monkeypatch.chdir(folder)
        for name in NAMES:
            assert name_of(load_source(placeholders, name)) == name
