"""What a text in two languages is: the translation stands beside its source."""

from typing import Literal, Self

from pydantic import ConfigDict, RootModel, model_validator

from briefgen.models.base import Line, Model, Prose

Lang = Literal["en", "zh"]

LANGS: tuple[Lang, Lang] = ("en", "zh")


class Text(Model):
    """A text in English, in Chinese, or in both."""

    # What `_has_a_language` asks for, so that an editor asks for it too.
    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"required": [lang], "properties": {lang: {"type": "string"}}} for lang in LANGS
            ]
        }
    )

    en: Prose | None = None
    """The English text; Markdown for emphasis (*…*, **…**) and links."""
    zh: Prose | None = None
    """The Chinese text; without it the documents show the English, marked."""
    stated: Line | None = None
    """The source's own wording, where the spelling of the text was tidied."""

    @model_validator(mode="after")
    def _has_a_language(self) -> Self:
        if self.en is None and self.zh is None:
            raise ValueError("has neither `en` nor `zh`")
        return self

    def in_lang(self, lang: Lang) -> str | None:
        """Give the text in this language, or nothing where it is not translated."""
        return self.en if lang == "en" else self.zh


class Labels(RootModel[dict[str, Text]]):
    """The words that briefgen itself puts into documents, by their keys."""

    model_config = ConfigDict(frozen=True)
