"""Changes for a terminal, as lines, and for a program, as data."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from briefgen.changes.change import Change
from briefgen.markdown import plain
from briefgen.models.text import LANGS, Text


def as_lines(found: Sequence[Change]) -> Iterator[str]:
    """Give the changes by sections, each in English and under it in Chinese, then its words."""
    for section, group in groupby(found, key=lambda one: one.section):
        yield " / ".join(_read(section).values())
        for change in group:
            english, chinese = _read(change.text).values()
            yield f"  - {english}{'  [internal]' if change.internal else ''}"
            yield f"    {chinese}{'〔内部〕' if change.internal else ''}"
            for line in change.marked():
                yield f"      {line}"


def as_data(found: Sequence[Change]) -> list[dict[str, Any]]:
    """Give the changes as JSON can hold them, all texts plain."""
    return [
        {
            "section": _read(change.section),
            "path": list(change.path),
            "text": _read(change.text),
            "words": {
                lang: [{"kind": one.kind, "text": one.text} for one in pieces]
                for lang, pieces in change.words.items()
            },
            "internal": change.internal,
        }
        for change in found
    ]


def _read(text: Text) -> dict[str, str]:
    return {lang: plain(text.in_lang(lang) or "") for lang in LANGS}
