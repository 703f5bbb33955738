"""The pack: what all participants on both sides carry, made of what both may see."""

from briefgen.compose.mission import compose_mission
from briefgen.content import Document
from briefgen.mission_material import MissionMaterial
from briefgen.mission_view.view import MissionView
from briefgen.models.text import Lang
from briefgen.pack.view import PackView
from briefgen.releases.since import changes_since_release

_PACK = "pack.html.j2"


def compose_pack(material: MissionMaterial, langs: tuple[Lang, ...] = ("en", "zh")) -> Document:
    """Compose the pack; the first language is that of the document.

    What is internal is taken out of the mission first: nothing of it can be reached from here on.
    What has changed since the version before is told from what both may see of both versions.
    Raises TemplateError for a template that does not compose, with its file and line; InputError
    for a version that cannot be relied on.
    """
    both = material.for_both_sides()
    view = MissionView(both, langs, "shareable")
    pack = PackView(view, both.ucaps, both.programme.glossary)
    changes = changes_since_release(material.workspace, material.loaded, "shareable")
    more = {"pack": pack, "anchor_of": pack.anchor_of, "changes": changes}
    return compose_mission(both, _PACK, langs, "shareable", more)
