"""One package of shareable files with a readme: a zip whose bytes are the same every time."""

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can hold
_UNIX = 3  # Python writes another number on Windows
_MODE = 0o644 << 16
README = "README.txt"


def bundle(folder: str, readme: str, files: Mapping[str, bytes]) -> bytes:
    """Pack the files and the readme into one folder of a zip, sorted by name.

    All names are ASCII, so that every program unpacks them as they are. The readme begins with a
    byte order mark and ends its lines with CR LF: a Chinese Windows takes it for GBK otherwise.
    """
    text = "\ufeff" + "\r\n".join(readme.split("\n"))
    contents = {README: text.encode(), **files}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in sorted(contents.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            archive.writestr(entry, data, compresslevel=9)
    return packed.getvalue()
