"""Packs made once: composed, laid out, and as the bytes of a PDF and of a Word file."""

from dataclasses import dataclass, replace
from functools import lru_cache

from briefgen.content import Contents, ContentsEntry, Document, walk
from briefgen.contents import with_pages
from briefgen.figures.raster import rasterise
from briefgen.fit_pack import fitted_pack
from briefgen.layout import COVER, Layout
from briefgen.mission_material import MissionMaterial, load_mission_material
from briefgen.models.mission.mission import Mission
from briefgen.models.text import Lang
from briefgen.render.docx import render_docx
from briefgen.render.pdf import below_the_top, lay_out, page_numbers, write_pdf
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

    @property
    def entries(self) -> tuple[ContentsEntry, ...]:
        """What its contents list."""
        return next(node.entries for node in walk(self.document) if isinstance(node, Contents))


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
    return set_in_type(material, fitted_pack(material, langs))


def set_in_type(material: MissionMaterial, document: Document) -> Made:
    """Lay a composed document out and write it."""
    laid_out = lay_out(document, COVER, material.theme, material.workspace.fonts, material.css)
    whole = with_pages(document, page_numbers(laid_out), below_the_top(laid_out))
    return Made(whole, write_pdf(whole, laid_out), len(laid_out.pages))


@lru_cache
def pack_in_word(name: str = COMPLETE, langs: tuple[Lang, ...] = BOTH) -> bytes:
    """Make the Word file of the pack of a mission."""
    return as_word(material_of(name), pack(name, langs))


def as_word(material: MissionMaterial, made: Made) -> bytes:
    """Write a pack, whose pages are known, as a Word file."""
    return render_docx(
        made.document,
        Layout(COVER.sheets[: len(made.document.sheets)]),
        material.theme,
        material.workspace.style("word-base.docx").read_bytes(),
        lambda figure: rasterise(figure.svg, material.faces),
        page_count=made.pages,
    )
