"""Words in both languages, and the sentences of `labels.yaml` that they are put into."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from briefgen.errors import Problem, TemplateError
from briefgen.formats import LIST_MARK
from briefgen.markdown import literal, plain
from briefgen.models.text import Lang, Text

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages, plain."""

    en: str
    zh: str

    @classmethod
    def alike(cls, words: str) -> "Words":
        """Give words that are the same in both languages, such as a number."""
        return cls(words, words)

    @classmethod
    def by_lang(cls, say: Callable[[Lang], str]) -> "Words":
        """Give what a function says in each language."""
        return cls(say("en"), say("zh"))

    @classmethod
    def of(cls, text: Text) -> "Words":
        """Give a text of the data; where it is not translated, the other language."""
        en, zh = (plain(one) if one else "" for one in (text.en, text.zh))
        return cls(en or zh, zh or en)

    def clipped(self) -> "Words":
        """Give the words, cut to what can stand in a sentence."""
        return Words(_clip(self.en), _clip(self.zh))

    def as_text(self) -> Text:
        """Give the words as a text of a document: what looks like Markdown in them is none."""
        return Text(en=literal(self.en), zh=literal(self.zh))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of `labels.yaml`."""

    labels: Mapping[str, Text]

    def say(self, key: str, *values: Words) -> Words:
        """Give a label with values in its places.

        Raises TemplateError where there is none, or it has places for something else.
        """
        if key not in self.labels:
            problem = Problem(
                f"`labels.yaml` has no words for `{key}`", "add them, or take briefgen's own file"
            )
            raise TemplateError(problem)
        label = Words.of(self.labels[key])
        try:
            return Words(
                label.en.format(*(value.en for value in values)),
                label.zh.format(*(value.zh for value in values)),
            )
        except (LookupError, ValueError):
            problem = Problem(
                f"the words of `labels.yaml` for `{key}` have a `{{` or `}}` that is no place for "
                "a value",
                "write them as in briefgen's own file",
            )
            raise TemplateError(problem) from None

    def has(self, key: str) -> bool:
        """Whether there are words for it."""
        return key in self.labels

    def quoted(self, words: Words) -> Words:
        """Give words between quotation marks, cut to what can stand in a sentence."""
        return self.say("change_quoted", words.clipped())


def listed(words: Iterable[Words]) -> Words:
    """Give words one after the other, joined as each language does it."""
    found = tuple(words)
    return Words(
        LIST_MARK["en"].join(one.en for one in found),
        LIST_MARK["zh"].join(one.zh for one in found),
    )


def _clip(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
