"""Faces that WeasyPrint links to where it would copy them: 33 MB read and written each time."""

from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from weasyprint.text.fonts import FontConfiguration

if TYPE_CHECKING:
    from briefgen.render.well_formed import Rules


class Face(mmap):
    """The bytes of a face, mapped and not read, and the file that holds them."""

    path: Path


class FaceBody:
    """What a fetcher answers with for a face, as WeasyPrint reads answers."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where the file cannot be opened."""
        with path.open("rb") as file:
            # What is empty cannot be mapped; WeasyPrint says that it is no face.
            self._face: Face | bytes = b""
            with suppress(ValueError):
                self._face = Face(file.fileno(), 0, access=ACCESS_READ)
                self._face.path = path.resolve()

    def read(self) -> Face | bytes:
        """Give the face."""
        return self._face

    def close(self) -> None:
        """Keep it: WeasyPrint closes an answer before it uses what it read."""


class LinkingConfiguration(FontConfiguration):  # type: ignore[misc]  # WeasyPrint ships no types
    """A configuration of fonts that holds links to the faces that `FaceBody` gave."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = _Folder(mkdtemp(prefix="weasyprint-"))
        self.rules: dict[str, Rules] = {}
        """The style sheets that were parsed with these faces, by their text."""


class _Folder(type(Path())):  # type: ignore[misc]  # the Path of this system
    """The folder of a configuration, and the files in it."""

    def write_bytes(self, data: bytes | Face) -> int:
        if isinstance(data, Face):
            # Not every user of Windows may make links.
            with suppress(OSError):
                self.symlink_to(data.path)
                return len(data)
        return int(super().write_bytes(data))
