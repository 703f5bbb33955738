"""The same record gives the same bytes: in another process, on another day, in another place."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.readers.streams import streams

# A clock on another day, for all that asks Python for the time.
SITECUSTOMIZE = """
import datetime
import time

SHIFT = {shift}
now, local, utc = time.time, time.localtime, time.gmtime
time.time = lambda: now() + SHIFT
time.time_ns = lambda: int(time.time() * 10**9)
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: utc(time.time() if seconds is None else seconds)


class date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


class datetime_(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)

    today = now


datetime.date, datetime.datetime = date, datetime_
"""
DAY = 86_400


def shifted(clock: Path, shift: int) -> dict[str, str]:
    """Give the variables of a process whose clock stands so many seconds away."""
    clock.mkdir(parents=True)
    (clock / "sitecustomize.py").write_text(SITECUSTOMIZE.format(shift=shift), "utf-8")
    return {**os.environ, "PYTHONPATH": f"{clock}{os.pathsep}{ROOT}"}


def make(folder: Path, clock: Path, shift: int, **environment: str) -> dict[str, str]:
    """Make all documents of Haikou in a process of its own; give the digest of each."""
    shutil.copytree(ROOT / "inputs", folder / "inputs")
    subprocess.run(
        [sys.executable, "-m", "briefgen", "build", "haikou"],
        cwd=folder / "inputs" / "haikou",
        env={**shifted(clock, shift), **environment},
        check=True,
        capture_output=True,
    )
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "out").rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    one, two = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("two")
    return (
        make(one / "a", one / "clock", 0, PYTHONHASHSEED="0", TZ="Pacific/Kiritimati"),
        make(
            two / "a longer name, 海口" / "b" / "c",
            two / "clock",
            4000 * DAY,
            PYTHONHASHSEED="12345",
            TZ="America/Adak",
            HOME=str(two),
            LC_ALL="C",
            SOURCE_DATE_EPOCH="86400",
        ),
    )


def test_the_other_day_is_another_day(tmp_path: Path) -> None:
    asked = "import datetime as d, time; print(d.datetime.now().year, time.localtime().tm_year)"
    told = subprocess.run(
        [sys.executable, "-c", asked],
        env=shifted(tmp_path / "clock", 4000 * DAY),
        check=True,
        capture_output=True,
        text=True,
    )
    year = time.localtime(time.time() + 4000 * DAY).tm_year
    assert told.stdout.split() == [str(year), str(year)]


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_all_editions_are_the_same_in_two_processes_places_and_days(
    twice: tuple[dict[str, str], dict[str, str]], suffix: str
) -> None:
    one, two = ({k: v for k, v in made.items() if k.endswith(suffix)} for made in twice)
    assert len(one) == 5
    assert one == two


def test_no_file_holds_a_path_of_the_machine(tmp_path: Path) -> None:
    make(tmp_path / "here", tmp_path / "clock", 0)
    for path in (path for path in (tmp_path / "here" / "out").rglob("*") if path.is_file()):
        for stream in streams(path.read_bytes()):
            assert str(tmp_path).encode() not in stream
            assert str(ROOT).encode() not in stream
