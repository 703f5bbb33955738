"""The complete mission of placeholders, and what one gets by changing one thing in it."""

import copy
from collections.abc import Iterator
from functools import cache
from typing import Any

from briefgen.audience import internal_fields
from briefgen.changes.change import Change
from briefgen.changes.listing import changes
from briefgen.changes.state import State
from briefgen.load import load_model
from briefgen.markdown import plain
from briefgen.models.mission.mission import Mission
from briefgen.models.programme import Programme
from briefgen.models.text import LANGS, Labels, Text
from briefgen.models.ucap import Ucap
from briefgen.open_points import Audience
from tests.conftest import ROOT

Data = dict[str, Any]
Path = tuple[str | int, ...]

INPUTS = ROOT / "tests" / "workspace" / "inputs"
TOKEN = "Changedword"  # noqa: S105  # a word to look for

# One of them is valid wherever a value of the mission cannot just get a word more.
_OTHERS: tuple[object, ...] = (
    *("2019-05-14", "2019-05-15", "11:11", "11:12", "2019-05-13"),
    *("changed@example.org", "+00 111 1111 1111", "Europe/Madrid", "Europe/Lisbon"),
    *("china", "europe", "tentative", "confirmed", "meal", "visit", "car", "train"),
    *("consecutive", "whispered", "ES", "PT", "fr", "de", "sampleton", "mockford"),
    *("culture-and-cultural-heritage", "place", "address", "host", "hosts", "phone", "aim", "due"),
    *(
        "text_state",
        "office",
        "body",
        "name",
        "start",
        "end",
        "brief",
        "family",
        "chinese",
        "giver",
    ),
)


@cache
def labels() -> dict[str, Text]:
    return load_model(ROOT / "templates" / "labels.yaml", Labels).value.root


@cache
def _complete() -> State:
    return State(
        main=load_model(INPUTS / "missions" / "2019-05-four-cities.yaml", Mission).value,
        programme=load_model(INPUTS / "programme.yaml", Programme).value,
        records={
            name: load_model(INPUTS / name / "ucap.yaml", Ucap).value
            for name in ("five-cities", "two-to-two")
        },
    )


def complete() -> Data:
    """The data of the mission, to write into."""
    return copy.deepcopy(_complete().to_data())


def plan(name: str = "five-cities") -> Data:
    """The data of a record, to write into."""
    record = load_model(INPUTS / name / "ucap.yaml", Ucap).value
    return State(record, _complete().programme, {}).to_data()


def listed(old: Data, new: Data, audience: Audience = "internal") -> tuple[Change, ...]:
    return changes(State.from_data(old), State.from_data(new), audience, labels())


def said(old: Data, new: Data, audience: Audience = "internal") -> list[str]:
    """The English sentences."""
    return [plain(one.text.en or "") for one in listed(old, new, audience)]


def said_in_chinese(old: Data, new: Data) -> list[str]:
    return [plain(one.text.zh or "") for one in listed(old, new)]


def everything(found: tuple[Change, ...]) -> str:
    """All that a list of changes says, in any way."""
    sentences = [plain(one.text.in_lang(lang) or "") for one in found for lang in LANGS]
    marked = [line for one in found for line in one.marked()]
    return "\n".join((*sentences, *marked, repr(found)))


def leaves(value: object, path: Path = ()) -> Iterator[Path]:
    """Give the paths of all plain values."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path


def at(data: Any, path: Path) -> Any:  # noqa: ANN401  # it is data of any kind
    for key in path:
        data = data[key]
    return data


def changed(data: Data, path: Path) -> Data | None:
    """Give the data with another valid value at the path; nothing where there is no other one."""
    value = at(data, path)
    for other in _others_than(value):
        new = copy.deepcopy(data)
        at(new, path[:-1])[path[-1]] = other
        if is_valid(new) and State.from_data(new).to_data() != data:
            return new
    return None


def _others_than(value: object) -> Iterator[object]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield from (value + 1, value - 1)
    else:
        yield from (f"{value} {TOKEN}", f"{value}x", *_OTHERS)


def is_valid(data: Data) -> bool:
    try:
        State.from_data(data)
    except ValueError:
        return False
    return True


def is_internal(path: Path) -> bool:
    """Whether the path of a mission leads to or into an internal field."""
    names = tuple(key for key in path if isinstance(key, str))
    return any(names[: len(one)] == one for one in internal_fields())
