"""The JSON Schema: current, valid, and of one mind with loading."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from briefgen.load import load_model
from briefgen.loading.yaml_tree import read_tree
from briefgen.models.mission.mission import Mission
from briefgen.models.ucap import Ucap
from briefgen.schema import KINDS, Kind, json_schema

ROOT = Path(__file__).parents[2]
FILES = sorted(
    file.relative_to(ROOT)
    for workspace in (ROOT, ROOT / "tests" / "workspace")
    for pattern in ("inputs/*/ucap.yaml", "inputs/missions/*.yaml", "inputs/programme.yaml")
    for file in workspace.glob(pattern)
)
RECORD = read_tree((ROOT / "tests/workspace/inputs/minimal/ucap.yaml").read_text("utf-8")).data


def validator(kind: Kind) -> Draft202012Validator:
    return Draft202012Validator(json.loads(json_schema(kind)))


def kind_of(file: Path) -> Kind:
    if file.parent.name == "missions":
        return "mission"
    return "ucap" if file.stem == "ucap" else "programme"


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_in_the_project_is_the_current_one(kind: Kind) -> None:
    assert (ROOT / "schema" / f"{kind}.schema.json").read_text("utf-8") == json_schema(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_schema_of_2020_12(kind: Kind) -> None:
    schema = json.loads(json_schema(kind))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("kind", KINDS)
def test_it_explains_every_field(kind: Kind) -> None:
    schema = json.loads(json_schema(kind))
    for block in (schema, *schema["$defs"].values()):
        assert block["description"]
        for name, field in block.get("properties", {}).items():
            assert field.get("description"), f"{block['title']}.{name}"


def test_there_are_records_to_validate() -> None:
    assert len(FILES) >= 11


@pytest.mark.parametrize("file", FILES, ids=str)
def test_every_record_is_valid_for_it(file: Path) -> None:
    data = read_tree((ROOT / file).read_text("utf-8")).data
    errors = [error.message for error in validator(kind_of(file)).iter_errors(data)]
    assert errors == []


@pytest.mark.parametrize("file", FILES, ids=str)
def test_every_record_loads(file: Path) -> None:
    models: dict[Kind, type[BaseModel]] = KINDS
    loaded = load_model(ROOT / file, models[kind_of(file)])
    assert isinstance(loaded.value, models[kind_of(file)])


@pytest.mark.parametrize("file", FILES, ids=str)
def test_every_record_points_to_it(file: Path) -> None:
    first = (ROOT / file).read_text("utf-8").splitlines()[0]
    relative = first.removeprefix("# yaml-language-server: $schema=")
    target = (ROOT / file).parent / relative
    assert target.resolve() == ROOT / "schema" / f"{kind_of(file)}.schema.json"


@pytest.mark.parametrize(
    ("field", "value", "valid"),
    [
        ("date", 2018, True),
        ("date", "2018-07", True),
        ("date", 20180, False),
        ("date", 18, False),
        ("date", "July", False),
        ("date", "２０１８", False),
        ("date", True, False),
        ("date", None, False),
        ("version", "1.0", True),
        ("version", None, True),
        ("version", 1.0, False),
        ("version", "", False),
        ("version", "1" * 13, False),
        ("lead", "europe", True),
        ("lead", "chna", False),
        ("results", [{"en": "a"}], True),
        ("results", [{"zh": "a", "en": None}], True),
        ("results", [{"zh": None}], False),
        ("results", [{"stated": "a"}], False),
        ("results", [{"en": ""}], False),
        ("results", [{"en": 1}], False),
        ("results", ["a"], False),
        ("results", {"en": "a"}, False),
        ("results", None, False),
        ("period", {"start": 2018, "end": "2019-01"}, True),
        ("period", {"start": 2018}, False),
        ("period", None, True),
        ("themes", [{"title": {"en": "a"}, "sdgs": [1, 17]}], True),
        ("themes", [{"title": {"en": "a"}, "sdgs": [18]}], False),
        ("themes", [{"title": {"en": "a"}, "sdgs": ["1"]}], False),
        ("themes", [{"title": {"en": "a"}, "sdgs": [True]}], False),
        ("themes", [{"title": {"en": "a"}, "urban_agenda": ["food"]}], True),
        ("themes", [{"title": {"en": "a"}, "urban_agenda": ["foot"]}], False),
        ("themes", [{"title": {"en": "a"}}] * 13, False),
        ("contact", {"email": "a@example.org"}, True),
        ("contact", {"email": "a"}, False),
        ("china", {"places": []}, False),
        ("china", {"places": [{"name": {"en": "a"}, "kind": "zone"}]}, True),
        ("china", {"places": [{"name": {"en": "a"}, "kind": "village"}]}, False),
        ("china", {"places": [{"name": {"en": "a"}, "area": {"km2": 3}}]}, True),
        ("china", {"places": [{"name": {"en": "a"}, "area": {"km2": "3"}}]}, False),
        ("china", {"places": [{"name": {"en": "a"}, "area": {"km2": True}}]}, False),
        ("china", {"places": [{"name": {"en": "a"}, "area": None}]}, False),
        ("china", {"places": [{"name": {"en": "a"}, "countries": {"codes": ["cn"]}}]}, False),
        ("china", {"places": [{"name": {"en": "a"}, "population": {"value": 1.5}}]}, False),
        ("unknown", 1, False),
    ],
)
def test_it_accepts_what_loading_accepts(field: str, value: object, *, valid: bool) -> None:
    assert isinstance(RECORD, dict)
    record = {**RECORD, field: value}
    assert validator("ucap").is_valid(record) is valid
    try:
        Ucap.model_validate(record)
    except ValidationError:
        assert not valid
    else:
        assert valid


@pytest.mark.parametrize(
    ("field", "value", "valid"),
    [
        ("records", [], False),
        ("records", ["Haikou"], False),
        ("dates", {"start": "2019-10", "end": "2019-10-16"}, True),
        ("purpose", {"on_site": True}, True),
        ("purpose", {"on_site": False}, False),
        ("title", {"on_site": True}, False),
        ("on_site", True, True),
        ("on_site", ["purpose"], True),
        ("on_site", "purpose", False),
        ("due", "2019-10-01", True),
        ("due", "2019-10", False),
        ("programme", [{"title": {"en": "a"}, "day": "2019-10-15", "start": "9:30"}], True),
        ("programme", [{"title": {"en": "a"}, "start": "24:00"}], False),
        ("programme", [{"title": {"en": "a"}, "start": 930}], False),
        ("programme", [{"title": {"en": "a"}, "status": "to be confirmed"}], True),
        ("programme", [{"title": {"en": "a"}, "status": "maybe"}], False),
        ("programme", [{"title": {"en": "a"}, "place": {"on_site": True}}], True),
        ("programme", [{"title": {"en": "a"}, "interpreter": {"on_site": True}}], True),
        ("programme", [{"title": {"en": "a"}, "hosts": {"on_site": True}}], True),
        ("emergencies", [{"what": {"en": "a"}, "phone": "112"}], True),
        ("emergencies", [{"what": {"en": "a"}, "phone": 112}], False),
        ("emergencies", [{"what": {"en": "a"}, "phone": "call me"}], False),
        ("cities", [{"key": "a", "name": {"en": "a"}, "side": "china", "latitude": 91}], False),
        ("messages", [{"text": {"en": "a"}}] * 4, False),
        ("passport", "a", False),
    ],
)
def test_it_accepts_what_loading_a_mission_accepts(
    field: str, value: object, *, valid: bool
) -> None:
    mission = {
        "records": ["minimal"],
        "title": {"en": "a"},
        "date": 2019,
        "dates": {"start": "2019-10-14", "end": "2019-10-16"},
        "sender": "china",
        field: value,
    }
    assert validator("mission").is_valid(mission) is valid
    try:
        Mission.model_validate(mission)
    except ValidationError:
        assert not valid
    else:
        assert valid
