"""The lines of a calendar: what RFC 5545, section 3, says of how a value becomes bytes."""

import datetime as dt
from collections.abc import Iterable

_LONGEST = 75  # octets, without the line break (RFC 5545, 3.1)


def text(value: str) -> str:
    """Give the value of a property of the type TEXT, in which no line ends (RFC 5545, 3.3.11)."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def parameter(value: str) -> str:
    """Give the value of a parameter in quotation marks, which cannot stand in it (RFC 6868)."""
    caret = value.replace("^", "^^").replace('"', "^'").replace("\n", "^n")
    return f'"{caret}"'


def date(day: dt.date) -> str:
    """Give a day (RFC 5545, 3.3.4)."""
    return f"{day:%Y%m%d}"


def local(day: dt.date, time: dt.time) -> str:
    """Give a local time (RFC 5545, 3.3.5, form 1)."""
    return f"{day:%Y%m%d}T{time:%H%M%S}"


def universal(moment: dt.datetime) -> str:
    """Give a moment of universal time (RFC 5545, 3.3.5, form 2)."""
    return f"{moment:%Y%m%dT%H%M%S}Z"


def as_bytes(lines: Iterable[str]) -> bytes:
    """Give the lines as a file: folded at 75 octets, each ended by CR LF."""
    return b"".join(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    """Fold a line between characters: what follows begins with a space, which counts too."""
    rows, row = [], b""
    for character in line:
        octets = character.encode()
        if len(row) + len(octets) > _LONGEST:
            rows.append(row)
            row = b" "
        row += octets
    return b"\r\n".join((*rows, row)) + b"\r\n"
