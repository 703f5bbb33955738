"""Workspaces for tests: the real one and one of placeholders, each a copy to write into."""

import shutil
from pathlib import Path

import pytest

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
