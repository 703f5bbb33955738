"""A command ends at once, and as every command: all is printed, cleared away and said by a code."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.workspace import Workspace

BRIEFGEN = (sys.executable, "-m", "briefgen")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--help"], 0), (["list"], 0), (["pdf", "nowhere"], 1), (["pdf"], 2), (["no-command"], 2)],
)
def test_its_code_says_how_it_went(real: Workspace, arguments: list[str], code: int) -> None:
    result = subprocess.run(
        [*BRIEFGEN, *arguments], cwd=real.root, capture_output=True, check=False
    )
    assert result.returncode == code
    assert result.stdout or result.stderr


def test_all_that_it_prints_arrives_in_a_file(real: Workspace, tmp_path: Path) -> None:
    command = [*BRIEFGEN, "--help"]
    with (tmp_path / "out").open("wb") as out:
        subprocess.run(command, cwd=real.root, stdout=out, check=True)
    shown = subprocess.run(command, cwd=real.root, capture_output=True, check=True).stdout
    assert (tmp_path / "out").read_bytes() == shown
    assert shown.endswith(b"\n")


def test_a_reader_that_has_gone_is_no_traceback(real: Workspace) -> None:
    with subprocess.Popen(
        [*BRIEFGEN, "list"], cwd=real.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
