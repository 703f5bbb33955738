"""Every character must be in a shipped face: never an empty box, never a foreign glyph."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from briefgen.coverage import missing_characters
from briefgen.errors import InputError, Problem
from briefgen.load import Loaded
from briefgen.loading.names import FieldPath, field_name
from briefgen.material import Material
from briefgen.models.text import LANGS, Text


def check_glyphs(material: Material) -> None:
    """Raise InputError with every text that holds characters which no shipped face has."""
    fonts, folder = material.theme.fonts.pdf, material.workspace.fonts
    weights = (
        (folder / fonts.latin.regular, folder / fonts.han.regular),
        (folder / fonts.latin.bold, folder / fonts.han.bold),
    )
    loaded: tuple[Loaded[BaseModel], ...] = (material.record, material.shared, material.words)
    if problems := [problem for one in loaded for problem in _missing(one, weights)]:
        raise InputError(*problems)


def _missing(loaded: Loaded[BaseModel], weights: tuple[tuple[Path, ...], ...]) -> Iterator[Problem]:
    for path, text in _texts(loaded.value, ()):
        for lang in LANGS:
            words = text.in_lang(lang) or ""
            missing = dict.fromkeys(
                character for faces in weights for character in missing_characters(words, faces)
            )
            if missing:
                shown = ", ".join(f"{one} (U+{ord(one):04X})" for one in missing)
                place: FieldPath = (*path, lang)
                yield Problem(
                    f"`{field_name(place)}` holds {shown}, which no font of briefgen has",
                    "write it another way",
                    loaded.file,
                    loaded.lines.of(place),
                )


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
