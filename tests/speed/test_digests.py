"""A large file is read again when it was touched in any way, and only then."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from briefgen import digests
from briefgen.digests import Digests

BEFORE, AFTER = b"a" * 200_000, b"b" * 200_000
DIGEST_BEFORE, DIGEST_AFTER = (f"200000-{crc32(data):08x}" for data in (BEFORE, AFTER))
AN_HOUR = 3_600_000_000_000  # ns


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "face.ttf"
    path.write_bytes(BEFORE)
    return path


@pytest.fixture
def memory(tmp_path: Path, file: Path) -> Path:
    """What a command remembers of the file, an hour after that was written."""
    path = tmp_path / digests.NAME
    known = Digests(path)
    known.of([("face", file)])
    path.write_bytes(known.to_json())
    later = time.time_ns() + AN_HOUR
    os.utime(path, ns=(later, later))
    return path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that are read."""
    files: list[Path] = []
    real = digests.large_digest

    def large_digest(path: Path) -> str:
        files.append(path)
        return real(path)

    monkeypatch.setattr(digests, "large_digest", large_digest)
    return files


def test_a_large_file_that_nobody_touched_is_not_read_again(
    file: Path, memory: Path, read: list[Path]
) -> None:
    assert Digests(memory).of([("face", file)]) == [DIGEST_BEFORE]
    assert read == []


def test_what_is_remembered_is_remembered_on(file: Path, memory: Path) -> None:
    known = Digests(memory)
    known.of([("face", file)])
    assert known.to_json() == memory.read_bytes()


def write(path: Path) -> None:
    path.write_bytes(AFTER)


def write_and_put_the_time_back(path: Path) -> None:
    before = path.stat()
    path.write_bytes(AFTER)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_another_in_its_place(path: Path) -> None:
    before = path.stat()
    other = path.with_suffix(".new")
    other.write_bytes(AFTER)
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


@pytest.mark.parametrize("change", [write, write_and_put_the_time_back, put_another_in_its_place])
def test_a_file_that_changed_is_read_again(
    file: Path, memory: Path, change: Callable[[Path], None]
) -> None:
    change(file)
    assert Digests(memory).of([("face", file)]) == [DIGEST_AFTER]


def test_a_file_that_was_only_touched_is_read_and_is_the_same(
    file: Path, memory: Path, read: list[Path]
) -> None:
    file.touch()
    assert Digests(memory).of([("face", file)]) == [DIGEST_BEFORE]
    assert read == [file]


def test_a_file_that_was_just_written_when_it_was_read_is_read_again(
    file: Path, memory: Path, read: list[Path]
) -> None:
    now = file.stat().st_ctime_ns + 1_000_000
    os.utime(memory, ns=(now, now))
    Digests(memory).of([("face", file)])
    assert read == [file]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"face": 1}', '{"face": [["x"], "y"]}', "\udcff"])
def test_what_is_remembered_and_not_whole_is_nothing(file: Path, memory: Path, text: str) -> None:
    memory.write_text(text, "utf-8", "surrogatepass")
    later = time.time_ns() + AN_HOUR
    os.utime(memory, ns=(later, later))
    assert Digests(memory).of([("face", file)]) == [DIGEST_BEFORE]


def test_a_file_that_cannot_be_read_has_the_digest_of_none(memory: Path, tmp_path: Path) -> None:
    [digest] = Digests(memory).of([("face", tmp_path / "none.ttf")])
    assert digest not in {DIGEST_BEFORE, "0-00000000"}
