"""Every character must be in a shipped face: never an empty box, never a foreign glyph."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel

from briefgen.coverage import missing_characters
from briefgen.errors import InputError, Problem
from briefgen.load import Loaded
from briefgen.loading.names import FieldPath, field_name
from briefgen.models.fields import fields_of
from briefgen.models.text import LANGS, Text
from briefgen.theme import Theme


def check_glyphs(
    loaded: Sequence[Loaded[BaseModel]],
    theme: Theme,
    folder: Path,
    mission: Loaded[BaseModel] | None = None,
) -> None:
    """Raise InputError with every text that holds characters which no face of the folder has.

    Of a mission, all words are looked at: names of people are no texts in two languages.
    """
    fonts = theme.fonts.pdf
    weights = (
        (folder / fonts.latin.regular, folder / fonts.han.regular),
        (folder / fonts.latin.bold, folder / fonts.han.bold),
    )
    written = [
        (one, (*path, lang), text.in_lang(lang) or "")
        for one in loaded
        for path, text in _texts(one.value, ())
        for lang in LANGS
    ]
    if mission is not None:
        written += ((mission, place, words) for place, words in _words(mission.value))
    # All at once first: that is quick, and nearly always there is nothing to say.
    if not _missing_characters("".join(words for _, _, words in written), weights):
        return
    problems = [problem for text in written for problem in _missing(*text, weights)]
    raise InputError(*problems)


def _missing(
    loaded: Loaded[BaseModel], place: FieldPath, words: str, weights: tuple[tuple[Path, ...], ...]
) -> Iterator[Problem]:
    if missing := _missing_characters(words, weights):
        shown = ", ".join(f"{one} (U+{ord(one):04X})" for one in missing)
        yield Problem(
            f"`{field_name(place)}` holds {shown}, which no font of briefgen has",
            "write it another way",
            loaded.file,
            loaded.lines.of(place),
        )


def _missing_characters(words: str, weights: tuple[tuple[Path, ...], ...]) -> tuple[str, ...]:
    missing = (character for faces in weights for character in missing_characters(words, faces))
    return tuple(dict.fromkeys(missing))


def _words(model: BaseModel) -> Iterator[tuple[FieldPath, str]]:
    """Give all that a model writes, but the wordings of its sources: no document has them."""
    for field in fields_of(model):
        if field.name == "stated":
            continue
        if isinstance(field.value, str):
            yield field.path, field.value
        elif isinstance(field.value, tuple):
            for index, entry in enumerate(field.value):
                if isinstance(entry, str):
                    yield (*field.path, index), entry


def _texts(part: object, path: FieldPath) -> Iterator[tuple[FieldPath, Text]]:
    if isinstance(part, Text):
        yield path, part
    elif isinstance(part, BaseModel):
        for name, value in part:
            # The only field of a file that is one mapping, such as labels.yaml, has no key.
            yield from _texts(value, path if name == "root" else (*path, name))
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from _texts(value, (*path, key))
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            yield from _texts(value, (*path, index))
