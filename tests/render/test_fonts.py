"""A PDF holds the shipped faces and no other, whatever fonts the machine has."""

from pathlib import Path
from typing import cast

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from briefgen.build import build
from briefgen.workspace import Workspace

# WeasyPrint gives a face the name by which the style sheet calls it; no other font is called so.
OURS = "Briefgen-"


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
    for output in build(placeholders, [name], ["pdf"]):
        assert all(font.startswith(OURS) for font in fonts_of(output.path))


def test_chinese_is_set_in_the_regular_and_the_bold_face(real: Workspace) -> None:
    (output,) = build(real, ["haikou"], ["pdf"], ["zh"])
    assert {"Briefgen-Han", "Briefgen-Han-Bold"} <= fonts_of(output.path)
