"""How high chapters are, were the page without an end: what decides how they are set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from briefgen.content import Chapter, Document, Node, Reference, Run, rebuilt
from briefgen.layout import Layout
from briefgen.mission_material import MissionMaterial

if TYPE_CHECKING:
    from weasyprint.formatting_structure.boxes import Box

_MM_PER_PX = 25.4 / 96
_ENDLESS = 20_000
_CSS = f"@page portrait {{ size: var(--page-width) {_ENDLESS}mm }}"


@dataclass(frozen=True, slots=True)
class Heights:
    """The heights of portrait chapters, in mm."""

    page: float
    """Of the text of a page."""
    room: float
    """Of a page without what is kept free for Word, which breaks lines in its own way."""
    chapters: Mapping[str, float]
    """By their anchors."""

    def of(self, chapter: Chapter) -> float:
        """Give the height of a chapter; one that was not measured has no end."""
        return self.chapters.get(chapter.heading.anchor, inf)


def chapter_heights(
    material: MissionMaterial, document: Document, chapters: Sequence[Chapter]
) -> Heights:
    """Give the heights of portrait chapters of a document, all set in one pass.

    A reference stands for the figures of a page's number, as the pages are not known.
    """
    from briefgen.render.pdf import lay_out

    alone = replace(document, sheets=(), chapters=tuple(map(_without_references, chapters)))
    theme, fonts = material.theme, material.workspace.fonts
    pages = [
        one._page_box  # noqa: SLF001  # boxes have no public way
        for one in lay_out(alone, Layout(()), theme, fonts, material.css, _CSS).pages
    ]
    margins = _ENDLESS - pages[0].height * _MM_PER_PX
    page = theme.page.height - margins
    return Heights(
        page,
        page - theme.page.text_height * theme.fit.word_reserve,
        {
            chapter.heading.anchor: _chapter_height(one)
            for chapter, one in zip(chapters, pages, strict=True)
        },
    )


def _chapter_height(page: "Box") -> float:
    chapter = next(box for box in page.descendants() if box.element_tag == "section")
    return float(chapter.margin_height()) * _MM_PER_PX


def _without_references(chapter: Chapter) -> Chapter:
    """Give the chapter with a figure as wide as a page's number in the place of each reference."""

    def change(node: Node) -> Node:
        return Run("00", "en") if isinstance(node, Reference) else node

    return rebuilt(chapter, change)
