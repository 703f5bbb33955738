"""The chapters of a briefing on their pages: which is set how tightly, which share a page.

The page at a glance is one page always; the scene setter and a meeting brief are one where that can
be, else they flow on. A chapter that leaves most of its page empty shares it with its neighbour.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefgen.chapter_heights import chapter_heights
from briefgen.compose.mission import compose_briefing
from briefgen.content import Chapter, Density, Document, words
from briefgen.errors import FitError, Problem
from briefgen.loading.names import FieldPath, field_name
from briefgen.mission_material import MissionMaterial
from briefgen.mission_view.days import days_of
from briefgen.models.text import Lang, Text
from briefgen.shared_pages import sharing_pages

_GLANCE = "glance"
_BRIEF = "brief-"
_ONE_PAGE = (_GLANCE, "scene", _BRIEF, "speeches")
_LONGEST = 3

# By how much at most a chapter grows from the close setting to the regular one: its leading from
# 12.5 to 13.5 pt, the padding of its rows from 2 to 2.8 mm.
_LOOSENED = 1.12
# A chapter that fills half a page or less shares it. One of few bytes may be such, one of very many
# fills a page: a letter is one; a Chinese character, twice as wide and more, is three.
_LITTLE = 0.5
_FEW_BYTES = 2400
_PAGE_BYTES = 6000


def fitted_briefing(material: MissionMaterial, langs: tuple[Lang, ...]) -> Document:
    """Compose the briefing, with its chapters fitted on their pages.

    Raises TemplateError as `compose_briefing` does, and FitError with the longest fields where the
    page at a glance is too long in the smallest setting.
    """
    document = compose_briefing(material, langs)
    one_page = [one for one in document.chapters if _is_one_page(one)]
    little = _little_with_neighbours(document.chapters)
    tried = [_set(one, "close") for one in one_page]
    tried += [one for one in little if not _is_one_page(one)]
    measured = chapter_heights(material, document, tried)
    # Word breaks lines in its own way: room is kept for it.
    room = measured.page - material.theme.page.text_height * material.theme.fit.word_reserve
    heights = {
        one.heading.anchor: height for one, height in zip(tried, measured.chapters, strict=True)
    }
    densities = {
        one.heading.anchor: _density(heights[one.heading.anchor], room) for one in one_page
    }
    tight = [
        _set(one, "small")
        for one in one_page
        if _is_glance(one) and densities[one.heading.anchor] == "small"
    ]
    if tight and max(chapter_heights(material, document, tight).chapters) > measured.page:
        raise FitError(*_too_long(material, langs))
    chapters = [
        _set(one, densities.get(one.heading.anchor, one.density)) for one in document.chapters
    ]
    known = {one.heading.anchor: heights[one.heading.anchor] for one in little}
    # Below the page at a glance nothing else stands.
    front = 1 + max((index for index, one in enumerate(chapters) if _is_glance(one)), default=-1)
    least = measured.page * _LITTLE
    shared = [
        one
        for part in (chapters[:front], chapters[front:])
        for one in sharing_pages(part, known, room, least)
    ]
    return replace(document, chapters=tuple(shared))


def _is_one_page(chapter: Chapter) -> bool:
    return chapter.heading.anchor.startswith(_ONE_PAGE)


def _is_glance(chapter: Chapter) -> bool:
    return chapter.heading.anchor.startswith(_GLANCE)


def _set(chapter: Chapter, density: Density) -> Chapter:
    return replace(chapter, density=density)


def _density(height: float, room: float) -> Density:
    """Give the loosest setting in which a chapter fits, that is so high in the close one."""
    if height * _LOOSENED <= room:
        return "regular"
    return "close" if height <= room else "small"


def _little_with_neighbours(chapters: Sequence[Chapter]) -> list[Chapter]:
    """Give the chapters that may share a page: those of few words, and those beside them.

    A meeting has its page for itself.
    """
    sizes = [len(words(one).encode()) for one in chapters]
    may = [
        one.orientation == "portrait"
        and not one.heading.anchor.startswith(_BRIEF)
        and (size < _PAGE_BYTES or one is chapters[-1])
        for one, size in zip(chapters, sizes, strict=True)
    ]
    wanted = {
        index
        for pair in pairwise(range(len(chapters)))
        if all(may[one] for one in pair) and any(sizes[one] < _FEW_BYTES for one in pair)
        for index in pair
    }
    return [chapters[index] for index in sorted(wanted)]


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
