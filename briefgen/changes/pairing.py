"""Which item of a list is which item of its later state: by key, else by likeness.

An item that stands elsewhere or says something else is the same item; only what has no counterpart
was added or removed.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

ItemT = TypeVar("ItemT")

_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Pairing:
    """Positions in the old and in the new list."""

    pairs: tuple[tuple[int, int], ...]
    """What stands in both, in the new order."""
    gone: tuple[int, ...]
    added: tuple[int, ...]


def pair(
    old: Sequence[ItemT],
    new: Sequence[ItemT],
    identity: Callable[[ItemT], Hashable | None],
    likeness: Callable[[ItemT, ItemT], float],
) -> Pairing:
    """Pair the items of two lists.

    First those of one identity, where a list has it once; then equal ones; then, the most alike
    first, those of a likeness of at least one half.
    """
    matches = _same_identity(old, new, identity)
    matches |= _equal(old, new, matches)
    matches |= _alike(old, new, matches, likeness)
    taken = set(matches.values())
    return Pairing(
        tuple(sorted(matches.items(), key=lambda one: one[1])),
        tuple(i for i in range(len(old)) if i not in matches),
        tuple(j for j in range(len(new)) if j not in taken),
    )


def displaced(pairs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Give the fewest pairs that were moved, so that all others keep their order."""
    tails: list[int] = []
    chains: list[tuple[tuple[int, int], ...]] = []
    for one in sorted(pairs, key=lambda one: one[1]):
        place = bisect_left(tails, one[0])
        chain = (*(chains[place - 1] if place else ()), one)
        tails[place:], chains[place:] = (
            [one[0], *tails[place + 1 :]],
            [chain, *chains[place + 1 :]],
        )
    kept = set(chains[-1]) if chains else set()
    return tuple(one for one in pairs if one not in kept)


def _same_identity(
    old: Sequence[ItemT], new: Sequence[ItemT], identity: Callable[[ItemT], Hashable | None]
) -> dict[int, int]:
    before, after = ([identity(one) for one in items] for items in (old, new))
    often = Counter(before), Counter(after)
    places = {one: j for j, one in enumerate(after)}
    return {
        i: places[one]
        for i, one in enumerate(before)
        if one is not None and often[0][one] == often[1][one] == 1
    }


def _equal(old: Sequence[ItemT], new: Sequence[ItemT], matches: dict[int, int]) -> dict[int, int]:
    found: dict[int, int] = {}
    taken = set(matches.values())
    for i, one in enumerate(old):
        if i in matches:
            continue
        candidates = (j for j, other in enumerate(new) if j not in taken and one == other)
        if (j := next(candidates, None)) is not None:
            found[i] = j
            taken.add(j)
    return found


def _alike(
    old: Sequence[ItemT],
    new: Sequence[ItemT],
    matches: dict[int, int],
    likeness: Callable[[ItemT, ItemT], float],
) -> dict[int, int]:
    left = [i for i in range(len(old)) if i not in matches]
    free = [j for j in range(len(new)) if j not in set(matches.values())]
    ranked = sorted(
        (-score, abs(i - j), i, j)
        for i in left
        for j in free
        if (score := likeness(old[i], new[j])) >= _ALIKE
    )
    found: dict[int, int] = {}
    for _, _, i, j in ranked:
        if i not in found and j not in found.values():
            found[i] = j
    return found
