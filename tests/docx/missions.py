"""The papers of a whole mission as Word files, made once for all tests."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Literal

from briefgen.content import Document
from briefgen.fit_briefing import fitted_briefing
from briefgen.fit_pack import fitted_pack
from briefgen.layout import COVER
from briefgen.mission_material import load_mission_material
from briefgen.page_memory import pages_of
from briefgen.render.docx import render_docx
from briefgen.render.pdf import lay_out
from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.docx.conftest import BASE, WordFile, dot
from tests.validators.conftest import Once

Paper = Literal["briefing", "pack"]
_COMPLETE = "2019-05-four-cities"


@lru_cache
def composed(paper: Paper) -> tuple[Document, int]:
    """Give a paper of the mission with every field as content, and how many pages it has."""
    material = load_mission_material(Workspace.at(ROOT / "tests" / "workspace"), _COMPLETE)
    document = fitted_briefing(material, ("en",)) if paper == "briefing" else fitted_pack(material)
    laid_out = lay_out(document, COVER, material.theme, material.workspace.fonts, material.css)
    pages = pages_of(document, laid_out)
    return pages.of(document), pages.count


@lru_cache
def of_mission(paper: Paper) -> WordFile:
    """Give a paper as a Word file, its pictures of one pixel."""
    document, pages = composed(paper)
    theme = load_mission_material(Workspace.at(ROOT / "tests" / "workspace"), _COMPLETE).theme
    return WordFile(render_docx(document, COVER, theme, BASE, dot, pages))


def stored(name: str, make: Callable[[], WordFile], once: Once) -> Path:
    """Give the file of a document that only the first process of a test run makes."""
    file = "document.docx"
    folder = once(f"word-{name}", lambda into: _write(into / file, make().data))
    return folder / file


def _write(file: Path, data: bytes) -> None:
    file.write_bytes(data)
