"""Text is cleaned once, at the input: what does not show is refused, and its field is named."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from briefgen.errors import InputError
from briefgen.load import load_model
from briefgen.loading.names import FieldPath, field_name
from briefgen.models.base import clean
from briefgen.models.mission.mission import Mission
from briefgen.models.programme import Programme
from briefgen.models.text import Labels
from briefgen.models.ucap import Ucap
from tests.conftest import ROOT

FILES: dict[str, type[BaseModel]] = {
    "inputs/haikou/ucap.yaml": Ucap,
    "tests/workspace/inputs/five-cities/ucap.yaml": Ucap,
    "inputs/missions/2018-09-europe.yaml": Mission,
    "inputs/programme.yaml": Programme,
    "templates/labels.yaml": Labels,
}
INVISIBLE = {
    "null": "\0",
    "bell": "\a",
    "escape": "\x1b",
    "delete": "\x7f",
    "next line": "\x85",
    "C1 control": "\x9f",
    "override": "\u202e",
    "embedding": "\u202a",
    "isolate": "\u2066",
    "pop": "\u2069",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "no character": "\uffff",
}


def texts(part: object, path: FieldPath = ()) -> Iterator[FieldPath]:
    """Give the path of every text of a file."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from texts(value, (*path, key))
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from texts(value, (*path, index))
    elif isinstance(part, str):
        yield path


def spoilt(data: object, path: FieldPath, character: str) -> object:
    """Give the data with a character in the text at the path."""
    if not path:
        return f"{data}{character}x"
    first, *rest = path
    if isinstance(data, dict):
        return {**data, first: spoilt(data[first], tuple(rest), character)}
    assert isinstance(data, list)
    assert isinstance(first, int)
    return [*data[:first], spoilt(data[first], tuple(rest), character), *data[first + 1 :]]


@pytest.mark.parametrize("file", FILES)
def test_no_text_of_any_file_takes_an_invisible_character(file: str, tmp_path: Path) -> None:
    data = yaml.safe_load((ROOT / file).read_text("utf-8").replace(": NO", ": 'NO'"))
    data = json.loads(json.dumps(data, default=str))
    paths = list(texts(data))
    assert len(paths) > 10
    # JSON is YAML with the characters escaped, so that they come in behind the parser.
    target = tmp_path / "x.yaml"
    for path in paths:
        target.write_text(json.dumps(spoilt(data, path, "\u202e")), "utf-8")
        with pytest.raises(InputError) as caught:
            load_model(target, FILES[file])
        assert field_name(path) in str(caught.value), path


@pytest.mark.parametrize("name", INVISIBLE)
def test_an_invisible_character_is_refused_with_its_field_and_its_number(
    name: str, tmp_path: Path
) -> None:
    character = INVISIBLE[name]
    data = yaml.safe_load((ROOT / "inputs/programme.yaml").read_text("utf-8"))
    target = tmp_path / "x.yaml"
    target.write_text(json.dumps(spoilt(data, ("issuer", "en"), character)), "utf-8")
    with pytest.raises(InputError, match=f"U\\+{ord(character):04X}") as caught:
        load_model(target, Programme)
    assert "issuer" in str(caught.value)


@pytest.mark.parametrize("code", [0xD800, 0xDFFF])
def test_a_lone_surrogate_is_refused(code: int) -> None:
    with pytest.raises(ValueError, match=f"U\\+{code:04X}"):
        clean(f"a{chr(code)}b")


@pytest.mark.parametrize("character", [*"\t\n\r", " ", "é", "市", "\u200b", "\u00a0", "𠮷"])
def test_what_may_stand_in_a_text_is_not_refused(character: str) -> None:
    assert clean(f"a{character}b")
