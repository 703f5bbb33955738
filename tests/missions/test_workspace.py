"""Missions are found by their names and by their records."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.errors import InputError, UnknownNameError
from briefgen.mission_index import MissionIndex
from briefgen.missions import load_mission
from briefgen.workspace import Workspace
from tests.conftest import ROOT


def refusal(workspace: Workspace, name: str) -> str:
    with pytest.raises(UnknownNameError) as caught:
        workspace.mission(name)
    return str(caught.value)


def test_its_missions_are_the_files_in_their_folder(real: Workspace) -> None:
    assert real.mission_names() == ("2018-09-europe", "2019-10-nice")
    assert real.mission("2019-10-nice") == real.inputs / "missions" / "2019-10-nice.yaml"
    assert real.record_names() == ("haikou",)


def test_a_workspace_need_not_have_missions(tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    workspace = Workspace.at(tmp_path)
    assert workspace.mission_names() == ()
    assert refusal(workspace, "x") == (
        "there is no mission `x`; begin one with `briefgen new --mission x`"
    )


def test_an_unknown_mission_is_answered_with_the_nearest_and_with_all(real: Workspace) -> None:
    assert refusal(real, "2018-09-europa") == (
        "there is no mission `2018-09-europa`; did you mean `2018-09-europe`? there are: "
        "2018-09-europe, 2019-10-nice"
    )


@pytest.mark.parametrize(
    "name", ["missions/2019-10-nice.yaml", "2019-10-nice.yaml", "./2019-10-nice"]
)
def test_a_path_to_a_mission_is_answered_with_its_name(real: Workspace, name: str) -> None:
    assert refusal(real, name) == (
        f"`{name}` is not the name of a mission; did you mean `2019-10-nice`? A mission is called "
        "by its name alone"
    )


@pytest.mark.parametrize("name", ["Europe 2018", "2019_nice", "-x", "", "x" * 65, "欧洲"])
def test_what_is_no_name_of_a_mission_is_refused(real: Workspace, name: str) -> None:
    (real.missions / f"{name}.yaml").touch()
    assert "is not the name of a mission; a name has small letters" in refusal(real, name)
    assert real.mission_names() == ("2018-09-europe", "2019-10-nice")
    assert real.misnamed_missions()


def test_capitals_are_answered_with_small_letters(real: Workspace) -> None:
    assert "write `nice`, in the name of the file too" in refusal(real, "Nice")


def test_a_link_out_of_the_workspace_is_refused(real: Workspace, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.yaml"
    outside.touch()
    (real.missions / "linked.yaml").symlink_to(outside)
    assert "leads out of the workspace by a symbolic link" in refusal(real, "linked")


def test_a_name_is_a_records_or_a_missions(real: Workspace) -> None:
    assert real.is_mission("2019-10-nice")
    assert not real.is_mission("haikou")


@pytest.mark.parametrize(("name", "near"), [("haiku", "haikou"), ("2019-10-nize", "2019-10-nice")])
def test_a_name_that_is_neither_is_answered_with_the_nearest_of_both(
    real: Workspace, name: str, near: str
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        real.is_mission(name)
    assert str(caught.value) == (
        f"there is no record or mission `{name}`; did you mean `{near}`? there are: haikou, "
        "2018-09-europe, 2019-10-nice"
    )


def test_a_path_for_a_name_is_answered_as_for_a_record(real: Workspace) -> None:
    with pytest.raises(UnknownNameError, match="A record is called by its name alone"):
        real.is_mission("inputs/haikou/")


def test_the_mission_of_a_record_is_the_one_that_starts_last(real: Workspace) -> None:
    assert MissionIndex(real).last_of("haikou") == "2019-10-nice"
    nice = real.mission("2019-10-nice")
    nice.write_text(nice.read_text("utf-8").replace("2019-10", "2017-10"), "utf-8")
    assert MissionIndex(real).last_of("haikou") == "2018-09-europe"


def test_a_mission_is_one_of_all_its_records(placeholders: Workspace) -> None:
    index = MissionIndex(placeholders)
    for record in ("five-cities", "two-to-two"):
        assert index.last_of(record) == "2019-05-four-cities"
    assert index.last_of("minimal") is None


def test_a_mistake_in_a_mission_of_another_record_does_not_matter(placeholders: Workspace) -> None:
    (placeholders.missions / "a.yaml").write_text("records: [one-city]\n", "utf-8")
    assert MissionIndex(placeholders).last_of("five-cities") == "2019-05-four-cities"
    with pytest.raises(InputError, match="`title` is missing"):
        MissionIndex(placeholders).last_of("one-city")


@pytest.mark.parametrize("text", ["records: one-city\n", "a: [\n", "title: {en: a}\n"])
def test_a_mission_that_does_not_say_whose_it_is_must_be_mended(
    placeholders: Workspace, text: str
) -> None:
    (placeholders.missions / "a.yaml").write_text(text, "utf-8")
    with pytest.raises(InputError):
        MissionIndex(placeholders).last_of("five-cities")


def test_an_unknown_record_in_a_mission_names_those_that_there_are(real: Workspace) -> None:
    file = real.mission("2019-10-nice")
    file.write_text(file.read_text("utf-8").replace("[haikou]", "[haiku]"), "utf-8")
    with pytest.raises(InputError, match="there is no record `haiku`; did you mean `haikou`"):
        load_mission(real, "2019-10-nice")


def test_the_summary_needs_no_mission_models() -> None:
    code = "import sys, briefgen.build, briefgen.new; print('briefgen.missions' in sys.modules,"
    code += " any(name.startswith('briefgen.models.mission') for name in sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["False", "False"]
