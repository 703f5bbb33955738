"""The law: the words of the record, of the PDF and of the Word file are the same words.

White space and the helper characters of a renderer do not count, marks of lists do not count, and
a figure is read by its alternative text.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import BaseModel

from briefgen.build import fit, render
from briefgen.compose.summary import compose_summary
from briefgen.content import words
from briefgen.fit import FittedSheet
from briefgen.material import Material, load_material
from briefgen.models.text import LANGS, Lang, Text
from briefgen.outputs import Format
from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.readers.docx_text import docx_words
from tests.readers.pdf_text import pdf_words

_HELPERS = re.compile("[\\s\u00a0\u00ad\u200b\u2060]+")
_MARKDOWN = re.compile(r"\*|\[|\]\([^)]*\)")

REAL = ROOT / "inputs"
PLACEHOLDERS = ROOT / "tests" / "workspace" / "inputs"
RECORDS = [
    (folder.parent, folder.name)
    for inputs in (REAL, PLACEHOLDERS)
    for folder in sorted(inputs.iterdir())
    if (folder / "ucap.yaml").exists()
]
NAMES = [name for _, name in RECORDS]


def bare(text: str) -> str:
    return _HELPERS.sub("", text)


def composed(inputs: Path, name: str, lang: Lang) -> tuple[Material, FittedSheet]:
    material = load_material(Workspace.at(inputs.parent), name)
    return material, fit(material, [lang])[lang]


def rendered(material: Material, sheet: FittedSheet, format_: Format) -> str:
    data = render(material, [sheet], format_)
    return (pdf_words if format_ == "pdf" else docx_words)(data)


def assert_same(found: str, expected: str) -> None:
    found, expected = bare(found), bare(expected)
    first = next(
        (i for i, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b),
        min(len(found), len(expected)),
    )
    here = slice(max(0, first - 40), first + 40)
    assert found == expected, f"found …{found[here]}…, expected …{expected[here]}…"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format_", ["pdf", "docx"])
@pytest.mark.parametrize(("inputs", "name"), RECORDS, ids=NAMES)
def test_both_formats_hold_the_words_of_the_content_in_its_order(
    inputs: Path, name: str, format_: Format, lang: Lang
) -> None:
    material, fitted = composed(inputs, name, lang)
    assert_same(rendered(material, fitted, format_), words(fitted.sheet))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("inputs", "name"), RECORDS, ids=NAMES)
def test_every_text_of_the_record_is_in_the_content(inputs: Path, name: str, lang: Lang) -> None:
    material = load_material(Workspace.at(inputs.parent), name)
    shown = bare(words(compose_summary(material, lang)))
    for text in texts(material.ucap):
        own = text.in_lang(lang) or text.en or text.zh or ""
        assert bare(_MARKDOWN.sub("", own)) in shown


def texts(part: object) -> Iterator[Text]:
    """Give the texts of a record that documents show: the place of an activity is for drawings."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, BaseModel):
        for field, value in part:
            if field != "place":
                yield from texts(value)
    elif isinstance(part, tuple):
        for item in part:
            yield from texts(item)


@pytest.mark.parametrize("format_", ["pdf", "docx"])
def test_the_law_sees_a_block_that_a_renderer_drops(format_: Format) -> None:
    material, fitted = composed(REAL, "haikou", "en")
    sheet = fitted.sheet
    for index in range(len(sheet.blocks)):
        blocks = sheet.blocks[:index] + sheet.blocks[index + 1 :]
        poorer = replace(fitted, sheet=replace(sheet, blocks=blocks))
        with pytest.raises(AssertionError):
            assert_same(rendered(material, poorer, format_), words(sheet))
