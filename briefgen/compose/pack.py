"""The pack: what all participants on both sides carry, made of what both may see."""

from briefgen.compose.mission import compose_mission
from briefgen.content import Document
from briefgen.mission_material import MissionMaterial
from briefgen.mission_view.view import MissionView
from briefgen.models.text import Lang
from briefgen.pack.view import PackView

_PACK = "pack.html.j2"


def compose_pack(material: MissionMaterial, langs: tuple[Lang, ...] = ("en", "zh")) -> Document:
    """Compose the pack; the first language is that of the document.

    What is internal is taken out of the mission first: nothing of it can be reached from here on.
    Raises TemplateError for a template that does not compose, with its file and line.
    """
    both = material.for_both_sides()
    view = MissionView(both, langs, "shareable")
    pack = PackView(view, both.ucaps, both.programme.glossary)
    more = {"pack": pack, "anchor_of": pack.anchor_of}
    return compose_mission(both, _PACK, langs, "shareable", more)
