"""Journeys: a leg and the flight that is meant by it are one."""

from briefgen.models.mission.arrangements import Flight
from briefgen.models.mission.mission import Mission
from briefgen.pack.journeys import journeys


def with_flights(mission: Mission, *flights: Flight) -> Mission:
    logistics = mission.logistics.model_copy(update={"flights": flights})
    return mission.model_copy(update={"logistics": logistics})


def test_there_is_a_journey_from_each_leg_to_the_next(mission: Mission) -> None:
    cities = [(one.start.key, one.end.key) for one in journeys(mission)]
    assert cities[0] == ("testville", "sampleton")
    assert cities[-1] == ("placeholderstadt", "testville")
    assert len(cities) == len(mission.legs) - 1


def test_a_flight_that_a_leg_names_belongs_to_it(mission: Mission) -> None:
    first = journeys(mission)[0]
    assert first.flight is mission.logistics.flights[0]
    assert first.transport is mission.legs[1].transport


def test_a_flight_of_another_number_is_a_journey_of_its_own(mission: Mission) -> None:
    other = Flight(number="AA 0009", from_city="testville", to_city="sampleton")
    made = journeys(with_flights(mission, other))
    assert made[0].flight is None
    assert (made[-1].flight, made[-1].before, made[-1].transport) == (other, None, None)


def test_it_begins_and_ends_by_the_legs_and_without_them_by_the_flight(mission: Mission) -> None:
    one = journeys(mission)[0]
    assert one.departure == mission.legs[0].departure
    bare = mission.model_copy(update={"legs": ()})
    assert journeys(bare)[0].arrival == mission.logistics.flights[0].arrival


def test_where_nothing_is_known_of_it_nothing_is_said(mission: Mission) -> None:
    legs = tuple(
        leg.model_copy(update={"arrival": None, "departure": None, "transport": None})
        for leg in mission.legs
    )
    one = journeys(with_flights(mission.model_copy(update={"legs": legs})))[0]
    assert (one.departure, one.arrival, one.transport, one.flight) == (None,) * 4
