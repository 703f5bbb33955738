"""The record of Haikou holds every word of its source, and nothing that the source does not say."""

import html
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from briefgen.load import load_model
from briefgen.models.text import Text
from briefgen.models.ucap import Ucap

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "tests" / "sources" / "haikou-u-cap-summary.md"
RECORD = load_model(ROOT / "inputs" / "haikou" / "ucap.yaml", Ucap).value

# Words of the form itself: its labels, and the marks of its lists.
FORM = re.compile(
    r"IUC Urban Cooperation Action Plan \(U-CAP\) Summary|City:|Province, State, Department\.\.\.:"
    r"|Country:|Population:|Size \(km 2 \)|Period of cooperation|Cooperation Themes:"
    r"|Related SDGs and Urban Agenda topics:|Key focus of cooperation themes:"
    r"|Key challenges of cooperation theme:"
    r"|Main objectives of cooperation as described in the U-CAP:"
    r"|Short description of main activities and key outputs \(e\.g\. pilot projects\):"
    r"|Expected results and benefits ?:|^#+|→|○|--|\|"
    r"|For further information \(including access to the full U-CAP\), please \*\*contact:\*\*",
    re.MULTILINE,
)
# Where one statement of the source ends and the next begins.
ENDS = re.compile(r"\t|</?(?:p|li|ul|ol)(?: [^>]*)?>|\n\n+|</b>\s")


def folded(text: str) -> str:
    return " ".join(text.split())


def stated(part: object) -> list[str]:
    """Give the wordings of a record: the source's own where it is kept, else the English text."""
    if isinstance(part, Text):
        return [folded((part.stated or part.en or "").replace("*", ""))]
    if isinstance(part, BaseModel):
        own = getattr(part, "stated", None)
        return ([own] if own else []) + [word for _, value in part for word in stated(value)]
    if isinstance(part, tuple):
        return [word for item in part for word in stated(item)]
    return []


def statements() -> list[str]:
    """Give what the source says, without its form: texts, dates and figures."""
    text = re.sub(r"\(mailto:[^)]+\)", "", html.unescape(SOURCE.read_text("utf-8")))
    pieces = (re.sub(r"<[^>]+>", " ", piece) for piece in ENDS.split(text))
    plain = (folded(FORM.sub(" ", folded(piece))) for piece in pieces)
    return [re.sub(r"^\d\. ", "", piece) for piece in plain if piece]


def letters(text: str) -> str:
    """Give the letters and figures: spaces, links and marks change on the way out of a PDF."""
    return re.sub(r"[\W_]|(?<=\W)\d\.$", "", text.replace("²", "2"))


def test_the_source_is_read_whole() -> None:
    assert len(statements()) > 30


@pytest.mark.parametrize("statement", statements())
def test_every_statement_of_the_source_is_in_the_record(statement: str) -> None:
    held = letters("".join(stated(RECORD)) + " ".join(dates_and_contact()))
    rest = letters(statement)
    assert rest in held or all(letters(part) in held for part in parts_of(statement))


def dates_and_contact() -> list[str]:
    names = [place.name.en or "" for _, side in RECORD.sides() for place in side.places]
    contact = RECORD.contact.email if RECORD.contact else ""
    months = ["April 2018", "July 2018", "September 2018", "November 2018", "October 2019"]
    return [", ".join(names[1:]), names[0], contact, *months]


def parts_of(statement: str) -> list[str]:
    """Give an activity's date and text, a theme's title and text, on their own."""
    date, colon, text = statement.partition(": ")
    return [date, text] if colon else [statement]


def test_every_wording_of_the_record_is_in_the_source() -> None:
    source = letters("".join(statements()))
    for wording in stated(RECORD):
        assert letters(wording) in source, wording
