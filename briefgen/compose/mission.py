"""The documents of a mission: the briefing for the leader and the officers."""

from collections.abc import Callable, Mapping

from briefgen.compose.mission_figures import MissionFigures
from briefgen.compose.template import compose
from briefgen.content import Document
from briefgen.contents import complete
from briefgen.markdown import plain
from briefgen.mission_material import MissionMaterial
from briefgen.mission_view.anchors import anchor_of
from briefgen.mission_view.places import Places
from briefgen.mission_view.view import MissionView
from briefgen.mission_wording import MISSION_FILTERS
from briefgen.models.text import Lang, Text
from briefgen.open_points import Audience, OpenPoint
from briefgen.vocabulary import parse_document

_BRIEFING = "briefing.html.j2"


def compose_briefing(material: MissionMaterial, langs: tuple[Lang, ...]) -> Document:
    """Compose the briefing; the first language is that of the document.

    Raises TemplateError for a template that does not compose, with its file and line.
    """
    return compose_mission(material, _BRIEFING, langs, "internal")


def open_points_of(
    material: MissionMaterial, langs: tuple[Lang, ...] = ("en", "zh")
) -> tuple[OpenPoint, ...]:
    """Give what is open in the briefing of these languages: what keeps it from being final."""
    return MissionView(material, langs, "internal").points


def compose_mission(
    material: MissionMaterial,
    template: str,
    langs: tuple[Lang, ...],
    audience: Audience,
    more: Mapping[str, object] | None = None,
) -> Document:
    """Compose a document of a mission, whole: its contents listed, its captions numbered.

    The template knows `view`, `mission`, `langs`, `lang` (the first), `labels`, `programme`,
    `document_version`, `document_date`, `has` (whether there is a drawing), `anchor_of` (an open
    point) and `more`.
    """
    view = MissionView(material, langs, audience)
    figures = MissionFigures(material, langs, view.programme)
    pages = compose(
        material.workspace,
        template,
        {**_variables(material, langs, view, figures), **(more or {})},
        lambda xml: parse_document(xml, figures.draw, figures.portray),
        MISSION_FILTERS,
    )
    lang = langs[0]
    say = _speaker(material, lang)
    document = template.partition(".")[0]
    title = material.mission.title
    return complete(
        Document(
            title=f"{_in(title, lang)}{'：' if lang == 'zh' else ': '}{say(f'{document}_name')}",
            subject=say(f"{document}_subject", _in(title, lang)),
            keywords=tuple(say("mission_keywords").replace("、", ", ").split(", ")),
            author=_in(material.programme.issuer, lang),
            lang=lang,
            date=material.date.first_day.isoformat(),
            sheets=pages.sheets,
            running=pages.running,
            chapters=pages.chapters,
            version=plain(_in(material.version.text, lang)),
        )
    )


def _variables(
    material: MissionMaterial, langs: tuple[Lang, ...], view: MissionView, figures: MissionFigures
) -> dict[str, object]:
    return {
        "view": view,
        "mission": material.mission,
        "langs": langs,
        "lang": langs[0],
        "labels": material.labels,
        "programme": material.programme,
        "document_version": material.version,
        "document_date": material.date,
        "places": Places(material.mission, material.ucaps),
        "has": figures.has,
        "anchor_of": lambda point: anchor_of(point, view),
    }


def _speaker(material: MissionMaterial, lang: Lang) -> Callable[..., str]:
    def say(key: str, *values: str) -> str:
        return _in(material.labels[key], lang).format(*values)

    return say


def _in(text: Text, lang: Lang) -> str:
    """Give a text for the properties of a file, which hold no marks."""
    return text.in_lang(lang) or text.en or text.zh or ""
