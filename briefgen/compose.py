"""Record and template to content: Jinja2 fills a template in, its vocabulary becomes nodes."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from briefgen.attached import attached_record
from briefgen.content import Document, Figure, FigureKind, Sheet
from briefgen.errors import Problem, TemplateError, UnknownNameError
from briefgen.figures.emblem import EMBLEM_ALT, draw_emblem
from briefgen.figures.timeline import draw_timeline, period_column
from briefgen.figures.timeline_words import describe_timeline
from briefgen.formats import LIST_MARK
from briefgen.loading.source import read_text
from briefgen.material import Material
from briefgen.models.text import Lang, Text
from briefgen.models.ucap import Side, Ucap
from briefgen.vocabulary import VocabularyError, parse_sheet
from briefgen.workspace import Workspace, shown

if TYPE_CHECKING:
    from jinja2 import Environment

_EMBLEM_HEIGHT = 10  # mm; 1 cm is the least height that the emblem may have
_FIRST_CONTENT_COLUMN = 2
_SUMMARY = "summary.html.j2"
# What an expression of a template can raise besides Jinja's own errors.
_MISTAKES = (
    *(TypeError, ValueError, ArithmeticError, LookupError, AttributeError),
    *(RecursionError, MemoryError),
)


def compose_summary(material: Material, lang: Lang) -> Sheet:
    """Compose the summary in one language.

    Raises TemplateError for a template that does not compose, with its file and line.
    """
    xml = _fill_in(material, lang)

    def draw(kind: FigureKind, lang: Lang, _: str) -> Figure:
        if kind not in _DRAW:
            raise VocabularyError(f"a summary has no drawing of the kind {kind}", f'"{kind}"')
        return _DRAW[kind](material, lang)

    template = _source(material, _SUMMARY)
    try:
        return parse_sheet(xml, draw)
    except VocabularyError as error:
        problem = Problem(
            error.what,
            "CONTRIBUTING.md lists what a template may say",
            template,
            _line_of(template, error.token),
        )
        raise TemplateError(problem) from None
    except ParseError as error:
        problem = Problem(
            f"the template is not well formed where it makes “{_excerpt(xml, error)}”",
            "close every element that it opens, and every quotation mark",
            template,
        )
        raise TemplateError(problem) from None


def summary_of(material: Material, sheets: Sequence[Sheet]) -> Document:
    """Give the summary as a document of these sheets; the first one's language is the file's."""
    lang = sheets[0].lang
    title = _title(material, lang)
    return Document(
        title=title,
        subject=_label(material, "subject", lang, *_side_names(material.ucap, lang)),
        keywords=tuple(_label(material, "keywords", lang).replace("、", ", ").split(", ")),
        author=_in(material.programme.issuer, lang),
        lang=lang,
        date=material.date.first_day.isoformat(),
        sheets=tuple(sheets),
        attachments=(attached_record(material, title),),
    )


def _title(material: Material, lang: Lang) -> str:
    china, europe = _side_names(material.ucap, lang)
    colon, dash = ("：", "—") if lang == "zh" else (": ", " – ")
    return f"{china}{dash}{europe}{colon}{_label(material, 'document_name', lang)}"


def _side_names(ucap: Ucap, lang: Lang) -> list[str]:
    return [_place_names(side, lang) for _, side in ucap.sides()]


def _place_names(side: Side, lang: Lang) -> str:
    return LIST_MARK[lang].join(_in(place.name, lang) for place in side.places)


def _in(text: Text, lang: Lang) -> str:
    """Give a text for the properties of a file, which hold no marks."""
    return text.in_lang(lang) or text.en or text.zh or ""


def _label(material: Material, key: str, lang: Lang, *values: str) -> str:
    return _in(material.labels[key], lang).format(*values)


# --- the template --------------------------------------------------------------------------


def _fill_in(material: Material, lang: Lang) -> str:
    from jinja2 import TemplateError as JinjaError
    from jinja2 import TemplateSyntaxError

    ucap = material.ucap
    try:
        return (
            _environment(material.workspace)
            .get_template(_SUMMARY)
            .render(
                lang=lang,
                labels=material.labels,
                programme=material.programme,
                ucap=ucap,
                contact=ucap.contact or material.programme.contact,
                document_date=material.date,
                period_column=_period_column(material),
            )
        )
    except TemplateSyntaxError as error:
        problem = Problem(
            f"the template cannot be read: {error.message}",
            "mend the line",
            file=shown(Path(error.filename or _SUMMARY)),
            line=error.lineno,
        )
        raise TemplateError(problem) from None
    except (JinjaError, *_MISTAKES) as error:
        problem = Problem(
            f"the template asks for something that is not there: {error}",
            "mend the template",
            file=_source(material, _SUMMARY),
        )
        raise TemplateError(problem) from None


def _environment(workspace: Workspace) -> "Environment":
    """A template is filled in without access to anything but its variables."""
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from briefgen.wording import FILTERS

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        try:
            path = workspace.template(name)
        except UnknownNameError:
            return None
        return read_text(path), str(path), lambda: True

    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    return environment


def _source(material: Material, name: str) -> Path:
    return shown(material.workspace.template(name))


def _line_of(template: Path, token: str) -> int | None:
    """Find the line of a template that holds the token, for an error to name."""
    lines = template.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if token in line), None)


def _excerpt(xml: str, error: ParseError) -> str:
    line, column = error.position
    return xml.splitlines()[line - 1][max(0, column - 30) : column + 10].strip()


# --- figures --------------------------------------------------------------------------------


def _period_column(material: Material) -> int:
    """The grid column that the words of the period begin in: above its start in the timeline."""
    ucap = material.ucap
    if ucap.period is None or not ucap.activities:
        return _FIRST_CONTENT_COLUMN
    return period_column(ucap.activities, ucap.period, material.theme)


def _timeline(material: Material, lang: Lang) -> Figure:
    ucap = material.ucap
    drawing = draw_timeline(ucap.activities, ucap.period, lang, material.theme)
    if drawing is None:
        raise VocabularyError("a timeline needs activities", 'kind="timeline"')
    alt = describe_timeline(ucap.activities, ucap.period, lang)
    return Figure("timeline", drawing.svg, alt, lang, drawing.width, drawing.height)


def _emblem(_: Material, lang: Lang) -> Figure:
    drawing = draw_emblem(_EMBLEM_HEIGHT)
    return Figure("emblem", drawing.svg, EMBLEM_ALT[lang], lang, drawing.width, drawing.height)


_DRAW: Mapping[FigureKind, Callable[[Material, Lang], Figure]] = {
    "timeline": _timeline,
    "emblem": _emblem,
}
