"""The documents of a mission: composed, laid out once for both formats, rendered."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.checks.glyphs import check_glyphs
from briefgen.compose.pack import compose_pack
from briefgen.content import Document
from briefgen.contents import with_pages
from briefgen.fit_briefing import fitted_briefing
from briefgen.layout import COVER
from briefgen.mission_material import MissionMaterial
from briefgen.models.text import LANGS, Lang
from briefgen.open_points import Audience, open_points
from briefgen.outputs import Edition, Kind, Wanted
from briefgen.stamps import Stamp

if TYPE_CHECKING:
    from weasyprint import Document as LaidOut


def make_documents(
    material: MissionMaterial, documents: Sequence[Wanted], stamp: Stamp
) -> tuple[dict[Path, bytes], Stamp]:
    """Make documents of one mission; give their files, with that of the stamp that knows them."""
    texts = (*material.records.values(), material.shared, material.words)
    check_glyphs(texts, material.theme, material.workspace.fonts, material.loaded)
    files: dict[Path, bytes] = {}
    for kind, edition in dict.fromkeys((one.kind, one.edition) for one in documents):
        of_edition = [one for one in documents if (one.kind, one.edition) == (kind, edition)]
        made = _LaidOut(material, _compose(material, kind, edition))
        for one in of_edition:
            files[one.path] = made.pdf() if one.format == "pdf" else made.word()
            stamp = stamp.with_document(
                one.path, files[one.path], made.page_count, notices=_open(material, kind)
            )
    return files | stamp.files(), stamp


def _compose(material: MissionMaterial, kind: Kind, edition: Edition) -> Document:
    langs: tuple[Lang, ...] = tuple(lang for lang in LANGS if lang in edition.split("-"))
    if kind == "briefing":
        return fitted_briefing(material, langs)
    return compose_pack(material, langs)


def _open(material: MissionMaterial, kind: Kind) -> tuple[str, ...]:
    """Say how many points of a document are open, where any are."""
    audience: Audience = "internal" if kind == "briefing" else "shareable"
    points = open_points(material.mission, material.labels, audience, records=material.ucaps)
    many = "1 point is" if len(points) == 1 else f"{len(points)} points are"
    say = f"{material.name}, {kind}: {many} open, listed at its end; `--final` names their lines"
    return (say,) if points else ()


class _LaidOut:
    """A document whose pages are known: the PDF's are those that the Word file names too."""

    def __init__(self, material: MissionMaterial, document: Document) -> None:
        from briefgen.render.pdf import below_the_top, lay_out, page_numbers

        self._material = material
        self._pages: LaidOut = lay_out(
            document, COVER, material.theme, material.workspace.fonts, material.css
        )
        self._document = with_pages(document, page_numbers(self._pages), below_the_top(self._pages))
        self.page_count = len(self._pages.pages)

    def pdf(self) -> bytes:
        """Give it as PDF."""
        from briefgen.render.pdf import write_pdf

        return write_pdf(self._document, self._pages)

    def word(self) -> bytes:
        """Give it as a Word file."""
        from briefgen.figures.raster import rasterise
        from briefgen.render.docx import render_docx

        material = self._material
        base = material.workspace.style("word-base.docx").read_bytes()
        return render_docx(
            self._document,
            COVER,
            material.theme,
            base,
            lambda figure: rasterise(figure.svg, material.faces),
            page_count=self.page_count,
        )
