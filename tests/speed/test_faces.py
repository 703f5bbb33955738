"""The faces are made known once for all that is set, and again when they are others."""

import shutil
from pathlib import Path

import pytest

from briefgen.build import fit
from briefgen.material import load_material
from briefgen.render.faces import font_configuration
from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.speed.conftest import run


def test_the_same_faces_share_a_configuration_and_others_do_not(
    real: Workspace, tmp_path: Path
) -> None:
    material = load_material(real, "haikou")
    fonts = tmp_path / "fonts"
    shutil.copytree(ROOT / "styles" / "fonts", fonts)
    first = font_configuration(fonts, material.theme, "p { color: red }")
    assert font_configuration(fonts, material.theme, "p { color: blue }") is first
    assert font_configuration(fonts, material.theme, "@font-face { }") is not first

    first = font_configuration(fonts, material.theme, "")
    (fonts / "Carlito-Bold.ttf").write_bytes((fonts / "Carlito-Regular.ttf").read_bytes())
    assert font_configuration(fonts, material.theme, "") is not first


def test_the_faces_are_linked_to_and_not_copied(real: Workspace) -> None:
    material = load_material(real, "haikou")
    fonts = material.workspace.fonts
    fit(material, ["en"])
    files = list(font_configuration(fonts, material.theme, material.css)._folder.iterdir())
    assert {file.resolve() for file in files} == {
        fonts / file for file in material.theme.fonts.pdf.files
    }
    assert all(file.is_symlink() for file in files)


def test_no_copy_of_the_faces_is_left_behind(
    real: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    run(real, "pdf", "haikou", "--lang", "en")
    assert not list(temporary.iterdir())
