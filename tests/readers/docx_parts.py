"""The parts of a Word file, as the zip holds them."""

import io
import zipfile


def unpack(packed: bytes) -> dict[str, bytes]:
    """Give the parts by their names."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
