"""What pydantic complains of, said to people who write records: what is wrong, what mends it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from briefgen.errors import Problem
from briefgen.loading.fields import block_with, model_at, nearest_key
from briefgen.loading.names import FieldPath, field_name, shorten
from briefgen.loading.restricted import is_restricted, restricted_phrase
from briefgen.loading.yaml_tree import Tree
from briefgen.models.descriptions import description_of
from briefgen.models.text import Text

_LONGEST = 200
_SEPARATED = re.compile(r"[0-9]{1,3}([ ,.'_\u00a0\u202f][0-9]{3})+")

# What mends a breach of the models' own rules, by the words of its message.
_RULE_REMEDIES = (
    ("none of http", "lead it to an address of one of these, or take the link out"),
    ("invisible control character", "take it out, by typing the words around it anew"),
    ("has neither", "write `en:` or `zh:` or both under it"),
    ("not a date", "write a year, a month or a day in this form"),
    ("not in the calendar", "correct the month or the day"),
    ("Urban Agenda partnership", "write the code of a partnership, such as `urban-mobility`"),
    ("country code", "write the code of ISO 3166-1 in capitals"),
    ("before it starts", "correct one of the two dates"),
    ("before its start", "correct the times, or give the day on which it ends as `end_day`"),
    ("an end but no start", "write its `start` too"),
    ("a last day but no first", "write its `day` too"),
    ("not a day", "write it like 2018-09-13"),
    ("not a time", "write it like 09:30, the hours from 0 to 23"),
    ("time zone", "write its name at the IANA, with the continent and the city"),
    ("not a key", "write a short one, such as `familyname-given`"),
    ("telephone number", "write it with the code of the country: digits, spaces and hyphens"),
    ("language code", "write the code in small letters"),
    ("a list of fields", "write `on_site: true`"),
    ("told on site", "take it out, or correct its name"),
)
_LIMIT_REMEDIES = {
    "sdgs": "the Sustainable Development Goals run from 1 to 17",
    "year": "write the year with its four digits",
}


@dataclass(frozen=True, slots=True)
class _Mistake:
    """An error of pydantic's with the record and the model that it is about."""

    error: ErrorDetails
    tree: Tree
    model: type[BaseModel]

    @property
    def path(self) -> FieldPath:
        return self.error["loc"]

    @property
    def name(self) -> str:
        return f"`{field_name(self.path)}`"

    @property
    def value(self) -> object:
        return self.error["input"]

    @property
    def written(self) -> str:
        """The value as the file spells it."""
        return self.tree.written.get(self.path, str(self.value))

    def limit(self, key: str) -> str:
        """Give a limit that pydantic states, such as `le`."""
        limit = self.error["ctx"][key]
        return f"{limit:g}" if isinstance(limit, float) else str(limit)


Phrase = tuple[str, str]
"""What is wrong, and what mends it."""


def phrase_of(error: ErrorDetails, tree: Tree, model: type[BaseModel]) -> Problem:
    """Say an error of this model's validation, without its file and line."""
    return Problem(*PHRASES.get(error["type"], _other)(_Mistake(error, tree, model)))


def _missing(mistake: _Mistake) -> Phrase:
    key = str(mistake.path[-1])
    where = field_name(mistake.path[:-1])
    owner = model_at(mistake.model, mistake.path[:-1])
    meaning = (description_of(owner, key) or "").rstrip(".") if owner else ""
    return f"`{key}` is missing in `{where}`", f"add `{key}:` ({meaning})"


def _unknown_key(mistake: _Mistake) -> Phrase:
    key = str(mistake.path[-1])
    if is_restricted(key):
        return restricted_phrase(key, field_name(mistake.path[:-1]))
    what = f"unknown key `{shorten(key)}` in `{field_name(mistake.path[:-1])}`"
    owner = model_at(mistake.model, mistake.path[:-1])
    if owner is None:
        return what, "take it out"
    if near := nearest_key(owner, key):
        return what, f"did you mean `{near}`?"
    if block := block_with(owner, key):
        return what, f"write it under `{block}:`"
    return what, f"take it out, or use one of: {', '.join(owner.model_fields)}"


def _block(mistake: _Mistake) -> Phrase:
    is_text = model_at(mistake.model, mistake.path) is Text
    if mistake.value is None:
        if isinstance(mistake.path[-1], int):
            return f"{mistake.name} is empty", "write the entry, or take out its line"
        return f"{mistake.name} has nothing under it", "fill it in, or take the key out"
    if is_text and not isinstance(mistake.value, list):
        return (
            f"{mistake.name} does not say in which language it is",
            "write `en:` and `zh:` under it, each followed by its text",
        )
    keys = "`en:` and `zh:`" if is_text else _keys_of(mistake)
    return (
        f"{mistake.name} holds {_kind(mistake.value)} where a block of keys belongs",
        f"write its keys under it: {keys}",
    )


def _keys_of(mistake: _Mistake) -> str:
    model = model_at(mistake.model, mistake.path)
    return ", ".join(f"`{key}:`" for key in model.model_fields) if model else ""


def _list(mistake: _Mistake) -> Phrase:
    if mistake.value is None:
        return f"{mistake.name} has nothing under it", "fill it in, or take the key out"
    return (
        f"{mistake.name} holds {_kind(mistake.value)} where a list belongs",
        'begin each entry with "- ", also where there is only one',
    )


def _text(mistake: _Mistake) -> Phrase:
    if mistake.value is None:
        return f"{mistake.name} is empty", "write its text, or take it out"
    if isinstance(mistake.value, bool | int | float):
        return (
            f"{mistake.name} holds {_kind(mistake.value)} where text belongs",
            f'write "{shorten(mistake.written)}" in quotes',
        )
    return (
        f"{mistake.name} holds {_kind(mistake.value)} where text belongs",
        "write one text; one that begins with [ or { needs quotes",
    )


def _whole_number(mistake: _Mistake) -> Phrase:
    return _number(mistake, "a whole number")


def _any_number(mistake: _Mistake) -> Phrase:
    return _number(mistake, "a number")


def _number(mistake: _Mistake, wanted: str) -> Phrase:
    what = f"{mistake.name} holds {_kind(mistake.value)} where {wanted} belongs"
    if mistake.value is None:
        return f"{mistake.name} is empty", f"write {wanted}, or take it out"
    text = str(mistake.value).strip()
    if isinstance(mistake.value, str) and text.isascii() and text.isdigit():
        return what, f"write {shorten(text)} without quotes"
    if _SEPARATED.fullmatch(text):
        return what, f"write {re.sub('[^0-9]', '', text)}, without separators, if that is meant"
    return what, "write digits only, such as 2300000; the source's own wording goes into `stated`"


def _finite(mistake: _Mistake) -> Phrase:
    return f"{mistake.name} is too large a number", "correct it"


def _boolean(mistake: _Mistake) -> Phrase:
    return (
        f"{mistake.name} is `{shorten(mistake.written)}`, neither true nor false",
        "write true or false",
    )


def _limit(words: str, key: str) -> Callable[[_Mistake], Phrase]:
    def phrase(mistake: _Mistake) -> Phrase:
        last = next((part for part in reversed(mistake.path) if isinstance(part, str)), "")
        limit = f"{words} {mistake.limit(key)}"
        return (
            f"{mistake.name} is {shorten(mistake.written)}, but must be {limit}",
            _LIMIT_REMEDIES.get(last, "correct the number"),
        )

    return phrase


def _too_short(mistake: _Mistake) -> Phrase:
    if isinstance(mistake.value, list):
        return f"{mistake.name} holds no entry", "write at least one"
    return f"{mistake.name} is empty", "write its text, or take it out"


def _too_long(mistake: _Mistake) -> Phrase:
    unit = "entries" if isinstance(mistake.value, list) else "characters"
    most = mistake.limit("max_length")
    return f"{mistake.name} holds more than {most} {unit}", f"leave at most {most}"


def _choice(mistake: _Mistake) -> Phrase:
    allowed = str(mistake.error["ctx"]["expected"]).replace("'", "`")
    shown = "empty" if mistake.value is None else _shown(mistake)
    return f"{mistake.name} is {shown}, which is none of its words", f"write {allowed}"


def _shown(mistake: _Mistake) -> str:
    if isinstance(mistake.value, dict | list):
        return _kind(mistake.value)
    return f"`{shorten(mistake.written)}`"


def _address(mistake: _Mistake) -> Phrase:
    return (
        f"{mistake.name} is `{shorten(mistake.written)}`, which is not an e-mail address",
        "write it like office@example.org",
    )


def _rule(mistake: _Mistake) -> Phrase:
    message = str(mistake.error["ctx"]["error"])
    if "is not a date" in message:
        shown = "empty" if mistake.value is None else _shown(mistake)
        return f"{mistake.name} is {shown}, not a date", "write it like 2018, 2018-07 or 2018-07-09"
    if len(message) > _LONGEST:
        message = f"{message[: _LONGEST - 1]}…"
    link = " " if re.match("(holds|has|ends|is) ", message) else ": "
    remedy = next((mends for words, mends in _RULE_REMEDIES if words in message), "correct it")
    return f"{mistake.name}{link}{message}", remedy


def _other(mistake: _Mistake) -> Phrase:
    return f"{mistake.name}: {mistake.error['msg'][:_LONGEST]}", "correct it"


def _kind(value: object) -> str:
    kinds: dict[type, str] = {
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a decimal number",
        list: "a list",
        dict: "a block of keys",
    }
    return kinds.get(type(value), "nothing")


PHRASES: dict[str, Callable[[_Mistake], Phrase]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "model_type": _block,
    "tuple_type": _list,
    "string_type": _text,
    "string_pattern_mismatch": _address,
    "int_type": _whole_number,
    "float_type": _any_number,
    "finite_number": _finite,
    "bool_type": _boolean,
    "greater_than": _limit("more than", "gt"),
    "greater_than_equal": _limit("at least", "ge"),
    "less_than_equal": _limit("at most", "le"),
    "too_short": _too_short,
    "too_long": _too_long,
    "literal_error": _choice,
    "enum": _choice,
    "value_error": _rule,
}
"""How each kind of error is said; a test raises all that the records' models can."""
