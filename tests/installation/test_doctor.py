"""`briefgen doctor`: what is in place, what is missing, and what mends it on which system."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, copy_of

# A system on which some libraries are not found, and which may be another system.
SITECUSTOMIZE = """
import platform
import shutil
import _cffi_backend
import cffi

missing = {missing!r}
dlopen, which = cffi.FFI.dlopen, shutil.which


def refuse(name):
    if name and any(one in name for one in missing):
        raise OSError(f"cannot load library '{{name}}'")


def open_library(self, name, flags=0):
    refuse(name)
    return dlopen(self, name, flags)


class Declared(_cffi_backend.FFI):
    def dlopen(self, name, flags=0):
        refuse(name)
        return super().dlopen(name, flags)


_cffi_backend.FFI = Declared


cffi.FFI.dlopen = open_library
system = {system!r}
if system:
    platform.system = lambda: system
    shutil.which = lambda name, *more, **options: None if name == "apt-get" else which(name)
"""


class Machine:
    """A machine that lacks libraries."""

    def __init__(self, folder: Path, *missing: str, system: str = "") -> None:
        self._folder = folder
        customised = folder / "machine"
        customised.mkdir()
        text = SITECUSTOMIZE.format(missing=missing, system=system)
        (customised / "sitecustomize.py").write_text(text, "utf-8")
        self._path = f"{customised}{os.pathsep}{ROOT}"

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "briefgen", *arguments],
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": self._path},
            check=False,
            capture_output=True,
            text=True,
        )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of(ROOT / "tests" / "workspace" / "inputs", tmp_path).root


def test_where_all_is_in_place_the_doctor_says_so_with_versions(folder: Path) -> None:
    told = Machine(folder).run("doctor")
    assert told.returncode == 0, told.stderr
    lines = told.stdout.splitlines()
    assert all(line.startswith("in place  ") for line in lines)
    assert any(line.startswith("in place  Pango: 1.") for line in lines)
    for name in ("Python", "weasyprint", "HarfBuzz", "HarfBuzz-Subset", "Carlito-Regular.ttf"):
        assert any(line.startswith(f"in place  {name}: ") for line in lines), name


def test_the_doctor_needs_no_workspace(tmp_path: Path) -> None:
    assert Machine(tmp_path).run("doctor").returncode == 0


@pytest.mark.parametrize(
    ("system", "mends"),
    [
        ("", "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("Darwin", "brew install pango"),
        ("Windows", "pacman -S mingw-w64-ucrt-x86_64-pango"),
    ],
)
def test_a_missing_library_is_said_with_what_mends_it_on_this_system(
    folder: Path, system: str, mends: str
) -> None:
    machine = Machine(folder, "pango", system=system)
    told = machine.run("doctor")
    assert told.returncode == 1
    assert "missing   Pango: " in told.stdout
    assert "missing   PangoFT2: " in told.stdout
    assert "in place  HarfBuzz: " in told.stdout
    assert mends in told.stdout
    assert told.stderr == "briefgen cannot work as it should without Pango, PangoFT2\n"


def test_on_another_system_the_doctor_gives_what_mends_it_on_all_three(folder: Path) -> None:
    told = Machine(folder, "pango-1.0", system="FreeBSD").run("doctor")
    for mends in ("apt-get install", "brew install", "pacman -S"):
        assert mends in told.stdout


@pytest.mark.parametrize("command", ["pdf", "docx", "build"])
def test_a_missing_library_is_one_sentence_at_every_command(folder: Path, command: str) -> None:
    told = Machine(folder, "pango").run(command, "minimal")
    assert told.returncode == 1
    assert told.stdout == ""
    [line] = told.stderr.splitlines()
    assert line.startswith("no PDF can be made, as Pango (libpango-1.0-0), PangoFT2 (")
    assert line.endswith("libharfbuzz-subset0`")
    assert not (folder / "out").exists()


@pytest.mark.parametrize("arguments", [["list"], ["new", "testville"], ["schema"], ["--help"]])
def test_what_needs_no_library_works_without_it(folder: Path, arguments: list[str]) -> None:
    assert Machine(folder, "pango", "harfbuzz", "gobject").run(*arguments).returncode == 0


def test_without_harfbuzz_subset_a_pdf_is_made_and_said_to_be_slow(folder: Path) -> None:
    machine = Machine(folder, "harfbuzz-subset")
    told = machine.run("pdf", "minimal", "--lang", "en")
    assert told.returncode == 0, told.stderr
    assert (folder / "out/minimal/minimal-ucap-summary-en.pdf").is_file()
    slow = [line for line in told.stderr.splitlines() if "HarfBuzz-Subset" in line]
    assert len(slow) == 1
    assert slow[0].startswith("PDFs take several times as long, as HarfBuzz-Subset is missing; run")
    asked = machine.run("doctor")
    assert asked.returncode == 0
    assert "slow      HarfBuzz-Subset: " in asked.stdout
    assert "libharfbuzz-subset0" in asked.stdout


def test_the_doctor_speaks_json_with_the_remedies_of_all_systems(folder: Path) -> None:
    told = Machine(folder, "pango").run("doctor", "--json")
    assert told.returncode == 1
    checks = {check["name"]: check for check in json.loads(told.stdout)}
    assert checks["Pango"]["state"] == "missing"
    assert set(checks["Pango"]["remedies"]) == {"Debian and Ubuntu", "macOS", "Windows"}
    assert checks["HarfBuzz"]["state"] == "in place"


def test_a_font_that_is_missing_or_broken_is_named(folder: Path) -> None:
    fonts = folder / "styles" / "fonts"
    fonts.mkdir(parents=True)
    (fonts / "Carlito-Regular.ttf").write_bytes(b"no font")
    machine = Machine(folder)
    told = machine.run("doctor")
    assert told.returncode == 1
    assert told.stdout.count("missing   ") == 4
    assert "missing   Carlito-Regular.ttf: no font is there" in told.stdout
    refused = machine.run("pdf", "minimal")
    assert refused.returncode == 1
    assert "styles/fonts/Carlito-Regular.ttf: is no TrueType font; put the font" in refused.stderr
