"""The plain values of a mission: days, local times, time zones, phones, and keys that refer."""

import datetime as dt
import re
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    Strict,
    WithJsonSchema,
)

from briefgen.models.base import Line
from briefgen.models.mission.marks import Refers

_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_TIME = r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"
_KEY = r"^[a-z0-9][a-z0-9-]{0,63}$"
_PHONE = r"^\+?[0-9][0-9 ()/.-]*( ?(ext\.?|x) ?[0-9]+)?$"
_LANGUAGE = r"^[a-z]{2,3}$"


def parse_day(value: object) -> dt.date:
    """Read `2018-09-13`; raise ValueError for anything else."""
    if isinstance(value, dt.date):
        return value
    if not (isinstance(value, str) and re.fullmatch(_DAY, value)):
        raise ValueError(f"{value!r} is not a day such as 2018-09-13")
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value} is not in the calendar") from None


def parse_time(value: object) -> dt.time:
    """Read `09:30`, the hours from 0 to 23; raise ValueError for anything else."""
    if isinstance(value, dt.time):
        return value
    if not (isinstance(value, str) and re.fullmatch(_TIME, value)):
        raise ValueError(f"{value!r} is not a time such as 09:30")
    hours, minutes = value.split(":")
    return dt.time(int(hours), int(minutes))


def _check_key(key: str) -> str:
    if not re.fullmatch(_KEY, key):
        raise ValueError(f"`{key}` is not a key: small letters, digits and hyphens")
    return key


def _check_phone(phone: str) -> str:
    if not re.fullmatch(_PHONE, phone):
        raise ValueError(f"`{phone}` is not a telephone number such as +34 000 000 000")
    return phone


def _check_zone(name: str) -> str:
    from babel.core import get_global  # Babel is read only when a mission names a time zone

    if name not in get_global("zone_territories"):
        raise ValueError(f"`{name}` is not a time zone of the IANA such as Europe/Paris")
    return name


def _check_language(code: str) -> str:
    from babel import Locale

    if not (re.fullmatch(_LANGUAGE, code) and code in Locale("en").languages):
        raise ValueError(f"`{code}` is not a language code of ISO 639 such as en, zh or es")
    return code


Day = Annotated[
    dt.date,
    BeforeValidator(parse_day),
    PlainSerializer(dt.date.isoformat, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _DAY}),
]
"""A day in the calendar."""

Time = Annotated[
    dt.time,
    BeforeValidator(parse_time),
    PlainSerializer(lambda time: f"{time:%H:%M}", return_type=str),
    WithJsonSchema({"type": "string", "pattern": _TIME}),
]
"""A local time, to the minute."""

Minutes = Annotated[int, Strict(), Field(ge=1, le=1440)]
"""How long something takes, in minutes."""

Phone = Annotated[Line, AfterValidator(_check_phone), Field(json_schema_extra={"pattern": _PHONE})]
"""A telephone number, as it is dialled from abroad."""

ZoneName = Annotated[
    Line,
    AfterValidator(_check_zone),
    Field(json_schema_extra={"examples": ["Asia/Shanghai", "Europe/Paris"]}),
]
"""A time zone by its name at the IANA."""

LanguageCode = Annotated[
    Line, AfterValidator(_check_language), Field(json_schema_extra={"pattern": _LANGUAGE})
]
"""A language by its code of ISO 639; documents write its name."""

Key = Annotated[
    str, Strict(), AfterValidator(_check_key), Field(json_schema_extra={"pattern": _KEY})
]
"""A short name by which other fields refer to a person, a city or a slot."""

PersonKey = Annotated[Key, Refers("person")]
"""Anyone whom the mission knows."""
OurKey = Annotated[Key, Refers("ours")]
"""A delegate."""
HostKey = Annotated[Key, Refers("host")]
"""A host or counterpart."""
CityKey = Annotated[Key, Refers("city")]
"""A city of the mission."""
SlotKey = Annotated[Key, Refers("slot")]
"""A slot of the programme."""
RecordName = Annotated[Key, Refers("record")]
"""A record of the workspace."""
