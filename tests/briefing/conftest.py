"""The briefings of the missions that come with the project, made once for all tests."""

import pickle
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from briefgen.content import Document
from briefgen.figures.raster import rasterise
from briefgen.fit_briefing import fitted_briefing
from briefgen.layout import COVER
from briefgen.mission_material import MissionMaterial, load_mission_material
from briefgen.models.text import Lang
from briefgen.outputs import Format
from briefgen.page_memory import pages_of
from briefgen.render.docx import render_docx
from briefgen.render.pdf import lay_out, write_pdf
from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.validators.conftest import Once, once  # noqa: F401  # a fixture of this folder too

COMPLETE = "2019-05-four-cities"
_MISSIONS = {COMPLETE: "tests/workspace", "2018-09-europe": ".", "2019-10-nice": "."}
_LANGS: tuple[tuple[Lang, ...], ...] = (("en",), ("zh",), ("en", "zh"))
EDITIONS: dict[str, tuple[str, str, tuple[Lang, ...]]] = {
    f"{name}-{'-'.join(langs)}": (root, name, langs)
    for name, root in _MISSIONS.items()
    for langs in _LANGS
}


@dataclass(frozen=True)
class Briefing:
    """A briefing as content, as PDF and as a Word file."""

    document: Document
    """With the pages of its references."""
    pages: dict[str, int]
    """The page of each anchor, from 1."""
    pdf: Path
    word: Path
    material_of: tuple[str, str]
    langs: tuple[Lang, ...]

    @cached_property
    def material(self) -> MissionMaterial:
        """The mission with all that goes with it."""
        root, name = self.material_of
        return load_mission_material(Workspace.at(ROOT / root), name)


def made(
    material: MissionMaterial, langs: tuple[Lang, ...]
) -> tuple[Document, dict[str, int], dict[Format, bytes]]:
    """Give a briefing, the pages of its anchors, and its files."""
    document = fitted_briefing(material, langs)
    laid_out = lay_out(document, COVER, material.theme, material.workspace.fonts, material.css)
    pages = pages_of(document, laid_out)
    document = pages.of(document)
    word = render_docx(
        document,
        COVER,
        material.theme,
        material.workspace.style("word-base.docx").read_bytes(),
        lambda figure: rasterise(figure.svg, material.faces),
        page_count=pages.count,
    )
    return document, dict(pages.numbers), {"pdf": write_pdf(document, laid_out), "docx": word}


@pytest.fixture(scope="session")
def briefings(once: Once) -> dict[str, Briefing]:  # noqa: F811
    """All editions that are looked at, by their names."""

    def make(folder: Path) -> None:
        for edition, (root, name, langs) in EDITIONS.items():
            material = load_mission_material(Workspace.at(ROOT / root), name)
            document, pages, files = made(material, langs)
            for format_, data in files.items():
                (folder / format_).mkdir(exist_ok=True)
                (folder / format_ / f"{edition}.{format_}").write_bytes(data)
            (folder / f"{edition}.pickle").write_bytes(pickle.dumps((document, pages)))

    folder = once("briefings", make)
    return {edition: _read(folder, edition) for edition in EDITIONS}


def _read(folder: Path, edition: str) -> Briefing:
    root, name, langs = EDITIONS[edition]
    document, pages = pickle.loads((folder / f"{edition}.pickle").read_bytes())  # noqa: S301
    pdf, word = (folder / format_ / f"{edition}.{format_}" for format_ in ("pdf", "docx"))
    return Briefing(document, pages, pdf, word, (root, name), langs)


@pytest.fixture(params=EDITIONS)
def briefing(request: pytest.FixtureRequest, briefings: dict[str, Briefing]) -> Briefing:
    """Each edition in turn."""
    return briefings[request.param]


@pytest.fixture
def complete(briefings: dict[str, Briefing]) -> Briefing:
    """The complete mission in English."""
    return briefings[f"{COMPLETE}-en"]
