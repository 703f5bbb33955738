"""The faces of the documents, made known to WeasyPrint once for all that one command sets.

For every configuration of fonts WeasyPrint copies the faces (22 MB) and Fontconfig reads them
through: a quarter of the time of a page. Here they are linked to instead of copied.
"""

import atexit
from collections.abc import Hashable
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.theme import Theme

if TYPE_CHECKING:
    from briefgen.render.linked_faces import LinkingConfiguration

_kept: "dict[Hashable, LinkingConfiguration]" = {}


def font_configuration(fonts: Path, theme: Theme, css: str) -> "LinkingConfiguration":
    """Give the configuration for the faces of the folder: the last one, if they are the same."""
    from briefgen.render.linked_faces import LinkingConfiguration

    files = tuple(_state(fonts / file) for file in theme.fonts.pdf.files)
    # Rules that bring faces of their own share them with no others.
    key = (fonts, theme.fonts, files, css if "@font-face" in css else "")
    if key not in _kept:
        _kept.clear()
        _kept[key] = LinkingConfiguration()
    return _kept[key]


def _state(file: Path) -> tuple[int, ...]:
    if not file.exists():
        return ()
    state = file.stat()
    return (state.st_ino, state.st_size, state.st_mtime_ns)


# At the end of the process nothing else removes them: documents that refer to the configuration
# are garbage in circles, which is then not collected any more.
@atexit.register
def remove_copies() -> None:
    """Remove WeasyPrint's copies of the faces, as its own finalizer does."""
    while _kept:
        _, configuration = _kept.popitem()
        configuration.__del__()
