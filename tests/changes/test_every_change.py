"""Laws of a list of changes, over the complete mission with things changed at random."""

import copy
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.audience import _models_in
from briefgen.changes import comparing, listing
from briefgen.changes.comparing import NOT_DATA, OFFICE_ONLY
from briefgen.changes.naming import Namer
from briefgen.changes.state import State
from briefgen.changes.vocabulary import Vocabulary
from briefgen.models.mission.mission import Mission
from briefgen.models.programme import Programme
from briefgen.models.ucap import Ucap
from tests.changes.changing import (
    TOKEN,
    Data,
    Path,
    at,
    changed,
    complete,
    everything,
    is_internal,
    is_valid,
    labels,
    leaves,
    listed,
    plan,
)

MISSION = complete()
LEAVES = list(leaves(MISSION))
INTERNAL = [
    path
    for path in LEAVES
    if path[0] == "mission"
    and is_internal(path[1:])
    and path[-1] in {"en", "zh", "stated", "value"}
]
RECORD = plan()


def names(path: Path, leaf: Path) -> bool:
    """Whether a change at a path speaks of a leaf."""
    return path == leaf[: len(path)] or leaf == path[: len(leaf)]


def inner(leaf: Path) -> Path:
    """The path as changes give it: the mission's own fields stand at the top."""
    if leaf[0] == "programme":
        return ("shared", *leaf[1:])
    return leaf[1:] if leaf[0] in {"mission", "record"} else leaf


def assert_names(old: Data, new: Data, leaf: Path) -> None:
    found = listed(old, new)
    assert any(names(one.path, inner(leaf)) for one in found), leaf
    value = at(new, leaf)
    if isinstance(value, str) and TOKEN in value:
        assert TOKEN in everything(found), leaf
    internal = leaf[0] == "mission" and (is_internal(leaf[1:]) or leaf[-1] in OFFICE_ONLY)
    assert internal or listed(old, new, "shareable"), leaf


@settings(deadline=None, max_examples=25)
@given(leaf=st.sampled_from(LEAVES))
def test_every_change_of_one_value_is_named(leaf: Path) -> None:
    new = changed(MISSION, leaf)
    if new is not None:
        assert_names(MISSION, new, leaf)


@settings(deadline=None, max_examples=12)
@given(leaf=st.sampled_from(list(leaves(RECORD))))
def test_every_change_of_one_value_of_a_record_is_named(leaf: Path) -> None:
    new = changed(RECORD, leaf)
    if new is not None:
        assert_names(RECORD, new, leaf)


def test_nearly_every_value_can_be_changed() -> None:
    some = random.Random(1).sample(LEAVES, 60)  # noqa: S311  # the same ones in every run
    assert sum(changed(MISSION, leaf) is None for leaf in some) <= 3


@settings(deadline=None, max_examples=15)
@given(leaf=st.sampled_from(LEAVES))
def test_every_value_that_is_taken_out_or_put_in_is_named(leaf: Path) -> None:
    less = copy.deepcopy(MISSION)
    del at(less, leaf[:-1])[leaf[-1]]
    if not is_valid(less):
        return
    less = State.from_data(less).to_data()
    if less == MISSION:
        return
    for old, new in ((MISSION, less), (less, MISSION)):
        found = listed(old, new)
        # An entry of a list can stand for an equal one beside it.
        whole = leaf[:-1] if isinstance(leaf[-1], int) else leaf
        assert any(names(one.path, inner(whole)) for one in found), leaf


def test_nothing_has_changed_between_a_state_and_itself() -> None:
    assert listed(MISSION, complete()) == ()
    assert listed(MISSION, complete(), "shareable") == ()
    assert listed(RECORD, plan()) == ()


def shuffled(value: Any, chance: random.Random) -> Any:  # noqa: ANN401  # data of any kind
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(one, chance) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_keys_is_no_change(seed: int) -> None:
    other = shuffled(MISSION, random.Random(seed))  # noqa: S311  # the same in every run
    assert listed(MISSION, other) == ()


def mixed_up(data: Data, chance: random.Random) -> Data:
    """The data with lists reordered, entries taken out and words planted into internal fields."""
    new = copy.deepcopy(data)
    mission = new["mission"]
    chance.shuffle(mission["programme"])
    for name in ("programme", "gifts", "documents", "contacts", "hosts"):
        if len(mission[name]) > 1 and chance.random() < 0.5:
            del mission[name][chance.randrange(len(mission[name]))]
    chance.shuffle(mission["delegation"]["members"])
    planted(new, chance)
    return new


def planted(data: Data, chance: random.Random) -> None:
    for path in chance.sample(INTERNAL, 40):
        try:
            owner = at(data, path[:-1])
            owner[path[-1]] = f"{owner[path[-1]]} {TOKEN}"
        except (IndexError, KeyError):
            continue  # its slot, gift or host was taken out


@settings(deadline=None, max_examples=12)
@given(seed=st.integers(0, 10**6))
def test_no_internal_word_reaches_a_shareable_list(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # hypothesis chooses the seed
    old, new = mixed_up(MISSION, chance), mixed_up(MISSION, chance)
    found = listed(old, new, "shareable")
    assert found
    assert TOKEN not in everything(found)
    assert not any(is_internal(one.path) for one in found)
    assert not any(one.internal for one in found)


def test_a_list_that_forgot_what_is_internal_would_be_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chance = random.Random(1)  # noqa: S311  # the same in every run
    old, new = mixed_up(MISSION, chance), mixed_up(MISSION, chance)
    monkeypatch.setattr(listing, "shareable", lambda mission: mission)
    monkeypatch.setattr(comparing, "is_internal", lambda _: False)
    assert TOKEN in everything(listed(old, new, "shareable"))


def test_a_change_that_is_internal_says_so_and_others_do_not() -> None:
    new = copy.deepcopy(MISSION)
    new["mission"]["why_now"]["en"] += f" {TOKEN}"
    new["mission"]["purpose"]["en"] += f" {TOKEN}"
    marks = {one.path: one.internal for one in listed(MISSION, new)}
    assert marks == {("purpose",): False, ("why_now",): True}
    assert [one.path for one in listed(MISSION, new, "shareable")] == [("purpose",)]


@settings(deadline=None, max_examples=8)
@given(seed=st.integers(0, 10**6))
def test_data_that_differs_has_changes(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # hypothesis chooses the seed
    new = mixed_up(MISSION, chance)
    assert listed(MISSION, new)


def test_the_same_states_give_the_same_list() -> None:
    new = mixed_up(MISSION, random.Random(7))  # noqa: S311  # the same in every run
    assert repr(listed(MISSION, new)) == repr(listed(MISSION, new))


def models() -> set[type[Any]]:
    found: set[type[Any]] = set()
    waiting: list[type[Any]] = [Mission, Ucap, Programme]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            for info in model.model_fields.values():
                waiting += _models_in(info.annotation)
    return found


def test_every_field_has_a_name_in_both_languages() -> None:
    namer = Namer(Vocabulary(labels()), None)
    for model in models():
        for name in set(model.model_fields) - NOT_DATA:
            words = namer.field(model, name)
            assert words.en
            assert words.zh != words.en


def test_every_choice_has_a_name_in_both_languages() -> None:
    schema = str(Mission.model_json_schema()) + str(Ucap.model_json_schema())
    assert "to be confirmed" in schema
    from briefgen.models.mission.programme import Interpretation, SlotKind, Status
    from briefgen.models.mission.travel import Means
    from briefgen.models.ucap import ActivityKind, PlaceKind

    for kind in (Interpretation, SlotKind, Status, Means, ActivityKind, PlaceKind):
        for member in kind:
            assert f"value_{member.name.lower()}" in labels()
    for slot in SlotKind:
        assert f"slot_kind_{slot.name.lower()}" in labels()
