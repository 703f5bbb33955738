"""Words make room for one another: none covers another, leaders cross nothing."""

from collections.abc import Iterator

from briefgen.figures.arranging import Offer, Place, Words, arrange
from briefgen.figures.plane import Box, Segment

_LOW, _HIGH = Box(0, 10, 10, 13), Box(0, 0, 10, 3)


def _words(*offers: tuple[float, Box, Segment | None], forgone: float | None = None) -> Words:
    def given() -> Iterator[Offer]:
        for cost, box, leader in offers:
            yield Offer(cost, cost, Place(box, (box,), leader))

    return Words(given(), forgone)


def _boxes(*words: Words) -> list[Box | None] | None:
    places = arrange(words)
    return None if places is None else [place.box if place else None for place in places]


def test_each_has_its_best_place_where_these_are_apart() -> None:
    assert _boxes(_words((1, _LOW, None)), _words((1, _HIGH, None))) == [_LOW, _HIGH]


def test_one_that_has_another_place_makes_room_for_one_that_has_none() -> None:
    assert _boxes(_words((1, _LOW, None), (5, _HIGH, None)), _words((1, _LOW, None))) == [
        _HIGH,
        _LOW,
    ]


def test_what_may_be_left_out_is_where_all_others_would_cost_more() -> None:
    must, may = _words((1, _LOW, None), (9, _HIGH, None)), _words((1, _LOW, None), forgone=4)

    assert _boxes(must, may) == [_LOW, None]


def test_no_place_for_all_is_no_arrangement() -> None:
    assert _boxes(_words((1, _LOW, None)), _words((1, _LOW, None))) is None


def test_no_leader_runs_through_words() -> None:
    far = Box(0, 20, 10, 23)
    through = ((5.0, 5.0), (5.0, 20.0))

    assert _boxes(_words((1, far, through)), _words((1, _LOW, None))) is None
    assert _boxes(_words((1, far, through)), _words((1, _HIGH, None))) == [far, _HIGH]


def test_no_leader_runs_across_another() -> None:
    left, right = Box(0, 20, 4, 23), Box(20, 20, 24, 23)
    across, along = ((14.0, 5.0), (3.0, 20.0)), ((4.0, 5.0), (21.0, 20.0))
    beside = ((14.0, 5.0), (22.0, 20.0))

    assert _boxes(_words((1, left, across)), _words((1, right, along))) is None
    assert _boxes(_words((1, left, ((4.0, 5.0), (3.0, 20.0)))), _words((1, right, beside))) == [
        left,
        right,
    ]
