"""Dates, numbers, units and names of countries, as each language writes them."""

from datetime import date

import pytest

from briefgen.formats import (
    format_area,
    format_country,
    format_date,
    format_days,
    format_distance,
    format_number,
    format_period,
    format_population,
    format_range,
)
from briefgen.mission_formats import format_money
from briefgen.models.dates import parse_date
from briefgen.models.text import Lang
from briefgen.models.ucap import Period


@pytest.mark.parametrize(
    ("iso", "en", "zh"),
    [
        ("2018", "2018", "2018年"),
        ("2018-07", "July 2018", "2018年7月"),
        ("2020-05-12", "12 May 2020", "2020年5月12日"),
    ],
)
def test_a_date_is_written_in_the_precision_it_has(iso: str, en: str, zh: str) -> None:
    assert format_date(parse_date(iso), "en") == en
    assert format_date(parse_date(iso), "zh") == zh


@pytest.mark.parametrize(
    ("start", "end", "en", "zh"),
    [
        ("2018-04-09", "2018-04-13", "9–13 April 2018", "2018年4月9日至13日"),
        ("2018-04-30", "2018-05-02", "30 April – 2 May 2018", "2018年4月30日至5月2日"),
        ("2018-12-30", "2019-01-02", "30 December 2018 – 2 January 2019", None),
        ("2018-07", "2018-08", "July – August 2018", "2018年7月至8月"),
        ("2018-11", "2019-01", "November 2018 – January 2019", "2018年11月至2019年1月"),
        ("2018", "2019", "2018 – 2019", "2018年至2019年"),
        ("2018-07", "2018-07-20", "July 2018 – 20 July 2018", None),
        ("2018-04", "2018-04", "April 2018", "2018年4月"),
    ],
)
def test_a_span_of_time_does_not_say_twice_what_its_ends_share(
    start: str, end: str, en: str, zh: str | None
) -> None:
    assert format_range(parse_date(start), parse_date(end), "en") == en
    if zh:
        assert format_range(parse_date(start), parse_date(end), "zh") == zh


def test_a_period_runs_from_its_first_to_its_last_month() -> None:
    period = Period(start=parse_date("2018-07"), end=parse_date("2019-11"))
    assert format_period(period, "en") == "July 2018 – November 2019"
    assert format_period(period, "zh") == "2018年7月至2019年11月"


@pytest.mark.parametrize(
    ("people", "en", "zh"),
    [
        (2_300_000, "2.3\u00a0million", "230万人"),
        (2_270_000, "2.27\u00a0million", "227万人"),
        (86_400, "86\u00a0400", "8.64万人"),
        (9_000, "9\u00a0000", "9000人"),
        (120_000_000, "120\u00a0million", "1.2亿人"),
        (2_312_345, "2\u00a0312\u00a0345", "2312345人"),
        (0, "0", "0人"),
    ],
)
def test_a_population_is_short_where_that_is_exact_and_in_full_elsewhere(
    people: int, en: str, zh: str
) -> None:
    assert format_population(people, "en") == en
    assert format_population(people, "zh") == zh


@pytest.mark.parametrize(
    ("km2", "en", "zh"),
    [
        (3146, "3\u00a0146\u00a0km²", "3146平方公里"),
        (7446.5, "7\u00a0446.5\u00a0km²", "7446.5平方公里"),
        (19, "19\u00a0km²", "19平方公里"),
    ],
)
def test_an_area_has_its_unit_without_a_break(km2: float, en: str, zh: str) -> None:
    assert format_area(km2, "en") == en
    assert format_area(km2, "zh") == zh


@pytest.mark.parametrize(("lang", "name"), [("en", "Germany"), ("zh", "德国")])
def test_a_country_is_named_by_its_code(lang: Lang, name: str) -> None:
    assert format_country("DE", lang) == name


def test_a_number_is_never_rounded() -> None:
    assert format_number(1234567.125, "en") == "1\u00a0234\u00a0567.125"


@pytest.mark.parametrize(
    ("km", "en", "zh"),
    [
        (10613.2, "10\u00a0610\u00a0km", "10610公里"),
        (471.8, "470\u00a0km", "470公里"),
        (9.6, "10\u00a0km", "10公里"),
        (3.4, "3\u00a0km", "3公里"),
    ],
)
def test_a_distance_is_rounded_to_ten_kilometres(km: float, en: str, zh: str) -> None:
    assert format_distance(km, "en") == en
    assert format_distance(km, "zh") == zh


@pytest.mark.parametrize(
    ("start", "end", "en", "zh"),
    [
        (date(2018, 9, 12), date(2018, 9, 12), "12 September", "9月12日"),
        (date(2018, 9, 12), date(2018, 9, 15), "12–15 September", "9月12日至15日"),
        (date(2018, 9, 30), date(2018, 10, 2), "30 September – 2 October", "9月30日至10月2日"),
        (date(2018, 12, 30), date(2019, 1, 2), "30 December – 2 January", "12月30日至1月2日"),
    ],
)
def test_days_can_be_written_without_their_year(start: date, end: date, en: str, zh: str) -> None:
    assert format_days(start, end, "en") == en
    assert format_days(start, end, "zh") == zh


@pytest.mark.parametrize(
    ("value", "chinese"),
    [
        ("EUR 60", "60欧元"),
        ("EUR 7.50", "7.50欧元"),
        ("CNY 400", "人民币400元"),
        ("CHF 1 200", "1 200瑞士法郎"),
        ("about 60 euro", "about 60 euro"),
        ("XYZ 60", "XYZ 60"),
        ("EUR sixty", "EUR sixty"),
    ],
)
def test_a_sum_of_money_has_the_name_of_its_currency_in_chinese(value: str, chinese: str) -> None:
    assert format_money(value, "zh") == chinese
    assert format_money(value, "en") == value
