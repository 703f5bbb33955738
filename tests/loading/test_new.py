"""A new record: refused until it is filled in, valid when it is."""

import re
from pathlib import Path

import pytest

from briefgen.errors import InputError, OutputError
from briefgen.load import load_model
from briefgen.loading import TO_FILL_IN
from briefgen.models.ucap import Activity, Facts, Period, Place, Population, Source, Theme, Ucap
from briefgen.new import create_record, skeleton
from briefgen.workspace import Workspace
from tests.conftest import ROOT

ANSWERS = {
    "version": '"1.0"',
    "date": "2018-07",
    "start": "2018-07",
    "end": "2019-11",
    "lead": "china",
    "side": "europe",
    "codes": "FR",
    "kind": "city",
    "value": "2300000",
    "year": "2018",
    "km2": "71.9",
    "sdgs": "11",
    "urban_agenda": "urban-mobility",
    "email": "office@example.org",
}


def filled(text: str) -> str:
    """Write something of the right kind into every place to fill in."""

    def answer(found: re.Match[str]) -> str:
        return found[0].replace(TO_FILL_IN, ANSWERS.get(found[1], "Testville 测试城"))

    return re.sub(rf"(\w+): \[?{TO_FILL_IN}", answer, text)


def without_hashes(text: str) -> str:
    """Take every optional line in."""
    return re.sub(r"^( *)#(?=[a-z-])", r"\1", text, flags=re.MULTILINE)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "inputs").mkdir()
    return Workspace.at(tmp_path)


def test_it_is_refused_with_the_line_of_every_place_to_fill_in(workspace: Workspace) -> None:
    path = create_record(workspace, "testville")
    lines = path.read_text("utf-8").splitlines()
    places = {
        number
        for number, line in enumerate(lines, start=1)
        if TO_FILL_IN in line and not line.lstrip().startswith("#")
    }
    with pytest.raises(InputError) as caught:
        load_model(path, Ucap)
    assert {problem.line for problem in caught.value.problems} == places
    assert all("is not filled in yet" in problem.what for problem in caught.value.problems)
    assert len(caught.value.problems) == len(places) > 10


def test_it_is_valid_once_filled_in(workspace: Workspace) -> None:
    path = create_record(workspace, "testville")
    path.write_text(filled(path.read_text("utf-8")), "utf-8")
    ucap = load_model(path, Ucap).value
    assert ucap.china.places[0].name.zh == "Testville 测试城"


def test_it_is_valid_with_every_optional_line_taken_in(workspace: Workspace) -> None:
    path = create_record(workspace, "testville")
    text = without_hashes(path.read_text("utf-8"))
    path.write_text(filled(text).replace("kind: city\n    text", "kind: visit\n    text"), "utf-8")
    ucap = load_model(path, Ucap).value
    assert len(ucap.europe.places) == 2
    assert ucap.activities[0].items


@pytest.mark.parametrize("model", [Ucap, Facts, Place, Population, Source, Period, Theme, Activity])
def test_it_shows_every_field(model: type[Ucap]) -> None:
    keys = set(
        re.findall(
            r"^ *#?(?:- )?#?(\w+):",
            skeleton(Workspace.at(ROOT), "ucap.yaml", "testville"),
            flags=re.MULTILINE,
        )
    )
    assert set(model.model_fields) <= keys


def test_a_place_half_filled_in_is_refused(workspace: Workspace) -> None:
    path = create_record(workspace, "testville")
    text = filled(path.read_text("utf-8"))
    text = text.replace("        en: Testville", f"        en: {TO_FILL_IN} Testville", 1)
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match="`china › places 1 › name › en` is not filled in yet"):
        load_model(path, Ucap)


def test_it_points_to_the_schema(workspace: Workspace) -> None:
    path = create_record(workspace, "testville")
    first = path.read_text("utf-8").splitlines()[0]
    relative = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / relative).resolve() == workspace.root / "schema" / "ucap.schema.json"


def test_it_never_overwrites_a_record(workspace: Workspace) -> None:
    path = create_record(workspace, "testville")
    path.write_text("kept", "utf-8")
    with pytest.raises(OutputError, match="the record `testville` is there already; change it"):
        create_record(workspace, "testville")
    assert path.read_text("utf-8") == "kept"


def test_it_never_writes_over_a_link(workspace: Workspace) -> None:
    (workspace.inputs / "testville").mkdir()
    (workspace.inputs / "testville" / "ucap.yaml").symlink_to(workspace.root / "nothing")
    with pytest.raises(OutputError, match="is there already"):
        create_record(workspace, "testville")


def test_it_stays_inside_the_workspace(workspace: Workspace, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (workspace.inputs / "testville").symlink_to(outside)
    with pytest.raises(OutputError, match="leads out of the workspace"):
        create_record(workspace, "testville")
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("name", ["../x", "Haikou", "", "a\0", "x" * 65, "a/b"])
def test_what_cannot_be_a_name_is_refused(workspace: Workspace, name: str) -> None:
    with pytest.raises(OutputError, match="the name of a record has small letters"):
        create_record(workspace, name)
    assert list(workspace.inputs.iterdir()) == []
