"""The summaries of fifty cities as PDF: by one process of plain WeasyPrint, and by one command.

The cities are copies of one record under placeholder names, so they share their HTML.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.commands import briefgen, plain
from bench.timing import Command

COUNT = 50
PLAIN = "plain WeasyPrint, one process (150 files)"
ALL = "`briefgen pdf --all --doc summary` (150 files)"


def commands(folder: Path, inputs: Path, record: str, html: Sequence[Path]) -> tuple[Command, ...]:
    """Give both; `html` is that of all editions of the record of `inputs`, `folder` for the rest.

    Both make the same number of files of the same pages.
    """
    names = [f"placeholder-city-{number:02}" for number in range(1, COUNT + 1)]
    for name in names:
        shutil.copytree(inputs / record, folder / "inputs" / name)
    shutil.copy(inputs / "programme.yaml", folder / "inputs")
    copies = [
        Path(shutil.copy(file, folder / f"{name}-{file.name}")) for name in names for file in html
    ]
    return (
        Command(PLAIN, plain(*copies), folder),
        briefgen(ALL, folder, "pdf", "--all", "--doc", "summary", fresh="*"),
    )
