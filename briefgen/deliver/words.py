"""Texts of a record as plain words: for mails, calendars and readmes, which know no markup."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.errors import Problem, TemplateError
from briefgen.formats import LIST_MARK
from briefgen.markdown import inline_markup
from briefgen.models.mission.people import Person
from briefgen.models.text import Lang, Text

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>')
_SCHEME = re.compile(r"(https?://|mailto:|tel:)", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_OTHER: Mapping[Lang, Lang] = {"en": "zh", "zh": "en"}


def plain(text: Text, lang: Lang) -> str:
    """Give a text without markup, its links in brackets; in the other language where it must be."""
    words = text.in_lang(lang) or text.in_lang(_OTHER[lang]) or ""
    shown = _LINK.sub(_linked, inline_markup(words))
    return html.unescape(_TAG.sub("", shown))


def _linked(link: re.Match[str]) -> str:
    target, words = link.groups()
    shown = _SCHEME.sub("", target).rstrip("/")
    return words if words in {target, shown} else f"{words} ({target})"


def in_both(text: Text, joiner: str = " / ") -> str:
    """Give a text in English and in Chinese, once where it is in one language alone."""
    return joiner.join(dict.fromkeys((plain(text, "en"), plain(text, "zh"))))


def joined(parts: tuple[Text | None, ...], lang: Lang) -> str:
    """Give what there is of the parts one after the other, as the language joins them."""
    mark = "，" if lang == "zh" else LIST_MARK[lang]
    return mark.join(plain(part, lang) for part in parts if part is not None)


def name_of(person: Person, lang: Lang) -> str:
    """Give a person's name as FAMILYNAME Given or in characters; empty while it is not known."""
    latin = " ".join(part for part in ((person.family or "").upper(), person.given) if part)
    return (person.chinese or latin) if lang == "zh" else (latin or person.chinese or "")


def presented(person: Person, lang: Lang) -> str:
    """Give a person's name with office and body, as far as they are known."""
    posts = joined((person.office, person.body), lang)
    name = name_of(person, lang)
    if not (name and posts):
        return name or posts
    return f"{name}，{posts}" if lang == "zh" else f"{name}, {posts}"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `labels.yaml`."""

    labels: Mapping[str, Text]

    def word(self, key: str, lang: Lang, *values: object) -> str:
        """Give a word with the values in the places of its `{}`.

        Raises TemplateError for one that `labels.yaml` lacks.
        """
        text = self.labels.get(key)
        if text is None:
            raise TemplateError(
                Problem(f"`labels.yaml` has no word `{key}`", "add it in both languages")
            )
        return (text.in_lang(lang) or text.in_lang(_OTHER[lang]) or "").format(*values)
