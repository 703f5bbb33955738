"""The recipe: record -> load -> check -> compose -> layout -> render -> deliver."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from briefgen.checks.glyphs import check_glyphs
from briefgen.compose.summary import compose_summary, summary_of
from briefgen.content import Mark, Run, walk
from briefgen.deliver.files import remove_files, write_files
from briefgen.errors import FitError
from briefgen.faults import Faults
from briefgen.fit import FittedSheet, extremes, fit_sheets
from briefgen.fit_memory import recall_fit, remember_fit
from briefgen.fit_report import too_long, what_was_done
from briefgen.layout import Layout
from briefgen.material import Material, load_material
from briefgen.mission_index import MissionIndex
from briefgen.models.dates import PartialDate
from briefgen.models.text import LANGS, Lang
from briefgen.outputs import Edition, Format, Job, Output, SheetReport, Wanted
from briefgen.stamps import Stamp, read_stamps
from briefgen.workspace import Workspace, shown


def build(
    workspace: Workspace,
    jobs: Sequence[Job],
    date: PartialDate | None = None,
    stamps: Mapping[str, Stamp] | None = None,
    index: MissionIndex | None = None,
    faults: Faults | None = None,
) -> tuple[Output, ...]:
    """Make the documents of the jobs, and write them when all of them are made.

    What stands unchanged by the stamps is not made again; they are read where none are given.
    Raises BriefgenError; then no file was written. Where faults are tolerated, the documents of a
    job that has one are left out.
    """
    index, faults = index or MissionIndex(workspace), faults or Faults()
    if stamps is None:
        stamps = read_stamps(workspace, jobs, None if date is None else str(date), index, faults)
    jobs = [job for job in jobs if job.key in stamps]
    tasks = tuple(_tasks(jobs, stamps))
    files: dict[Path, bytes] = {}
    stamped = dict(stamps)
    with _makers(workspace, tasks, date) as makers:
        for task, make in zip(tasks, makers, strict=True):
            stamped.pop(task.job.key, None)  # what is at fault has none
            with faults.of(task.job.name):
                made, stamped[task.job.key] = make()
                files |= made
    superseded = {
        one.path: tuple(stamped[task.job.key].superseded_by(one.path))
        for task in tasks
        if task.job.key in stamped
        for one in task.documents
    }
    outputs = [
        stamped[job.key].output(one.path)
        for job in jobs
        if job.key in stamped
        for one in job.wanted
    ]
    if files and any(job.of == "mission" for job in jobs):
        files |= index.files()
    if files:
        write_files({**files, **index.versions.files()})
    gone = {shown(path): remove_files(older) for path, older in superseded.items()}
    return tuple(_with_superseded(output, gone.get(output.path, ())) for output in outputs)


def _with_superseded(output: Output, gone: Sequence[Path]) -> Output:
    return replace(output, superseded=tuple(path.name for path in gone))


_Made = tuple[dict[Path, bytes], Stamp]


class _Task(NamedTuple):
    """The documents of a job that have changed, and the stamp of it."""

    job: Job
    documents: Sequence[Wanted]
    stamp: Stamp

    @property
    def sets_pages(self) -> bool:
        """Whether pages have to be set: for a PDF, and to know how they are filled."""
        return not self.stamp.fits or any(one.format == "pdf" for one in self.documents)


def _tasks(jobs: Sequence[Job], stamps: Mapping[str, Stamp]) -> Iterator[_Task]:
    for job in jobs:
        stamp = stamps[job.key]
        if changed := [one for one in job.wanted if not stamp.is_unchanged(one.path)]:
            yield _Task(job, changed, stamp)


def _makers(
    workspace: Workspace, tasks: Sequence[_Task], date: PartialDate | None
) -> AbstractContextManager[Iterable[Callable[[], _Made]]]:
    """Give what makes the documents of each; of several, they may be made already."""
    makers = [partial(_make, workspace, task, date) for task in tasks]
    if len(makers) < 2:
        return nullcontext(makers)
    from briefgen.workers import at_once

    return at_once(makers, set_pages=any(task.sets_pages for task in tasks))


def _make(workspace: Workspace, task: _Task, date: PartialDate | None) -> _Made:
    job, documents, stamp = task
    if job.of == "mission":
        from briefgen.mission_build import make_documents
        from briefgen.mission_material import load_mission_material

        return make_documents(load_mission_material(workspace, job.name, date), documents, stamp)
    return _make_summary(load_material(workspace, job.name, date), documents, stamp)


def _make_summary(material: Material, documents: Sequence[Wanted], stamp: Stamp) -> _Made:
    """Make documents of one record; give their files, with that of the stamp that knows them."""
    texts = (material.record, material.shared, material.words)
    check_glyphs(texts, material.theme, material.workspace.fonts)
    fitted = fit(material, _langs(*(one.edition for one in documents)), stamp.fits)
    stamp = stamp.with_fits({lang: remember_fit(sheet) for lang, sheet in fitted.items()})
    notices: dict[Format, tuple[str, ...]] = {
        format_: _notices(material, format_) for format_ in {one.format for one in documents}
    }
    files: dict[Path, bytes] = {}
    for one in documents:
        sheets = tuple(fitted[lang] for lang in _langs(one.edition))
        files[one.path] = render(material, sheets, one.format)
        reports = tuple(_report(stamp.record, sheet, one.format, material) for sheet in sheets)
        stamp = stamp.with_document(
            one.path, files[one.path], len(sheets), reports, notices[one.format]
        )
    # Last: a stamp never stands before the documents that it speaks of.
    return files | stamp.files(), stamp


def _notices(material: Material, format_: Format) -> tuple[str, ...]:
    """What the user should know of the styles of a format, a sentence each."""
    if format_ == "pdf":
        return ()
    from briefgen.render.docx import base_notices

    return base_notices(_word_base(material), material.theme)


def _word_base(material: Material) -> bytes:
    return material.workspace.style("word-base.docx").read_bytes()


def _report(name: str, fitted: FittedSheet, format_: Format, material: Material) -> SheetReport:
    return SheetReport(
        record=name,
        lang=fitted.sheet.lang,
        fitted=what_was_done(fitted, format_, material.theme),
        left_out=tuple(step.name for step in fitted.steps),
        untranslated=sum(isinstance(node, Mark) for node in walk(fitted.sheet)),
    )


def _langs(*editions: Edition) -> tuple[Lang, ...]:
    """The languages of the editions, each once, in the order of the sheets."""
    return tuple(lang for lang in LANGS if any(lang in edition.split("-") for edition in editions))


def fit(
    material: Material, langs: Sequence[Lang], remembered: Mapping[str, object] | None = None
) -> dict[Lang, FittedSheet]:
    """Compose the sheet of each language and fit it on its page, for both formats.

    What to leave out is decided for all languages together, whichever are asked for. What is
    remembered of an earlier run is not measured again.
    Raises FitError with the fields that are too long, and by how many lines.
    """
    known: dict[Lang, FittedSheet] = {}
    for lang in langs if remembered else ():
        sheet = recall_fit(compose_summary(material, lang), remembered or {}, _note(material, lang))
        if sheet:
            known[lang] = sheet
    if len(known) == len(langs):
        return known
    fitted = _fit_anew(material)
    if problems := [one for lang in langs for one in too_long(fitted[lang], material.record)]:
        raise FitError(*problems)
    return {lang: fitted[lang] for lang in langs}


def _fit_anew(material: Material) -> dict[Lang, FittedSheet]:
    from briefgen.render.measure import measure

    theme = material.theme
    document = summary_of(material, [compose_summary(material, lang) for lang in LANGS])
    loose, tight = measure(
        document, extremes(document, theme), theme, material.workspace.fonts, material.css
    )
    notes = [_note(material, lang) for lang in LANGS]
    fitted = fit_sheets(document.sheets, loose, tight, theme, notes)
    return dict(zip(LANGS, fitted, strict=True))


def _note(material: Material, lang: Lang) -> Run:
    """What the head of a shortened sheet says."""
    return Run(material.labels["shortened"].in_lang(lang) or "", lang, "quiet")


def render(material: Material, sheets: Sequence[FittedSheet], format_: Format) -> bytes:
    """Give the bytes of one document in one format."""
    document = summary_of(material, [fitted.sheet for fitted in sheets])
    if format_ == "pdf":
        from briefgen.render.pdf import lay_out, write_pdf

        layout = Layout(tuple(fitted.pdf for fitted in sheets))
        fonts = material.workspace.fonts
        pages = lay_out(document, layout, material.theme, fonts, material.css)
        return write_pdf(document, pages)

    from briefgen.figures.raster import rasterise
    from briefgen.render.docx import render_docx

    layout = Layout(tuple(fitted.word for fitted in sheets))
    return render_docx(
        document,
        layout,
        material.theme,
        _word_base(material),
        lambda figure: rasterise(figure.svg, material.faces_in(figure.svg)),
    )
