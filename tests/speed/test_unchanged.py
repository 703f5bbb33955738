"""A document is made again when anything that it is made from has changed, and only then."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen import digests, fingerprint, mission_index
from briefgen.mission_index import MissionIndex
from briefgen.outputs import EDITIONS, Edition
from briefgen.stamps import read_stamps
from briefgen.workspace import Workspace
from tests.conftest import ROOT, summaries
from tests.speed.conftest import run


def unchanged(
    workspace: Workspace, date: str | None = None, editions: tuple[Edition, ...] = EDITIONS
) -> list[bool]:
    jobs = summaries(workspace, ["haikou"], ["pdf"], editions)
    stamp = read_stamps(workspace, jobs, date, MissionIndex(workspace))["haikou"]
    return [stamp.is_unchanged(one.path) for job in jobs for one in job.wanted]


def state(workspace: Workspace) -> dict[str, tuple[int, int, bytes]]:
    files = (path for path in workspace.out.rglob("*") if path.is_file())
    return {
        file.name: (file.stat().st_ino, file.stat().st_mtime_ns, file.read_bytes())
        for file in files
    }


def contents(workspace: Workspace) -> dict[str, bytes]:
    """What is made, without what is only remembered of this machine's files."""
    return {name: one[2] for name, one in state(workspace).items() if name != digests.NAME}


def append(path: Path, text: str = "\n") -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def test_it_is_not_made_again_elsewhere_either(made: Workspace) -> None:
    assert unchanged(made) == [True, True, True]


def test_a_second_run_writes_nothing_and_says_the_same(
    made: Workspace, made_once: tuple[Workspace, str, str]
) -> None:
    before = state(made)
    stdout, stderr = run(made, "pdf", "haikou")
    assert state(made) == before
    assert stdout == made_once[1]
    assert stderr == f"5 files unchanged, not made again\n{made_once[2]}"


CHANGES: dict[str, Callable[[Workspace], None]] = {
    "the record": lambda made: append(made.inputs / "haikou" / "ucap.yaml"),
    "the programme": lambda made: append(made.programme),
    "a template": lambda made: append(made.root / "templates" / "summary.html.j2"),
    "a new template": lambda made: append(made.root / "templates" / "parts" / "new.j2"),
    "a label": lambda made: append(made.root / "templates" / "labels.yaml"),
    "a rule of the style": lambda made: append(made.root / "styles" / "document.css"),
    "a token of the theme": lambda made: append(made.root / "styles" / "theme.yaml"),
    "the base of Word": lambda made: append(made.root / "styles" / "word-base.docx"),
    "a font": lambda made: append(made.root / "styles" / "fonts" / "Carlito-Bold.ttf"),
    "fonts taken away": lambda made: shutil.rmtree(made.root / "styles" / "fonts"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_all_are_made_again_when_one_thing_has_changed(made: Workspace, what: str) -> None:
    (made.root / "templates" / "parts").mkdir(exist_ok=True)
    CHANGES[what](made)
    assert unchanged(made) == [False, False, False]


def test_a_change_that_leaves_size_and_time_as_they_were_is_seen(made: Workspace) -> None:
    import os

    font = made.root / "styles" / "fonts" / "Carlito-Regular.ttf"
    before = font.stat()
    data = bytearray(font.read_bytes())
    data[-1] ^= 1
    font.write_bytes(data)
    os.utime(font, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert unchanged(made) == [False, False, False]


def test_a_file_of_briefgen_that_changed_makes_all_again(
    made: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "briefgen"
    shutil.copytree(ROOT / "briefgen", package)
    monkeypatch.setattr(fingerprint, "__file__", str(package / "fingerprint.py"))
    assert unchanged(made) == [True, True, True]
    init = package / "__init__.py"
    text = init.read_text("utf-8")
    init.write_text(text.replace('__version__ = "', '__version__ = "9.'), "utf-8")
    assert unchanged(made) == [False, False, False]


def test_another_version_of_a_library_makes_all_again(
    made: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "libraries" / "placeholder-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "libraries")
    assert unchanged(made) == [False, False, False]


def test_another_version_of_a_system_library_makes_all_again(
    made: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint, "_version", lambda _library, _name: "0.0.1")
    assert unchanged(made) == [False, False, False]


def test_another_date_makes_all_again(made: Workspace) -> None:
    assert unchanged(made, "2019-03-04") == [False, False, False]


def test_only_an_output_that_was_edited_or_deleted_is_made_again(made: Workspace) -> None:
    (job,) = summaries(made, ["haikou"], ["pdf"])
    en, zh, _ = (one.path for one in job.wanted)
    before, content = state(made), contents(made)
    append(en)
    zh.unlink()
    assert unchanged(made) == [False, False, True]
    _, stderr = run(made, "pdf", "haikou", "--doc", "summary")
    assert stderr.startswith("1 file unchanged, not made again\n")
    assert contents(made) == content
    name = "haikou-ucap-summary-en-zh.pdf"
    assert state(made)[name] == before[name]


def test_a_change_that_is_taken_back_makes_nothing_again(made: Workspace) -> None:
    record = made.inputs / "haikou" / "ucap.yaml"
    text = record.read_bytes()
    append(record)
    assert unchanged(made) == [False, False, False]
    record.write_bytes(text)
    assert unchanged(made) == [True, True, True]


def test_formats_and_editions_asked_for_one_by_one_leave_each_other_alone(
    made: Workspace,
) -> None:
    summary = ("--doc", "summary")
    run(made, "docx", "haikou", "--lang", "en", *summary)
    run(made, "pdf", "haikou", "--lang", "zh", "--date", "2019-03-04", *summary)
    assert unchanged(made) == [True, False, True]
    assert unchanged(made, "2019-03-04", ("zh",)) == [True]
    _, stderr = run(made, "build", "haikou", "--lang", "en", *summary)
    assert stderr.startswith("2 files unchanged, not made again\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"documents": 1, "fits": {}}',
        '{"documents": {"x": {"made_from": 1}}, "fits": {}}',
        '{"documents": {}, "fits": {"made_from": 3}}',
        '{"documents": {}}',
        "\ud800",
    ],
)
def test_a_stamp_that_is_not_whole_is_none(made: Workspace, text: str) -> None:
    stamp = made.out / ".briefgen" / "haikou.json"
    stamp.write_text(text, "utf-8", "surrogatepass")
    assert unchanged(made) == [False, False, False]


def test_a_remembered_fit_that_is_not_whole_is_decided_anew(made: Workspace) -> None:
    before = contents(made)
    stamp = made.out / ".briefgen" / "haikou.json"
    data = json.loads(stamp.read_text("utf-8"))
    data["fits"]["sheets"]["en"]["pdf"]["title"] = "title_9"
    stamp.write_text(json.dumps(data), "utf-8")
    shutil.rmtree(made.out / "haikou")
    run(made, "pdf", "haikou")
    assert contents(made) == before


@pytest.mark.parametrize("lost", ["count", "numbers", "lower", "densities"])
def test_remembered_pages_that_are_not_whole_are_laid_out_anew(made: Workspace, lost: str) -> None:
    before = contents(made)
    stamp = made.out / ".briefgen" / "haikou.2019-10-nice.json"
    data = json.loads(stamp.read_text("utf-8"))
    data["fits"]["sheets"]["pack-en-zh"][lost] = {"glossary": 1}
    stamp.write_text(json.dumps(data), "utf-8")
    shutil.rmtree(made.out / "haikou")
    run(made, "pdf", "haikou")
    assert contents(made) == before


def test_the_stamp_is_the_same_in_every_folder_and_says_no_place_and_no_time(
    made: Workspace, made_once: tuple[Workspace, str, str]
) -> None:
    shutil.rmtree(made.out)
    run(made, "pdf", "haikou", python=("-R",))
    stamp = Path(".briefgen") / "haikou.json"
    text = (made.out / stamp).read_text("utf-8")
    assert text == (made_once[0].out / stamp).read_text("utf-8")
    assert str(made.root) not in text
    assert set(json.loads(text)) == {"documents", "fits"}
    for document in json.loads(text)["documents"].values():
        assert set(document) == {"made_from", "content", "size", "pages", "sheets", "notices"}


def test_stamps_stand_apart_from_the_documents_that_are_sent(made: Workspace) -> None:
    sent = [path for path in (made.out / "haikou").rglob("*") if path.is_file()]
    assert {path.suffix for path in sent} == {".pdf"}
    remembered = {path.name for path in (made.out / ".briefgen").iterdir()}
    stamps = {"haikou.json", "haikou.2019-10-nice.json"}
    assert remembered == {*stamps, mission_index.NAME, digests.NAME}


def test_a_folder_that_links_to_itself_is_read_once(made: Workspace) -> None:
    (made.root / "templates" / "again").symlink_to(made.root / "templates")
    assert unchanged(made) == [True, True, True]


def test_a_pipe_among_the_templates_is_not_waited_for(made: Workspace) -> None:
    import os

    os.mkfifo(made.root / "templates" / "pipe")
    assert unchanged(made) == [False, False, False]
