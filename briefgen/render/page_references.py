"""The references to a PDF's pages, made once: pydyf makes all of them for each tagged text.

Of the 26 pages of a pack that is an eighth of the time in which they are written.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pydyf

_KEPT = "_briefgen_page_references"


@contextmanager
def page_references_kept() -> Iterator[None]:
    """Let pydyf give the references that it gave before, as long as no page was added."""
    import pydyf

    original = pydyf.PDF.page_references

    def kept(pdf: "pydyf.PDF") -> tuple[bytes, ...]:
        count = len(pdf.pages["Kids"])
        known = vars(pdf).get(_KEPT)
        if known is None or known[0] != count:
            known = (count, original.fget(pdf))
            setattr(pdf, _KEPT, known)
        references: tuple[bytes, ...] = known[1]
        return references

    pydyf.PDF.page_references = property(kept)
    try:
        yield
    finally:
        pydyf.PDF.page_references = original
