"""Commands of briefgen in workspaces of their own, and of plain WeasyPrint."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench.timing import Command

BRIEFGEN = str(Path(sys.executable).with_name("briefgen"))
_PLAIN = str(Path(__file__).with_name("plain.py"))


def briefgen(name: str, folder: Path, *arguments: str, fresh: str = "") -> Command:
    """Give a command in a workspace; `fresh` is what of its outputs is deleted before each run."""
    prepare = partial(_delete, folder / "out", fresh) if fresh else lambda: None
    return Command(name, (BRIEFGEN, *arguments), folder, prepare)


def plain(*html: Path) -> tuple[str, ...]:
    """Give the arguments that have plain WeasyPrint make a PDF of each, in their folder."""
    names = (name for file in html for name in (file.name, f"{file.stem}.pdf"))
    return (sys.executable, _PLAIN, *names)


def make_workspace(folder: Path, inputs: Path) -> Path:
    """Make a workspace with a copy of the inputs; give its folder."""
    shutil.copytree(inputs, folder / "inputs", dirs_exist_ok=True)
    return folder


def place(name: str) -> str:
    """Give the name of a folder for what bears this name."""
    return name.translate({ord(sign): "-" for sign in " `,()"})


def run_once(arguments: Sequence[str], folder: Path) -> None:
    """Run a command, untimed; raises CalledProcessError where it fails."""
    subprocess.run(arguments, cwd=folder, check=True, capture_output=True)


def _delete(out: Path, pattern: str) -> None:
    for path in out.glob(pattern):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
