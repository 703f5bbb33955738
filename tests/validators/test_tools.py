"""A validator that is missing: its tests skip and say why, and in CI they fail."""

import pytest

from tests.validators.tools import program


def test_without_a_program_a_test_skips_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no-such-validator is missing: `make setup"):
        program("no-such-validator")


def test_in_ci_a_test_without_its_program_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no-such-validator is missing"):
        program("no-such-validator")
