"""What has changed in a text of one or two languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.changes.marking import Pieces, mark_words
from briefgen.changes.vocabulary import Vocabulary, Words
from briefgen.markdown import plain
from briefgen.models.text import LANGS, Lang, Text

# What is shorter is given as it was and as it is; of the rest only what changed is marked.
_SHORT: Mapping[Lang, int] = {"en": 40, "zh": 20}  # characters

_OTHER: Mapping[Lang, Lang] = {"en": "zh", "zh": "en"}
_LANGUAGE: Mapping[Lang, str] = {"en": "change_english", "zh": "change_chinese"}
_IN_LANGUAGE: Mapping[Lang, str] = {"en": "change_in_english", "zh": "change_in_chinese"}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, with the words of a long text."""

    sentence: Words
    words: Mapping[Lang, Pieces] = field(default_factory=dict)


def changed_text(name: Words, old: Text, new: Text, says: Vocabulary) -> Iterator[Said]:
    """Say what changed in a text of this name: a sentence for its words, one a translation."""
    changed: dict[Lang, tuple[str, str]] = {}
    for lang in LANGS:
        before, after = old.in_lang(lang), new.in_lang(lang)
        if before == after:
            continue
        if before and after:
            changed[lang] = before, after
        else:
            yield _translation(name, lang, before, after, says)
    if changed:
        yield _rewritten(name, changed, says)
    if old.stated != new.stated:
        wording = says.say("change_wording", name)
        yield changed_line(wording, old.stated, new.stated, says)


def changed_line(name: Words, old: str | None, new: str | None, says: Vocabulary) -> Said:
    """Say what changed in a line that is not translated."""
    if old is None or new is None:
        value = says.quoted(Words.alike(new or old or ""))
        return Said(says.say("change_set" if old is None else "change_unset", name, value))
    if max(len(old), len(new)) > _SHORT["en"]:
        pieces = mark_words(old, new)
        return Said(says.say("change_text", name), {"en": pieces, "zh": pieces})
    values = (says.quoted(Words.alike(one)) for one in (old, new))
    return Said(says.say("change_value", name, *values))


def _translation(
    name: Words, lang: Lang, before: str | None, after: str | None, says: Vocabulary
) -> Said:
    key = "change_translated" if after else "change_untranslated"
    text = says.quoted(Words.alike(plain(after or before or "")))
    return Said(says.say(key, name, says.say(_LANGUAGE[lang]), text))


def _rewritten(name: Words, changed: Mapping[Lang, tuple[str, str]], says: Vocabulary) -> Said:
    read = {lang: (plain(old), plain(new)) for lang, (old, new) in changed.items()}
    if all(old == new for old, new in read.values()):
        return Said(_by_lang("change_emphasis", name, read, says))
    if any(len(one) > _SHORT[lang] for lang, both in read.items() for one in both):
        words = {lang: mark_words(old, new) for lang, (old, new) in read.items() if old != new}
        return Said(_by_lang("change_text", name, read, says), words)
    return Said(_by_lang("change_value", name, read, says))


def _by_lang(
    key: str, name: Words, read: Mapping[Lang, tuple[str, str]], says: Vocabulary
) -> Words:
    """Say it in each language; where the text did not change in it, of the other language."""

    def say(lang: Lang) -> str:
        shown = lang if lang in read else _OTHER[lang]
        called = name if shown == lang else says.say(_IN_LANGUAGE[shown], name)
        values = (says.quoted(Words.alike(one)) for one in read[shown])
        sentence = says.say(key, called, *values)
        return sentence.en if lang == "en" else sentence.zh

    return Words.by_lang(say)
