"""A new mission: refused until it is filled in, valid when it is."""

import re

import pytest
from click.testing import CliRunner

from briefgen.audience import internal_fields
from briefgen.cli import main
from briefgen.errors import InputError, OutputError, UnknownNameError
from briefgen.loading import TO_FILL_IN
from briefgen.missions import load_mission
from briefgen.models.mission.mission import Mission
from briefgen.new import create_mission, create_record, skeleton
from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.missions.planting import paths_of
from tests.pictures import encoded, silhouette

DAY = "2019-10-15"
ANSWERS = {
    "version": '"0.1"',
    "records": "one-city",
    "record": "one-city",
    "date": DAY,
    "sender": "china",
    "side": "europe",
    "translation_checked": DAY,
    "time_zone": "Europe/Paris",
    "latitude": "43.7",
    "longitude": "-7.3",
    "themes": "1",
    "activities": "1",
    "results": "1",
    "codes": "FR",
    "value": "2300000",
    "year": "2018",
    "km2": "71.9",
    "day": DAY,
    "end_day": DAY,
    "due": DAY,
    "check_in": DAY,
    "check_out": DAY,
    "first_day": DAY,
    "last_day": DAY,
    "time": "09:30",
    "start": "09:00",
    "end": "17:00",
    "means": "flight",
    "size": "1",
    "phone": '"112"',
    "private_phone": "+00 000",
    "email": "office@example.org",
    "kind": "meeting",
    "languages": "fr",
    "interpretation": "consecutive",
    "on_site": "true",
    "status": "confirmed",
    "minutes": "30",
    "at_a_glance": "true",
    "mail_the_pack": "true",
    "certain": "true",
    "photo": "mou.jpg",
}


def filled(text: str) -> str:
    """Write something of the right kind into every place to fill in."""
    # Two fields have the names of others that hold something else.
    text = re.sub(rf"(\n  (?:start|end)): {TO_FILL_IN}", rf"\1: {DAY}", text)
    text = re.sub(rf"(\n +value): {TO_FILL_IN}( +# internal)", r"\1: EUR 40\2", text)
    text = re.sub(rf"(\n +codes): {TO_FILL_IN}( +# such as GRX)", r"\1: GRX–FCO\2", text)

    def answer(found: re.Match[str]) -> str:
        return found[0].replace(TO_FILL_IN, ANSWERS.get(found[1], "Testville 测试城"))

    return re.sub(rf"(\w+): \[?{TO_FILL_IN}", answer, text)


def without_hashes(text: str) -> str:
    """Take every optional line in."""
    return re.sub(r"^( *)#(?=[a-z-])", r"\1", text, flags=re.MULTILINE)


def test_it_is_refused_with_the_line_of_every_place_to_fill_in(placeholders: Workspace) -> None:
    path = create_mission(placeholders, "new")
    lines = path.read_text("utf-8").splitlines()
    places = {
        number
        for number, line in enumerate(lines, start=1)
        if TO_FILL_IN in line and not line.lstrip().startswith("#")
    }
    with pytest.raises(InputError) as caught:
        load_mission(placeholders, "new")
    assert {problem.line for problem in caught.value.problems} == places
    assert all("is not filled in yet" in problem.what for problem in caught.value.problems)
    assert len(places) > 10


def test_it_is_valid_once_filled_in(placeholders: Workspace) -> None:
    path = create_mission(placeholders, "new")
    path.write_text(filled(path.read_text("utf-8")), "utf-8")
    mission = load_mission(placeholders, "new").value
    assert mission.title.zh == "Testville 测试城"
    assert mission.delegation.head == "delegate-1"


def test_it_is_valid_with_every_optional_line_taken_in(placeholders: Workspace) -> None:
    path = create_mission(placeholders, "new")
    (placeholders.missions / "mou.jpg").write_bytes(encoded(silhouette()))
    path.write_text(filled(without_hashes(path.read_text("utf-8"))), "utf-8")
    mission = load_mission(placeholders, "new").value
    assert mission.programme[0].brief
    assert mission.programme[0].speeches[0].parts
    assert mission.gifts[0].value == "EUR 40"
    assert mission.internal_questions == ()


def test_it_shows_every_field() -> None:
    shown = re.findall(
        r"^ *#?(?:- )?#?(\w+):",
        skeleton(Workspace.at(ROOT), "mission.yaml", "new"),
        flags=re.MULTILINE,
    )
    assert {path[-1] for path in paths_of(Mission)} <= set(shown)


def test_it_marks_as_internal_what_is() -> None:
    text = skeleton(Workspace.at(ROOT), "mission.yaml", "new")
    for path in internal_fields():
        (before, line) = re.findall(rf"(.*)\n *#{path[-1]}:(.*)", text)[-1]
        assert "internal" in f"{before} {line}".lower(), path


def test_it_is_for_the_record_that_is_named(placeholders: Workspace) -> None:
    path = create_mission(placeholders, "new", "one-city")
    assert "\nrecords: [one-city]\n" in path.read_text("utf-8")
    with pytest.raises(UnknownNameError, match="there is no record `one-cty`"):
        create_mission(placeholders, "newer", "one-cty")


def test_it_points_to_the_schema(placeholders: Workspace) -> None:
    path = create_mission(placeholders, "new")
    first = path.read_text("utf-8").splitlines()[0]
    relative = first.removeprefix("# yaml-language-server: $schema=")
    expected = placeholders.root / "schema" / "mission.schema.json"
    assert (path.parent / relative).resolve() == expected


def test_it_never_overwrites_a_mission(placeholders: Workspace) -> None:
    with pytest.raises(OutputError, match="the mission `2019-05-four-cities` is there already"):
        create_mission(placeholders, "2019-05-four-cities")


@pytest.mark.parametrize("name", ["../x", "Nice", "", "a\0", "x" * 65, "a/b"])
def test_what_cannot_be_a_name_is_refused(placeholders: Workspace, name: str) -> None:
    with pytest.raises(OutputError, match="the name of a mission has small letters"):
        create_mission(placeholders, name)


def test_the_folder_of_the_missions_is_no_record(placeholders: Workspace) -> None:
    with pytest.raises(OutputError, match="`missions` is the folder of the missions"):
        create_record(placeholders, "missions")


def test_the_command_begins_a_mission(placeholders: Workspace) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        options = ["--workspace", str(placeholders.root)]
        result = CliRunner().invoke(main, ["new", *arguments, *options])
        return result.exit_code, result.output

    code, output = run("minimal", "--mission", "2020-01-new")
    assert code == 0
    assert output.strip().endswith("inputs/missions/2020-01-new.yaml")
    assert "[minimal]" in placeholders.mission("2020-01-new").read_text("utf-8")
    code, output = run()
    assert code == 2
    assert "name the record, or the mission with --mission" in output
