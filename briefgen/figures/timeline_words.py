"""The words of the timeline: the labels of its lanes, and what stands for the whole drawing."""

from collections.abc import Sequence
from itertools import groupby

from briefgen.formats import format_date
from briefgen.models.dates import PartialDate
from briefgen.models.text import Lang
from briefgen.models.ucap import SIDES, Activity, Period, SideName

_LANES: dict[SideName, dict[Lang, str]] = {
    "china": {"en": "in China", "zh": "在中国"},
    "europe": {"en": "in Europe", "zh": "在欧洲"},
}
_ELSEWHERE: dict[Lang, str] = {"en": "elsewhere", "zh": "其他地点"}
_NOT_STATED: dict[Lang, str] = {"en": "place not stated", "zh": "地点未注明"}
_EITHER: dict[Lang, str] = {"en": "elsewhere or not stated", "zh": "其他地点或未注明"}
# Two languages stand beside each other in the first column.
_SHORT: dict[Lang, dict[str, str]] = {
    "en": {_NOT_STATED["en"]: "not stated", _EITHER["en"]: "other"},
    "zh": {_NOT_STATED["zh"]: "未注明", _EITHER["zh"]: "其他"},
}
# More than these are counted only: the list below the drawing has the date of each.
_MOST_NAMED = 12

_Numbered = tuple[int, Activity]


def lane_label(side: SideName | None, activities: Sequence[Activity], langs: Sequence[Lang]) -> str:
    """Give the label of one lane in each language; in several, its short form."""
    labels = [(lang, _lane_label(side, activities, lang)) for lang in langs]
    if len(labels) == 1:
        return labels[0][1]
    return " ".join(_SHORT[lang].get(label, label) for lang, label in labels)


def _lane_label(side: SideName | None, activities: Sequence[Activity], lang: Lang) -> str:
    """Give the label in one language; what has no side may have a place that is on neither."""
    if side is not None:
        return _LANES[side][lang]
    placeless = [activity.place is None for activity in activities if activity.side is None]
    if all(placeless):
        return _NOT_STATED[lang]
    return _EITHER[lang] if any(placeless) else _ELSEWHERE[lang]


def describe_timeline(activities: Sequence[Activity], period: Period | None, lang: Lang) -> str:
    """Give the words that stand for the drawing: its span, what happened where, the period.

    There must be an activity, as there is no drawing without one.
    """
    numbered = list(enumerate(activities, start=1))
    lanes = [
        (_lane_label(side, activities, lang), [one for one in numbered if one[1].side == side])
        for side in (*SIDES, None)
    ]
    filled = [(label, lane) for label, lane in lanes if lane]
    describe = _in_english if lang == "en" else _in_chinese
    return describe(
        _span(activities, period, lang),
        filled,
        _range(period.start, period.end, lang) if period else "",
    )


def _in_english(span: str, lanes: list[tuple[str, list[_Numbered]]], period: str) -> str:
    number = sum(len(lane) for _, lane in lanes)
    counted = number > _MOST_NAMED
    contents = "; ".join(
        f"{label}: {len(lane) if counted else _dated(lane, 'en')}" for label, lane in lanes
    )
    sentences = [
        f"Timeline, {span}, with {number} {'activity' if number == 1 else 'activities'}",
        contents[0].upper() + contents[1:],
    ]
    if counted:
        sentences.append("The list below gives the date of each")
    if period:
        sentences.append(f"The period of cooperation, {period}, is marked")
    return " ".join(f"{sentence}." for sentence in sentences)


def _in_chinese(span: str, lanes: list[tuple[str, list[_Numbered]]], period: str) -> str:
    number = sum(len(lane) for _, lane in lanes)
    counted = number > _MOST_NAMED
    contents = "；".join(
        f"{label}{len(lane)}项" if counted else f"{label}：{_dated(lane, 'zh')}"
        for label, lane in lanes
    )
    sentences = [f"时间轴：{span}，共{number}项活动", contents]
    if counted:
        sentences.append("各项日期见下方列表")
    if period:
        sentences.append(f"图中标出合作期限：{period}")
    return "".join(f"{sentence}。" for sentence in sentences)


def _dated(lane: list[_Numbered], lang: Lang) -> str:
    """Give `2 and 3 (July 2018), 5 (November 2018)`: dates in brackets, as 2 July is a day."""
    parts = []
    for when, group in groupby(lane, key=lambda one: _when(one[1], lang)):
        numbers = [str(number) for number, _ in group]
        if lang == "zh":
            parts.append(f"第{'、'.join(numbers)}项（{when}）")
        else:
            *others, last = numbers
            joined = f"{', '.join(others)} and {last}" if others else last
            parts.append(f"{joined} ({when})")
    return ", ".join(parts) if lang == "en" else "，".join(parts)


def _when(activity: Activity, lang: Lang) -> str:
    return _range(activity.date, activity.end or activity.date, lang)


def _span(activities: Sequence[Activity], period: Period | None, lang: Lang) -> str:
    """Give the first and the last date of the drawing."""
    starts = [activity.date for activity in activities]
    ends = [activity.end or activity.date for activity in activities]
    if period:
        starts.append(period.start)
        ends.append(period.end)
    first = min(starts, key=lambda date: date.first_day)
    last = max(ends, key=lambda date: date.last_day)
    return _range(first, last, lang)


def _range(start: PartialDate, end: PartialDate, lang: Lang) -> str:
    """Give two dates in words, as a dash is not read aloud."""
    if start == end:
        return format_date(start, lang)
    return f"{format_date(start, lang)}{' to ' if lang == 'en' else '至'}{format_date(end, lang)}"
