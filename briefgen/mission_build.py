"""The documents of a mission: composed, laid out once for both formats and remembered, rendered."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.checks.glyphs import check_glyphs
from briefgen.compose.mission import compose_briefing
from briefgen.compose.pack import compose_pack
from briefgen.fit_briefing import fitted_briefing
from briefgen.fit_pack import fitted_pack
from briefgen.layout import COVER
from briefgen.mission_material import MissionMaterial
from briefgen.models.text import LANGS, Lang
from briefgen.open_points import Audience, open_points
from briefgen.outputs import Edition, Kind, Wanted
from briefgen.page_memory import pages_of, recall_pages, remember_pages
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
        name = f"{kind}-{edition}"
        made = _Paged(material, kind, edition, stamp.fits.get(name))
        for one in of_edition:
            files[one.path] = made.pdf() if one.format == "pdf" else made.word()
            stamp = stamp.with_document(
                one.path, files[one.path], made.pages.count, notices=_open(material, kind)
            )
        stamp = stamp.with_fits({name: remember_pages(made.pages)})
    return files | stamp.files(), stamp


def _open(material: MissionMaterial, kind: Kind) -> tuple[str, ...]:
    """Say how many points of a document are open, where any are."""
    audience: Audience = "internal" if kind == "briefing" else "shareable"
    points = open_points(material.mission, material.labels, audience, records=material.ucaps)
    many = "1 point is" if len(points) == 1 else f"{len(points)} points are"
    say = f"{material.name}, {kind}: {many} open, listed at its end; `--final` names their lines"
    return (say,) if points else ()


class _Paged:
    """A document whose pages are known: the PDF's are those that the Word file names too."""

    def __init__(
        self, material: MissionMaterial, kind: Kind, edition: Edition, remembered: object
    ) -> None:
        self._material = material
        langs: tuple[Lang, ...] = tuple(lang for lang in LANGS if lang in edition.split("-"))
        compose = compose_briefing if kind == "briefing" else compose_pack
        recalled = recall_pages(compose(material, langs), remembered) if remembered else None
        if recalled:
            self._document, self.pages = recalled
        else:
            fit = fitted_briefing if kind == "briefing" else fitted_pack
            self._document = fit(material, langs)
            self.pages = pages_of(self._document, self._laid_out)

    @cached_property
    def _laid_out(self) -> "LaidOut":
        from briefgen.render.pdf import lay_out

        material = self._material
        fonts = material.workspace.fonts
        return lay_out(self._document, COVER, material.theme, fonts, material.css)

    def pdf(self) -> bytes:
        """Give it as PDF."""
        from briefgen.render.pdf import write_pdf

        return write_pdf(self.pages.of(self._document), self._laid_out)

    def word(self) -> bytes:
        """Give it as a Word file."""
        from briefgen.figures.raster import rasterise
        from briefgen.render.docx import render_docx

        material = self._material
        base = material.workspace.style("word-base.docx").read_bytes()
        return render_docx(
            self.pages.of(self._document),
            COVER,
            material.theme,
            base,
            lambda figure: rasterise(figure.svg, material.faces),
            page_count=self.pages.count,
        )
