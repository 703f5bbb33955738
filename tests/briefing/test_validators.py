"""Every briefing passes the checks that the summary passes."""

import pytest

from tests.briefing.conftest import Briefing
from tests.validators import tools
from tests.validators.pdf_checks import problems
from tests.validators.test_pdf import VALIDATORS

_NOT_YET = pytest.mark.xfail(
    strict=False,
    reason="the complete mission: head cells of later pages have no scope, headings skip a level",
)


@_NOT_YET
@pytest.mark.parametrize("validator", VALIDATORS)
def test_no_validator_finds_anything(validator: str, briefings: dict[str, Briefing]) -> None:
    found = VALIDATORS[validator]([one.pdf for one in briefings.values()])
    assert len(found) == len(briefings)
    assert {name: rules for name, rules in found.items() if rules} == {}


@_NOT_YET
def test_our_own_checks_find_nothing(briefing: Briefing) -> None:
    assert problems(briefing.pdf.read_bytes()) == frozenset()


def test_qpdf_finds_every_briefing_sound(briefings: dict[str, Briefing]) -> None:
    assert not any(tools.qpdf([one.pdf for one in briefings.values()]).values())
