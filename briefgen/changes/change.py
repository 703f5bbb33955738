"""One change as a sentence, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.changes.marking import Pieces, in_terminal
from briefgen.changes.vocabulary import Vocabulary, Words
from briefgen.loading.names import FieldPath
from briefgen.models.text import LANGS, Lang, Text


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


def in_plain_words(pieces: Pieces, words: Vocabulary) -> tuple[Text, ...]:
    """Give what was deleted and inserted as words, for readers who see neither colour nor lines."""
    return tuple(
        words.say(f"change_{one.kind}", words.quoted(Words.alike(one.text.strip()))).as_text()
        for one in pieces
        if one.kind != "same" and one.text.strip()
    )
