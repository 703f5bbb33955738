"""The words that stand for the timeline."""

from briefgen.figures.timeline_words import describe_timeline
from briefgen.models.text import Text
from briefgen.models.ucap import Activity, Period


def _activity(**fields: object) -> Activity:
    return Activity.model_validate({"text": Text(en="Something was done."), **fields})


ACTIVITIES = (
    _activity(date="2018-04", side="china"),
    _activity(date="2018-07", side="china"),
    _activity(date="2018-07", side="china"),
    _activity(date="2018-09-03", end="2018-09-07", side="europe"),
)
PERIOD = Period.model_validate({"start": "2018-07", "end": "2019-11"})


def test_it_says_in_english_what_happened_where_and_when() -> None:
    assert describe_timeline(ACTIVITIES, PERIOD, "en") == (
        "Timeline, April 2018 to November 2019, with 4 activities. "
        "In China: 1 (April 2018), 2 and 3 (July 2018); "
        "in Europe: 4 (3 September 2018 to 7 September 2018). "
        "The period of cooperation, July 2018 to November 2019, is marked."
    )


def test_it_says_in_chinese_what_happened_where_and_when() -> None:
    assert describe_timeline(ACTIVITIES, PERIOD, "zh") == (
        "时间轴：2018年4月至2019年11月，共4项活动。"
        "在中国：第1项（2018年4月），第2、3项（2018年7月）；"
        "在欧洲：第4项（2018年9月3日至2018年9月7日）。"
        "图中标出合作期限：2018年7月至2019年11月。"
    )


def test_one_activity_without_a_period_takes_two_short_sentences() -> None:
    one = ACTIVITIES[:1]

    assert describe_timeline(one, None, "en") == (
        "Timeline, April 2018, with 1 activity. In China: 1 (April 2018)."
    )


def test_many_activities_are_counted() -> None:
    assert describe_timeline(ACTIVITIES * 4, None, "en") == (
        "Timeline, April 2018 to 7 September 2018, with 16 activities. "
        "In China: 12; in Europe: 4. The list below gives the date of each."
    )


def test_what_has_no_side_is_elsewhere_where_its_place_is_known() -> None:
    placeless = _activity(date="2018-04")
    placed = _activity(date="2018-05", place=Text(en="Testville"))

    assert "Place not stated: 1 (April 2018)." in describe_timeline([placeless], None, "en")
    assert "Elsewhere: 1 (May 2018)." in describe_timeline([placed], None, "en")
    assert "其他地点或未注明：" in describe_timeline([placeless, placed], None, "zh")
