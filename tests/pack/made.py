"""Packs made once: composed, laid out, and as the bytes of a PDF."""

from dataclasses import dataclass, replace
from functools import lru_cache

from briefgen.compose.pack import compose_pack
from briefgen.content import Document
from briefgen.contents import with_pages
from briefgen.layout import COVER
from briefgen.mission_material import MissionMaterial, load_mission_material
from briefgen.models.mission.mission import Mission
from briefgen.models.text import Lang
from briefgen.render.pdf import lay_out, page_numbers, write_pdf
from briefgen.workspace import Workspace
from tests.conftest import ROOT

COMPLETE = "2019-05-four-cities"
BOTH: tuple[Lang, ...] = ("en", "zh")
_PLACES = {COMPLETE: ROOT / "tests" / "workspace", "2018-09-europe": ROOT, "2019-10-nice": ROOT}


@dataclass(frozen=True)
class Made:
    """A pack with its pages, and the bytes of its PDF."""

    document: Document
    data: bytes
    pages: int


@lru_cache
def material_of(name: str) -> MissionMaterial:
    """Read a mission of the project or of the placeholders."""
    return load_mission_material(Workspace.at(_PLACES[name]), name)


def with_mission(material: MissionMaterial, mission: Mission) -> MissionMaterial:
    """Give the same for another mission, which nobody checked."""
    return replace(material, loaded=replace(material.loaded, value=mission))


@lru_cache
def pack(name: str = COMPLETE, langs: tuple[Lang, ...] = BOTH) -> Made:
    """Make the pack of a mission."""
    material = material_of(name)
    return set_in_type(material, compose_pack(material, langs))


def set_in_type(material: MissionMaterial, document: Document) -> Made:
    """Lay a composed document out and write it."""
    laid_out = lay_out(document, COVER, material.theme, material.workspace.fonts, material.css)
    whole = with_pages(document, page_numbers(laid_out))
    return Made(whole, write_pdf(whole, laid_out), len(laid_out.pages))
