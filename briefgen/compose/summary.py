"""The summary: the plan of one city on one page, a sheet a language."""

from collections.abc import Callable, Mapping, Sequence

from briefgen.attached import attached_record
from briefgen.compose.template import compose
from briefgen.content import Document, Figure, FigureKind, Sheet
from briefgen.figures.emblem import EMBLEM_ALT, draw_emblem
from briefgen.figures.timeline import draw_timeline, period_column
from briefgen.figures.timeline_words import describe_timeline
from briefgen.formats import LIST_MARK
from briefgen.markdown import plain
from briefgen.material import Material
from briefgen.models.text import Lang, Text
from briefgen.models.ucap import Side, Ucap
from briefgen.vocabulary import VocabularyError, parse_sheet

_EMBLEM_HEIGHT = 10  # mm; 1 cm is the least height that the emblem may have
_FIRST_CONTENT_COLUMN = 2
_SUMMARY = "summary.html.j2"


def compose_summary(material: Material, lang: Lang) -> Sheet:
    """Compose the summary in one language.

    Raises TemplateError for a template that does not compose, with its file and line.
    """

    def draw(kind: FigureKind, lang: Lang, _: str) -> Figure:
        if kind not in _DRAW:
            raise VocabularyError(f"a summary has no drawing of the kind {kind}", f'"{kind}"')
        return _DRAW[kind](material, lang)

    ucap = material.ucap
    variables = {
        "lang": lang,
        "labels": material.labels,
        "programme": material.programme,
        "ucap": ucap,
        "contact": ucap.contact or material.programme.contact,
        "document_version": material.version,
        "document_date": material.date,
        "period_column": _period_column(material),
    }
    return compose(material.workspace, _SUMMARY, variables, lambda xml: parse_sheet(xml, draw))


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
        version=plain(_in(material.version.text, lang)),
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


# --- figures --------------------------------------------------------------------------------


def _period_column(material: Material) -> int:
    """The grid column that the words of the period begin in: above its start in the timeline."""
    ucap = material.ucap
    if ucap.period is None or not ucap.activities:
        return _FIRST_CONTENT_COLUMN
    return period_column(ucap.activities, ucap.period, material.theme)


def _timeline(material: Material, lang: Lang) -> Figure:
    ucap = material.ucap
    drawing = draw_timeline(ucap.activities, ucap.period, (lang,), material.theme)
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
