"""Chapters share a page where one of them leaves most of it empty, and both fit."""

import pytest

from briefgen.content import Chapter, ChapterHeading, Density, HeadingPart, Paragraph, Run, walk
from briefgen.shared_pages import sharing_pages

PAGE, LITTLE = 250.0, 125.0


def chapter(name: str, density: Density = "regular") -> Chapter:
    words = (Run(name, "en"),)
    heading = ChapterHeading(1, (HeadingPart("en", words),), anchor=name)
    return Chapter(heading, (Paragraph(words),), density=density)


def shared(*heights: float | None) -> list[str]:
    """Give the headings of each page's chapters, of chapters called a, b, c and so on."""
    names = "abcdef"[: len(heights)]
    known = {name: one for name, one in zip(names, heights, strict=True) if one is not None}
    made = sharing_pages([chapter(name) for name in names], known, PAGE, LITTLE)
    return [
        "".join(node.anchor for node in walk(one) if isinstance(node, ChapterHeading))
        for one in made
    ]


@pytest.mark.parametrize(
    ("heights", "pages"),
    [
        ((100, 100), ["ab"]),
        ((200, 40), ["ab"]),
        ((40, 200), ["ab"]),
        ((130, 110), ["ab"]),
        ((60, 60, 60), ["abc"]),
    ],
)
def test_a_short_chapter_shares_a_page(heights: tuple[float, ...], pages: list[str]) -> None:
    assert shared(*heights) == pages


@pytest.mark.parametrize(
    ("heights", "pages"),
    [
        ((130, 118), ["a", "b"]),  # both are long enough for a page, and do not fit one
        ((200, 48), ["a", "b"]),  # they would but for the space between them
        ((40, None, 40), ["a", "b", "c"]),
        ((40, 300, 40), ["a", "b", "c"]),  # on which page the long one ends is not known
    ],
)
def test_else_each_begins_a_page(heights: tuple[float | None, ...], pages: list[str]) -> None:
    assert shared(*heights) == pages


def test_the_last_chapter_goes_on_from_a_page_of_little_where_it_is_longer_anyway() -> None:
    assert shared(200, 60, 400) == ["a", "bc"]
    assert shared(200, 60, 220) == ["a", "b", "c"]


def test_what_shares_a_page_is_set_as_the_tightest_of_it_and_closely_at_least() -> None:
    known = {"a": 40.0, "b": 40.0}
    for second, wanted in (("regular", "close"), ("close", "close"), ("small", "small")):
        chapters = [chapter("a"), chapter("b", second)]  # type: ignore[arg-type]
        (made,) = sharing_pages(chapters, known, PAGE, LITTLE)
        assert made.density == wanted
        (alone,) = sharing_pages([chapter("a", "regular")], known, PAGE, LITTLE)
        assert alone.density == "regular"
