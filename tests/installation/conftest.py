"""briefgen installed from its wheel, apart from the checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT

Run = Callable[..., "subprocess.CompletedProcess[str]"]
"""Runs the installed command in a folder: run(folder, *arguments)."""


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel in it; the libraries are those of the tests."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    venv.create(folder / "venv", symlinks=True)
    python = folder / "venv" / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "-qq"]
    subprocess.run([*install, "--no-deps", "--no-index", str(wheel)], check=True)
    # A path file is not followed to other path files, so the checkout itself is not found by it.
    [packages] = (folder / "venv").glob("lib/python3*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder / "venv"


@pytest.fixture(scope="session")
def run(environment: Path) -> Run:
    def run(folder: Path, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        return subprocess.run(
            [str(environment / "bin" / "briefgen"), *arguments],
            cwd=folder,
            env={**kept, **variables},
            check=False,
            capture_output=True,
            text=True,
        )

    return run
