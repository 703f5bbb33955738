"""Workspaces for tests: the real one and one of placeholders, each a copy to write into."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefgen.mission_index import MissionIndex
from briefgen.outputs import Edition, Format, Job
from briefgen.plan import Wishes, plan
from briefgen.workspace import Workspace

ROOT = Path(__file__).parent.parent


def copy_of(inputs: Path, folder: Path) -> Workspace:
    """Give a workspace in a folder of its own, with a copy of the inputs."""
    shutil.copytree(inputs, folder / "inputs")
    return Workspace.at(folder)


@pytest.fixture
def real(tmp_path: Path) -> Workspace:
    """The project's own records."""
    return copy_of(ROOT / "inputs", tmp_path)


@pytest.fixture
def placeholders(tmp_path: Path) -> Workspace:
    """Records of every shape, with names that are visibly no real ones."""
    return copy_of(ROOT / "tests" / "workspace" / "inputs", tmp_path)


def summaries(
    workspace: Workspace,
    names: Sequence[str],
    formats: Sequence[Format],
    editions: Sequence[Edition] = (),
) -> tuple[Job, ...]:
    """Plan the summaries of records, and none of the documents of their missions."""
    wishes = Wishes(tuple(formats), tuple(editions), ("summary",))
    return plan(workspace, names, wishes, MissionIndex(workspace))
