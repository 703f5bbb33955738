"""How cards share the columns of the page."""

import pytest

from briefgen.layout import card_rows


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (1, ((4,),)),
        (2, ((2, 2),)),
        (3, ((2, 1, 1),)),
        (4, ((1, 1, 1, 1),)),
        (5, ((2, 1, 1), (2, 2))),
        (6, ((2, 1, 1), (2, 1, 1))),
        (7, ((1, 1, 1, 1), (2, 1, 1))),
        (8, ((1, 1, 1, 1), (1, 1, 1, 1))),
    ],
)
def test_cards_fill_every_row(count: int, rows: tuple[tuple[int, ...], ...]) -> None:
    assert card_rows(count) == rows


def test_rows_are_full_for_any_number_of_cards() -> None:
    for count in range(1, 60):
        rows = card_rows(count)
        assert sum(len(row) for row in rows) == count
        assert all(sum(row) == 4 for row in rows)
