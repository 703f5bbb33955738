"""Which characters the shipped faces have, and what in a document none of them has."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

from briefgen.errors import Problem, SetupError
from briefgen.workspace import shown

# Shown by no glyph: controls of line breaking, which Pango takes out before it draws.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")

_FORMAT_4, _FORMAT_12 = 4, 12


@dataclass(frozen=True, slots=True)
class Coverage:
    """The characters of one face, as sorted ranges that do not touch."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, character: str) -> bool:
        """Whether the face has a glyph for the character."""
        code = ord(character)
        index = bisect_right(self.starts, code) - 1
        return index >= 0 and code <= self.ends[index]


def missing_characters(text: str, faces: tuple[Path, ...]) -> tuple[str, ...]:
    """Give the characters of a text that no face has, each once, in their order."""
    return tuple(
        character
        for character in dict.fromkeys(text)
        if character not in _INVISIBLE and not _is_in_one(character, faces)
    )


@cache
def _is_in_one(character: str, faces: tuple[Path, ...]) -> bool:
    return any(character in coverage_of(face) for face in faces)


@cache
def coverage_of(face: Path) -> Coverage:
    """Read the character map of a TrueType face (OpenType specification, `cmap`).

    Reading the two tables that matter takes a millisecond; a font library takes a hundred. Raises
    SetupError where the file is not there or is no TrueType font.
    """
    try:
        # Mapped, not read: of 10 MB the two tables are 50 kB.
        with face.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            ranges = sorted(_ranges(data, _unicode_subtable(data)))
    except (OSError, ValueError, struct.error, StopIteration, KeyError):
        remedy = "put the font there, name another in `styles/theme.yaml`, or set briefgen up again"
        raise SetupError(Problem("is no TrueType font", remedy, shown(face))) from None
    return Coverage(tuple(start for start, _ in ranges), tuple(end for _, end in ranges))


def _unicode_subtable(data: mmap) -> int:
    """Give where the fullest Unicode character map begins: format 12, else format 4."""
    (tables,) = struct.unpack_from(">H", data, 4)
    cmap = next(
        struct.unpack_from(">L", data, 12 + 16 * table + 8)[0]
        for table in range(tables)
        if data[12 + 16 * table : 16 + 16 * table] == b"cmap"
    )
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    offsets = (cmap + struct.unpack_from(">L", data, cmap + 8 + 8 * i)[0] for i in range(count))
    by_format = {struct.unpack_from(">H", data, offset)[0]: offset for offset in offsets}
    return int(by_format.get(_FORMAT_12) or by_format[_FORMAT_4])


def _ranges(data: mmap, start: int) -> Iterator[tuple[int, int]]:
    (kind,) = struct.unpack_from(">H", data, start)
    if kind == _FORMAT_12:
        (groups,) = struct.unpack_from(">L", data, start + 12)
        for group in range(groups):
            first, last, _ = struct.unpack_from(">LLL", data, start + 16 + 12 * group)
            yield first, last
        return
    (doubled,) = struct.unpack_from(">H", data, start + 6)
    for segment in range(doubled // 2):
        (last,) = struct.unpack_from(">H", data, start + 14 + 2 * segment)
        (first,) = struct.unpack_from(">H", data, start + 16 + doubled + 2 * segment)
        if first != 0xFFFF:  # the last segment of every map, which names no character
            yield first, last
