"""The pages of a mission's document are remembered: Word after the PDF needs no layout."""

import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from briefgen.build import build
from briefgen.mission_index import MissionIndex
from briefgen.outputs import Format, Kind
from briefgen.plan import Wishes, plan
from briefgen.render import pdf
from briefgen.workspace import Workspace
from tests.conftest import ROOT, copy_of

MISSION = "2019-10-nice"


class LaidOutAgainError(Exception):
    """The document was laid out."""


def never(*_: object) -> NoReturn:
    """Stand for the layout where there should be none."""
    raise LaidOutAgainError


def make(workspace: Workspace, *formats: Format, kind: Kind = "pack") -> bytes:
    """Make a document in these formats; give the bytes of its last file."""
    wishes = Wishes(formats, ("en-zh",), (kind,))
    index = MissionIndex(workspace)
    outputs = build(workspace, plan(workspace, [MISSION], wishes, index), index=index)
    return (workspace.root / outputs[-1].path).read_bytes()


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(tmp_path)
    return copy_of(ROOT / "inputs", tmp_path)


@pytest.mark.parametrize("kind", ["pack", "briefing"])
def test_a_word_file_after_its_pdf_is_that_made_alone_without_a_layout(
    kind: Kind, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = make(workspace, "docx", kind=kind)
    shutil.rmtree(workspace.out)
    make(workspace, "pdf", kind=kind)
    monkeypatch.setattr(pdf, "lay_out", never)
    assert make(workspace, "docx", kind=kind) == alone


def test_a_pdf_after_its_word_file_is_that_made_alone(workspace: Workspace) -> None:
    """Its chapters share pages as they did, one of them flowing over."""
    alone = make(workspace, "pdf", kind="briefing")
    shutil.rmtree(workspace.out)
    make(workspace, "docx", kind="briefing")
    assert make(workspace, "pdf", kind="briefing") == alone


def test_pages_of_another_version_of_the_mission_are_forgotten(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(workspace, "pdf")
    file = workspace.root / "inputs" / "missions" / f"{MISSION}.yaml"
    file.write_text(file.read_text("utf-8").replace("Bilateral meetings", "Meetings"), "utf-8")
    monkeypatch.setattr(pdf, "lay_out", never)
    with pytest.raises(LaidOutAgainError):
        make(workspace, "docx")
