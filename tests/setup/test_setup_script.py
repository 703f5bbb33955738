"""scripts/setup.sh: what cannot be set up says in one sentence what to install."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ["dirname", "sed", "cat", "readlink", "sha256sum"]


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder that is the whole PATH: a few plain tools, and no python3, sudo or apt-get yet."""
    for tool in TOOLS:
        found = subprocess.run(["which", tool], check=True, capture_output=True, text=True)
        (tmp_path / tool).symlink_to(found.stdout.strip())
    return tmp_path


def add_command(machine: Path, name: str, script: str) -> None:
    path = machine / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def add_python_without_pango(machine: Path) -> None:
    add_command(machine, "python3", 'case "$2" in *CDLL*) echo pango-1.0 harfbuzz-subset ;; esac')


def run_setup(machine: Path, part: str = "run") -> subprocess.CompletedProcess[str]:
    """Run the script in an empty checkout, so that it changes nothing in this one."""
    script = machine / "checkout" / "scripts" / "setup.sh"
    script.parent.mkdir(parents=True)
    script.write_bytes((ROOT / "scripts" / "setup.sh").read_bytes())
    return subprocess.run(
        ["/bin/sh", script, part],
        env={**os.environ, "PATH": str(machine)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_python_is_one_sentence(machine: Path) -> None:
    result = run_setup(machine)
    assert result.returncode == 1
    assert result.stderr == (
        "briefgen needs Python 3.11 or newer: install python3 and run the same command again.\n"
    )


def test_an_old_python_is_one_sentence_with_its_version(machine: Path) -> None:
    add_command(machine, "python3", '[ "$1" = --version ] && echo Python 3.9.2 || exit 1')
    result = run_setup(machine)
    assert result.returncode == 1
    assert "python3 is Python 3.9.2: put a newer python3 first on the PATH" in result.stderr
    assert result.stderr.count("\n") == 1


def test_missing_packages_without_root_or_sudo_are_one_sentence_with_the_command(
    machine: Path,
) -> None:
    add_python_without_pango(machine)
    add_command(machine, "id", "echo 1000")
    add_command(machine, "apt-get", "exit 1")
    result = run_setup(machine)
    assert result.returncode == 1
    assert (
        "run `apt-get install --no-install-recommends libpango-1.0-0 libharfbuzz-subset0` as root"
    ) in result.stderr
    assert result.stderr.count("\n") == 1


def test_another_system_without_pango_is_one_sentence(machine: Path) -> None:
    add_python_without_pango(machine)
    result = run_setup(machine)
    assert result.returncode == 1
    assert "This is neither Debian nor Ubuntu: install" in result.stderr
    assert result.stderr.count("\n") == 1


def test_root_installs_what_is_missing_and_nothing_else(machine: Path) -> None:
    add_python_without_pango(machine)
    add_command(machine, "id", "echo 0")
    add_command(machine, "env", 'shift; exec "$@"')
    add_command(machine, "apt-get", 'echo "$@" >>"${0%/*}/log"; [ "$1" = update ]')
    result = run_setup(machine, "tests")
    assert result.returncode == 1
    log = (machine / "log").read_text(encoding="utf-8")
    assert log == (
        "update -qq\ninstall -y -qq --no-install-recommends libpango-1.0-0 libharfbuzz-subset0\n"
    )
    assert "apt-get could not install" in result.stderr


@pytest.fixture
def machine_with_pango(machine: Path) -> Path:
    """A machine that can run briefgen and has none of what the tests judge documents with."""
    add_command(machine, "python3", "exit 0")
    return machine


def test_what_only_tests_need_is_installed_where_it_may(machine_with_pango: Path) -> None:
    add_command(machine_with_pango, "id", "echo 0")
    add_command(machine_with_pango, "env", 'shift; exec "$@"')
    add_command(machine_with_pango, "apt-get", 'echo "$@" >>"${0%/*}/log"')
    run_setup(machine_with_pango, "tests")
    log = (machine_with_pango / "log").read_text(encoding="utf-8")
    assert log == (
        "update -qq\n"
        "install -y -qq --no-install-recommends"
        " poppler-utils qpdf libreoffice-writer-nogui npm\n"
    )


def test_what_only_tests_need_is_one_sentence_where_it_may_not(machine_with_pango: Path) -> None:
    add_command(machine_with_pango, "id", "echo 1000")
    add_command(machine_with_pango, "apt-get", "exit 1")
    result = run_setup(machine_with_pango, "tests")
    assert (
        "Some tests will be skipped; for all of them install"
        " poppler-utils qpdf libreoffice-writer-nogui npm and run the same command again.\n"
    ) in result.stderr


def test_a_checkout_that_is_set_up_is_left_alone() -> None:
    stamp = ROOT / ".venv" / "installed-requirements-dev.lock"
    before = stamp.stat().st_mtime_ns
    result = subprocess.run(
        [ROOT / "scripts" / "setup.sh", "tests"], capture_output=True, text=True, check=False
    )
    # Where a validator cannot be installed, every run says so.
    said = [line for line in result.stderr.splitlines() if "validators" not in line]
    assert (result.returncode, result.stdout) == (0, "")
    assert [line for line in said if not line.startswith("Some tests will be skipped")] == []
    assert stamp.stat().st_mtime_ns == before
