"""Prints the seconds of laying the tests' specimen out: `setting.py with|without TIMES`.

Without is plain WeasyPrint: no helper characters, no justified Chinese, no `chws`.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from unittest.mock import patch

from bench.timing import print_seconds
from briefgen.collector import relax_collector
from briefgen.content import Document
from briefgen.render import html, pdf
from briefgen.render.justification import switch
from tests.specimen.conftest import CSS, LAYOUT, STYLES, THEME, read_specimen

_PLAIN = "p { text-align: start !important } * { font-feature-settings: normal !important }"


@contextmanager
def _not_justified() -> Iterator[str]:
    yield _PLAIN


@contextmanager
def _set_plainly() -> Iterator[None]:
    with (
        patch.object(html, "set_inlines", iter),
        patch.object(switch, "chinese_justified", _not_justified),
    ):
        yield


def _specimen(times: int) -> Document:
    """Give the specimen as a document so many times as long: some seven pages each time."""
    document = read_specimen()
    return replace(document, chapters=document.chapters * times)


def _set(times: int) -> None:
    pdf.lay_out(_specimen(times), LAYOUT, THEME, STYLES / "fonts", CSS)


if __name__ == "__main__":
    relax_collector()
    with nullcontext() if sys.argv[1] == "with" else _set_plainly():
        _set(1)  # The first time reads the faces.
        print_seconds(lambda: _set(int(sys.argv[2])))
