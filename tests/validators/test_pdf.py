"""Every PDF passes the automated checks of PDF/UA-1 and PDF/A-3a, and each checker sees faults.

A good part of PDF/UA-1 needs a person, whom no test replaces.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.build import fit, render
from briefgen.material import load_material
from briefgen.workspace import Workspace
from tests.validators import tools
from tests.validators.conftest import Once
from tests.validators.pdf_checks import problems
from tests.validators.pdf_faults import FAULTS, none, with_fault
from tests.validators.tools import Findings

# What a validator does not look at; our own checks see what both leave out.
UNSEEN: Mapping[str, frozenset[str]] = {
    "page-validation": frozenset(
        {
            "a file name as alternative text",
            "a link around nothing",
            "another language",
            "no header cells",
            "pale words",
            "two rdf:RDF",
        }
    ),
    "outloud": frozenset(
        {
            "a script",
            "an unrelated attachment",
            "another language",
            "no description of pdfuaid",
            "no header cells",
            "no mention of PDF/A",
            "no output intent",
            "pale words",
            "two rdf:RDF",
        }
    ),
}
SEEN_BY_US: Mapping[str, str] = {
    "a file name as alternative text": "an alternative text is a file name",
    "a skipped heading": "a heading is skipped",
    "another language": "Chinese words are in another language",
    "empty alternative text": "a figure has no alternative text",
    "header cells without scope": "a header cell has no scope",
    "no alternative text": "a figure has no alternative text",
    "no header cells": "a table has no header row",
    "no heading of level 1": "a heading is skipped",
    "no language": "no language",
    "pale words": "words are too pale",
    "two rdf:RDF": "not one rdf:RDF",
}


@pytest.fixture(scope="module")
def broken(documents: Path, once: Once) -> dict[str, Path]:
    """A good file written again, and with each fault, by the name of the fault."""
    faults = {"the same": none, **FAULTS}
    names = {name: f"{number:02}.pdf" for number, name in enumerate(faults)}

    def make(folder: Path) -> None:
        good = (documents / "pdf" / "haikou-en-zh.pdf").read_bytes()
        for name, fault in faults.items():
            (folder / names[name]).write_bytes(with_fault(good, fault))

    folder = once("broken", make)
    return {name: folder / file for name, file in names.items()}


def outloud(paths: list[Path]) -> Findings:
    """Give what outloud says; it takes a Chinese sentence, which has no spaces, for no language."""
    return {name: found - {"FIG-012"} for name, found in tools.outloud(paths).items()}


VALIDATORS = {"page-validation": tools.page_validation, "outloud": outloud}


@pytest.mark.parametrize("validator", VALIDATORS)
def test_no_validator_finds_anything_in_a_document(validator: str, pdfs: list[Path]) -> None:
    found = VALIDATORS[validator](pdfs)
    assert len(found) == len(pdfs) > 20
    assert {name: rules for name, rules in found.items() if rules} == {}


@pytest.mark.parametrize("validator", VALIDATORS)
def test_a_validator_sees_the_faults_that_it_looks_for(
    validator: str, broken: dict[str, Path]
) -> None:
    found = VALIDATORS[validator](list(broken.values()))
    assert {name for name, path in broken.items() if not found[path.name]} == {
        "the same",
        *UNSEEN[validator],
    }


def test_our_own_checks_find_nothing_in_a_document(pdfs: list[Path]) -> None:
    found = {path.name: problems(path.read_bytes()) for path in pdfs}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("fault", SEEN_BY_US)
def test_our_own_checks_see_the_fault(fault: str, broken: dict[str, Path]) -> None:
    assert problems(broken[fault].read_bytes()) == {SEEN_BY_US[fault]}


def test_every_fault_is_seen_by_one_of_them() -> None:
    assert frozenset.intersection(*UNSEEN.values()) <= SEEN_BY_US.keys() <= FAULTS.keys()


def test_a_link_that_does_not_say_where_it_leads_is_seen(placeholders: Workspace) -> None:
    with placeholders.record("minimal").ucap.open("a", encoding="utf-8") as record:
        record.write("objectives: [{en: 'Read it [here](https://example.org).'}]\n")
    material = load_material(placeholders, "minimal")
    data = render(material, [fit(material, ["en"])["en"]], "pdf")
    assert problems(data) == {"a link does not say where it leads"}


def test_qpdf_finds_every_document_sound(pdfs: list[Path]) -> None:
    assert {name: said for name, said in tools.qpdf(pdfs).items() if said} == {}


@pytest.mark.parametrize("fault", ["cut off", "bytes too many"])
def test_qpdf_sees_a_damaged_file(fault: str, documents: Path, tmp_path: Path) -> None:
    data = (documents / "pdf" / "haikou-en.pdf").read_bytes()
    middle = len(data) // 2
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(data[:middle] + (b"" if fault == "cut off" else bytes(50) + data[middle:]))
    assert tools.qpdf([damaged])["damaged.pdf"]


def test_every_font_is_embedded(pdfs: list[Path]) -> None:
    assert [tools.unembedded_fonts(path) for path in pdfs] == [frozenset()] * len(pdfs)


def test_a_font_outside_the_file_is_seen(broken: dict[str, Path]) -> None:
    assert tools.unembedded_fonts(broken["a font outside the file"])
