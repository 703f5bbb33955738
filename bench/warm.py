"""Prints the times of a second making in one process: `warm.py briefgen|weasyprint FOLDER`.

FOLDER is a workspace for briefgen, and holds `en.html` for WeasyPrint.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from bench.timing import print_seconds


def making(program: str, folder: Path) -> Callable[[], object]:
    """Give what makes the English PDF."""
    if program == "weasyprint":
        from weasyprint import HTML

        return lambda: HTML(filename=folder / "en.html").write_pdf(folder / "warm.pdf")

    from briefgen.build import build
    from briefgen.mission_index import MissionIndex
    from briefgen.plan import Wishes, plan
    from briefgen.workspace import Workspace

    workspace = Workspace.at(folder)

    def make() -> None:
        shutil.rmtree(workspace.out, ignore_errors=True)
        wishes = Wishes(("pdf",), ("en",), ("summary",))
        build(workspace, plan(workspace, ["haikou"], wishes, MissionIndex(workspace)))

    return make


if __name__ == "__main__":
    make = making(sys.argv[1], Path(sys.argv[2]))
    make()
    print_seconds(make)
