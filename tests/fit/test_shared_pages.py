"""Which chapters may share a page, by their heights: the rule of the briefing and of the pack."""

from dataclasses import replace
from typing import get_args

import pytest

from briefgen.chapter_heights import Heights
from briefgen.content import (
    Chapter,
    ChapterHeading,
    Density,
    Grid,
    GridCell,
    GridRow,
    HeadingPart,
    Paragraph,
    Run,
    Sharing,
)
from briefgen.shared_pages import sharing_pages, those_to_measure

PAGE, ROOM = 250.0, 240.0
SHORT, LONG, LONGER = 60.0, 130.0, 300.0


def chapter(name: str, words: str = "Some words.") -> Chapter:
    heading = ChapterHeading(1, (HeadingPart("en", (Run(name, "en"),)),), anchor=name)
    return Chapter(heading, (Paragraph((Run(words, "en"),)),))


def decided(*chapters: Chapter, heights: tuple[float, ...]) -> list[Sharing]:
    by_anchor = {
        one.heading.anchor: height for one, height in zip(chapters, heights, strict=True) if height
    }
    return [one.sharing for one in sharing_pages(chapters, Heights(PAGE, ROOM, by_anchor))]


def sharing(*heights: float) -> list[Sharing]:
    return decided(*map(chapter, "abcdefgh"[: len(heights)]), heights=heights)


@pytest.mark.parametrize("heights", [(LONG,), (LONG, LONG), (LONG, LONGER, LONG), (125, 126)])
def test_a_chapter_of_half_a_page_or_more_begins_a_page(heights: tuple[float, ...]) -> None:
    assert set(sharing(*heights)) == {"never"}


@pytest.mark.parametrize("before", [LONG, LONGER])
def test_a_short_one_goes_on_below_the_one_before_where_it_is_whole(before: float) -> None:
    assert sharing(before, SHORT) == ["never", "whole"]


def test_what_is_behind_a_short_one_goes_on_below_it_where_it_is_whole() -> None:
    assert sharing(SHORT, LONG) == ["never", "whole"]
    assert sharing(LONG, SHORT, LONG, LONG) == ["never", "whole", "whole", "never"]


def test_short_ones_stay_together_where_all_have_room_on_a_page() -> None:
    assert sharing(LONG, SHORT, SHORT, SHORT) == ["never", "whole", "together", "together"]
    assert sharing(LONG, 100, 100, 100) == ["never", "whole", "whole", "whole"]


def test_what_is_longer_than_a_page_flows_on_from_a_short_one_where_that_saves_a_page() -> None:
    assert sharing(SHORT, LONGER) == ["never", "flowing"]  # 360 mm: 2 pages, else 3
    assert sharing(SHORT, 450) == ["never", "never"]  # 510 mm: 3 pages, else 3
    assert sharing(SHORT, SHORT, LONGER) == ["never", "together", "flowing"]


def test_what_a_template_wants_alone_shares_with_none() -> None:
    meeting = replace(chapter("meeting"), alone=True)
    heights = (SHORT, SHORT, SHORT)
    assert decided(chapter("a"), meeting, chapter("b"), heights=heights) == ["never"] * 3


def test_nor_does_what_lies_across() -> None:
    wide = replace(chapter("wide"), orientation="landscape")
    heights = (SHORT, SHORT, SHORT)
    assert decided(chapter("a"), wide, chapter("b"), heights=heights) == ["never"] * 3


def test_what_was_not_measured_is_long() -> None:
    assert sharing(LONG, 0, LONG) == ["never"] * 3
    assert sharing(SHORT, 0) == ["never"] * 2


@pytest.mark.parametrize("density", get_args(Density))
def test_what_may_share_a_page_is_set_closely_at_least(density: Density) -> None:
    chapters = [replace(chapter(name), density=density) for name in "abc"]
    heights = Heights(PAGE, ROOM, {"a": LONG, "b": LONG, "c": SHORT})
    closely = "close" if density == "regular" else density
    found = [one.density for one in sharing_pages(chapters, heights)]
    assert found == [density, closely, closely]


# --- what is measured -------------------------------------------------------------------------


def measured(*chapters: Chapter) -> list[str]:
    return [one.heading.anchor for one in those_to_measure(chapters)]


def test_of_many_words_only_what_is_behind_few_is_measured() -> None:
    few, many, full = chapter("few"), chapter("many", "w" * 2500), chapter("full", "w" * 6001)
    assert measured(full, many, few, many) == ["few", "many"]
    assert measured(many, few, full) == ["few"]


def test_nothing_is_measured_where_no_chapter_can_be_short() -> None:
    cell = GridCell((Paragraph((Run("Words", "en"),)),))
    rows = Grid(tuple(GridRow((cell,)) for _ in range(18)))
    table = replace(chapter("table"), blocks=(rows,))
    alone = replace(chapter("meeting"), alone=True)
    assert measured(table, alone, chapter("many", "w" * 2500)) == []
