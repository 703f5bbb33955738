"""The recipe: record -> load -> check -> compose -> layout -> render -> deliver."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefgen.checks.glyphs import check_glyphs
from briefgen.compose import compose_summary, summary_of
from briefgen.content import Mark, walk
from briefgen.deliver.files import write_files
from briefgen.errors import FitError
from briefgen.fit import FittedSheet, extremes, fit_sheet
from briefgen.fit_report import too_long
from briefgen.layout import Layout
from briefgen.material import Material, load_material
from briefgen.models.dates import PartialDate
from briefgen.models.text import LANGS, Lang
from briefgen.workspace import Workspace, shown

Format = Literal["pdf", "docx"]
Edition = Literal["en", "zh", "en-zh"]
"""The languages of one document; in both, a sheet each."""

EDITIONS: tuple[Edition, ...] = ("en", "zh", "en-zh")


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was made."""

    path: Path
    size: int
    """In bytes."""
    sheets: tuple[FittedSheet, ...]

    @property
    def untranslated(self) -> int:
        """How many texts stand in the other language, marked."""
        return sum(isinstance(node, Mark) for sheet in self.sheets for node in walk(sheet.sheet))


def build(
    workspace: Workspace,
    names: Sequence[str],
    formats: Sequence[Format],
    editions: Sequence[Edition] = EDITIONS,
    date: PartialDate | None = None,
) -> tuple[Output, ...]:
    """Make the documents of the records, and write them when all of them are made.

    Raises BriefgenError; then no file was written.
    """
    files: dict[Path, bytes] = {}
    outputs: list[Output] = []
    for name in names:
        material = load_material(workspace, name, date)
        check_glyphs(material)
        fitted = fit(material, _langs(*editions))
        for edition in editions:
            sheets = tuple(fitted[lang] for lang in _langs(edition))
            for format_ in formats:
                path = workspace.out / name / f"{name}-ucap-summary-{edition}.{format_}"
                files[path] = render(material, sheets, format_)
                outputs.append(Output(shown(path), len(files[path]), sheets))
    write_files(files)
    return tuple(outputs)


def _langs(*editions: Edition) -> tuple[Lang, ...]:
    """The languages of the editions, each once, in the order of the sheets."""
    return tuple(lang for lang in LANGS if any(lang in edition.split("-") for edition in editions))


def fit(material: Material, langs: Sequence[Lang]) -> dict[Lang, FittedSheet]:
    """Compose the sheet of each language and fit it on its page, for both formats.

    Raises FitError with the fields that are too long, and by how many lines.
    """
    from briefgen.render.measure import measure

    theme = material.theme
    document = summary_of(material, [compose_summary(material, lang) for lang in langs])
    loose, tight = measure(
        document, extremes(document, theme), theme, material.workspace.fonts, material.css
    )
    fitted = [
        fit_sheet(sheet, most, least, theme)
        for sheet, most, least in zip(document.sheets, loose, tight, strict=True)
    ]
    if problems := [problem for sheet in fitted for problem in too_long(sheet, material.record)]:
        raise FitError(*problems)
    return {sheet.sheet.lang: sheet for sheet in fitted}


def render(material: Material, sheets: Sequence[FittedSheet], format_: Format) -> bytes:
    """Give the bytes of one document in one format."""
    document = summary_of(material, [fitted.sheet for fitted in sheets])
    if format_ == "pdf":
        from briefgen.render.pdf import lay_out, write_pdf

        layout = Layout(tuple(fitted.pdf for fitted in sheets))
        fonts = material.workspace.fonts
        return write_pdf(lay_out(document, layout, material.theme, fonts, material.css))

    from briefgen.figures.raster import rasterise
    from briefgen.render.docx import render_docx

    layout = Layout(tuple(fitted.word for fitted in sheets))
    base = material.workspace.style("word-base.docx").read_bytes()
    return render_docx(
        document,
        layout,
        material.theme,
        base,
        lambda figure: rasterise(figure.svg, material.faces),
    )
