"""What a city page says: facts of its own, and what of the records concerns it."""

from collections.abc import Mapping

import pytest

from briefgen.models.mission.mission import Mission
from briefgen.models.mission.travel import City
from briefgen.models.text import Text
from briefgen.models.ucap import Ucap
from briefgen.pack.cooperation import Shared, names, shared_with
from briefgen.pack.facts import CityFacts, comparison, facts_of
from tests.pack.made import material_of

SIDES = {
    "date": "2020",
    "lead": "china",
    "china": {"places": [{"name": {"en": "Testville"}}]},
    "europe": {"places": [{"name": {"en": "Sampleton"}}, {"name": {"zh": "模拟福德"}}]},
}


def ucap(**sides: dict[str, object]) -> Ucap:
    """Give a record with facts of a side as a whole."""
    data = {**SIDES, **{side: {**SIDES[side], **facts} for side, facts in sides.items()}}  # type: ignore[dict-item]
    return Ucap.model_validate(data)


def city(name: Text, **facts: object) -> City:
    return City.model_validate({"key": "x", "name": name, "side": "europe", **facts})


SAMPLETON_FAIR = {"en": "Fair in Sampleton"}
SAMPLETON, MOCKFORD = Text(en="Sampleton", zh="样例市"), Text(en="Mockford", zh="模拟福德")
TESTVILLE = Text(en="Testville")


def test_what_the_mission_states_counts_before_any_record(records: Mapping[str, Ucap]) -> None:
    own = city(SAMPLETON, population={"value": 5, "year": 2019}, area={"km2": 7.5})
    facts = facts_of(own, records.values())
    assert facts.population is not None
    assert (facts.population.value, facts.population.year, facts.km2) == (5, 2019, 7.5)


def test_a_fact_that_the_mission_lacks_is_that_of_the_first_record_with_it(
    records: Mapping[str, Ucap],
) -> None:
    facts = facts_of(city(TESTVILLE), records.values())
    assert facts.population is not None
    assert (facts.population.value, facts.population.year) == (8_100_000, 2017)
    assert [region.en for region in facts.regions] == ["Test Province"]


def test_facts_of_a_side_are_those_of_its_only_partner() -> None:
    record = ucap(china={"population": {"value": 9}, "area": {"km2": 3}})
    facts = facts_of(city(TESTVILLE), [record])
    assert facts.population is not None
    assert (facts.population.value, facts.km2) == (9, 3)


def test_a_sum_over_several_partners_is_no_citys_own() -> None:
    record = ucap(europe={"population": {"value": 9}, "area": {"km2": 3}})
    facts = facts_of(city(SAMPLETON), [record])
    assert (facts.population, facts.km2) == (None, None)


def test_several_regions_of_several_partners_are_no_citys_own_but_the_only_one_is() -> None:
    one = ucap(europe={"countries": {"codes": ["FR"]}})
    two = ucap(europe={"countries": {"codes": ["FR", "IE"]}})
    assert facts_of(city(SAMPLETON), [one]).countries == ("FR",)
    assert facts_of(city(SAMPLETON), [two]).countries == ()


def test_a_partner_is_found_by_its_name_in_either_language() -> None:
    record = ucap(europe={"regions": {"names": [{"en": "Sample Region"}]}})
    assert facts_of(city(MOCKFORD), [record]).regions
    assert not facts_of(city(Text(en="Elsewhere")), [record]).regions


def test_what_is_wanting_is_not_made_up(records: Mapping[str, Ucap]) -> None:
    facts = facts_of(city(Text(en="Elsewhere")), records.values())
    assert facts == CityFacts((), (), None, None, None)


def compared(*cities: dict[str, object]) -> Mission:
    data = [
        {"key": f"c{number}", "name": {"en": f"City {number}"}, "side": "europe", **facts}
        for number, facts in enumerate(cities)
    ]
    mission = {
        "records": ["x"],
        "title": {"en": "Placeholder"},
        "date": "2019",
        "dates": {"start": "2019-10", "end": "2019-10"},
        "sender": "china",
        "cities": data,
    }
    return Mission.model_validate(mission)


def people(value: int, year: int | None = None) -> dict[str, object]:
    return {"population": {"value": value, "year": year}}


def test_figures_of_one_year_stand_together_under_it() -> None:
    made = comparison(compared(people(1, 2016), people(2, 2016)), ())
    assert made is not None
    assert made.year == 2016
    assert [one.value for one in made.populations.values()] == [1, 2]


def test_figures_of_several_years_stand_together_each_with_its_own() -> None:
    made = comparison(compared(people(1, 2016), people(2, 2018)), ())
    assert made is not None
    assert made.year is None
    assert len(made.populations) == 2


def test_a_figure_without_its_year_stands_beside_no_other() -> None:
    made = comparison(compared(people(1, 2016), people(2, 2016), people(3)), ())
    assert made is not None
    assert list(made.populations) == ["c0", "c1"]


@pytest.mark.parametrize("cities", [[people(1, 2016), people(2)], [people(1, 2016)], [{}, {}]])
def test_without_two_figures_there_is_no_comparison(cities: list[dict[str, object]]) -> None:
    assert comparison(compared(*cities), ()) is None


def test_areas_have_no_year_and_stand_together() -> None:
    made = comparison(compared({"area": {"km2": 3}}, {"area": {"km2": 4}}), ())
    assert made is not None
    assert (made.areas, made.populations) == ({"c0": 3, "c1": 4}, {})


def test_a_city_shows_the_parts_that_the_mission_names_with_their_numbers(
    mission: Mission, records: Mapping[str, Ucap]
) -> None:
    first, second = shared_with(mission.city("placeholderstadt"), records)
    assert [theme.title.en for theme in first.themes] == ["Digital services", "Public space"]
    assert [one.number for one in first.activities] == [2, 3]
    assert [number for number, _ in first.results] == [1, 3]
    assert (second.record, second.activities, second.has_more) == ("two-to-two", (), False)


def test_a_record_in_which_the_city_is_no_partner_is_not_its_own(
    mission: Mission, records: Mapping[str, Ucap]
) -> None:
    exempla = mission.city("exempla").model_copy(update={"cooperation": ()})
    assert [one.record for one in shared_with(exempla, records)] == ["five-cities"]


WHAT = {"en": "Something is done"}
PLAN = {
    "themes": [{"title": {"en": "For all"}}, {"title": {"en": "Ferries"}, "text": SAMPLETON_FAIR}],
    "activities": [
        {"date": "2018-05", "text": WHAT, "place": {"en": "Sampleton", "zh": "样例市"}},
        {"date": "2018-06", "text": WHAT, "items": [WHAT, SAMPLETON_FAIR]},
        {"date": "2018-07", "text": WHAT, "place": {"en": "Testville"}},
        {"date": "2018-08", "text": {"en": "Testville and Mockford meet"}},
    ],
    "results": [WHAT, SAMPLETON_FAIR, {"en": "Testville and Mockford work on"}],
}


def shared(name: Text) -> Shared:
    """Give what a city, for which nobody chose, shares with the plan."""
    (found,) = shared_with(city(name), {"x": Ucap.model_validate({**SIDES, **PLAN})})
    return found


def test_without_a_choice_a_city_shows_what_names_it_with_its_numbers() -> None:
    sampleton = shared(SAMPLETON)
    assert [one.number for one in sampleton.activities] == [1, 2]
    assert [number for number, _ in sampleton.results] == [2]
    assert [theme.title.en for theme in sampleton.themes] == ["Ferries"]


def test_of_the_items_of_an_activity_it_shows_those_that_name_it() -> None:
    _, second = shared(SAMPLETON).activities
    assert [item.en for item in second.items] == ["Fair in Sampleton"]


def test_two_partners_of_one_plan_show_what_is_different() -> None:
    sampleton, mockford = shared(SAMPLETON), shared(MOCKFORD)
    assert [one.number for one in mockford.activities] == [4]
    assert [number for number, _ in mockford.results] == [3]
    assert sampleton.themes != mockford.themes


def test_where_no_theme_names_it_those_of_the_plan_stand_and_it_is_said() -> None:
    assert [theme.title.en for theme in shared(MOCKFORD).themes] == ["For all", "Ferries"]
    assert shared(MOCKFORD).has_themes_of_all
    assert not shared(SAMPLETON).has_themes_of_all


def test_the_only_partner_of_a_side_shows_what_took_place_there_and_that_there_is_more() -> None:
    testville = shared(TESTVILLE)
    assert [one.number for one in testville.activities] == [3, 4]
    assert testville.has_more
    assert not shared(SAMPLETON).has_more


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        (Text(en="A visit to Rome", zh="访问罗马"), True),
        (Text(en="A visit to **Rome**"), True),
        (Text(en="A visit to Romeville", zh="访问罗马村"), False),
        (Text(en="A visit to Romania", zh="访问罗马尼亚"), False),
        (Text(zh="访问罗马"), True),
    ],
)
def test_a_city_is_named_by_its_whole_name(text: Text, is_named: bool) -> None:  # noqa: FBT001
    assert names(text, Text(en="Rome", zh="罗马")) is is_named


def test_the_pages_of_the_cities_of_the_real_missions_say_different_things() -> None:
    for name in ("2018-09-europe", "2019-10-nice"):
        material = material_of(name)
        said = [shared_with(city, material.ucaps) for city in material.mission.cities]
        assert len(said) == len(set(map(repr, said))) > 1
