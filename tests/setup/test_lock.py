"""The lock files: every version with its hashes, no address, and all that pyproject.toml asks."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = [
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-fonts.lock",
    "requirements-validators.lock",
    "requirements-bench.lock",
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
ASKED = [
    ("requirements.lock", PROJECT["project"]["dependencies"] + GROUPS["build"]),
    ("requirements-dev.lock", PROJECT["project"]["dependencies"] + GROUPS["build"] + GROUPS["dev"]),
    ("requirements-fonts.lock", GROUPS["fonts"]),
    ("requirements-validators.lock", GROUPS["validators"]),
    ("requirements-bench.lock", GROUPS["bench"]),
]


def locked(name: str) -> dict[Requirement, set[str]]:
    """Returns the requirements of a lock file, each with its SHA-256 hashes."""
    joined = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return {
        Requirement(line.split(" --hash", 1)[0]): set(re.findall(r"sha256:[0-9a-f]{64}", line))
        for line in joined.splitlines()
    }


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_only_exact_versions_with_hashes(name: str) -> None:
    requirements = locked(name)
    assert requirements
    for requirement, hashes in requirements.items():
        assert [each.operator for each in requirement.specifier] == ["=="], requirement
        assert hashes, requirement


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_address_no_option_and_no_path(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|@|/|\.com|\.org|^-|^#", text, re.MULTILINE)


@pytest.mark.parametrize("package", ["lxml", "pillow", "pydantic-core", "pyyaml", "resvg-py"])
def test_a_compiled_package_is_locked_for_all_platforms(package: str) -> None:
    [hashes] = [h for r, h in locked("requirements.lock").items() if r.name == package]
    assert len(hashes) > 10


@pytest.mark.parametrize(("name", "asked"), ASKED, ids=LOCKS)
def test_a_lock_fulfils_what_pyproject_asks(name: str, asked: list[str]) -> None:
    versions = {
        canonicalize_name(each.name): next(iter(each.specifier)).version
        for each in locked(name)
        if each.marker is None or each.marker.evaluate()
    }
    requirements = [Requirement(text) for text in asked]
    for requirement in requirements:
        if requirement.marker is not None and not requirement.marker.evaluate():
            continue
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)])


def test_the_lock_of_npm_holds_only_exact_versions_with_hashes_and_no_address() -> None:
    lock = json.loads((ROOT / "tests/validators/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    for package in packages.values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
        assert package["integrity"].startswith("sha512-")
        assert "resolved" not in package


def test_the_lock_of_the_tests_holds_the_whole_runtime_lock() -> None:
    of_tests = {
        str(requirement): found for requirement, found in locked("requirements-dev.lock").items()
    }
    for requirement, hashes in locked("requirements.lock").items():
        plain = str(requirement).partition(";")[0]
        # What the tests need on every platform has lost the marker of the runtime lock.
        assert (of_tests.get(str(requirement)) or of_tests[plain]) == hashes
