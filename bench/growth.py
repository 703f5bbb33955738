"""How time and memory grow with the cities of one command, and with the pages of one document.

The cities are copies of one record under placeholder names.
"""

import shutil
import sys
from pathlib import Path

from bench.commands import briefgen
from bench.timing import Command

FEW, MANY = 50, 200
PAGES, TWICE_THE_PAGES = "a document of some 40 pages laid out", "one twice as long"


def cities(count: int) -> str:
    """Give the name of the command that makes a page for each of so many cities."""
    return f"`briefgen pdf --all --doc summary --lang en` ({count} files)"


def commands(folder: Path, inputs: Path, record: str) -> tuple[Command, ...]:
    """Give what makes a page each for few cities and for many; `folder` is for their records."""
    return tuple(_of_cities(folder / str(count), inputs, record, count) for count in (FEW, MANY))


def _of_cities(folder: Path, inputs: Path, record: str, count: int) -> Command:
    for number in range(count):
        shutil.copytree(inputs / record, folder / "inputs" / f"placeholder-city-{number:03}")
    shutil.copy(inputs / "programme.yaml", folder / "inputs")
    arguments = ("pdf", "--all", "--doc", "summary", "--lang", "en")
    return briefgen(cities(count), folder, *arguments, fresh="*")


def of_pages(root: Path) -> tuple[Command, ...]:
    """Give what lays out the tests' specimen as a document of some length, and of twice that."""
    return tuple(
        Command(
            name, (sys.executable, "-m", "bench.setting", "with", times), root, says_seconds=True
        )
        for name, times in ((PAGES, "6"), (TWICE_THE_PAGES, "12"))
    )
