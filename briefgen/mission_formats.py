"""Days, local times, time zones, lengths and languages as the documents of a mission write them.

English follows the EU Interinstitutional Style Guide, Chinese GB/T 7408 and GB/T 15835; names of
days and languages are CLDR's, by Babel.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from babel import Locale
from babel.dates import format_date as format_with
from babel.dates import format_skeleton, get_day_names

from briefgen.formats import LOCALES
from briefgen.models.text import Lang

MINUS = "−"
_HOUR = 60


def format_weekday(day: dt.date, lang: Lang) -> str:
    """Give a day in full: `Thursday 13 September 2018`, `2018年9月13日，星期四`."""
    name = _weekday(day, lang, "wide")
    date = format_with(day, format="long", locale=LOCALES[lang])
    return f"{date}，{name}" if lang == "zh" else f"{name} {date}"


def format_short_day(day: dt.date, lang: Lang) -> str:
    """Give a day of a year that is said elsewhere: `Thu 13 Sept`, `9月13日 周四`."""
    name = _weekday(day, lang, "abbreviated")
    date = format_skeleton("MMMd", day, locale=LOCALES[lang])
    return f"{date}（{name}）" if lang == "zh" else f"{name} {date}"


def _weekday(day: dt.date, lang: Lang, width: Literal["wide", "abbreviated"]) -> str:
    return str(get_day_names(width, "stand-alone", LOCALES[lang])[day.weekday()])


def format_clock(time: dt.time) -> str:
    """Give a local time, the same in both languages: `09:30` (ISO 8601, GB/T 7408)."""
    return f"{time:%H:%M}"


def format_hours(start: dt.time, end: dt.time | None) -> str:
    """Give from when to when: `09:00–10:30`, and `09:00` where the end is not known."""
    return f"{start:%H:%M}–{end:%H:%M}" if end else f"{start:%H:%M}"


def format_utc(minutes: int) -> str:
    """Give how far local time is ahead of universal time: `UTC+2`, `UTC−3:30`."""
    hours, rest = divmod(abs(minutes), _HOUR)
    sign = MINUS if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def format_difference(minutes: int, lang: Lang) -> str:
    """Give a difference of local times without its sign: `6 h`, `3 h 30 min`, `6小时`."""
    hours, rest = divmod(abs(minutes), _HOUR)
    if lang == "zh":
        return (f"{hours}小时" if hours else "") + (f"{rest}分钟" if rest else "")
    parts = [f"{hours}\u00a0h"] if hours else []
    parts += [f"{rest}\u00a0min"] if rest else []
    return "\u00a0".join(parts)


def format_minutes(minutes: int, lang: Lang) -> str:
    """Give a length: `10 min` without a break, `10分钟`."""
    return f"{minutes}分钟" if lang == "zh" else f"{minutes}\u00a0min"


def format_languages(codes: Iterable[str], lang: Lang) -> str:
    """Give languages by their codes of ISO 639: `French, Chinese`, `法语、中文`."""
    names = Locale.parse(LOCALES[lang]).languages
    return ("、" if lang == "zh" else ", ").join(str(names[code]) for code in codes)


def format_money(value: str, lang: Lang) -> str:
    """Give a sum of money: `EUR 60` in English, `60欧元` in Chinese, `CNY 60` there `人民币60元`.

    What is no code of ISO 4217 and a number, such as `about 60 euro`, is given as it is.
    """
    code, _, amount = value.partition(" ")
    name = Locale.parse(LOCALES[lang]).currencies.get(code)
    is_sum = name is not None and amount.replace(".", "").replace(" ", "").isdecimal()
    if not is_sum or lang == "en":
        return value
    return f"{name}{amount}元" if code == "CNY" else f"{amount}{name}"
