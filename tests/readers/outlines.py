"""The outlines of the characters of a PDF, as the fonts that are embedded in it draw them."""

import io
import re
from typing import Any, cast

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

Outline = tuple[Any, ...]
"""The moves of a pen, in units of the em."""

_MAPPING = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def outlines_of(data: bytes) -> dict[str, dict[str, Outline]]:
    """Give, for each font of a PDF by its name, the outline of every character set in it."""
    found: dict[str, dict[str, Outline]] = {}
    for page in PdfReader(io.BytesIO(data)).pages:
        fonts = cast("DictionaryObject", page["/Resources"]["/Font"])  # type: ignore[index]  # pypdf says less of /Resources than it is
        for reference in fonts.values():
            font = cast("DictionaryObject", reference.get_object())
            name = str(font["/BaseFont"]).lstrip("/").partition("+")[2]
            found.setdefault(name, {}).update(_outlines(font))
    return found


def _outlines(font: DictionaryObject) -> dict[str, Outline]:
    (descendant,) = cast("list[Any]", font["/DescendantFonts"])
    descriptor = descendant.get_object()["/FontDescriptor"]
    program = cast("StreamObject", descriptor["/FontFile2"])
    face = TTFont(io.BytesIO(program.get_data()))
    order, mapping = face.getGlyphOrder(), cast("StreamObject", font["/ToUnicode"]).get_data()
    return {
        bytes.fromhex(text.decode()).decode("utf-16-be"): outline(face, order[int(glyph, 16)])
        for glyph, text in _MAPPING.findall(mapping)
    }


def outline(face: TTFont, glyph: str) -> Outline:
    """Give the outline of a glyph of a face."""
    glyphs = face.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(pen)
    return tuple(pen.value)
