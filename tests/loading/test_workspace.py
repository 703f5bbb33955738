"""Where a workspace is, and what can and cannot be a record's name."""

from pathlib import Path

import pytest

from briefgen.errors import UnknownNameError
from briefgen.workspace import Workspace, shown


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for name in ("testville", "sampleton"):
        folder = tmp_path / "office" / "inputs" / name
        folder.mkdir(parents=True)
        (folder / "ucap.yaml").write_text("date: 2018\n", "utf-8")
    return Workspace.at(tmp_path / "office")


def refusal(workspace: Workspace, name: str) -> str:
    with pytest.raises(UnknownNameError) as caught:
        workspace.record(name)
    return str(caught.value)


def test_it_is_found_from_a_folder_inside_it(workspace: Workspace) -> None:
    assert Workspace.find(workspace.inputs / "testville") == workspace


def test_a_folder_without_inputs_is_none(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="is not a workspace: it has no folder `inputs`"):
        Workspace.at(tmp_path)


def test_where_there_is_none_the_option_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"there is no workspace: .* --workspace"):
        Workspace.find(tmp_path)


def test_its_records_are_the_folders_that_hold_a_plan(workspace: Workspace) -> None:
    (workspace.inputs / "missions").mkdir()
    (workspace.inputs / "programme.yaml").touch()
    assert workspace.record_names() == ("sampleton", "testville")


def test_a_record_is_found_by_its_name(workspace: Workspace) -> None:
    assert workspace.record("testville").ucap == workspace.inputs / "testville" / "ucap.yaml"


def test_an_unknown_name_is_answered_with_the_nearest_and_with_all(workspace: Workspace) -> None:
    assert refusal(workspace, "tesville") == (
        "there is no record `tesville`; did you mean `testville`? there are: sampleton, testville"
    )


def test_a_name_like_no_other_is_answered_with_all(workspace: Workspace) -> None:
    assert refusal(workspace, "x") == "there is no record `x`; there are: sampleton, testville"


def test_in_an_empty_workspace_the_way_to_begin_is_named(tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    assert "begin one with `briefgen new NAME`" in refusal(Workspace.at(tmp_path), "x")


def test_a_folder_without_a_plan_is_said_to_lack_it(workspace: Workspace) -> None:
    (workspace.inputs / "mockford").mkdir()
    assert "the record `mockford` has no file" in refusal(workspace, "mockford")


@pytest.mark.parametrize(
    "name",
    ["inputs/testville", "inputs/testville/ucap.yaml", "./testville", "testville/", "/testville"],
)
def test_a_path_to_a_record_is_answered_with_its_name(workspace: Workspace, name: str) -> None:
    assert refusal(workspace, name) == (
        f"`{name}` is not the name of a record; did you mean `testville`? A record is called by "
        "its name alone"
    )


@pytest.mark.parametrize("name", ["../x", "..", ".", "", "-x", "a b", "a_b", "海口", "x" * 65])
def test_what_cannot_be_a_name_is_refused(workspace: Workspace, name: str) -> None:
    said = refusal(workspace, name)
    assert "is not the name of a record; a name has small letters, digits and hyphens" in said


def test_capitals_are_answered_with_small_letters(workspace: Workspace) -> None:
    assert "write `haikou`" in refusal(workspace, "Haikou")
    assert "did you mean `testville`?" in refusal(workspace, "x/testville")


@pytest.mark.parametrize("name", ["testville\0", "testville\n", "\x1b[2Jx"])
def test_control_characters_in_a_name_are_refused_and_not_echoed(
    workspace: Workspace, name: str
) -> None:
    assert refusal(workspace, name).isprintable()


@pytest.mark.parametrize("link", ["record", "file"])
def test_a_link_out_of_the_workspace_is_refused(workspace: Workspace, link: str) -> None:
    outside = workspace.root.parent / "outside"
    outside.mkdir()
    (outside / "ucap.yaml").touch()
    if link == "record":
        (workspace.inputs / "linked").symlink_to(outside)
    else:
        (workspace.inputs / "linked").mkdir()
        (workspace.inputs / "linked" / "ucap.yaml").symlink_to(outside / "ucap.yaml")
    assert "leads out of the workspace by a symbolic link" in refusal(workspace, "linked")


def test_a_style_of_the_workspace_wins_over_the_built_in_one(workspace: Workspace) -> None:
    built_in = workspace.style("theme.yaml")
    own = workspace.root / "styles" / "theme.yaml"
    own.parent.mkdir()
    own.touch()
    assert built_in.is_file()
    assert built_in != own
    assert workspace.style("theme.yaml") == own


def test_a_template_of_the_workspace_wins_over_the_built_in_one(workspace: Workspace) -> None:
    own = workspace.root / "templates" / "labels.yaml"
    assert workspace.template("labels.yaml") != own
    own.parent.mkdir()
    own.touch()
    assert workspace.template("labels.yaml") == own


@pytest.mark.parametrize("name", ["none.css", "../styles/theme.yaml", "/etc/passwd", "a\0b", "."])
def test_a_style_that_is_not_there_is_refused(workspace: Workspace, name: str) -> None:
    with pytest.raises(UnknownNameError, match=r"there is no `.*` in `styles`; correct the name"):
        workspace.style(name)


def test_a_style_linked_from_outside_does_not_count(workspace: Workspace) -> None:
    outside = workspace.root.parent / "secret.css"
    outside.touch()
    (workspace.root / "styles").mkdir()
    (workspace.root / "styles" / "own.css").symlink_to(outside)
    with pytest.raises(UnknownNameError):
        workspace.style("own.css")


def test_paths_are_shown_from_the_current_folder(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace.inputs)
    assert shown(workspace.out / "x.pdf") == Path("../out/x.pdf")
    assert shown(workspace.inputs / "a") == Path("a")
    monkeypatch.chdir("/")
    assert shown(Path("/x")) == Path("x")
