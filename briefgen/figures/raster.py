"""Drawings as pictures for Word, which shows SVG only beside a PNG."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from briefgen.errors import Problem, SetupError

_WIDTH = re.compile(r'width="([0-9.]+)mm"')
_SMALL = 20  # mm
# Pixels an inch: 8 a mm, so that edges in whole mm are sharp, and 12 where that is soon done.
_USUAL, _FINE = 203.2, 304.8


def rasterise(svg: str, font_files: Sequence[Path], dpi: float | None = None) -> bytes:
    """Give a drawing, whose size is in mm, as PNG bytes on white with `dpi` pixels an inch.

    Without `dpi`, small drawings are finer. New readers show the drawing itself. Text is set in
    `font_files` only, whatever the machine has. The same drawing and files give the same bytes.
    Raises SetupError where a file is missing, as its text would be left out.
    """
    missing = [path for path in font_files if not path.is_file()]
    if missing:
        raise SetupError(
            *(Problem("the font is missing", "set briefgen up again", path) for path in missing)
        )
    states = [path.stat() for path in font_files]
    faces = tuple(
        (str(path), state.st_size, state.st_mtime_ns)
        for path, state in zip(font_files, states, strict=True)
    )
    return _rasterise(svg, faces, dpi or _resolution(svg))


def _resolution(svg: str) -> float:
    width = _WIDTH.search(svg)
    return _FINE if width and float(width[1]) <= _SMALL else _USUAL


# A fifth of the time of a Word file; the same drawings stand in every edition.
@lru_cache(maxsize=64)
def _rasterise(svg: str, faces: tuple[tuple[str, int, int], ...], dpi: float) -> bytes:
    # Only Word files need it: the other commands do not wait for it to load.
    from resvg_py import svg_to_bytes

    # Fewer colours would halve the picture, and take half as long again.
    return bytes(
        svg_to_bytes(
            svg_string=svg,
            dpi=dpi,
            background="#FFFFFF",
            skip_system_fonts=True,
            font_files=[file for file, *_ in faces],
        )
    )
