"""Files written whole or not at all: an old one is replaced only by a whole new one.

Every file is first written beside its place, locked while this process lives. What a killed process
left there has lost its lock, and the next one that writes into the folder takes it away.
"""

import errno
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from briefgen.errors import OutputError, Problem
from briefgen.workspace import shown

if sys.platform != "win32":
    import fcntl

_PREFIX, _SUFFIX = ".briefgen-", ".part"
_STALE = 3600.0  # s; by age where files cannot be locked: no run takes an hour

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_IN_THE_WAY = frozenset({errno.ENOTDIR, errno.EEXIST, errno.EISDIR})


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write the files, all of them complete before the first takes its place.

    Raises OutputError where a folder cannot be written or the disk is full: then the old files
    stand unchanged. Where another program keeps an old file open (Windows), those before it are
    new. Nothing half-written is left.
    """
    parts: dict[Path, Path] = {}
    target = Path()
    with ExitStack() as locks:
        try:
            _clean({target.parent for target in files})
            for target, data in files.items():
                if target.is_dir():
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
                target.parent.mkdir(parents=True, exist_ok=True)
                parts[target] = _write_beside(target, data, locks)
            for target, part in parts.items():
                part.replace(target)
        except OSError as error:
            raise OutputError(_problem(error, target)) from None
        finally:
            for part in parts.values():
                part.unlink(missing_ok=True)


def remove_files(files: Iterable[Path]) -> tuple[Path, ...]:
    """Take files away; give those that are gone, as another program may keep one open."""
    gone = []
    for file in files:
        with suppress(OSError):
            file.unlink()
            gone.append(file)
    return tuple(gone)


def _write_beside(target: Path, data: bytes, locks: ExitStack) -> Path:
    """Write the bytes to a new file in the folder of the target, through to the disk."""
    handle, part = _new_part(target.parent)
    try:
        # A copy of the handle keeps the lock until the file stands in its place.
        if sys.platform != "win32":
            locks.callback(os.close, os.dup(handle))
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o666 & ~_umask())
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _new_part(folder: Path) -> tuple[int, Path]:
    while True:
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
        # Another run may have taken it for a left one in the moment before it was locked.
        if _lock(handle) is not False and os.fstat(handle).st_nlink:
            return handle, Path(name)
        os.close(handle)


def _clean(folders: Iterable[Path]) -> None:
    """Take away what processes that are no more left half-written."""
    for folder in folders:
        for part in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            # What cannot be opened or taken away disturbs nobody: its name is never used again.
            with suppress(OSError):
                _remove_if_left(part)


def _remove_if_left(part: Path) -> None:
    handle = os.open(part, os.O_RDWR)
    try:
        locked = _lock(handle)
        if locked or (locked is None and time.time() - os.fstat(handle).st_mtime > _STALE):
            part.unlink()
    finally:
        os.close(handle)


def _lock(handle: int) -> bool | None:
    """Lock a file until its last handle is closed, at the latest with the process.

    Gives whether that was possible, or nothing where the system or the disk has no locks.
    """
    if sys.platform == "win32":
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _problem(error: OSError, target: Path) -> Problem:
    if error.errno in _FULL:
        what, remedy = "the disk is full", "make room on it"
    elif error.errno in _FORBIDDEN:
        what = "it may not be written"
        remedy = "close it in other programs, or mend the permissions of its folder"
    elif error.errno in _IN_THE_WAY:
        what = "a file stands where a folder belongs, or a folder where a file belongs"
        remedy = "take it out of the way"
    else:
        what, remedy = error.strerror or str(error), "give the workspace another place"
    return Problem(
        f"cannot be written: {what}", f"{remedy}, and run the command again", shown(target)
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
