"""Great circles and the view of the globe, against formulas that the module does not use."""

from itertools import pairwise
from math import asin, cos, hypot, pi, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.figures.globe import (
    EARTH_RADIUS,
    View,
    angle,
    coordinates,
    distance,
    great_circle,
    middle,
    vector,
)

HAIKOU, GRANADA, ROME, NICE = (20.044, 110.199), (37.177, -3.599), (41.903, 12.496), (43.710, 7.262)
_PLACES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def _haversine(one: tuple[float, float], other: tuple[float, float]) -> float:
    (lat, lon), (lat2, lon2) = (tuple(map(radians, place)) for place in (one, other))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(min(1.0, half)))


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((0, 0), (0, 90), 6371.0088 * pi / 2),
        ((0, 37), (90, 0), 6371.0088 * pi / 2),
        ((0, 179), (0, -179), 6371.0088 * pi / 90),
        ((90, 0), (-90, 0), 6371.0088 * pi),
        (HAIKOU, GRANADA, 10613),
        (GRANADA, ROME, 1474),
        (ROME, NICE, 472),
        (NICE, HAIKOU, 9467),
    ],
)
def test_distances_are_the_known_ones(
    one: tuple[float, float], other: tuple[float, float], km: float
) -> None:
    assert distance(vector(*one), vector(*other)) == pytest.approx(km, abs=0.6)


@given(_PLACES, _PLACES)
def test_distances_agree_with_the_haversine_formula(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    assert distance(vector(*one), vector(*other)) == pytest.approx(
        _haversine(one, other), abs=0.001
    )


@given(_PLACES, _PLACES)
def test_a_great_circle_is_as_long_as_the_distance_and_never_leaves_the_sphere(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    start, end = vector(*one), vector(*other)
    points = great_circle(start, end, 0.05)

    assert points[0] == pytest.approx(start, abs=1e-9)
    assert points[-1] == pytest.approx(end, abs=1e-9)
    assert all(hypot(*point) == pytest.approx(1, abs=1e-6) for point in points)
    steps = [angle(a, b) for a, b in pairwise(points)]
    assert max(steps) <= 0.05 + 1e-6
    assert sum(steps) * EARTH_RADIUS == pytest.approx(_haversine(one, other), abs=0.5)


def test_the_way_between_opposite_places_goes_over_the_north() -> None:
    points = great_circle(vector(0, 30), vector(0, -150), 0.1)

    assert max(coordinates(point)[0] for point in points) == pytest.approx(90, abs=1e-6)


def test_the_way_across_the_date_line_is_the_short_one() -> None:
    points = great_circle(vector(10, 170), vector(10, -170), 0.02)

    assert all(abs(coordinates(point)[1]) >= 170 - 1e-6 for point in points)


@given(_PLACES, _PLACES)
def test_the_view_keeps_areas_as_lambert_s_does(
    centre: tuple[float, float], place: tuple[float, float]
) -> None:
    view, point = View.above(*centre), vector(*place)
    projected = view.project(point)
    if projected is None:
        return
    # The disc around the middle has the area of the cap of the sphere: 2 pi (1 - cos).
    cap = 2 * (1 - cos(angle(view.centre, point)))
    assert projected[0] ** 2 + projected[1] ** 2 == pytest.approx(cap, abs=1e-6)


@given(_PLACES, st.floats(-1.2, 1.2), st.floats(-1.2, 1.2))
def test_what_is_located_is_shown_where_it_was_found(
    centre: tuple[float, float], x: float, y: float
) -> None:
    view = View.above(*centre)
    point = view.locate(x, y)

    assert point is not None
    assert view.project(point) == pytest.approx((x, y), abs=1e-6)


def test_north_is_up_and_east_is_right() -> None:
    view = View.above(45, 10)
    north, east = view.project(vector(50, 10)), view.project(vector(45, 15))

    assert north is not None
    assert east is not None
    assert north[0] == pytest.approx(0, abs=1e-9)
    assert north[1] > 0
    assert east[0] > 0


def test_nothing_is_shown_opposite_the_middle() -> None:
    assert View.above(0, 0).project(vector(0, 180)) is None
    assert View.above(0, 0).locate(2, 0) is None


def test_the_middle_of_places_on_both_sides_of_the_date_line_is_on_it() -> None:
    latitude, longitude = middle([(0, 170), (10, -170)])

    assert latitude == 5
    assert abs(longitude) == pytest.approx(180)
    assert middle([HAIKOU, GRANADA]) == pytest.approx((28.6105, 53.3))
