"""Dates, numbers, units and country names as each language writes them, from CLDR by Babel.

English follows the EU Interinstitutional Style Guide (2.3 million, 3 146 km², 12 May 2020),
Chinese GB/T 15835 (230万, 3146平方公里, 2018年7月). Only distances are
rounded: every other value is exact.
"""

from datetime import date
from fractions import Fraction
from typing import Literal

from babel import Locale
from babel.dates import format_date as format_day
from babel.dates import format_skeleton
from babel.numbers import format_compact_decimal, format_decimal
from babel.units import format_unit

from briefgen.models.dates import PartialDate
from briefgen.models.text import Lang
from briefgen.models.ucap import Period

LOCALES: dict[Lang, str] = {"en": "en_GB", "zh": "zh_Hans_CN"}
LIST_MARK: dict[Lang, str] = {"en": ", ", "zh": "、"}

_NO_BREAK_SPACE = "\u00a0"
# The units that each language counts people in, the largest first: million; 亿 and 万.
_COMPACT_UNITS: dict[Lang, tuple[int, ...]] = {"en": (1_000_000,), "zh": (100_000_000, 10_000)}
_COMPACT_WIDTH: dict[Lang, Literal["long", "short"]] = {"en": "long", "zh": "short"}
_MOST_DECIMALS = 2
# Full numbers: grouped in English, not in Chinese; as many decimals as the value has.
_NUMBER_PATTERN: dict[Lang, str] = {"en": "#,##0.##########", "zh": "0.##########"}


def format_date(value: PartialDate, lang: Lang) -> str:
    """Give a date in the precision it has: `July 2018`, `9 July 2018`, `2018年7月`."""
    locale = LOCALES[lang]
    if value.day:
        return format_day(value.first_day, format="long", locale=locale)
    return format_skeleton("yMMMM" if value.month else "y", value.first_day, locale=locale)


def format_range(start: PartialDate, end: PartialDate, lang: Lang) -> str:
    """Give a span of time without saying twice what both its ends share.

    `9–13 April 2018`, `30 April – 2 May 2018`, `July – August 2018`; `2018年4月9日至13日`.
    """
    if start == end:
        return format_date(start, lang)
    first, last = format_date(start, lang), format_date(end, lang)
    if lang == "zh":
        return f"{first}至{_without_shared_start(first, last)}"
    if bool(start.day) != bool(end.day) or start.year != end.year or not start.month:
        return f"{first} – {last}"
    first = first.removesuffix(f" {start.year}")
    if start.day and start.month == end.month:
        return f"{start.day}–{last}"
    return f"{first} – {last}"


def _without_shared_start(first: str, last: str) -> str:
    """Take year and month away from a Chinese date where the one before it has the same."""
    for unit in ("月", "年"):
        shared, mark, rest = last.partition(unit)
        if rest and first.startswith(shared + mark):
            return rest
    return last


def format_period(period: Period, lang: Lang) -> str:
    """Give a period: `July 2018 – November 2019`, `2018年7月至2019年11月`."""
    joiner = " – " if lang == "en" else "至"
    return format_date(period.start, lang) + joiner + format_date(period.end, lang)


def format_number(value: float, lang: Lang) -> str:
    """Give a number in full: grouped by no-break spaces in English, ungrouped in Chinese."""
    plain = format_decimal(value, format=_NUMBER_PATTERN[lang], locale=LOCALES[lang])
    return plain.replace(",", _NO_BREAK_SPACE)


def format_population(value: int, lang: Lang) -> str:
    """Give a number of people: `2.3 million`, `230万人`; in full where two decimals do not hold it.

    The space before `million` does not break.
    """
    person = "人" if lang == "zh" else ""
    unit = next((unit for unit in _COMPACT_UNITS[lang] if value >= unit), None)
    if unit is None or (Fraction(value, unit) * 10**_MOST_DECIMALS).denominator != 1:
        return format_number(value, lang) + person
    compact = format_compact_decimal(
        value,
        format_type=_COMPACT_WIDTH[lang],
        locale=LOCALES[lang],
        fraction_digits=_MOST_DECIMALS,
    )
    return compact.replace(" ", _NO_BREAK_SPACE) + person


def format_area(km2: float, lang: Lang) -> str:
    """Give an area: `3 146 km²` without a break, `3146平方公里`."""
    area = format_unit(
        km2,
        "area-square-kilometer",
        length="short",
        format=_NUMBER_PATTERN[lang],
        locale=LOCALES[lang],
    )
    return area.replace(",", _NO_BREAK_SPACE).replace(" ", _NO_BREAK_SPACE)


def format_country(code: str, lang: Lang) -> str:
    """Give the name of a country by its ISO 3166-1 code of two letters."""
    return str(Locale.parse(LOCALES[lang]).territories[code])


def format_distance(km: float, lang: Lang) -> str:
    """Give a distance rounded to 10 km, and to 1 km below: `9 470 km` without a break, `9470公里`.

    It is the one value that is not exact: cities have no point that they are measured from.
    """
    rounded = round(km / 10) * 10 if km >= 10 else max(1, round(km))
    length = format_unit(
        rounded,
        "length-kilometer",
        length="short",
        format=_NUMBER_PATTERN[lang],
        locale=LOCALES[lang],
    )
    return length.replace(",", _NO_BREAK_SPACE).replace(" ", _NO_BREAK_SPACE)


def format_days(start: date, end: date, lang: Lang) -> str:
    """Give days of a year that is said elsewhere: `12–15 September`, `9月12日至15日`."""
    first, last = (format_skeleton("MMMMd", day, locale=LOCALES[lang]) for day in (start, end))
    if start == end:
        return first
    if lang == "zh":
        return f"{first}至{_without_shared_start(first, last)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    return f"{first} – {last}"
