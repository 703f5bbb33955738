"""Files written whole or not at all: an old one is replaced only by a whole new one."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefgen.errors import OutputError, Problem


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write the files, all of them complete before the first takes its place.

    Raises OutputError where a folder cannot be written or the disk is full; then the old files
    stand unchanged, and nothing half-written is left.
    """
    written: dict[Path, Path] = {}
    target = next(iter(files))
    try:
        for target, data in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            written[target] = _write_beside(target, data)
        for target, temporary in written.items():
            temporary.replace(target)
    except OSError as error:
        for temporary in written.values():
            temporary.unlink(missing_ok=True)
        raise OutputError(
            Problem(
                f"cannot be written ({error.strerror})",
                "give the folder another place or mend its permissions, and make room on the disk",
                file=target,
            )
        ) from None


def _write_beside(target: Path, data: bytes) -> Path:
    """Write the bytes to a new file in the folder of the target, through to the disk."""
    handle, name = tempfile.mkstemp(prefix=".briefgen-", suffix=".part", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
