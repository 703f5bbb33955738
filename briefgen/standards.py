"""The lists that others keep: development goals, Urban Agenda partnerships, country codes.

Names and colours of the goals are the United Nations' own; the English names of the partnerships
are the European Commission's, their Chinese names are translations, as no official list exists.
"""

import json
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from briefgen.models.text import Lang

_INK = "#16191F"


@dataclass(frozen=True, slots=True)
class Sdg:
    """A Sustainable Development Goal."""

    number: int
    en: str
    zh: str
    colour: str

    def name(self, lang: Lang) -> str:
        """Give the official name of the goal."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Partnership:
    """A partnership of the Urban Agenda for the EU."""

    code: str
    en: str
    zh: str
    since: int

    def name(self, lang: Lang) -> str:
        """Give the name of the partnership."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Standards:
    """The lists, by number and by code."""

    sdgs: dict[int, Sdg]
    partnerships: dict[str, Partnership]


@cache
def standards() -> Standards:
    """Read the lists that travel with briefgen."""
    lists = json.loads((Path(__file__).parent / "standards.json").read_text("utf-8"))
    return Standards(
        sdgs={entry["number"]: Sdg(**entry) for entry in lists["sdgs"]},
        partnerships={entry["code"]: Partnership(**entry) for entry in lists["partnerships"]},
    )


def readable_on(background: str) -> str:
    """Give ink or white, whichever contrasts more with a colour (WCAG 2.2, relative luminance)."""
    luminance = _luminance(background)
    against_white = 1.05 / (luminance + 0.05)
    against_ink = (luminance + 0.05) / (_luminance(_INK) + 0.05)
    return "#FFFFFF" if against_white > against_ink else _INK


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def check_partnership(code: str) -> str:
    """Give the code back; raise ValueError with the nearest one where it is not known."""
    if code not in standards().partnerships:
        raise ValueError(f"`{code}` is not an Urban Agenda partnership{_nearest(code)}")
    return code


def _nearest(code: str) -> str:
    near = get_close_matches(code, standards().partnerships, n=1)
    return f" (did you mean `{near[0]}`?)" if near else ""


def check_country(code: str) -> str:
    """Give the code back; raise ValueError where ISO 3166-1 has no such code."""
    from babel import Locale  # Babel is read only when a record names a country

    if not (len(code) == 2 and code.isupper() and code in Locale("en").territories):
        raise ValueError(f"`{code}` is not a country code of two letters such as CN, FR or IT")
    return code
