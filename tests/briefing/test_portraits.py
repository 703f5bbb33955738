"""The portraits of a mission's people: in the briefing's who is who, and nowhere else."""

import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pdfplumber
import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject, StreamObject

from briefgen.compose.mission import compose_briefing
from briefgen.compose.pack import compose_pack
from briefgen.content import Document, GridCell, Portrait, walk, words
from briefgen.errors import TemplateError
from briefgen.figures.portrait import portrait_of
from briefgen.mission_material import load_mission_material
from briefgen.models.text import Lang
from briefgen.workspace import Workspace
from tests.briefing.conftest import COMPLETE, made
from tests.briefing.reading import said
from tests.conftest import ROOT, copy_of
from tests.law.test_same_words import assert_same
from tests.pack.made import as_word, set_in_type
from tests.pictures import encoded, silhouette
from tests.readers.docx_text import docx_words
from tests.readers.pdf_text import pdf_words
from tests.readers.streams import streams
from tests.validators import pdf_checks, tools, word_checks
from tests.validators.conftest import Once
from tests.validators.test_pdf import VALIDATORS

LANGS: dict[str, tuple[Lang, ...]] = {"en": ("en",), "zh": ("zh",), "en-zh": ("en", "zh")}
# The head, who has a row alone; one of two in a row; the first of a city; one without a name; one
# of neither side.
SHOWN = ("mou-yi", "mou-er", "host-alpha", "host-delta", "driver-a")
ALTS = {
    "en": [
        *("Portrait of MOU Yi", "Portrait of MOU Er", "Portrait of HOSTNAME Alpha"),
        *("Portrait of President", "Portrait of DRIVERNAME Five"),
    ],
    "zh": ["某一的照片", "某二的照片", "某主人·阿尔法的照片", "会长的照片", "某司机的照片"],
}


def with_photographs(workspace: Workspace, *keys: str) -> Workspace:
    """Give these people of the complete mission a photograph, each one of its own."""
    file = workspace.mission(COMPLETE)
    text = file.read_text("utf-8")
    (workspace.missions / "faces").mkdir(exist_ok=True)
    for number, key in enumerate(keys):
        text, found = re.subn(
            rf"^( *)- key: {key}$",
            rf"\g<0>\n\1  photo: faces/secret-{key}.jpg",
            text,
            flags=re.MULTILINE,
        )
        assert found == 1, key
        picture = silhouette(paper=(200, 210 + 9 * number, 220))
        data = encoded(picture, comment=b"secret-comment")
        (workspace.missions / f"faces/secret-{key}.jpg").write_bytes(data)
    file.write_text(text, "utf-8")
    return workspace


@pytest.fixture
def shown(placeholders: Workspace) -> Workspace:
    """The complete mission with photographs of five people."""
    return with_photographs(placeholders, *SHOWN)


def jpegs_of(workspace: Workspace) -> list[bytes]:
    return [portrait_of(workspace.missions / f"faces/secret-{key}.jpg") for key in SHOWN]


@pytest.fixture(scope="session")
def files(once: Once) -> Path:
    """A folder with the briefing in all its languages, as content, as PDF and as Word files."""

    def make(folder: Path) -> None:
        inputs = ROOT / "tests" / "workspace" / "inputs"
        workspace = with_photographs(copy_of(inputs, folder / "workspace"), *SHOWN)
        material = load_mission_material(workspace, COMPLETE)
        for name, langs in LANGS.items():
            document, _, data = made(material, langs)
            for kind, content in (*data.items(), ("pickle", pickle.dumps(document))):
                (folder / kind).mkdir(exist_ok=True)
                (folder / kind / f"{name}.{kind}").write_bytes(content)

    return once("portraits", make)


@pytest.fixture(params=LANGS)
def edition(request: pytest.FixtureRequest) -> str:
    """Each language and both."""
    return str(request.param)


@pytest.fixture
def document(files: Path, edition: str) -> Document:
    data = pickle.loads((files / "pickle" / f"{edition}.pickle").read_bytes())  # noqa: S301
    assert isinstance(data, Document)
    return data


@pytest.fixture
def pdf(files: Path, edition: str) -> bytes:
    return (files / "pdf" / f"{edition}.pdf").read_bytes()


@pytest.fixture
def word(files: Path, edition: str) -> bytes:
    return (files / "docx" / f"{edition}.docx").read_bytes()


def portraits_in(document: Document) -> list[Portrait]:
    return [node for node in walk(document) if isinstance(node, Portrait)]


# --- in the briefing --------------------------------------------------------------------------


def test_they_are_named_in_the_languages_of_the_document(document: Document, edition: str) -> None:
    found = [one.described or ((one.lang, one.alt),) for one in portraits_in(document)]
    assert found == [
        tuple(zip(LANGS[edition], alts, strict=True))
        for alts in zip(*(ALTS[lang] for lang in LANGS[edition]), strict=True)
    ]


def test_they_stand_in_the_who_is_who_alone(document: Document) -> None:
    (people,) = [one for one in document.chapters if one.heading.anchor == "people"]
    portraits = [node for node in walk(people) if isinstance(node, Portrait)]
    assert len(portraits) == len(portraits_in(document)) == len(SHOWN)
    assert {(one.width, one.height) for one in portraits} == {(14, 18)}


def test_in_one_language_the_words_stand_beside_them_and_in_two_the_name_above(
    document: Document, edition: str
) -> None:
    cells = [
        cell
        for cell in walk(document)
        if isinstance(cell, GridCell) and any(isinstance(one, Portrait) for one in cell.blocks)
    ]
    assert len(cells) == len(SHOWN)
    assert [cell.beside is not None for cell in cells] == [edition != "en-zh"] * len(SHOWN)
    assert "MOU Yi" in words(cells[0])


def test_both_formats_hold_the_words_of_the_content(
    document: Document, pdf: bytes, word: bytes
) -> None:
    assert_same(pdf_words(pdf), said(document))
    # The head of the chapters is no part of the blocks, which a Word file has section by section.
    for portrait in portraits_in(document):
        assert docx_words(word).count(portrait.alt) == 1


def test_a_screen_reader_hears_them_in_each_language(pdf: bytes, edition: str) -> None:
    with pdfplumber.open(BytesIO(pdf)) as opened:
        alts = [
            one.get("alt_text", "")
            for root in opened.structure_tree
            for one in pdf_checks.below(root)
            if one["type"] == "Figure"
        ]
    for lang in LANGS[edition]:
        for alt in ALTS[lang]:
            assert len([one for one in alts if alt in one]) == 1


def test_both_formats_hold_the_prepared_pictures_and_no_others(
    files: Path, pdf: bytes, word: bytes
) -> None:
    expected = jpegs_of(Workspace.at(files / "workspace"))
    assert len(set(expected)) == len(SHOWN)
    assert sorted(pictures_in_pdf(pdf)) == sorted(expected)
    assert sorted(pictures_in_word(word)) == sorted(expected)


def pictures_in_pdf(data: bytes) -> Iterator[bytes]:
    reader = PdfReader(BytesIO(data))
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = reader.get_object(IndirectObject(number, 0, reader))
        if isinstance(found, StreamObject) and found.get("/Filter") == "/DCTDecode":
            yield found._data


def pictures_in_word(data: bytes) -> Iterator[bytes]:
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".jpg", ".jpeg")):
                yield package.read(name)


def test_neither_says_what_the_files_were_called_or_said(pdf: bytes, word: bytes) -> None:
    for data in (pdf, word):
        assert not any(b"secret-" in stream for stream in streams(data))


def test_nobody_without_a_photograph_has_room_kept_for_it(placeholders: Workspace) -> None:
    def heads(document: Document) -> list[GridCell]:
        return [node for node in walk(document) if isinstance(node, GridCell)]

    before = compose_briefing(load_mission_material(placeholders, COMPLETE), ("en",))
    assert portraits_in(before) == []
    shown = with_photographs(placeholders, "mou-er")
    after = compose_briefing(load_mission_material(shown, COMPLETE), ("en",))
    changed = [
        (one, other) for one, other in zip(heads(before), heads(after), strict=True) if one != other
    ]
    ((one, other),) = changed
    assert other.blocks[1:] == one.blocks


# --- what other programs say of it ------------------------------------------------------------


@pytest.mark.parametrize("validator", VALIDATORS)
def test_no_validator_finds_anything(validator: str, files: Path) -> None:
    found = VALIDATORS[validator](sorted((files / "pdf").glob("*.pdf")))
    assert len(found) == len(LANGS)
    # outloud takes two tables, of which one goes on over pages, for one that was split.
    assert {name: rules for name, rules in found.items() if rules - {"TBL-013"}} == {}


def test_no_validator_of_word_files_finds_anything(files: Path) -> None:
    written = sorted((files / "docx").glob("*.docx"))
    for found in (tools.open_xml_sdk(written), tools.openxml_audit(files / "docx")):
        assert len(found) == len(LANGS)
        assert {name: errors for name, errors in found.items() if errors} == {}


def test_our_own_checks_find_nothing(pdf: bytes, word: bytes) -> None:
    assert pdf_checks.problems(pdf) == frozenset()
    assert word_checks.problems(word) == frozenset()


def test_libreoffice_has_the_pages_of_the_pdf(files: Path, tmp_path: Path) -> None:
    tools.pdfs_of_libreoffice(sorted((files / "docx").glob("*.docx")), tmp_path)
    for name in LANGS:
        set_by_word = PdfReader(tmp_path / "pdf" / f"{name}.pdf")
        assert len(set_by_word.pages) == len(PdfReader(files / "pdf" / f"{name}.pdf").pages)


# --- in the pack ------------------------------------------------------------------------------


def test_the_pack_shows_none_and_knows_of_none(shown: Workspace) -> None:
    material = load_mission_material(shown, COMPLETE)
    assert material.mission.delegation.members[0].photo == "faces/secret-mou-yi.jpg"
    document = compose_pack(material, ("en", "zh"))
    assert portraits_in(document) == []
    pack = set_in_type(material, document)
    for data in (pack.data, as_word(material, pack)):
        assert not any(b"secret-" in stream for stream in streams(data))
        for jpeg in jpegs_of(shown):
            assert not any(jpeg[-400:-2] in stream for stream in streams(data))


def test_a_template_of_the_pack_cannot_ask_for_one(shown: Workspace) -> None:
    own = shown.root / "templates" / "parts" / "pack" / "people.j2"
    own.parent.mkdir(parents=True)
    own.write_text('<portrait of="mou-yi"/>', "utf-8")
    with pytest.raises(TemplateError, match="the mission gives no photograph of `mou-yi`"):
        compose_pack(load_mission_material(shown, COMPLETE))


# --- what is made again -----------------------------------------------------------------------


def test_another_photograph_makes_the_briefing_anew_and_nothing_else_does(
    shown: Workspace,
) -> None:
    assert "not made again" not in briefgen(shown)
    again = briefgen(shown)
    assert "1 file unchanged, not made again" in again
    heavy = {"PIL", "weasyprint", "pydantic", "yaml", "jinja2"}
    assert not {one for one in heavy if re.search(rf"\| +{one}$", again, re.MULTILINE)}
    file = shown.missions / "faces/secret-mou-er.jpg"
    before = file.read_bytes()
    file.write_bytes(encoded(silhouette((540, 540))))
    assert "not made again" not in briefgen(shown)
    file.write_bytes(before)
    assert "not made again" not in briefgen(shown)
    file.unlink()
    assert "the picture `faces/secret-mou-er.jpg` is not there" in briefgen(shown)


def briefgen(workspace: Workspace) -> str:
    """Make the briefing in English in a process of its own; give what it says and imports."""
    options = ("pdf", COMPLETE, "--doc", "briefing", "--lang", "en")
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "briefgen", *options],
        cwd=workspace.root,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return result.stdout + result.stderr


def test_a_mission_without_photographs_does_not_wait_for_what_reads_them(
    placeholders: Workspace,
) -> None:
    assert not imports_pillow(placeholders)
    assert imports_pillow(with_photographs(placeholders, "mou-yi"))


def imports_pillow(workspace: Workspace) -> bool:
    """Whether it takes Pillow to read the mission and to compose its briefing."""
    code = f"""
import sys
from pathlib import Path
from briefgen.compose.mission import compose_briefing
from briefgen.mission_material import load_mission_material
from briefgen.workspace import Workspace
compose_briefing(load_mission_material(Workspace.at(Path(sys.argv[1])), "{COMPLETE}"), ("en",))
print("PIL" in sys.modules)
"""
    result = subprocess.run(
        [sys.executable, "-c", code, str(workspace.root)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.strip() == "True"
