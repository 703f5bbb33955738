"""The filters of templates: values of a record in the words of a language.

It is the template's own language, `lang`, unless a filter is given another one.
"""

from collections.abc import Callable, Iterable, Mapping

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from briefgen import formats
from briefgen.markdown import inline_markup
from briefgen.models.dates import PartialDate
from briefgen.models.text import Lang, Text
from briefgen.models.ucap import Period
from briefgen.standards import standards
from briefgen.typography import unbroken

_OTHER: Mapping[Lang, Lang] = {"en": "zh", "zh": "en"}


def lang_of(context: Context, lang: Lang | None) -> Lang:
    """Give the language that a filter is given, else that of the template."""
    own: Lang = context["lang"]
    return lang or own


def _label_text(context: Context, key: str, lang: Lang) -> str:
    labels: Mapping[str, Text] = context["labels"]
    return labels[key].in_lang(lang) or ""


@pass_context
def text(context: Context, value: Text, lang: Lang | None = None, *, mark: bool = True) -> Markup:
    """Give a text; where it is not translated, the other language in grey, with a mark after it."""
    lang = lang_of(context, lang)
    own = value.in_lang(lang)
    if own is not None:
        return Markup(inline_markup(own))  # noqa: S704  # inline_markup escapes
    other = _OTHER[lang]
    words = inline_markup(value.in_lang(other) or "")
    flag = _to_translate(context, value, lang) if mark else ""
    return Markup(f'<span class="quiet" lang="{other}">{words}</span>{flag}')  # noqa: S704


def _to_translate(context: Context, value: Text, lang: Lang) -> Markup:
    """Give the mark of a text that is not translated; in a mission it says of which one."""
    words = _label_text(context, "to_translate", lang)
    places = context.get("places")
    if places is None:
        return Markup("<mark>{}</mark>").format(words)
    return Markup('<mark name="{}">{}</mark>').format(places.name_of(value), words)


@pass_context
def names(
    context: Context, values: Iterable[Text], lang: Lang | None = None, *, mark: bool = True
) -> Markup:
    """Give names one after the other, joined as the language does it, none broken in two."""
    lang = lang_of(context, lang)
    return Markup(formats.LIST_MARK[lang]).join(  # noqa: S704  # a constant
        unbroken(text(context, value, lang, mark=mark)) for value in values
    )


@pass_context
def label(context: Context, key: str, *values: object, lang: Lang | None = None) -> Markup:
    """Give a word of labels.yaml, with the values in the places of its `{}`."""
    return escape(_label_text(context, key, lang_of(context, lang))).format(*values)


@pass_context
def countries(context: Context, codes: Iterable[str], lang: Lang | None = None) -> str:
    """Give the names of countries by their codes."""
    lang = lang_of(context, lang)
    return formats.LIST_MARK[lang].join(
        unbroken(formats.format_country(code, lang)) for code in codes
    )


@pass_context
def date(context: Context, value: PartialDate, lang: Lang | None = None) -> str:
    """Give a date in the precision it has."""
    return formats.format_date(value, lang_of(context, lang))


@pass_context
def date_range(
    context: Context, start: PartialDate, end: PartialDate | None, lang: Lang | None = None
) -> str:
    """Give a date, or a span of time from its first to its last day or month."""
    lang = lang_of(context, lang)
    return formats.format_range(start, end, lang) if end else formats.format_date(start, lang)


@pass_context
def period(context: Context, value: Period, lang: Lang | None = None) -> str:
    """Give a period from its first to its last month."""
    return formats.format_period(value, lang_of(context, lang))


@pass_context
def population(context: Context, value: int, lang: Lang | None = None) -> str:
    """Give a number of people."""
    return formats.format_population(value, lang_of(context, lang))


@pass_context
def area(context: Context, km2: float, lang: Lang | None = None) -> str:
    """Give an area."""
    return formats.format_area(km2, lang_of(context, lang))


@pass_context
def sdg_name(context: Context, number: int, lang: Lang | None = None) -> str:
    """Give the official name of a development goal."""
    return standards().sdgs[number].name(lang_of(context, lang))


@pass_context
def partnerships(context: Context, codes: Iterable[str], lang: Lang | None = None) -> str:
    """Give the names of Urban Agenda partnerships; they hold commas, so semicolons part them."""
    lang = lang_of(context, lang)
    return ("；" if lang == "zh" else "; ").join(
        unbroken(standards().partnerships[code].name(lang)) for code in codes
    )


FILTERS: Mapping[str, Callable[..., str]] = {
    function.__name__: function
    for function in (
        *(text, names, label, countries, date, date_range, period, population, area),
        *(sdg_name, partnerships, unbroken),
    )
}
"""The filters by the names that templates use."""
