"""A command that makes many documents at once says and writes what one process says and writes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import digests
from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.workers.conftest import children, running, wait_until

PROCESSORS = sorted(os.sched_getaffinity(0))

pytestmark = pytest.mark.skipif(len(PROCESSORS) < 2, reason="needs two processors")


def start(
    workspace: Workspace, *arguments: str, processors: int = 2, folder: Path | None = None
) -> "subprocess.Popen[str]":
    """Start a command in a process group of its own, with so many processors."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # What this thread starts has its processors.
    os.sched_setaffinity(0, PROCESSORS[:processors])
    process = subprocess.Popen(
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=workspace.root,
        env=environment if folder is None else {**environment, "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )
    os.sched_setaffinity(0, PROCESSORS)
    return process


def written(workspace: Workspace) -> dict[str, bytes]:
    """Give all that was written and remembered, but what is only of this machine's files."""
    return {
        path.relative_to(workspace.root).as_posix(): path.read_bytes()
        for path in workspace.out.rglob("*")
        if path.is_file() and path.name != digests.NAME
    }


def outcome(workspace: Workspace, *arguments: str, processors: int) -> tuple[object, ...]:
    process = start(workspace, *arguments, processors=processors)
    said = process.communicate(timeout=180)
    made = written(workspace)
    for name in made:
        (workspace.root / name).unlink()
    return process.returncode, *said, made


def test_all_records_are_the_same_files_and_words_as_by_one_process(
    placeholders: Workspace,
) -> None:
    command = ("pdf", "--all", "--doc", "summary")
    one, many = (outcome(placeholders, *command, processors=count) for count in (1, 2))
    assert one == many
    code, said, _, made = many
    assert code == 0
    assert str(said).count("\n") == 3 * len(placeholders.record_names())
    assert isinstance(made, dict)
    assert set(made) >= {f"out/.briefgen/{name}.json" for name in placeholders.record_names()}


def test_a_record_and_its_mission_are_the_same_as_by_one_process(real: Workspace) -> None:
    command = ("build", "haikou", "--lang", "en")
    one, many = (outcome(real, *command, processors=count) for count in (1, 2))
    assert one == many
    assert many[0] == 0


def test_the_mistakes_of_the_first_faulty_record_are_said_as_by_one_process(
    placeholders: Workspace,
) -> None:
    for name in ("minimal", "one-city", "two-to-two"):
        with placeholders.record(name).ucap.open("a", encoding="utf-8") as file:
            file.write(f"no_field_of_{name}: 1\n")
    command = ("pdf", *placeholders.record_names(), "--doc", "summary", "--lang", "en")
    one, many = (outcome(placeholders, *command, processors=count) for count in (1, 2))
    assert one == many
    code, said, complained, made = many
    assert (code, said, made) == (1, "", {})
    assert str(complained).count("\n") == 1
    assert "no_field_of_minimal" in str(complained)


def test_of_all_records_the_good_ones_and_every_mistake_are_the_same_as_by_one_process(
    placeholders: Workspace,
) -> None:
    for name in ("minimal", "two-to-two"):
        with placeholders.record(name).ucap.open("a", encoding="utf-8") as file:
            file.write(f"no_field_of_{name}: 1\n")
    command = ("pdf", "--all", "--doc", "summary", "--lang", "en")
    one, many = (outcome(placeholders, *command, processors=count) for count in (1, 2))
    assert one == many
    code, said, complained, _ = many
    assert code == 1
    assert str(said).count("\n") == len(placeholders.record_names()) - 2
    assert str(complained).count("no_field_of_") == 2


def at_work(workspace: Workspace, folder: Path) -> tuple["subprocess.Popen[str]", set[int]]:
    """Give a command, and its workers when they set pages; `folder` is for what is temporary."""
    folder.mkdir()
    process = start(workspace, "pdf", "--all", "--doc", "summary", folder=folder)
    wait_until(lambda: len(children(process.pid)) == 2 and len(list(folder.iterdir())) == 2)
    return process, children(process.pid)


def test_an_interruption_from_the_keyboard_ends_all_and_leaves_nothing(
    placeholders: Workspace, tmp_path: Path
) -> None:
    process, workers = at_work(placeholders, tmp_path / "temporary")
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=30)
    assert process.returncode == 1
    assert [one.strip() for one in said] == ["", "Aborted!"]
    assert not any(running(worker) for worker in workers)
    assert list((tmp_path / "temporary").iterdir()) == []
    assert not placeholders.out.exists()


def test_a_worker_that_the_system_kills_ends_all_with_one_sentence(
    placeholders: Workspace, tmp_path: Path
) -> None:
    process, workers = at_work(placeholders, tmp_path / "temporary")
    os.kill(min(workers), signal.SIGKILL)
    said = process.communicate(timeout=30)
    assert process.returncode == 1
    assert said[0] == ""
    assert len(said[1].splitlines()) == 1
    assert said[1].startswith("nothing was written: the system ended a process")
    assert not any(running(worker) for worker in workers)
    assert not placeholders.out.exists()


def test_workers_end_with_a_command_that_is_killed_and_clear_up(
    placeholders: Workspace, tmp_path: Path
) -> None:
    process, workers = at_work(placeholders, tmp_path / "temporary")
    process.kill()
    process.communicate(timeout=30)
    wait_until(lambda: not any(running(worker) for worker in workers))
    assert list((tmp_path / "temporary").iterdir()) == []
    assert not placeholders.out.exists()
