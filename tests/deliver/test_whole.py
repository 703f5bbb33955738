"""Whatever happens: the old file or the new one, whole, and nothing that the next run trips over.

`BRIEFGEN_KILLS` says how many times to kill (`make soak` asks for many more).
"""

import os
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.deliver.files import write_files
from briefgen.errors import OutputError
from tests.conftest import ROOT
from tests.deliver.writer import SIZE, content

WRITER = Path(__file__).with_name("writer.py")
KILLS = int(os.environ.get("BRIEFGEN_KILLS", "20"))


def start(
    folder: Path, mark: str, rounds: int = 1_000_000, *before: str
) -> "subprocess.Popen[str]":
    """Start a writer and wait until it begins."""
    process = subprocess.Popen(
        [*before, sys.executable, str(WRITER), str(folder), mark, str(rounds)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "begun\n"
    return process


def end(process: "subprocess.Popen[str]") -> str:
    """Wait for a process and give what it wrote to standard error."""
    _, said = process.communicate(timeout=60)
    return said


def parts(folder: Path) -> list[Path]:
    return list(folder.rglob(".briefgen-*"))


def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    chance = random.Random(20180704)  # noqa: S311  # moments, not secrets
    write_files({tmp_path / name: content("0") for name in ("a.pdf", "b/c.docx")})
    killed_in_writing = 0
    for number in range(1, KILLS + 1):
        process = start(tmp_path, str(number % 10))
        time.sleep(chance.uniform(0, 0.03))
        process.kill()
        end(process)
        killed_in_writing += bool(parts(tmp_path))
        for name in ("a.pdf", "b/c.docx"):
            data = (tmp_path / name).read_bytes()
            assert len(data) == SIZE
            assert data == data[:1] * SIZE
    assert killed_in_writing, "no kill came while something was being written"
    write_files({tmp_path / name: content("n") for name in ("a.pdf", "b/c.docx")})
    assert parts(tmp_path) == []
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.pdf", "b", "c.docx"]


def test_the_whole_command_can_be_killed_and_run_again(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "workspace" / "inputs", tmp_path / "inputs")
    command = [sys.executable, "-m", "briefgen", "build", "minimal", "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def run() -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    whole = run()
    whole.communicate(timeout=60)
    assert whole.returncode == 0
    folder = tmp_path / "out" / "minimal"
    made = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len(made) == 2
    chance = random.Random(7)  # noqa: S311
    for _ in range(max(3, KILLS // 10)):
        shutil.rmtree(tmp_path / "out")
        process = run()
        time.sleep(chance.uniform(0.1, 1.2))
        process.kill()
        process.communicate(timeout=60)
        for path in folder.iterdir() if folder.exists() else ():
            if not path.name.startswith(".briefgen-"):
                assert path.read_bytes() == made[path.name]
        again = run()
        again.communicate(timeout=60)
        assert again.returncode == 0
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == made


def test_a_file_left_by_a_process_that_is_no_more_is_taken_away(tmp_path: Path) -> None:
    left = tmp_path / ".briefgen-abc.part"
    left.write_bytes(b"half")
    write_files({tmp_path / "a.pdf": b"whole"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_file_that_another_process_is_writing_is_left_alone(tmp_path: Path) -> None:
    process = start(tmp_path, "x")
    for _ in range(30):
        write_files({tmp_path / "mine.pdf": b"mine"})
    assert process.poll() is None, end(process)
    process.kill()
    end(process)


def test_two_that_write_the_same_files_at_once_both_succeed_with_whole_files(
    tmp_path: Path,
) -> None:
    writers = [start(tmp_path, mark, 15) for mark in "xy"]
    said = [end(writer) for writer in writers]
    assert said == ["", ""]
    assert [writer.returncode for writer in writers] == [0, 0]
    for name in ("a.pdf", "b/c.docx"):
        assert (tmp_path / name).read_bytes() in (content("x"), content("y"))
    assert parts(tmp_path) == []


def test_two_builds_at_once_both_succeed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "workspace" / "inputs", tmp_path / "inputs")
    builds = [
        subprocess.Popen(
            [sys.executable, "-m", "briefgen", "build", "minimal", "--lang", "en"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    printed = [build.communicate(timeout=60)[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0]
    assert printed[0] == printed[1]
    assert parts(tmp_path) == []
    again = subprocess.run(
        builds[0].args, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    assert again.stdout == printed[0]


# --- disks and folders that cannot be written ---------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, which holds one file and not two."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_one_sentence_and_leaves_the_old_files(small_disk: Path) -> None:
    old = small_disk / "a.pdf"
    old.write_bytes(b"old")
    with pytest.raises(OutputError, match="the disk is full; make room on it") as caught:
        write_files({old: content("n"), small_disk / "b" / "c.docx": content("n")})
    assert len(caught.value.problems) == 1
    assert old.read_bytes() == b"old"
    assert [path for path in small_disk.rglob("*") if path.is_file()] == [old]


def test_a_file_larger_than_allowed_is_one_sentence_too(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(OutputError, match="the disk is full"):
            write_files({tmp_path / "a.pdf": b"x" * 2000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_is_one_sentence(tmp_path: Path) -> None:
    # Root may write everywhere: the writer is nobody.
    before = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    if os.getuid() != 0:
        before = []
    elif shutil.which("setpriv") is None:
        pytest.skip("needs setpriv")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"old")
    folder.chmod(0o555)
    for parent in (tmp_path, *tmp_path.parents[:3]):
        if parent.owner() == tmp_path.owner() and parent != Path("/tmp"):  # noqa: S108
            parent.chmod(parent.stat().st_mode | 0o111)
    process = start(folder, "x", 1, *before)
    said = end(process)
    folder.chmod(0o755)
    assert process.returncode == 1
    assert "it may not be written; close it in other programs" in said
    assert len(said.splitlines()) == 1
    assert [path.name for path in folder.iterdir()] == ["a.pdf"]
    assert (folder / "a.pdf").read_bytes() == b"old"


@pytest.mark.parametrize("in_the_way", ["file in place of the folder", "folder in its place"])
def test_what_stands_in_the_way_is_one_sentence(tmp_path: Path, in_the_way: str) -> None:
    if in_the_way.startswith("file"):
        (tmp_path / "out").write_bytes(b"in the way")
    else:
        (tmp_path / "out" / "a.pdf").mkdir(parents=True)
    with pytest.raises(OutputError, match="take it out of the way"):
        write_files({tmp_path / "other.pdf": b"new", tmp_path / "out" / "a.pdf": b"new"})
    assert not (tmp_path / "other.pdf").exists()
    assert parts(tmp_path) == []


def test_an_interruption_from_the_keyboard_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "a.pdf": b"new"})
    assert list(tmp_path.iterdir()) == []
