"""The pages of a mission's document, remembered: those laid out for the PDF hold for Word too."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from briefgen.content import ContentsEntry, Density, Document, Reference, Sharing, walk
from briefgen.contents import with_pages

if TYPE_CHECKING:
    from weasyprint import Document as LaidOut


@dataclass(frozen=True, slots=True)
class Pages:
    """What was decided and found when a document was laid out."""

    count: int
    numbers: Mapping[str, int]
    """The page of each anchor, counted from 1."""
    lower: frozenset[str]
    """The anchors that do not stand at the top of their pages."""
    chapters: Mapping[str, tuple[Density, Sharing]]
    """How tightly each chapter is set, and where it may begin, by its anchor."""

    def of(self, document: Document) -> Document:
        """Give the document with its pages in its contents and references."""
        return with_pages(document, self.numbers, self.lower)


def pages_of(document: Document, laid_out: "LaidOut") -> Pages:
    """Give what there is to know of the pages of a document."""
    from briefgen.render.pdf import below_the_top, page_numbers

    return Pages(
        count=len(laid_out.pages),
        numbers=page_numbers(laid_out),
        lower=below_the_top(laid_out),
        chapters={one.heading.anchor: (one.density, one.sharing) for one in document.chapters},
    )


def remember_pages(pages: Pages) -> dict[str, object]:
    """Give the pages as plain data, the same for the same pages."""
    return {**asdict(pages), "lower": sorted(pages.lower)}


def recall_pages(document: Document, remembered: object) -> tuple[Document, Pages] | None:
    """Set a composed document as it was set before; nothing where that is not remembered whole."""
    try:
        pages = TypeAdapter(Pages).validate_python(remembered)
    except ValidationError:
        return None
    anchors = {one.heading.anchor for one in document.chapters}
    targets = {
        node.target for node in walk(document) if isinstance(node, ContentsEntry | Reference)
    }
    if anchors != pages.chapters.keys() or not targets <= pages.numbers.keys():
        return None
    chapters = tuple(
        replace(one, density=density, sharing=sharing)
        for one in document.chapters
        for density, sharing in (pages.chapters[one.heading.anchor],)
    )
    return replace(document, chapters=chapters), pages
