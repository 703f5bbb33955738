"""References to pages are made once, and are those that pydyf makes."""

from unittest.mock import PropertyMock, patch

import pydyf

from briefgen.render.page_references import page_references_kept


def page() -> pydyf.Dictionary:
    return pydyf.Dictionary({"Type": "/Page"})


def test_they_are_those_of_pydyf_also_when_a_page_was_added() -> None:
    pdf = pydyf.PDF()
    pdf.add_page(page())
    with page_references_kept():
        first = pdf.page_references
        pdf.add_page(page())
        both = pdf.page_references
    assert (len(first), len(both)) == (1, 2)
    assert both == pdf.page_references


def test_two_files_have_their_own() -> None:
    one, other = pydyf.PDF(), pydyf.PDF()
    one.add_page(page())
    other.add_object(pydyf.Dictionary())
    other.add_page(page())
    with page_references_kept():
        assert one.page_references != other.page_references


def test_they_are_made_once() -> None:
    pdf = pydyf.PDF()
    pdf.add_page(page())
    made = PropertyMock(return_value=(b"5 0 R",))
    counted = property(lambda _: made())
    with patch.object(pydyf.PDF, "page_references", counted), page_references_kept():
        assert pdf.page_references == pdf.page_references == (b"5 0 R",)
    assert made.call_count == 1
