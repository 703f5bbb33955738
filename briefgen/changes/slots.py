"""What has changed in the programme: slots moved, added, cancelled, confirmed."""

from collections.abc import Iterator

from briefgen.changes.naming import Namer
from briefgen.changes.vocabulary import Words
from briefgen.models.mission.programme import Slot, Status

_WHEN = ("day", "start")


def added_slot(slot: Slot, namer: Namer) -> Words:
    """Say that a slot is new, and where it takes place."""
    if slot.place is None:
        return namer.words.say("slot_added", namer.slot(slot))
    place = Words.of(slot.place).clipped()
    return namer.words.say("slot_added_in", namer.slot(slot), place)


def cancelled_slot(slot: Slot, namer: Namer) -> Words:
    """Say that a slot is no more."""
    return namer.words.say("slot_cancelled", namer.slot(slot))


def moved_slot(old: Slot, new: Slot, before: Namer) -> tuple[frozenset[str], Words] | None:
    """Say to when a slot was moved, and which fields that says; nothing where it was not.

    Of what is not known any more its fields speak, each for itself.
    """
    changed = {name for name in _WHEN if getattr(old, name) != getattr(new, name)}
    if not changed or any(getattr(new, name) is None for name in changed):
        return None
    said, target = _target(old, new, changed, before)
    was_open = all(getattr(old, name) is None for name in changed)
    key = "slot_set" if was_open else "slot_moved"
    return frozenset(said), before.words.say(key, before.slot(old), target)


def status_of_slot(new: Slot, namer: Namer) -> Words:
    """Say how certain a slot is now."""
    if new.status is Status.CONFIRMED:
        return namer.words.say("slot_confirmed", namer.slot(new))
    status = namer.words.say(f"value_{new.status.name.lower()}")
    return namer.words.say("slot_status", namer.slot(new), status)


def _target(old: Slot, new: Slot, changed: set[str], namer: Namer) -> tuple[set[str], Words]:
    """Give the new time, with all fields that it says."""
    said, parts = set(changed), list(_parts(new, changed, namer))
    if "start" in changed and old.end != new.end and new.end and new.end_day == old.end_day:
        said.add("end")
        parts[-1] = namer.words.say("slot_span", parts[-1], Words.alike(f"{new.end:%H:%M}"))
    return said, namer.words.say("slot_when", *parts) if len(parts) > 1 else parts[0]


def _parts(new: Slot, changed: set[str], namer: Namer) -> Iterator[Words]:
    if "day" in changed and new.day:
        yield namer.day(new.day)
    if "start" in changed and new.start:
        yield Words.alike(f"{new.start:%H:%M}")
