"""The filters of mission templates, beside those of `wording.py`: people, days, times, marks."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from briefgen import mission_formats as formats
from briefgen.formats import format_days
from briefgen.mission_view.days import PlacedSlot
from briefgen.mission_view.places import Places
from briefgen.models.mission.part import Part
from briefgen.models.mission.people import Person
from briefgen.models.mission.programme import Status
from briefgen.models.text import Lang
from briefgen.open_points import state_of
from briefgen.typography import unbroken
from briefgen.wording import label, lang_of, text

_SHORT_NAME = 18
_STATUS: Mapping[Status, str] = {
    Status.CONFIRMED: "strip_confirmed",
    Status.TENTATIVE: "mark_tentative",
    Status.TO_BE_CONFIRMED: "to_be_confirmed",
}


@pass_context
def weekday(context: Context, day: dt.date, lang: Lang | None = None) -> str:
    """Give a day in full."""
    return formats.format_weekday(day, lang_of(context, lang))


@pass_context
def short_day(context: Context, day: dt.date, lang: Lang | None = None) -> str:
    """Give a day without its year."""
    return formats.format_short_day(day, lang_of(context, lang))


@pass_context
def days(context: Context, start: dt.date, end: dt.date, lang: Lang | None = None) -> str:
    """Give from which day to which, without the year."""
    return format_days(start, end, lang_of(context, lang))


@pass_context
def minutes(context: Context, value: int, lang: Lang | None = None) -> str:
    """Give a length of time."""
    return formats.format_minutes(value, lang_of(context, lang))


@pass_context
def difference(context: Context, value: int, lang: Lang | None = None) -> str:
    """Give a difference of local times, without its sign."""
    return formats.format_difference(value, lang_of(context, lang))


@pass_context
def languages(context: Context, codes: Iterable[str], lang: Lang | None = None) -> str:
    """Give the names of languages."""
    return formats.format_languages(codes, lang_of(context, lang))


@pass_context
def money(context: Context, value: str, lang: Lang | None = None) -> str:
    """Give a sum of money."""
    return formats.format_money(value, lang_of(context, lang))


def clock(time: dt.time) -> str:
    """Give a local time."""
    return formats.format_clock(time)


def hours(start: dt.time, end: dt.time | None) -> str:
    """Give from when to when."""
    return formats.format_hours(start, end)


def utc(value: int) -> str:
    """Give how far local time is ahead of universal time."""
    return formats.format_utc(value)


# --- people --------------------------------------------------------------------------------------


def latin(person: Person) -> str:
    """Give a name in Latin letters, the family name in capitals: `FAMILY Given`, or nothing."""
    return " ".join(part for part in ((person.family or "").upper(), person.given) if part)


def _whole(words: str) -> str:
    """Give a name that no line breaks, where it is short enough for the narrowest column."""
    return words.replace(" ", "\u00a0") if len(words) <= _SHORT_NAME else words


@pass_context
def name(context: Context, person: Person, lang: Lang | None = None) -> Markup:
    """Give a name within words, with its honorific; of one without a name office and mark.

    In English `Prof. FAMILY Given`, in Chinese `姓名教授`.
    """
    lang = lang_of(context, lang)
    own = _whole(latin(person)) if lang == "en" else person.chinese
    words = escape(own or person.chinese or latin(person))
    if own is None or not own:
        other: Lang = "zh" if lang == "en" else "en"
        words = Markup('<span lang="{}">{}</span>').format(other, words) if words else words
    if words and person.honorific:
        title = text(context, person.honorific, lang, mark=False)
        return words + title if lang == "zh" else title + Markup(" ") + words
    if words:
        return words
    office = person.office or person.body or person.role
    before = text(context, office, lang, mark=False) + Markup(" ") if office else Markup("")
    return before + open_mark(context, person, "family", lang)


@pass_context
def names_of(context: Context, people: Iterable[Person], lang: Lang | None = None) -> Markup:
    """Give names one after the other."""
    lang = lang_of(context, lang)
    joiner = Markup("、" if lang == "zh" else ", ")  # noqa: S704  # a constant
    return joiner.join(unbroken(name(context, person, lang)) for person in people)


# --- what is not known ---------------------------------------------------------------------------


@pass_context
def open_mark(
    context: Context, part: Part, field: str, lang: Lang | None = None, key: str = ""
) -> Markup:
    """Give what stands in the place of a field without a value: a mark, grey words, or nothing.

    `key` is the label of the words, such as "name to be confirmed"; else they are its usual ones.
    """
    lang = lang_of(context, lang)
    state = state_of(context["mission"], part, field)
    if state == "open":
        places: Places = context["places"]
        where = places.name_of(part, field)
        words = label(context, key or "to_be_confirmed", lang=lang)
        return Markup('<mark name="{}">{}</mark>').format(where, words)
    if state == "on site":
        return Markup('<span class="quiet">{}</span>').format(
            label(context, "told_on_site", lang=lang)
        )
    return Markup("")


@pass_context
def status_words(context: Context, placed: PlacedSlot, lang: Lang | None = None) -> Markup:
    """Give how certain a slot is, in words; what is not confirmed is bold."""
    key = _STATUS[placed.slot.status]
    words = label(context, key, lang=lang_of(context, lang))
    return (
        words
        if placed.slot.status is Status.CONFIRMED
        else Markup("<strong>{}</strong>").format(words)
    )


@pass_context
def status_disc(context: Context, placed: PlacedSlot, lang: Lang | None = None) -> Markup:  # noqa: ARG001
    """Give the disc of what is confirmed, the ring of what is not."""
    if placed.slot.status is Status.CONFIRMED:
        return Markup('<mark confirmed="yes"></mark>')
    return Markup('<mark name="{}"></mark>').format(_status_name(context, placed))


@pass_context
def status_mark(context: Context, placed: PlacedSlot, lang: Lang | None = None) -> Markup:
    """Give the mark after a slot's title; nothing for one that is confirmed."""
    if placed.slot.status is Status.CONFIRMED:
        return Markup("")
    words = label(context, _STATUS[placed.slot.status], lang=lang_of(context, lang))
    return Markup('<mark name="{}">{}</mark>').format(_status_name(context, placed), words)


def _status_name(context: Context, placed: PlacedSlot) -> str:
    places: Places = context["places"]
    return places.name_of(placed.slot, "status")


MISSION_FILTERS: Mapping[str, Callable[..., str]] = {
    function.__name__: function
    for function in (
        *(weekday, short_day, days, minutes, difference, languages, money, clock, hours, utc),
        *(latin, name, names_of, open_mark, status_words, status_disc, status_mark),
    )
}
"""The filters by the names that templates use."""
