"""The briefings of the missions that come with the project, made once for all tests."""

import pickle
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from briefgen.content import Document
from briefgen.contents import with_pages
from briefgen.fit_briefing import fitted_briefing
from briefgen.layout import COVER
from briefgen.mission_material import MissionMaterial, load_mission_material
from briefgen.models.text import Lang
from briefgen.render.pdf import lay_out, write_pdf
from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.validators.conftest import Once, once  # noqa: F401  # a fixture of this folder too

COMPLETE = "2019-05-four-cities"
EDITIONS: dict[str, tuple[str, str, tuple[Lang, ...]]] = {
    f"{COMPLETE}-en": ("tests/workspace", COMPLETE, ("en",)),
    f"{COMPLETE}-zh": ("tests/workspace", COMPLETE, ("zh",)),
    f"{COMPLETE}-en-zh": ("tests/workspace", COMPLETE, ("en", "zh")),
    "2018-09-europe-en": (".", "2018-09-europe", ("en",)),
    "2019-10-nice-en": (".", "2019-10-nice", ("en",)),
}


@dataclass(frozen=True)
class Briefing:
    """A briefing as content and as PDF."""

    document: Document
    """With the pages of its references."""
    pages: dict[str, int]
    """The page of each anchor, from 1."""
    pdf: Path
    material_of: tuple[str, str]
    langs: tuple[Lang, ...]

    @cached_property
    def material(self) -> MissionMaterial:
        """The mission with all that goes with it."""
        root, name = self.material_of
        return load_mission_material(Workspace.at(ROOT / root), name)


def made(
    material: MissionMaterial, langs: tuple[Lang, ...]
) -> tuple[Document, dict[str, int], bytes]:
    """Give a briefing, the pages of its anchors, and its file."""
    document = fitted_briefing(material, langs)
    laid_out = lay_out(document, COVER, material.theme, material.workspace.fonts, material.css)
    pages = {
        anchor: number for number, page in enumerate(laid_out.pages, 1) for anchor in page.anchors
    }
    return with_pages(document, pages), pages, write_pdf(document, laid_out)


@pytest.fixture(scope="session")
def briefings(once: Once) -> dict[str, Briefing]:  # noqa: F811
    """All editions that are looked at, by their names."""

    def make(folder: Path) -> None:
        for edition, (root, name, langs) in EDITIONS.items():
            material = load_mission_material(Workspace.at(ROOT / root), name)
            document, pages, data = made(material, langs)
            (folder / f"{edition}.pdf").write_bytes(data)
            (folder / f"{edition}.pickle").write_bytes(pickle.dumps((document, pages)))

    folder = once("briefings", make)
    return {edition: _read(folder, edition) for edition in EDITIONS}


def _read(folder: Path, edition: str) -> Briefing:
    root, name, langs = EDITIONS[edition]
    document, pages = pickle.loads((folder / f"{edition}.pickle").read_bytes())  # noqa: S301
    return Briefing(document, pages, folder / f"{edition}.pdf", (root, name), langs)


@pytest.fixture(params=EDITIONS)
def briefing(request: pytest.FixtureRequest, briefings: dict[str, Briefing]) -> Briefing:
    """Each edition in turn."""
    return briefings[request.param]


@pytest.fixture
def complete(briefings: dict[str, Briefing]) -> Briefing:
    """The complete mission in English."""
    return briefings[f"{COMPLETE}-en"]
