"""The bytes of a mail: headers and parts, every line short and in ASCII, the same every time.

Python's own writer of headers changes from release to release, loses quotation marks around names
in other scripts (before 3.13), and chooses its boundaries at random.
"""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

_LINE = 76  # characters, of a line that holds an encoded word (RFC 2047, 2)
_WORD = 39  # octets of text in an encoded word: 52 characters, and 12 around them
_NAME_VALUE = 45  # characters of the value of a parameter in one line (RFC 2231, 3)
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
_TOKEN_SAFE = re.compile(r"[A-Za-z0-9._-]")
_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|]')
_LONGEST_NAME = 120  # characters of a file name, of which every disk takes 255 octets
_LONGEST_ENDING = 10
_BREAKS = frozenset({"Zl", "Zp"})
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds text or a file."""

    headers: tuple[bytes, ...]
    """Whole lines, folded."""
    body: bytes


@dataclass(frozen=True, slots=True)
class Multipart:
    """Parts that belong together: `mixed`, or `alternative` forms of one text, the best last."""

    subtype: str
    parts: "tuple[Part, ...]"


Part: TypeAlias = Leaf | Multipart


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A recipient."""

    address: str
    """In ASCII, as `briefgen.deliver.recipients` has checked it."""
    name: str = ""


# --- words -------------------------------------------------------------------------------------


def one_line(text: str) -> str:
    """Give the text as one line that shows all that it holds.

    Line breaks and tabs become spaces; control characters, lone surrogates, and what changes the
    direction of reading or is not seen go.
    """
    kept = (
        " " if character.isspace() or unicodedata.category(character) in _BREAKS else character
        for character in text
        if character.isspace() or unicodedata.category(character) not in _INVISIBLE
    )
    return " ".join("".join(kept).split())


def file_name(name: str) -> str:
    """Give a name that every disk takes: one line, no path, its ending kept."""
    cleaned = _NOT_IN_NAMES.sub("-", one_line(name))
    stem, dot, ending = cleaned.rpartition(".")
    if not 0 < len(ending) <= _LONGEST_ENDING or not dot:
        stem, dot, ending = cleaned, "", ""
    return f"{stem[:_LONGEST_NAME].strip('. ') or 'document'}{dot}{ending}"


def ascii_name(name: str) -> str:
    """Give a name in ASCII for programs that know nothing else, with the same ending."""
    stem, dot, ending = file_name(name).rpartition(".")
    return f"{_ascii(stem if dot else ending) or 'document'}{dot}{_ascii(ending) if dot else ''}"


def _ascii(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    safe = (one if _TOKEN_SAFE.fullmatch(one) else "-" for one in decomposed if one.isascii())
    return re.sub(r"-{2,}", "-", "".join(safe)).strip("-.")


# --- headers -----------------------------------------------------------------------------------


def header(name: str, text: str) -> bytes:
    """Give a header of free text; what is not plain ASCII stands in encoded words (RFC 2047).

    A name of up to ten characters leaves room for a word beside it.
    """
    line = one_line(text)
    if _is_plain(line) and len(name) + 2 + len(line) <= _LINE:
        return f"{name}: {line}\r\n".encode("ascii")
    words = "\r\n ".join(_encoded_words(line))
    return f"{name}: {words}\r\n".encode("ascii")


def address_header(name: str, mailboxes: Sequence[Mailbox]) -> bytes:
    """Give a header of addresses, a line each and more where a name is long (RFC 5322, 3.4)."""
    lines = ",\r\n ".join("\r\n ".join(_mailbox(one)) for one in mailboxes)
    return f"{name}: {lines}\r\n".encode("ascii")


def _mailbox(mailbox: Mailbox) -> list[str]:
    name = one_line(mailbox.name)
    if not name:
        return [mailbox.address]
    address = f"<{mailbox.address}>"
    phrase = _phrase(name)
    if len(phrase) == 1 and len(phrase[0]) + len(address) + 5 <= _LINE:
        return [f"{phrase[0]} {address}"]
    return [*phrase, address]


def _phrase(name: str) -> list[str]:
    if not _is_plain(name) or len(name) > _WORD:
        return _encoded_words(name)
    if _ATOMS.fullmatch(name):
        return [name]
    return ['"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"']


def _is_plain(text: str) -> bool:
    # What looks like an encoded word would be read as one.
    return text.isascii() and "=?" not in text


def _encoded_words(text: str) -> list[str]:
    """Give encoded words of whole characters, each short enough for a line of its own."""
    words, octets = [], b""
    for character in text:
        encoded = character.encode()
        if len(octets) + len(encoded) > _WORD:
            words.append(octets)
            octets = b""
        octets += encoded
    return [f"=?utf-8?b?{base64.b64encode(one).decode()}?=" for one in (*words, octets)]


def parameter(name: str, value: str) -> str:
    """Give a parameter of a header, each of its lines begun by `;` (RFC 2045, 5.1; RFC 2231)."""
    if _is_plain(value) and len(value) <= _NAME_VALUE:
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        return f';\r\n {name}="{quoted}"'
    characters = [
        one if _TOKEN_SAFE.fullmatch(one) else "".join(f"%{octet:02X}" for octet in one.encode())
        for one in value
    ]
    pieces = list(_pieces(characters))
    if len(pieces) == 1:
        return f";\r\n {name}*=utf-8''{pieces[0]}"
    marks = ("utf-8''", *("" for _ in pieces[1:]))
    return "".join(
        f";\r\n {name}*{number}*={mark}{piece}"
        for number, (mark, piece) in enumerate(zip(marks, pieces, strict=True))
    )


def _pieces(characters: Sequence[str]) -> Iterator[str]:
    piece = ""
    for character in characters:
        if len(piece) + len(character) > _NAME_VALUE:
            yield piece
            piece = ""
        piece += character
    yield piece


# --- parts -------------------------------------------------------------------------------------


def text_part(subtype: str, text: str, languages: str) -> Leaf:
    """Give a text as a part; every line break becomes CR LF. `languages` is RFC 3282's list."""
    canonical = "\r\n".join(text.split("\n"))
    headers = (
        f'Content-Type: text/{subtype}; charset="utf-8"\r\n'.encode("ascii"),
        f"Content-Language: {languages}\r\n".encode("ascii"),
        b"Content-Transfer-Encoding: base64\r\n",
    )
    return Leaf(headers, canonical.encode())


def attachment(media_type: str, name: str, data: bytes) -> Leaf:
    """Give a file as a part.

    Its name stands in full where RFC 2183 wants it, and in ASCII in the older place, which only
    those programs read that know no other.
    """
    shown = file_name(name)
    headers = (
        f"Content-Type: {media_type}{parameter('name', ascii_name(shown))}\r\n".encode("ascii"),
        f"Content-Disposition: attachment{parameter('filename', shown)}\r\n".encode("ascii"),
        b"Content-Transfer-Encoding: base64\r\n",
    )
    return Leaf(headers, data)


def message(headers: Sequence[bytes], body: Part) -> bytes:
    """Give a whole mail: its headers, then its body."""
    return b"".join((*headers, b"MIME-Version: 1.0\r\n", _written(body)))


def _written(part: Part) -> bytes:
    if isinstance(part, Leaf):
        encoded = base64.encodebytes(part.body).replace(b"\n", b"\r\n")
        return b"".join((*part.headers, b"\r\n", encoded))
    parts = [_written(one) for one in part.parts]
    digest = hashlib.sha256(b"".join(parts)).hexdigest()[:32]
    # Base64 has neither `=_` at the beginning of a line nor a hyphen.
    boundary = f"=_{digest}"
    opening = f'Content-Type: multipart/{part.subtype};\r\n boundary="{boundary}"\r\n\r\n'
    mark = f"--{boundary}\r\n".encode("ascii")
    end = f"--{boundary}--\r\n".encode("ascii")
    return b"".join((opening.encode("ascii"), *(mark + one for one in parts), end))
