"""How a field of a record is named to people."""

from typing import TypeAlias

FieldPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands: keys, and positions in lists counted from 0."""

_LONGEST = 60


def field_name(path: FieldPath) -> str:
    """Give the path as people say it: `activities 3 › text › zh`, entries counted from 1."""
    name = ""
    for key in path:
        if isinstance(key, int):
            name += f" {key + 1}"
        else:
            name += f" › {shorten(key)}" if name else shorten(key)
    return name.strip() or "record"


def shorten(text: str) -> str:
    """Give the text in one line of at most 60 characters, unprintable ones as U+XXXX."""
    shown = "".join(
        character if character.isprintable() else f"U+{ord(character):04X}"
        for character in text[: _LONGEST + 1]
    )
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
