"""Which event of a calendar a slot is: it keeps its UID when it moves, or is called something else.

A UID tells nothing (RFC 7986, 5.3), and once it was told it is never another slot's.
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

from briefgen.deliver.calendar_memory import Memory, Start
from briefgen.models.mission.programme import Slot

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "briefgen")
"""Of the UIDs, so that they are no one else's (RFC 9562, 5.5); it never changes."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which event a slot is."""

    uid: str
    called: str
    """What its key or title alone would give: the UID, until the slot is called something else."""


def identities(
    slots: Sequence[Slot],
    starts: Sequence[Start | None],
    scope: str,
    memory: Memory,
    cancelled: Container[str],
) -> list[Identity]:
    """Give the identity of each slot.

    It is the event that was called so; else the one event that started then and that no slot is
    any more; else a new one. `starts` are those of the slots, `scope` names the mission among
    all, `cancelled` holds the UIDs of events that are no more.
    """
    called = _called(slots, scope)
    known = {told.called or uid: uid for uid, told in memory.items()}
    uids = [known.get(one) for one in called]
    free = [uid for uid in memory if uid not in uids and uid not in cancelled]
    without = [start for start, uid in zip(starts, uids, strict=True) if uid is None]
    for index, start in enumerate(starts):
        then = [uid for uid in free if memory[uid].start == start]
        if uids[index] is None and len(then) == without.count(start) == 1:
            uids[index] = then[0]
    taken = {*memory, *filter(None, uids)}
    return [Identity(uid or _new(one, taken), one) for uid, one in zip(uids, called, strict=True)]


def _called(slots: Sequence[Slot], scope: str) -> list[str]:
    """Give what the key of each slot, else its title, stands for: both outlive its time.

    Of slots with one title the earlier is the first one, wherever the file has it.
    """
    found: dict[int, str] = {}
    counted: Counter[str] = Counter()
    for index, slot in sorted(enumerate(slots), key=_by_time):
        name = f"key {slot.key}" if slot.key else f"title {slot.title.en or slot.title.zh}"
        counted[name] += 1
        place = f" {counted[name]}" if counted[name] > 1 else ""
        found[index] = str(uuid.uuid5(_NAMESPACE, f"{scope} {name}{place}"))
    return [found[index] for index in range(len(slots))]


def _by_time(numbered: tuple[int, Slot]) -> tuple[dt.date, dt.time, int]:
    index, slot = numbered
    return slot.day or dt.date.max, slot.start or dt.time(), index


def _new(called: str, taken: set[str]) -> str:
    """Give a UID that no event ever had: another slot may have been called so before."""
    uid = called
    while uid in taken:
        uid = str(uuid.uuid5(_NAMESPACE, f"{uid} again"))
    taken.add(uid)
    return uid
