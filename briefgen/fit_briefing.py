"""The parts of a briefing that are one page each: set more tightly, step by step, until they fit.

The page at a glance is one page always; a meeting brief is where that can be, else it flows on.
"""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.compose.mission import compose_briefing
from briefgen.content import Chapter, Density, Document, Node, Reference, Run, rebuilt
from briefgen.errors import FitError, Problem
from briefgen.layout import Layout
from briefgen.loading.names import FieldPath, field_name
from briefgen.mission_material import MissionMaterial
from briefgen.mission_view.days import days_of
from briefgen.models.text import Lang, Text

_GLANCE = "glance"
_BRIEF = "brief-"
_STEPS: tuple[Density, ...] = ("regular", "close", "small")
_LONGEST = 3


def fitted_briefing(material: MissionMaterial, langs: tuple[Lang, ...]) -> Document:
    """Compose the briefing, the page at a glance and the meeting briefs fitted on a page each.

    Raises TemplateError as `compose_briefing` does, and FitError with the longest fields where the
    page at a glance is too long in the smallest setting.
    """
    document = compose_briefing(material, langs)
    wanted = [one for one in document.chapters if _is_one_page(one)]
    densities = _fit(material, document, wanted)
    if any(_is_glance(one) and one.heading.anchor not in densities for one in wanted):
        raise FitError(*_too_long(material, langs))
    chapters = tuple(
        replace(one, density=densities.get(one.heading.anchor, _STEPS[-1]))
        if _is_one_page(one)
        else one
        for one in document.chapters
    )
    return replace(document, chapters=chapters)


def _is_one_page(chapter: Chapter) -> bool:
    return _is_glance(chapter) or chapter.heading.anchor.startswith(_BRIEF)


def _is_glance(chapter: Chapter) -> bool:
    return chapter.heading.anchor.startswith(_GLANCE)


def _fit(
    material: MissionMaterial, document: Document, chapters: Sequence[Chapter]
) -> dict[str, Density]:
    """Give the loosest setting in which each chapter is one page; those that never are, are not."""
    found: dict[str, Density] = {}
    # Word breaks lines in its own way: room is kept for it, unless nothing else helps.
    for density, reserve in [*((step, True) for step in _STEPS), (_STEPS[-1], False)]:
        left = [one for one in chapters if one.heading.anchor not in found]
        if not left:
            break
        counts = _page_counts(material, document, left, density, reserve=reserve)
        found |= {anchor: density for anchor, count in counts.items() if count == 1}
    return found


def _page_counts(
    material: MissionMaterial,
    document: Document,
    chapters: Sequence[Chapter],
    density: Density,
    *,
    reserve: bool,
) -> dict[str, int]:
    from briefgen.render.pdf import lay_out

    theme = material.theme
    alone = replace(
        document,
        sheets=(),
        chapters=tuple(_without_references(replace(one, density=density)) for one in chapters),
    )
    kept = theme.page.text_height * theme.fit.word_reserve if reserve else 0
    css = f"{material.css}@page portrait {{ padding-bottom: {kept:g}mm }}"
    pages = lay_out(alone, Layout(()), theme, material.workspace.fonts, css).pages
    anchors = {one.heading.anchor for one in chapters}
    starts = [
        (number, anchor)
        for number, page in enumerate(pages)
        for anchor in page.anchors
        if anchor in anchors
    ]
    ends = [*(number for number, _ in starts[1:]), len(pages)]
    return {anchor: end - start for (start, anchor), end in zip(starts, ends, strict=True)}


def _without_references(chapter: Chapter) -> Chapter:
    """Give the chapter with a figure as wide as a page's number in the place of each reference."""

    def change(node: Node) -> Node:
        return Run("00", "en") if isinstance(node, Reference) else node

    return rebuilt(chapter, change)


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
