"""What is not needed is not imported, and what is imported starts nothing."""

import subprocess
import sys

import pytest

from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.speed.conftest import run

HEAVY = {"pydantic", "yaml", "babel", "jinja2", "markdown_it", "PIL", "docx", "lxml", "weasyprint"}


def imported(stderr: str) -> set[str]:
    """Give the packages of a report that `-X importtime` printed."""
    lines = (line for line in stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def python(code: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return result.stdout


@pytest.mark.parametrize("arguments", [("--help",), ("pdf", "--help")])
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "briefgen", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    packages = imported(result.stderr)
    assert "click" in packages
    assert not packages & HEAVY


def test_a_build_of_what_is_unchanged_imports_nothing_heavy(made: Workspace) -> None:
    _, stderr = run(made, "pdf", "haikou", python=("-X", "importtime"))
    assert "5 files unchanged" in stderr
    assert not imported(stderr) & HEAVY


def test_what_was_released_imports_nothing_heavy_either(made: Workspace) -> None:
    run(made, "release", "haikou")
    run(made, "pdf", "haikou")
    _, stderr = run(made, "pdf", "haikou", python=("-X", "importtime"))
    assert "5 files unchanged" in stderr
    assert not imported(stderr) & HEAVY


def test_word_files_of_a_document_whose_pdf_was_made_need_no_weasyprint(made: Workspace) -> None:
    _, stderr = run(made, "docx", "haikou", python=("-X", "importtime"))
    packages = imported(stderr)
    assert "docx" in packages
    assert "weasyprint" not in packages


def test_word_files_are_the_same_with_and_without_a_remembered_fit(made: Workspace) -> None:
    run(made, "docx", "haikou")
    remembered = {path.name: path.read_bytes() for path in made.out.rglob("*.docx")}
    assert len(remembered) == 5
    for stamp in (made.out / ".briefgen").iterdir():
        stamp.unlink()
    _, stderr = run(made, "docx", "haikou", python=("-X", "importtime"))
    assert "weasyprint" in imported(stderr)
    assert {path.name: path.read_bytes() for path in made.out.rglob("*.docx")} == remembered


def test_importing_weasyprint_starts_no_process_and_no_fonttools() -> None:
    code = """
import ctypes.util, sys
search = ctypes.util.find_library
started = []
sys.addaudithook(lambda event, _: started.append(event) if event == "subprocess.Popen" else None)
from briefgen.libraries import load_weasyprint
load_weasyprint()
print(len(started), "fontTools.ttLib" in sys.modules, ctypes.util.find_library is search)
"""
    assert python(code).split() == ["0", "False", "True"]


def test_weasyprint_gets_fonttools_when_it_uses_it() -> None:
    code = """
from briefgen.libraries import load_weasyprint
load_weasyprint()
from weasyprint.pdf import fonts
print(type(fonts.TTFont()).__name__, type(fonts.subset.Options()).__name__)
print(fonts.ttFont.getTableModule("glyf").__name__)
import fontTools.ttLib, fontTools.subset
print(isinstance(fonts.TTFont(), fontTools.ttLib.TTFont))
"""
    assert python(code).split() == ["TTFont", "Options", "fontTools.ttLib.tables._g_l_y_f", "True"]
