"""The wheel and the source archive: they carry templates, styles and fonts."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = [
    path.relative_to(ROOT).as_posix()
    for folder in ("templates", "styles")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.is_file() and path.parent.name != "__pycache__"
]


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", folder], cwd=ROOT, check=True)
    return folder


def test_the_wheel_carries_templates_and_styles_inside_the_package(archives: Path) -> None:
    [wheel] = archives.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
    assert {f"briefgen/{name}" for name in DATA} <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"briefgen"}
    assert not any("__pycache__" in name for name in names)


def test_the_source_archive_carries_them_where_the_checkout_has_them(archives: Path) -> None:
    [archive] = archives.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.split("/", 1)[1] for name in opened.getnames()}
    assert set(DATA) <= names
    assert {"pyproject.toml", "Makefile", "requirements.lock", "scripts/setup.sh"} <= names
