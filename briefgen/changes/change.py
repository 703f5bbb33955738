"""One change as a sentence, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.changes.marking import Pieces, in_terminal
from briefgen.changes.vocabulary import Vocabulary, Words
from briefgen.loading.names import FieldPath
from briefgen.models.text import LANGS, Lang, Text

_MOST_PLACES = 4
_BETWEEN_WORDS = " ,;:，、；：\u00a0"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different."""

    path: FieldPath
    """The field in the new state; of what is gone, in the old one."""
    section: Text
    """The part of the record or mission, such as Programme."""
    text: Text
    """The sentence."""
    words: Mapping[Lang, Pieces] = field(default_factory=dict)
    """Of a long text, in each language that it changed in, all its words with what changed."""
    internal: bool = False
    """Whether it is no business of the other side."""

    def marked(self) -> tuple[str, ...]:
        """Give the words for a terminal, a line a language."""
        return tuple(in_terminal(self.words[lang]) for lang in LANGS if lang in self.words)


def in_full(change: Change, says: Vocabulary) -> Text:
    """Give a whole sentence, with the words that changed: readers see neither colour nor lines.

    In a language in which the text did not change, they are those of the other one.
    """
    found = {lang: in_plain_words(pieces, says) for lang, pieces in change.words.items()}
    sentence = Words.of(change.text)
    if any(words.en for words in found.values()):
        both = {lang: found.get(lang) or next(iter(found.values())) for lang in LANGS}
        sentence = says.say("change_in_words", sentence, Words(both["en"].en, both["zh"].zh))
    return Words(f"{sentence.en[:1].upper()}{sentence.en[1:]}", sentence.zh).as_text()


def in_plain_words(pieces: Pieces, says: Vocabulary) -> Words:
    """Say what was exchanged, deleted and inserted; of many places the first few."""
    said: list[Words] = []
    deleted: Words | None = None
    for one in pieces:
        # A comma before a word that came belongs to the sentence and not to the word.
        text = one.text.strip(_BETWEEN_WORDS) or one.text.strip()
        quoted = says.quoted(Words.alike(text)) if text else None
        if one.kind == "inserted" and quoted and deleted:
            said[-1] = says.say("change_exchanged_words", deleted, quoted)
        elif one.kind != "same" and quoted:
            said.append(says.say(f"change_{one.kind}", quoted))
        deleted = quoted if one.kind == "deleted" else None
    listed = said[0] if said else Words.alike("")
    for place in said[1:_MOST_PLACES]:
        listed = says.say("change_listed_words", listed, place)
    more = len(said) - _MOST_PLACES
    return says.say("change_more_words", listed, Words.alike(str(more))) if more > 0 else listed
