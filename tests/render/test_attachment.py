"""The record that a PDF carries for other programs."""

import io
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefgen.attached import attached_record
from briefgen.build import fit, render
from briefgen.load import load_model
from briefgen.material import Material, load_material
from briefgen.models.ucap import Ucap
from briefgen.workspace import Workspace
from tests.law.test_same_words import NAMES, RECORDS


def material_of(inputs: Path, name: str) -> Material:
    return load_material(Workspace.at(inputs.parent), name)


@pytest.mark.parametrize(("inputs", "name"), RECORDS, ids=NAMES)
def test_the_attached_record_is_the_record(inputs: Path, name: str, tmp_path: Path) -> None:
    material = material_of(inputs, name)
    attached = attached_record(material, "")
    assert attached.name == f"{name}-ucap.json"
    # JSON is YAML: the file can be read as a record again.
    copy = tmp_path / attached.name
    copy.write_bytes(attached.data)
    assert load_model(copy, Ucap).value == material.ucap


def test_the_notes_of_an_officer_stay_at_home(real: Workspace) -> None:
    record = real.record("haikou").ucap
    record.write_text(record.read_text("utf-8") + "# PRIVATE-NOTE\n", "utf-8")
    material = load_material(real, "haikou")
    attached = attached_record(material, "")
    assert b"PRIVATE-NOTE" not in attached.data
    assert b"#" not in attached.data


def test_a_pdf_carries_the_record_with_the_date_of_the_document(placeholders: Workspace) -> None:
    material = load_material(placeholders, "one-city")
    reader = PdfReader(io.BytesIO(render(material, [fit(material, ["en"])["en"]], "pdf")))
    [attached] = reader.attachment_list
    assert reader.metadata is not None
    assert attached.name == "one-city-ucap.json"
    assert attached.description == reader.metadata.title
    assert attached.associated_file_relationship == "/Data"
    assert attached.content == attached_record(material, "").data
    assert attached.subtype == "/application/json"
    day = datetime.combine(material.date.first_day, time(), UTC)
    assert (attached.creation_date, attached.modification_date) == (day, day)
