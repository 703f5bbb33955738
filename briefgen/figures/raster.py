"""Drawings as pictures for Word, which shows SVG only beside a PNG."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from briefgen.errors import Problem, SetupError


def rasterise(svg: str, font_files: Sequence[Path], dpi: float = 254) -> bytes:
    """Give a drawing, whose size is in mm, as PNG bytes on white with `dpi` pixels an inch.

    254 are ten a mm: edges drawn at tenths of a mm are sharp. New readers show the drawing itself.
    Text is set in `font_files` only, whatever the machine has. The same drawing and files give
    the same bytes. Raises SetupError where a file is missing, as its text would be left out.
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
    return _rasterise(svg, faces, dpi)


# Half of the time of a Word file; the same drawings stand in every edition.
@lru_cache(maxsize=64)
def _rasterise(svg: str, faces: tuple[tuple[str, int, int], ...], dpi: float) -> bytes:
    # Only Word files need them: the other commands do not wait for them to load.
    from PIL import Image
    from resvg_py import svg_to_bytes

    pixels = svg_to_bytes(
        svg_string=svg,
        dpi=dpi,
        background="#FFFFFF",
        skip_system_fonts=True,
        font_files=[file for file, *_ in faces],
    )
    # A drawing has few colours: a palette keeps them and halves the file. This method alone
    # changes no colour by more than 1 of 255 where soft edges make a few more than 256.
    palette = Image.open(BytesIO(pixels)).convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE)
    small = BytesIO()
    palette.save(small, "PNG", dpi=(dpi, dpi), compress_level=6)
    return small.getvalue()
