"""Every briefing passes the checks that the summary passes, as PDF and as a Word file."""

import pdfplumber
import pytest

from briefgen.content import Grid, Table, walk
from tests.briefing.conftest import COMPLETE, Briefing
from tests.validators import pdf_checks, tools, word_checks
from tests.validators.test_pdf import VALIDATORS

# outloud takes two tables, of which one goes on over pages, for one that was split.
TAKEN_FOR_ANOTHER = {
    ("outloud", f"{COMPLETE}-{langs}.pdf"): {"TBL-013"} for langs in ("en", "zh", "en-zh")
}


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


def test_a_table_over_pages_is_one_table_whose_head_is_heard_once(briefing: Briefing) -> None:
    nodes = list(walk(briefing.document))
    heads = [node for node in nodes if isinstance(node, Grid) and node.is_data]
    tables = [node for node in nodes if isinstance(node, Table)]
    with pdfplumber.open(briefing.pdf) as pdf:
        kinds = [one["type"] for root in pdf.structure_tree for one in pdf_checks.below(root)]
    assert kinds.count("Table") == kinds.count("THead") == len(heads) + len(tables)
