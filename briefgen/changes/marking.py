"""The words that differ between two texts: Latin text by words, Chinese by characters."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from typing import Literal

PieceKind = Literal["same", "deleted", "inserted"]

_HAN = "\u2e80-\u2fdf\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[{_HAN}]|\s+|[^\W{_HAN}]+|.", re.DOTALL)
# Comparing takes the square of the number of words in the worst case: a text of more is given
# whole, as deleted and inserted, but for its equal beginning and end.
_MOST_TOKENS = 3000
_OPEN: dict[PieceKind, str] = {"same": "", "deleted": "[-", "inserted": "{+"}
_CLOSE: dict[PieceKind, str] = {"same": "", "deleted": "-]", "inserted": "+}"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text that stands in both states or in one of them."""

    kind: PieceKind
    text: str
    """Plain, without Markdown."""


Pieces = tuple[Piece, ...]


def mark_words(old: str, new: str) -> Pieces:
    """Give the pieces of both texts in order.

    Same and deleted ones make the old text, same and inserted ones the new text.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    return tuple(_merged(_without_islands(_merged(_pieces(before, after)))))


def in_terminal(pieces: Pieces) -> str:
    """Give pieces as one line, `[-old-]` and `{+new+}` as `wdiff` and Git mark them."""
    return "".join(f"{_OPEN[one.kind]}{one.text}{_CLOSE[one.kind]}" for one in pieces)


def likeness(old: str, new: str) -> float:
    """Give how alike two texts are by their words, from 0 to 1 (Dice's coefficient)."""
    before, after = (Counter(_words(text)) for text in (old, new))
    total = before.total() + after.total()
    return 2 * (before & after).total() / total if total else 1.0


def _words(text: str) -> Iterator[str]:
    return (token for token in _TOKEN.findall(text) if token[0].isalnum())


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    yield Piece("same", "".join(old[:start]))
    yield from _middle(old[start : len(old) - end], new[start : len(new) - end])
    yield Piece("same", "".join(old[len(old) - end :]))


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(old), len(new)))


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    if max(len(old), len(new)) > _MOST_TOKENS:
        yield from (Piece("deleted", "".join(old)), Piece("inserted", "".join(new)))
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[i:j]))
        else:
            yield from (Piece("deleted", "".join(old[i:j])), Piece("inserted", "".join(new[k:m])))


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Put what stands between two same pieces into one deletion and one insertion."""
    deleted = inserted = same = ""
    for piece in chain(pieces, (Piece("same", ""),)):
        if piece.kind == "deleted":
            deleted += piece.text
        elif piece.kind == "inserted":
            inserted += piece.text
        elif piece.text:
            if deleted or inserted:
                yield from _change(same, deleted, inserted)
                deleted = inserted = same = ""
            same += piece.text
    yield from _change(same, deleted, inserted)


def _change(same: str, deleted: str, inserted: str) -> Iterator[Piece]:
    pieces = (Piece("same", same), Piece("deleted", deleted), Piece("inserted", inserted))
    return (piece for piece in pieces if piece.text)


def _without_islands(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Take what stays between two changes into them where it is too small to be read by itself."""
    found = list(pieces)
    last = len(found) - 1
    for position, piece in enumerate(found):
        between = 0 < position < last and piece.kind == "same"
        if between and not any(token[0].isalnum() for token in _TOKEN.findall(piece.text)):
            yield from (Piece("deleted", piece.text), Piece("inserted", piece.text))
        else:
            yield piece
