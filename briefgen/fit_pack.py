"""The chapters of a pack on their pages."""

from dataclasses import replace

from briefgen.chapter_heights import chapter_heights
from briefgen.compose.pack import compose_pack
from briefgen.content import Document
from briefgen.mission_material import MissionMaterial
from briefgen.models.text import Lang
from briefgen.shared_pages import sharing_pages, those_to_measure


def fitted_pack(material: MissionMaterial, langs: tuple[Lang, ...] = ("en", "zh")) -> Document:
    """Compose the pack, with its short chapters sharing pages; raises what `compose_pack` does."""
    document = compose_pack(material, langs)
    tried = those_to_measure(document.chapters)
    if not tried:
        return document
    heights = chapter_heights(material, document, tried)
    return replace(document, chapters=sharing_pages(document.chapters, heights))
