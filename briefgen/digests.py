"""The digests of files: of large ones remembered, for as long as nobody has touched them.

The fonts are 22 MB, and reading them through takes longer than all else that a command does when
nothing has changed. `out/.briefgen/_digests.json` therefore says in which state a large file was
when it was read: which file, how large, and when it and its entry were last changed. The last of
these (`st_ctime`) moves with every change, even where size and time of change are put back.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from mmap import ACCESS_READ, mmap
from pathlib import Path
from stat import S_ISREG
from zlib import crc32

NAME = "_digests.json"
"""No record can have this name."""

_LARGE = 100_000  # bytes
_UNREADABLE = "unreadable"
# In ns. Within the time that two changes can bear the same stamp a file may change unseen: it has
# to be older than what is remembered of it. The coarsest file systems count in 2 s.
_SAME_TIME = 2_000_000_000
# Where the last change of an entry is not recorded, nothing is remembered.
_HAS_CHANGE_TIME = sys.platform != "win32"

_State = tuple[int, ...]


def content_digest(path: Path | str) -> str:
    """Give the digest of a file; a constant where it cannot be read, which no file has."""
    return _digest(path) if _state(path) else _UNREADABLE


def _digest(path: Path | str) -> str:
    try:
        with open(path, "rb", 0) as file:  # noqa: PTH123  # half the time of Path.open
            return bytes_digest(file.read())
    except OSError:
        return _UNREADABLE


def bytes_digest(data: bytes) -> str:
    """Give the digest that a file of these bytes has."""
    return _hash(data).hexdigest()


def _hash(data: bytes = b"") -> blake2b:
    return blake2b(data, digest_size=16)


class Digests:
    """What one command learns of files, and what was known of the large ones before."""

    def __init__(self, path: Path) -> None:
        """Read what is known, if anything is; `path` is the file of it."""
        self.path = path
        self._before = dict(_read(path))
        self._large: dict[str, tuple[_State, str]] = {}

    def of(self, files: Sequence[tuple[str, Path | str]]) -> list[str]:
        """Give the digests of files, each with the name by which it is remembered."""
        found: dict[str, str] = {}
        for name, path in files:
            state = _state(path)
            if not state:
                found[name] = _UNREADABLE
            elif state[1] < _LARGE:
                found[name] = _digest(path)
            elif name in self._before and self._before[name][0] == state:
                self._large[name] = self._before[name]
                found[name] = self._before[name][1]
            else:
                self._large[name] = state, large_digest(path)
                found[name] = self._large[name][1]
        return [found[name] for name, _ in files]

    def to_json(self) -> bytes:
        """Give the bytes of the file of what is known now."""
        return json.dumps(self._large, indent=1, sort_keys=True).encode()


def large_digest(path: Path | str) -> str:
    """Give the digest of a large file: its size and CRC-32, a fifth of the time of a hash.

    What this guards against is a face that was replaced, not a forger.
    """
    try:
        with Path(path).open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            return f"{len(data)}-{crc32(data):08x}"
    except (OSError, ValueError):
        return _UNREADABLE


def _state(path: Path | str) -> _State:
    """Give the state of a file; nothing where it cannot be read, or would be without an end."""
    try:
        state = os.stat(path)  # noqa: PTH116  # a third of the time of Path.stat
    except OSError:
        return ()
    if not S_ISREG(state.st_mode):  # such as a pipe or a device
        return ()
    return (state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)


def _read(path: Path) -> Iterator[tuple[str, tuple[_State, str]]]:
    """Give what is known of large files, where that can be trusted."""
    if not _HAS_CHANGE_TIME:
        return
    try:
        written = path.stat().st_mtime_ns
        known = [
            (str(name), (tuple(map(int, state)), str(digest)))
            for name, (state, digest) in json.loads(path.read_bytes()).items()
        ]
    except (OSError, ValueError, TypeError, AttributeError):
        return
    for name, (state, digest) in known:
        if state and max(state[-2:]) + _SAME_TIME < written:
            yield name, (state, digest)
