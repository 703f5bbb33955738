"""Every Word file passes the schemas and opens without repair, and each checker sees faults."""

from pathlib import Path

import pytest

from briefgen.build import fit, render
from briefgen.material import load_material
from briefgen.render.docx import render_docx
from briefgen.workspace import Workspace
from tests.docx.conftest import PAGE_COUNT, SPECIMEN, SPECIMEN_LAYOUT, THEME, dot
from tests.docx.houses import house, of_chinese_word, with_letterhead, without_style
from tests.validators import tools
from tests.validators.word_checks import problems
from tests.validators.word_faults import (
    DOCUMENT,
    SEEN_BY_AUDIT,
    SEEN_BY_SDK,
    SEEN_BY_US,
    with_fault,
)


@pytest.fixture(scope="module")
def good(documents: Path) -> bytes:
    return (documents / "docx" / "haikou-en-zh.docx").read_bytes()


def test_the_open_xml_sdk_finds_no_error(word_files: list[Path]) -> None:
    found = tools.open_xml_sdk(word_files)
    assert len(found) == len(word_files) > 20
    assert {name: errors for name, errors in found.items() if errors} == {}


@pytest.mark.parametrize("fault", SEEN_BY_SDK)
def test_the_open_xml_sdk_sees_the_fault(fault: str, good: bytes, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(with_fault(good, SEEN_BY_SDK[fault]))
    assert tools.open_xml_sdk([broken])["broken.docx"]


def test_word_will_repair_nothing(documents: Path, word_files: list[Path]) -> None:
    found = tools.openxml_audit(documents / "docx")
    assert len(found) == len(word_files)
    assert {name: errors for name, errors in found.items() if errors} == {}


def test_what_word_will_repair_is_seen(good: bytes, tmp_path: Path) -> None:
    for number, fault in enumerate(SEEN_BY_AUDIT.values()):
        (tmp_path / f"{number}.docx").write_bytes(with_fault(good, fault))
    (tmp_path / "good.docx").write_bytes(good)
    found = tools.openxml_audit(tmp_path)
    assert [name for name, errors in found.items() if not errors] == ["good.docx"]
    assert len(found) == len(SEEN_BY_AUDIT) + 1


@pytest.mark.parametrize("base", [house(with_letterhead), of_chinese_word(), without_style("Body")])
def test_a_file_made_with_a_base_of_a_house_is_valid(base: bytes, tmp_path: Path) -> None:
    made = render_docx(SPECIMEN, SPECIMEN_LAYOUT, THEME, base, dot, PAGE_COUNT)
    (tmp_path / "house.docx").write_bytes(made)
    assert tools.open_xml_sdk(tmp_path.iterdir()) == {"house.docx": frozenset()}
    assert tools.openxml_audit(tmp_path) == {"house.docx": frozenset()}


def test_every_sheet_is_one_page_in_libreoffice(word_files: list[Path], tmp_path: Path) -> None:
    pages = tools.pages_in_libreoffice(word_files, tmp_path)
    assert pages == {path.stem: 2 if path.stem.endswith("en-zh") else 1 for path in word_files}


def test_a_second_page_is_seen_in_libreoffice(documents: Path, tmp_path: Path) -> None:
    def spill(parts: dict[str, bytes]) -> None:
        page_break = b'<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:body>", b"<w:body>" + page_break)

    longer = tmp_path / "longer.docx"
    longer.write_bytes(with_fault((documents / "docx" / "haikou-en.docx").read_bytes(), spill))
    assert tools.pages_in_libreoffice([longer], tmp_path) == {"longer": 2}


def test_our_own_checks_find_nothing_in_a_document(word_files: list[Path]) -> None:
    found = {path.name: problems(path.read_bytes()) for path in word_files}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("fault", SEEN_BY_US)
def test_our_own_checks_see_the_fault(fault: str, good: bytes) -> None:
    breaks, said = SEEN_BY_US[fault]
    assert problems(with_fault(good, breaks)) == {said}


def test_a_link_that_does_not_say_where_it_leads_is_seen(placeholders: Workspace) -> None:
    with placeholders.record("minimal").ucap.open("a", encoding="utf-8") as record:
        record.write("objectives: [{en: 'Read it [here](https://example.org).'}]\n")
    material = load_material(placeholders, "minimal")
    data = render(material, [fit(material, ["en"])["en"]], "docx")
    assert problems(data) == {"a link does not say where it leads"}
