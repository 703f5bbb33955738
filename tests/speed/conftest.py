"""A workspace whose documents are made, as a copy to change."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.workspace import Workspace
from tests.conftest import ROOT, copy_of


def run(workspace: Workspace, *arguments: str, python: tuple[str, ...] = ()) -> tuple[str, str]:
    """Run a command in a process of its own; give what it printed, to output and to error."""
    result = subprocess.run(
        [sys.executable, *python, "-m", "briefgen", *arguments],
        cwd=workspace.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout, result.stderr


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, str, str]:
    """A workspace with the PDFs of Haikou, and what was printed when they were made."""
    workspace = copy_of(ROOT / "inputs", tmp_path_factory.mktemp("made"))
    for kind in ("templates", "styles"):
        shutil.copytree(ROOT / kind, workspace.root / kind)
    return workspace, *run(workspace, "pdf", "haikou")


@pytest.fixture
def made(made_once: tuple[Workspace, str, str], tmp_path: Path) -> Workspace:
    """The same workspace elsewhere, to be changed."""
    shutil.copytree(made_once[0].root, tmp_path / "copy")
    return Workspace.at(tmp_path / "copy")
