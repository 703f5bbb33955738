"""How tightly the chapters of a briefing are set, so that they keep to their pages.

The page at a glance is one page always; the scene setter, a meeting brief and the speaking notes
are one where that can be, else they flow on, set as loosely as they take no page more.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from briefgen.chapter_heights import chapter_heights
from briefgen.compose.mission import compose_briefing
from briefgen.content import Chapter, Density, Document
from briefgen.errors import FitError, Problem
from briefgen.loading.names import FieldPath, field_name
from briefgen.mission_material import MissionMaterial
from briefgen.mission_view.days import days_of
from briefgen.models.text import Lang, Text
from briefgen.shared_pages import closely, sharing_pages, those_to_measure

_GLANCE = "glance"
_BRIEF = "brief-"
_ONE_PAGE = (_GLANCE, "scene", _BRIEF, "speeches")
_LONGEST = 3

# By how much at most a chapter grows from the close setting to the regular one: its leading from
# 12.5 to 13.5 pt, the padding of its rows from 2 to 2.8 mm.
_LOOSENED = 1.12
# To how much at least it shrinks from the close setting to the small one.
_TIGHTENED = 0.8


def fitted_briefing(material: MissionMaterial, langs: tuple[Lang, ...]) -> Document:
    """Compose the briefing, with its chapters fitted on their pages.

    Raises TemplateError as `compose_briefing` does, and FitError with the longest fields where the
    page at a glance is too long in the smallest setting.
    """
    document = compose_briefing(material, langs)
    one_page = [closely(one) for one in document.chapters if _is_one_page(one)]
    others = [one for one in those_to_measure(document.chapters) if not _is_one_page(one)]
    heights = chapter_heights(material, document, [*one_page, *others])
    densities = {one.heading.anchor: _density(heights.of(one), heights.room) for one in one_page}
    tight = [
        _set(one, "small") for one in one_page if _is_glance(one) and heights.of(one) > heights.room
    ]
    smallest = chapter_heights(material, document, tight).chapters.values() if tight else ()
    if max(smallest, default=0) > heights.page:
        raise FitError(*_too_long(material, langs))
    chapters = [
        _set(one, densities.get(one.heading.anchor, one.density)) for one in document.chapters
    ]
    return replace(document, chapters=sharing_pages(chapters, heights))


def _is_one_page(chapter: Chapter) -> bool:
    return chapter.heading.anchor.startswith(_ONE_PAGE)


def _is_glance(chapter: Chapter) -> bool:
    return chapter.heading.anchor.startswith(_GLANCE)


def _set(chapter: Chapter, density: Density) -> Chapter:
    return replace(chapter, density=density)


def _density(height: float, room: float) -> Density:
    """Give the loosest setting in which a chapter takes fewest pages, so high in the close one."""
    if room < height and height * _TIGHTENED <= room:
        return "small"
    return "regular" if ceil(height * _LOOSENED / room) == ceil(height / room) else "close"


def _too_long(material: MissionMaterial, langs: Sequence[Lang]) -> list[Problem]:
    """Say which fields of the page at a glance are the longest."""
    mission = material.mission
    fields: list[tuple[FieldPath, Text | None]] = [(("why_now",), mission.why_now)]
    for index, message in enumerate(mission.messages):
        path: FieldPath = ("messages", index)
        fields += [((*path, "text"), message.text), ((*path, "fact"), message.fact)]
    for placed in days_of(mission).briefs:
        slot = mission.programme.index(placed.slot)
        decisions = placed.slot.brief.decisions if placed.slot.brief else ()
        for index, decision in enumerate(decisions):
            path = ("programme", slot, "brief", "decisions", index, "what")
            fields.append((path, decision.what))
    lengths = [
        (sum(len(text.in_lang(lang) or "") for lang in langs), path)
        for path, text in fields
        if text is not None
    ]
    return [
        Problem(
            f"the page at a glance has no room for `{field_name(path)}` ({length} characters)",
            "shorten it, or mark fewer decisions `at_a_glance`",
            material.loaded.file,
            material.loaded.lines.of(path),
        )
        for length, path in sorted(lengths, reverse=True)[:_LONGEST]
    ]
