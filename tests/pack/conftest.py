"""The complete mission and its records, as a pack may see them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.audience import shareable
from briefgen.load import load_model
from briefgen.missions import load_mission
from briefgen.models.mission.mission import Mission
from briefgen.models.ucap import Ucap
from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.pack.made import COMPLETE


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    """The records of placeholders, only read."""
    return Workspace.at(ROOT / "tests" / "workspace")


@pytest.fixture(scope="session")
def mission(workspace: Workspace) -> Mission:
    """The complete mission, without what is internal."""
    return shareable(load_mission(workspace, COMPLETE).value)


@pytest.fixture(scope="session")
def records(workspace: Workspace, mission: Mission) -> Mapping[str, Ucap]:
    """The records that the complete mission is for."""
    return {name: _ucap(workspace.record(name).ucap) for name in mission.records}


def _ucap(file: Path) -> Ucap:
    return load_model(file, Ucap, file).value
