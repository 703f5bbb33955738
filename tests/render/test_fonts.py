"""A PDF holds the shipped faces and no other, whatever fonts the machine has."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from briefgen.build import build
from briefgen.models.text import LANGS, Lang
from briefgen.workspace import Workspace
from tests.conftest import ROOT, summaries
from tests.readers.outlines import Outline, outline, outlines_of
from tests.render.specimen import paragraph, pdf_of

# WeasyPrint gives a face the name by which the style sheet calls it; no other font is called so.
OURS = "Briefgen-"
FILES = {
    "Briefgen-Latin": "Carlito-Regular.ttf",
    "Briefgen-Latin-Bold": "Carlito-Bold.ttf",
    "Briefgen-Latin-in-Han": "Carlito-Regular.ttf",
    "Briefgen-Latin-in-Han-Bold": "Carlito-Bold.ttf",
    "Briefgen-Han": "NotoSansSC-Regular.ttf",
    "Briefgen-Han-Bold": "NotoSansSC-Bold.ttf",
}
"""The shipped files behind the names."""
MAINLAND = "骨直角次令門门返遍海述今真空复草户"
"""Characters that are drawn in other ways in Japan, in Korea or in Taiwan."""


def fonts_of(file: Path) -> set[str]:
    """Give the PostScript names of the fonts of a PDF, without the tags of their subsets."""
    fonts = (
        cast("DictionaryObject", font.get_object())
        for page in PdfReader(file).pages
        for font in cast("DictionaryObject", page["/Resources"]["/Font"]).values()  # type: ignore[index]  # pypdf says less of /Resources than it is
    )
    return {str(font["/BaseFont"]).lstrip("/").partition("+")[2] for font in fonts}


@pytest.mark.parametrize("name", ["five-cities", "partly-translated", "minimal"])
def test_a_pdf_holds_the_shipped_faces_only(placeholders: Workspace, name: str) -> None:
    for output in build(placeholders, summaries(placeholders, [name], ["pdf"])):
        assert all(font.startswith(OURS) for font in fonts_of(output.path))


def test_chinese_is_set_in_the_regular_and_the_bold_face(real: Workspace) -> None:
    (output,) = build(real, summaries(real, ["haikou"], ["pdf"], ["zh"]))
    assert {"Briefgen-Han", "Briefgen-Han-Bold"} <= fonts_of(output.path)


@cache
def shipped(file: str) -> TTFont:
    return TTFont(ROOT / "styles" / "fonts" / file)


def drawn_otherwise(drawn: Mapping[str, Outline], file: str) -> str:
    """Give the characters whose outline is not the one that a shipped file has for them."""
    face = shipped(file)
    glyphs = face.getBestCmap()
    return "".join(
        char
        for char, moves in drawn.items()
        if len(char) == 1 and ord(char) in glyphs and moves != outline(face, glyphs[ord(char)])
    )


@pytest.mark.parametrize("lang", LANGS)
def test_every_outline_is_that_of_the_shipped_file(real: Workspace, lang: Lang) -> None:
    (output,) = build(real, summaries(real, ["haikou"], ["pdf"], [lang]))
    for font, drawn in outlines_of(output.path.read_bytes()).items():
        assert len(drawn) > 1
        assert drawn_otherwise(drawn, FILES[font]) == ""


def test_the_forms_of_the_mainland_are_drawn() -> None:
    drawn = outlines_of(pdf_of(paragraph(MAINLAND)))["Briefgen-Han"]
    assert set(MAINLAND) <= set(drawn)
    assert "SC" in str(shipped(FILES["Briefgen-Han"])["name"].getDebugName(4)).split()
    assert drawn_otherwise(drawn, FILES["Briefgen-Han"]) == ""
    assert set(drawn_otherwise(drawn, FILES["Briefgen-Han-Bold"])) >= set(MAINLAND)
