"""Chooses a place for each of several words, so that none covers another and leaders cross nothing.

Words are placed one after the other, each in the cheapest place that the ones before it leave; one
that finds none makes others give way. Then each moves to where it is cheaper.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.figures.plane import Box, Segment, cross

# The least distance between words in mm: one above the other, and side by side, where they would
# else be read as one line.
_CLEARANCE = 0.5
_ASIDE = 1.4
_ROUNDS = 3
_TRIALS = 20
# Costs are sums of floats: less than this is no gain.
_GAIN = 1e-6


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: their lines, the box around them, and the leader from their dot."""

    box: Box
    rows: tuple[Box, ...]
    leader: Segment | None = None
    on_line: bool = False
    """Whether a line of the drawing runs through the words."""

    def clashes(self, other: "Place") -> bool:
        """Tell whether two words cannot both stand where they do."""
        mine, its = self.box, other.box
        if (
            mine.left < its.right + _ASIDE
            and its.left < mine.right + _ASIDE
            and mine.top < its.bottom + _CLEARANCE
            and its.top < mine.bottom + _CLEARANCE
        ):
            return True
        leader, its_leader = self.leader, other.leader
        return (
            (leader is not None and its.is_hit(leader))
            or (its_leader is not None and mine.is_hit(its_leader))
            or (leader is not None and its_leader is not None and cross(leader, its_leader))
        )


@dataclass(frozen=True, slots=True)
class Offer:
    """A place, what it costs, and what it and all later offers cost at least."""

    least: float
    cost: float
    place: Place


class Words:
    """Words to be placed: their places, by what they cost at least.

    `forgone` is what it costs to leave them out; nothing where they must stand somewhere.
    """

    def __init__(self, offers: Iterator[Offer], forgone: float | None = None) -> None:
        self._coming = offers
        self._seen: list[Offer] = []
        self.forgone = forgone

    def cheapest(self, taken: Sequence[Place]) -> tuple[float, Place | None] | None:
        """Give the cheapest place that is free, none where leaving out is cheaper, and the cost.

        Nothing where no place is free and the words cannot be left out.
        """
        best: tuple[float, Place | None] | None
        best = None if self.forgone is None else (self.forgone, None)
        for offer in self._offers():
            if best is not None and best[0] <= offer.least:
                break
            if best is not None and best[0] <= offer.cost:
                continue
            for other in taken:
                if offer.place.clashes(other):
                    break
            else:
                best = offer.cost, offer.place
        return best

    def offers(self, number: int) -> list[Offer]:
        """Give so many of the cheapest places, whatever else stands there."""
        if number == 1:
            best = self.cheapest(())
            return [] if best is None or best[1] is None else [Offer(best[0], best[0], best[1])]
        return sorted(self._offers(), key=lambda offer: offer.cost)[:number]

    def _offers(self) -> Iterator[Offer]:
        """Give the offers once more; each is reckoned only once."""
        yield from self._seen
        for offer in self._coming:
            self._seen.append(offer)
            yield offer


# For each of the words what its place costs, and the place, if it is not left out.
_Chosen = dict[int, tuple[float, Place | None]]


def arrange(words: Sequence[Words]) -> tuple[Place | None, ...] | None:
    """Give a place for each of the words, none for one left out; nothing where there is no room."""
    order = range(len(words))
    first = _arranged(words, order)
    alone = [one.cheapest(()) for one in words]
    if first is None or _cost(first) > sum(best[0] for best in alone if best) + _GAIN:
        second = _arranged(words, order[::-1])
        found = [one for one in (first, second) if one is not None]
        first = min(found, key=_cost, default=None)
    return None if first is None else tuple(first[one][1] for one in order)


def _arranged(words: Sequence[Words], order: Sequence[int]) -> _Chosen | None:
    """Place words in an order, then mend what is left over."""
    chosen: _Chosen = {}
    for one in order:
        best = words[one].cheapest(_others(chosen, one))
        if best is not None:
            chosen[one] = best
    for one in order:
        if one not in chosen:
            made = _room_made(words, order, chosen, one, words[one].offers(_TRIALS))
            if made is None:
                return None
            chosen = made
    return _improved(words, order, chosen)


def _improved(words: Sequence[Words], order: Sequence[int], chosen: _Chosen) -> _Chosen:
    """Move words to where they are cheaper, others making room for them, as long as one gains."""
    for _ in range(_ROUNDS):
        before = _cost(chosen)
        for one in order:
            best = words[one].cheapest(_others(chosen, one))
            if best is not None and best[0] < chosen[one][0] - _GAIN:
                chosen[one] = best
            ideal = words[one].offers(1)
            if ideal and ideal[0].cost < chosen[one][0] - _GAIN:
                made = _room_made(words, order, chosen, one, ideal)
                if made is not None and _cost(made) < _cost(chosen) - _GAIN:
                    chosen = made
        if _cost(chosen) > before - _GAIN:
            break
    return chosen


def _room_made(
    words: Sequence[Words],
    order: Sequence[int],
    chosen: _Chosen,
    one: int,
    offers: Sequence[Offer],
) -> _Chosen | None:
    """Give the cheapest way to put one of the words into an offered place, others giving way."""
    cheapest: _Chosen | None = None
    for offer in offers:
        made = {
            other: (cost, place)
            for other, (cost, place) in chosen.items()
            if other != one and (place is None or not place.clashes(offer.place))
        }
        displaced = [other for other in order if other in chosen and other not in made]
        made[one] = offer.cost, offer.place
        for other in displaced:
            if other != one:
                best = words[other].cheapest(_others(made, other))
                if best is None:
                    break
                made[other] = best
        else:
            if cheapest is None or _cost(made) < _cost(cheapest):
                cheapest = made
    return cheapest


def _cost(chosen: _Chosen) -> float:
    return sum(cost for cost, _ in chosen.values())


def _others(chosen: _Chosen, one: int) -> list[Place]:
    return [place for other, (_, place) in chosen.items() if other != one and place is not None]
