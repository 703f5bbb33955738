"""Every briefing passes the checks that the summary passes, as PDF and as a Word file."""

import pytest

from tests.briefing.conftest import COMPLETE, Briefing
from tests.validators import pdf_checks, tools, word_checks
from tests.validators.test_pdf import VALIDATORS

# outloud takes a table that goes on over pages for two that stand side by side, and the head of
# the last part of a brief, on many second pages, for a running head.
TAKEN_FOR_ANOTHER = {("outloud", f"{COMPLETE}-en-zh.pdf"): {"PAG-001", "TBL-013"}}


@pytest.mark.parametrize("validator", VALIDATORS)
def test_no_validator_finds_anything(validator: str, briefings: dict[str, Briefing]) -> None:
    found = VALIDATORS[validator]([one.pdf for one in briefings.values()])
    assert len(found) == len(briefings)
    left = {
        name: rules - TAKEN_FOR_ANOTHER.get((validator, name), set())
        for name, rules in found.items()
    }
    assert {name: rules for name, rules in left.items() if rules} == {}


def test_our_own_checks_find_nothing(briefing: Briefing) -> None:
    assert pdf_checks.problems(briefing.pdf.read_bytes()) == frozenset()


def test_qpdf_finds_every_briefing_sound(briefings: dict[str, Briefing]) -> None:
    assert not any(tools.qpdf([one.pdf for one in briefings.values()]).values())


def test_the_open_xml_sdk_finds_no_error(briefings: dict[str, Briefing]) -> None:
    found = tools.open_xml_sdk([one.word for one in briefings.values()])
    assert len(found) == len(briefings)
    assert {name: errors for name, errors in found.items() if errors} == {}


def test_word_will_repair_nothing(complete: Briefing, briefings: dict[str, Briefing]) -> None:
    found = tools.openxml_audit(complete.word.parent)
    assert len(found) == len(briefings)
    assert {name: errors for name, errors in found.items() if errors} == {}


def test_our_own_checks_find_nothing_in_the_word_file(briefing: Briefing) -> None:
    assert word_checks.problems(briefing.word.read_bytes()) == frozenset()
