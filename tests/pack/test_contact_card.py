"""Who and what stands on the card that is carried along."""

from briefgen.models.mission.mission import Mission
from briefgen.pack.contact_card import contact_card


def test_numbers_for_everywhere_come_before_those_of_a_city(mission: Mission) -> None:
    cities = [one.city is None for one in contact_card(mission).emergencies]
    assert cities == sorted(cities, reverse=True)
    assert len(cities) == len(mission.emergencies)


def test_a_contact_has_the_number_and_address_of_its_person(mission: Mission) -> None:
    contact = contact_card(mission).contacts[0]
    assert contact.person is not None
    assert contact.person.key == "mou-shiba"
    assert (contact.phone, contact.email) == ("+00 000 0000 0018", "mou.shiba@example.org")


def test_a_number_of_the_contact_itself_counts_first(mission: Mission) -> None:
    office = contact_card(mission).contacts[4]
    assert (office.person, office.phone) == (None, "+00 001 000 100")


def test_interpreters_stand_in_the_order_in_which_they_are_needed(mission: Mission) -> None:
    people = [one.person for one in contact_card(mission).interpreters]
    assert [one.key for one in people if one] == [
        "interpreter-fr",
        "interpreter-en",
        "interpreter-it",
    ]


def test_a_mission_without_numbers_has_an_empty_card(mission: Mission) -> None:
    bare = mission.model_copy(update={"contacts": (), "emergencies": (), "programme": ()})
    assert contact_card(bare).is_empty
    assert not contact_card(mission).is_empty
