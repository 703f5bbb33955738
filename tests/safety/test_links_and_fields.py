"""What a finished file may lead to: links of four schemes, no fields, no parts from elsewhere."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from briefgen.build import build
from briefgen.cli import main
from briefgen.workspace import Workspace
from tests.conftest import ROOT, copy_of, summaries
from tests.readers.pdf_text import pdf_words
from tests.readers.streams import pdf_actions, pdf_links

ALLOWED_SCHEMES = ("http://", "https://", "mailto:", "tel:")
FIELD_CODES = frozenset({"PAGE", "NUMPAGES", "PAGEREF", "SEQ", "TOC"})
"""The fields of Word (ECMA-376 part 1, 17.16) that documents may hold: none reads a file."""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONSHIPS = frozenset(
    {
        *(OFFICE + name for name in ("officeDocument", "styles", "numbering", "settings")),
        *(OFFICE + name for name in ("fontTable", "theme", "header", "footer", "image")),
        OFFICE + "hyperlink",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    }
)
"""All that a part may refer to: no templates, frames, objects, or parts of other formats."""


def run(workspace: Workspace) -> Result:
    arguments = ["build", "minimal", "--lang", "en", "--workspace", str(workspace.root)]
    return CliRunner().invoke(main, arguments)


def with_text(workspace: Workspace, words: str) -> None:
    file = workspace.record("minimal").ucap
    quoted = words.replace("'", "''")
    file.write_text(f"{file.read_text('utf-8')}key_focus:\n  - en: '{quoted}'\n", "utf-8")


def docx_of(workspace: Workspace) -> bytes:
    [file] = workspace.out.rglob("*-en.docx")
    return file.read_bytes()


def pdf_of(workspace: Workspace) -> bytes:
    [file] = workspace.out.rglob("*-en.pdf")
    return file.read_bytes()


def relationships(docx: bytes) -> list[dict[str, str]]:
    """Give the attributes of every relationship of every part."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return [
            {str(key): str(value) for key, value in relation.attrib.items()}
            for name in archive.namelist()
            if name.endswith(".rels")
            for relation in etree.fromstring(archive.read(name))
        ]


def field_codes(docx: bytes) -> list[str]:
    """Give the code of every field: the word that its instruction begins with."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        xml = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "ignore")
    simple = re.findall(r"<w:fldSimple[^>]*w:instr=\"([^\"]*)", xml)
    complex_ = re.findall(r"<w:instrText[^>]*>([^<]*)", xml)
    assert xml.count("<w:fldChar") == 0 or complex_
    return [(instruction.split() or [""])[0] for instruction in simple + complex_]


LINKS = (
    "[a](https://example.org/a?b=1&c=2) [b](http://example.org) [c](mailto:office@example.org) "
    "[d](tel:+861234) [e](HTTPS://EXAMPLE.ORG)"
)


def test_links_of_the_four_schemes_arrive_in_both_formats(workspace: Workspace) -> None:
    with_text(workspace, LINKS)
    assert run(workspace).exit_code == 0
    targets = {
        relation["Target"]
        for relation in relationships(docx_of(workspace))
        if relation.get("TargetMode") == "External"
    }
    wanted = {
        "https://example.org/a?b=1&c=2",
        "http://example.org",
        "mailto:office@example.org",
        "tel:+861234",
        "HTTPS://EXAMPLE.ORG",
    }
    assert wanted <= targets
    assert wanted <= set(pdf_links(pdf_of(workspace)))


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "file:///x.txt",
        "data:text/html,x",
        "smb://server/share",
        "ms-word:ofe|u|https://example.org/x.docx",
        "ftp://example.org",
        "//example.org",
        "example.org/x",
        "#part",
        "\\\\\\\\server\\\\share",
        "vbscript:x",
    ],
)
def test_any_other_link_is_refused_with_its_field_and_line(
    workspace: Workspace, target: str
) -> None:
    with_text(workspace, f"see [words]({target})")
    result = run(workspace)
    assert result.exit_code == 1, result.output
    assert re.search(
        r"ucap\.yaml:\d+: `key_focus 1 › en` has a link to `.*`, which is none", result.stderr
    )
    assert not workspace.out.exists()


@pytest.mark.parametrize("rule", ["link: url({})", "-weasy-link: url({})", "content: url({})"])
def test_a_style_makes_no_link_of_its_own(workspace: Workspace, rule: str) -> None:
    own = workspace.root / "styles" / "document.css"
    own.parent.mkdir()
    css = (ROOT / "styles" / "document.css").read_text("utf-8")
    own.write_text(f"{css}\nh1 {{ {rule.format('javascript:1')} }}", "utf-8")
    if run(workspace).exit_code == 0:
        assert all(link.startswith(ALLOWED_SCHEMES) for link in pdf_links(pdf_of(workspace)))


def test_a_style_cannot_end_itself_and_write_into_the_document(workspace: Workspace) -> None:
    own = workspace.root / "styles" / "document.css"
    own.parent.mkdir()
    css = (ROOT / "styles" / "document.css").read_text("utf-8")
    own.write_text(f"{css}</style><p><a href='javascript:1'>Smuggled</a></p><style>", "utf-8")
    assert run(workspace).exit_code == 0
    assert "Smuggled" not in pdf_words(pdf_of(workspace))
    assert all(link.startswith(ALLOWED_SCHEMES) for link in pdf_links(pdf_of(workspace)))


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, bytes]:
    """The documents of all records there are, in all editions."""
    made: dict[Path, bytes] = {}
    for inputs in (ROOT / "inputs", ROOT / "tests" / "workspace" / "inputs"):
        folder = tmp_path_factory.mktemp("all")
        workspace = copy_of(inputs, folder)
        build(
            workspace, summaries(workspace, workspace.record_names(), ("pdf", "docx"), ("en-zh",))
        )
        paths = (*workspace.out.rglob("*.pdf"), *workspace.out.rglob("*.docx"))
        made |= {path: path.read_bytes() for path in paths}
    return made


def test_every_external_relationship_of_every_word_file_is_a_link_of_the_four_schemes(
    everything: dict[Path, bytes],
) -> None:
    seen = 0
    for path, data in everything.items():
        if path.suffix == ".docx":
            for relation in relationships(data):
                assert relation["Type"] in RELATIONSHIPS, path
                if relation.get("TargetMode") == "External":
                    assert relation["Type"] == OFFICE + "hyperlink"
                    assert relation["Target"].startswith(ALLOWED_SCHEMES)
                    seen += 1
    assert seen


def test_every_word_file_holds_only_fields_of_the_list(everything: dict[Path, bytes]) -> None:
    for path, data in everything.items():
        if path.suffix == ".docx":
            assert set(field_codes(data)) <= FIELD_CODES


def test_every_action_of_every_pdf_is_a_link_of_the_four_schemes(
    everything: dict[Path, bytes],
) -> None:
    for path, data in everything.items():
        if path.suffix == ".pdf":
            assert pdf_actions(data) <= {"/URI"}
            links = pdf_links(data)
            assert links
            assert all(link.startswith(ALLOWED_SCHEMES) for link in links)
