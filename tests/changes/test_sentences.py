"""What changed, as an officer says it."""

import json
from typing import Any

import pytest

from briefgen.changes.marking import in_terminal
from briefgen.markdown import plain
from tests.changes.changing import Data, complete, listed, plan, said, said_in_chinese

SLOT = 2  # 13 May, 10:30 to 12:00: City of Sampleton: opening talks


@pytest.fixture
def data() -> Data:
    return complete()


@pytest.fixture
def mission(data: Data) -> dict[str, Any]:
    """The mission, to write into."""
    found: dict[str, Any] = data["mission"]
    return found


def both(data: Data) -> list[tuple[str, str]]:
    old = complete()
    return list(zip(said(old, data), said_in_chinese(old, data), strict=True))


def test_a_meeting_at_another_time_moved(data: Data, mission: dict[str, Any]) -> None:
    mission["programme"][SLOT]["start"] = "10:45"
    assert both(data) == [
        (
            "13 May: the meeting at 10:30 (City of Sampleton: opening talks) moved to 10:45",
            "5月13日10:30会见（样例市政府：开幕会谈）改至10:45",
        )
    ]


def test_its_new_end_is_said_with_its_new_start(data: Data, mission: dict[str, Any]) -> None:
    mission["programme"][SLOT] |= {"start": "15:30", "end": "16:30"}
    assert [en.rpartition(") ")[2] for en, _ in both(data)] == ["moved to 15:30–16:30"]


def test_a_meeting_on_another_day_moved(data: Data, mission: dict[str, Any]) -> None:
    mission["programme"][SLOT] |= {"day": "2019-05-14", "start": "15:30", "end": "16:30"}
    ((english, chinese),) = both(data)
    assert english.endswith("moved to 14 May, 15:30–16:30")
    assert chinese.endswith("改至5月14日15:30—16:30")


def test_a_moved_slot_is_a_move_wherever_it_stands_in_the_list(
    data: Data, mission: dict[str, Any]
) -> None:
    slot = mission["programme"].pop(3)  # which has no key
    slot["day"] = "2019-05-16"
    mission["programme"].append(slot)
    ((english, _),) = both(data)
    assert english == "13 May: the meal at 12:15 (Lunch given by the mayor) moved to 16 May"


def test_slots_are_cancelled_added_and_confirmed(data: Data, mission: dict[str, Any]) -> None:
    mission["programme"][3]["status"] = "tentative"
    del mission["programme"][5]
    mission["programme"].append(
        {
            "day": "2019-05-17",
            "start": "09:00",
            "kind": "visit",
            "title": {"en": "Placeholder works", "zh": "示例工厂"},
            "place": {"en": "Gate 1", "zh": "1号门"},
        }
    )
    assert both(data) == [
        (
            "13 May: the visit at 16:30 (Old town and market halls) cancelled",
            "5月13日16:30参观（老城与集市）取消",
        ),
        (
            "17 May: the visit at 09:00 (Placeholder works) added, Gate 1",
            "新增5月17日09:00参观（示例工厂），1号门",
        ),
        (
            "13 May: the meal at 12:15 (Lunch given by the mayor) is now tentative",
            "5月13日12:15用餐（市长午宴）状态改为暂定",
        ),
    ]


def test_what_was_open_and_is_known_is_set(data: Data) -> None:
    old = complete()
    del old["mission"]["programme"][SLOT]["end"], old["mission"]["programme"][SLOT]["start"]
    assert said(old, data)[0] == (
        "13 May: the meeting (City of Sampleton: opening talks) is set for 10:30–12:00"
    )
    assert "start no longer stated (was 10:30)" in "\n".join(said(data, old))
    old["mission"]["programme"][SLOT]["status"] = "tentative"
    assert any(one.endswith("is confirmed") for one in said(old, data))


def test_another_place(data: Data, mission: dict[str, Any]) -> None:
    mission["programme"][SLOT]["place"] = {"en": "Annexe", "zh": "附楼"}
    ((english, chinese),) = both(data)
    assert english.endswith("” to “Annexe”")
    assert "place changed from" in english
    assert chinese.endswith("”调整为“附楼”")


def test_somebody_joins_and_somebody_leaves(data: Data, mission: dict[str, Any]) -> None:
    members = mission["delegation"]["members"]
    members.pop()
    members.append(
        {
            "key": "new",
            "family": "Familyname",
            "given": "Given",
            "chinese": "某某",
            "office": {"en": "Placeholder office", "zh": "示例职务"},
        }
    )
    assert both(data) == [
        (
            "no longer in the delegation: MOU Ershi, Press Officer, Testville Information Office",
            "代表团减少：某二十，新闻专员，测试城市人民政府新闻办公室",
        ),
        (
            "new in the delegation: FAMILYNAME Given, Placeholder office",
            "代表团新增：某某，示例职务",
        ),
    ]


def test_an_office_changed(data: Data, mission: dict[str, Any]) -> None:
    mission["delegation"]["members"][1]["office"] = {"en": "Secretary General", "zh": "秘书长"}
    assert both(data) == [
        (
            "MOU Er: office changed from “Deputy Secretary General” to “Secretary General”",
            "某二：职务由“副秘书长”调整为“秘书长”",
        )
    ]


def test_somebody_else_in_the_same_place(data: Data, mission: dict[str, Any]) -> None:
    mission["delegation"]["members"][6] |= {
        "family": "Familyname",
        "given": "Given",
        "chinese": "某某",
    }
    ((english, chinese),) = both(data)
    assert english == (
        "FAMILYNAME Given, Deputy Director, Testville Bureau of Urban Management in place of MOU Qi"
    )
    assert chinese.startswith("某七改为某某，副局长")


def test_another_order_of_the_delegation_is_said_once(data: Data, mission: dict[str, Any]) -> None:
    members = mission["delegation"]["members"]
    members.insert(1, members.pop(4))
    assert both(data) == [
        (
            "precedence in the delegation changed: MOU Wu is now number 2",
            "代表团礼宾次序调整：某五列第2位",
        )
    ]


def test_who_goes_to_another_list_neither_leaves_nor_comes(
    data: Data, mission: dict[str, Any]
) -> None:
    person = mission["delegation"]["members"].pop()
    mission["others"].append(person)
    assert both(data) == [
        (
            "MOU Ershi moved from the delegation to the other people",
            "某二十由代表团调整至其他人员",
        )
    ]


def test_a_key_that_is_renamed_everywhere_is_one_internal_change(data: Data) -> None:
    new = json.loads(json.dumps(data).replace('"host-alpha"', '"mayor-alpha"'))
    (change,) = listed(data, new)
    assert "short name in the file changed" in plain(change.text.en or "")
    assert change.internal
    assert listed(data, new, "shareable") == ()


def test_the_hotel_the_journey_and_a_gift(data: Data, mission: dict[str, Any]) -> None:
    mission["legs"][1]["arrival"]["time"] = "08:10"
    mission["legs"][2]["departure"] = {"day": "2019-05-16", "time": "18:20"}
    mission["logistics"]["hotels"][0]["name"] = {"en": "Other Hotel", "zh": "另一酒店"}
    mission["gifts"][0]["value"] = "EUR 1"
    assert [english for english, _ in both(data)] == [
        "stay in Sampleton: arrival changed from 07:10 to 08:10",
        "stay in Mockford: departure changed from 15 May 2019, 18:20 to 16 May 2019, 18:20",
        "gift “Ink rubbing of the old city wall, framed”: value changed from “EUR 60” to “EUR 1”",
        "hotel in Sampleton: name changed from “Placeholder Hotel Sampleton” to “Other Hotel”",
    ]


def test_a_list_of_people_is_the_whole_delegation_where_it_names_nobody(
    data: Data, mission: dict[str, Any]
) -> None:
    mission["programme"][0]["people"] = ["mou-yi", "mou-er"]
    ((english, chinese),) = both(data)
    assert english.endswith("our people changed from the whole delegation to MOU Yi, MOU Er")
    assert chinese.endswith("我方人员由全体团员调整为某一、某二")


def test_the_words_of_a_long_text_are_marked() -> None:
    old, new = plan(), plan()
    theme = {
        "en": "Sort household waste at the door, in all districts.",
        "zh": "在全市各区上门分类收运生活垃圾，并公开数据。",
    }
    old["record"]["themes"][1]["text"] = theme
    new["record"]["themes"][1]["text"] = {
        "en": "Sort household waste at the street, in all districts.",
        "zh": "在全市各区定点分类收运生活垃圾，并公开数据。",
    }
    (change,) = listed(old, new)
    assert plain(change.text.en or "").endswith(": text changed")
    assert plain(change.text.en or "").startswith("theme 2 ")
    assert plain(change.text.zh or "").endswith("：内容有修改")
    assert [in_terminal(change.words[lang]) for lang in ("en", "zh")] == [
        "Sort household waste at the [-door-]{+street+}, in all districts.",
        "在全市各区[-上门-]{+定点+}分类收运生活垃圾，并公开数据。",
    ]


def test_a_translation_that_came_or_went() -> None:
    old, new = plan(), plan()
    old["record"]["results"].append({"en": "Placeholder result"})
    new["record"]["results"].append({"en": "Placeholder result", "zh": "示例成果"})
    (came,), (went,) = said(old, new), said(new, old)
    assert came.endswith(": Chinese text added: “示例成果”")
    assert went.endswith(": Chinese text taken out: “示例成果”")


def test_emphasis_alone() -> None:
    old, new = plan(), plan()
    old["record"]["results"].append({"en": "A placeholder result"})
    new["record"]["results"].append({"en": "A *placeholder* result"})
    (sentence,) = said(old, new)
    assert sentence.startswith("emphasis or links of results, item ")


def test_words_of_the_data_are_never_read_as_markdown(data: Data, mission: dict[str, Any]) -> None:
    mission["gifts"][0]["value"] = "*EUR* [1](https://example.org) <b> \\"
    (change,) = listed(complete(), data)
    assert plain(change.text.en or "").endswith("to “*EUR* [1](https://example.org) <b> \\”")


def test_what_changed_in_a_record_of_the_mission_is_said_under_its_name(data: Data) -> None:
    data["records"]["five-cities"]["date"] = "2017-01"
    (change,) = listed(complete(), data)
    assert change.path == ("records", "five-cities", "date")
    assert "U-CAP of " in plain(change.text.en or "")


def test_the_programme_counts_as_far_as_documents_print_it() -> None:
    old, new = plan(), plan()
    new["programme"]["funding"] = {"en": "Placeholder funding", "zh": "示例资助"}
    (sentence,) = said(old, new)
    assert sentence.startswith("All records of the programme: funding line changed from ")
    assert "glossary" not in plan()["programme"]
