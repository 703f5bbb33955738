"""The emblem against the published geometry of the European emblem."""

from math import atan2, hypot, pi
from xml.etree import ElementTree as ET

import pytest

from briefgen.figures.emblem import draw_emblem

_SVG = "{http://www.w3.org/2000/svg}"
_HEIGHT = 10.0

Point = tuple[float, float]


@pytest.fixture(name="root")
def _root() -> ET.Element:
    return ET.fromstring(draw_emblem(_HEIGHT).svg)  # noqa: S314  # briefgen wrote it


def _stars(root: ET.Element) -> list[list[Point]]:
    return [
        [
            (float(x), float(y))
            for x, y in (pair.split(",") for pair in star.attrib["points"].split())
        ]
        for star in root.iter(_SVG + "polygon")
    ]


def _centre(star: list[Point]) -> Point:
    return sum(x for x, _ in star) / len(star), sum(y for _, y in star) / len(star)


def test_the_field_is_blue_and_one_and_a_half_times_as_wide_as_high(root: ET.Element) -> None:
    field = root.find(_SVG + "rect")

    assert field is not None
    assert field.attrib == {"width": "15", "height": "10", "fill": "#003399"}
    assert (root.attrib["width"], root.attrib["height"]) == ("15mm", "10mm")


def test_twelve_yellow_stars_stand_as_the_hours_on_a_circle_of_a_third(root: ET.Element) -> None:
    centres = [_centre(star) for star in _stars(root)]
    hours = [atan2(x - 7.5, 5 - y) * 6 / pi % 12 for x, y in centres]

    assert root.findall(_SVG + "g")[0].attrib["fill"] == "#FFCC00"
    assert [hypot(x - 7.5, y - 5) for x, y in centres] == pytest.approx([10 / 3] * 12, abs=2e-3)
    assert sorted(round(hour, 1) % 12 for hour in hours) == list(range(12))


def test_each_star_fills_a_circle_of_an_eighteenth_with_one_point_up(root: ET.Element) -> None:
    for star in _stars(root):
        x, y = _centre(star)
        points = star[::2]

        assert [hypot(px - x, py - y) for px, py in points] == pytest.approx(
            [10 / 18] * 5, abs=2e-3
        )
        top = min(points, key=lambda point: point[1])
        assert top == pytest.approx((x, y - 10 / 18), abs=2e-3)


def test_the_edges_of_a_star_run_straight_from_point_to_point(root: ET.Element) -> None:
    (ax, ay), (bx, by), _, (cx, cy) = _stars(root)[0][:4]

    assert (bx - ax) * (cy - ay) == pytest.approx((by - ay) * (cx - ax), abs=2e-3)
