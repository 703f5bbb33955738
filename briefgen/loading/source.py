"""A file on the disk made text: readable, not too large, UTF-8, nothing in it that YAML forbids."""

import re
import stat
from dataclasses import replace
from pathlib import Path

from briefgen.errors import InputError, Problem, TemplateError
from briefgen.workspace import shown

MAX_BYTES = 2_000_000

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
# YAML 1.2 §5.1 forbids most of these. It allows U+0085, U+2028, U+2029 and U+FEFF, but readers
# disagree on whether they end a line, and none belongs into a record.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)


def read_source(path: Path) -> str:
    """Give the text of a YAML file, without a byte order mark.

    Raises InputError, without a file name in its problem, where the file cannot be read, holds
    more than MAX_BYTES bytes, is not UTF-8, holds a control character, or holds nothing.
    """
    text = _decode(_read_bytes(path))
    if found := _FORBIDDEN.search(text):
        raise InputError(
            Problem(
                f"the invisible character U+{ord(found[0]):04X} stands in the text",
                "take it out, by typing the words around it anew",
                line=_line_at(text, found.start()),
            )
        )
    if not text.strip():
        raise InputError(
            Problem("the file is empty", "begin a record with `briefgen new NAME`", line=1)
        )
    return text


def read_text(path: Path) -> str:
    """Give the text of a template or a style.

    Raises TemplateError with its file where it cannot be read, is too large or is not UTF-8.
    """
    try:
        return _decode(_read_bytes(path))
    except InputError as error:
        problems = (replace(problem, file=shown(path)) for problem in error.problems)
        raise TemplateError(*problems) from None


def _read_bytes(path: Path) -> bytes:
    try:
        # Asked first: opening a pipe would wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError(Problem("this is not a file", "put a YAML file in its place"))
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(
            Problem("there is no such file", "write it, or correct its name")
        ) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(
            Problem(f"the file cannot be read ({reason})", "correct its access rights or its link")
        ) from None
    if len(content) > MAX_BYTES:
        raise InputError(
            Problem(
                f"the file is larger than {MAX_BYTES // 1_000_000} MB",
                "keep only text in it; a record takes some 20 kB",
            )
        )
    return content


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            Problem(
                f"the file is not UTF-8: byte {error.start + 1} is 0x{content[error.start]:02X}",
                "save it as UTF-8 in the editor",
                line=_line_at(content[: error.start].decode("utf-8", "replace"), error.start),
            )
        ) from None


def _line_at(text: str, position: int) -> int:
    return 1 + len(_LINE_BREAK.findall(text, 0, position))
