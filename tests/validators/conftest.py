"""Every document of every record, made once for all tests and all their processes."""

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build import fit, render
from briefgen.material import load_material
from briefgen.models.text import LANGS
from briefgen.outputs import EDITIONS, Format
from briefgen.workspace import Workspace
from tests.conftest import ROOT

WORKSPACES = (ROOT, ROOT / "tests" / "workspace")
FORMATS: tuple[Format, ...] = ("pdf", "docx")


Once = Callable[[str, Callable[[Path], None]], Path]
"""Gives the folder of a name, which the function filled in the first process that asked."""


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Folders that all processes of a test run share."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def folder_of(name: str, make: Callable[[Path], None]) -> Path:
        folder = shared / name
        with (shared / f"{name}.lock").open("w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                folder.mkdir()
                make(folder)
        return folder

    return folder_of


@pytest.fixture(scope="session")
def documents(once: Once) -> Path:
    """A folder with `pdf` and `docx`; the files are named by record and edition."""
    return once("documents-of-all-records", _make_all)


def _make_all(folder: Path) -> None:
    files: dict[Path, bytes] = {}
    for workspace in map(Workspace.at, WORKSPACES):
        for name in workspace.record_names():
            material = load_material(workspace, name)
            fitted = fit(material, LANGS)
            for edition in EDITIONS:
                sheets = [fitted[lang] for lang in LANGS if lang in edition.split("-")]
                for format_ in FORMATS:
                    path = folder / format_ / f"{name}-{edition}.{format_}"
                    files[path] = render(material, sheets, format_)
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@pytest.fixture(scope="session")
def pdfs(documents: Path) -> list[Path]:
    """All PDF files."""
    return sorted((documents / "pdf").iterdir())


@pytest.fixture(scope="session")
def word_files(documents: Path) -> list[Path]:
    """All Word files."""
    return sorted((documents / "docx").iterdir())
