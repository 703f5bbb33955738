"""Turns the justification of Chinese lines on for the time of one rendering, where it can work.

WeasyPrint offers no place for it, so its function `text_align` is replaced and its class `Layout`
extended: that relies on how WeasyPrint 70 is made inside. With another one Chinese is set ragged,
and a warning says so.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from inspect import signature
from threading import RLock
from typing import Any, Final, NamedTuple

RAGGED: Final = ":root { --chinese-lines: start }"
"""The rule by which Chinese running text is not justified; `styles/document.css` asks for it."""

_LOG = logging.getLogger(__name__)
_KNOWN_VERSION = "70"
# A function of a module can only be replaced for the whole process.
_ONE_AT_A_TIME = RLock()


class _Part(NamedTuple):
    """A function of WeasyPrint: the parameters that it takes, and a name that it looks up."""

    module: str
    name: str
    parameters: tuple[str, ...] = ()
    looks_up: str = ""


_REPLACED = _Part(
    "weasyprint.layout.inline", "text_align", ("context", "line", "available_width", "last")
)
_PARTS = (
    _REPLACED,
    _Part("weasyprint.layout.inline", "get_next_linebox", looks_up="text_align"),
    _Part("weasyprint.text.line_break", "Layout.reactivate", ("self", "style"), "setup"),
    _Part("weasyprint.text.line_break", "Layout.get_first_line", ("self",)),
    _Part("weasyprint.draw.text", "draw_text", looks_up="reactivate"),
    _Part("weasyprint.draw.text", "draw_first_line", looks_up="get_first_line"),
    _Part("weasyprint.formatting_structure.boxes", "Box.is_in_normal_flow", ("self",)),
)
_STRUCTURES = {
    "PangoGlyphItem": {"item", "glyphs"},
    "PangoItem": {"offset", "length"},
    "PangoGlyphString": {"num_glyphs", "glyphs", "log_clusters"},
    "PangoGlyphGeometry": {"width"},
}
# What Python raises where boxes are made in another way than expected.
_UNEXPECTED = (AttributeError, LookupError, TypeError, ValueError)


@contextmanager
def chinese_justified() -> Iterator[str]:
    """Let WeasyPrint lay out Chinese lines to the measure; give the rules that the style needs.

    These are none, or RAGGED where this WeasyPrint is not built as expected.
    """
    with _ONE_AT_A_TIME:
        if reason := _what_is_unknown():
            _warn(reason)
            yield RAGGED
            return
        inline: Any = import_module(_REPLACED.module)
        original = inline.text_align
        inline.text_align = _aligning(original)
        try:
            yield ""
        finally:
            inline.text_align = original


def _aligning(original: Callable[..., float]) -> Callable[..., float]:
    """Give a `text_align` that sets justified Chinese lines and leaves all others to WeasyPrint."""
    from briefgen.render.justification.lines import (
        asks_for_justification,
        set_line,
        setting_of,
    )

    # The parameters are WeasyPrint's.
    def text_align(context: Any, line: Any, available_width: float, last: object) -> float:  # noqa: ANN401
        if not asks_for_justification(line, last=bool(last)):
            return original(context, line, available_width, last)
        try:
            setting = setting_of(line, available_width, last=bool(last))
        except _UNEXPECTED as error:
            _warn(f"a line of WeasyPrint's could not be read ({type(error).__name__}: {error})")
            setting = None
        if setting:
            set_line(line, setting)
        return 0

    return text_align


def _what_is_unknown() -> str | None:
    """Give what of this WeasyPrint is not as `lines` expects it, or nothing."""
    import weasyprint

    version = weasyprint.__version__
    if version.partition(".")[0] != _KNOWN_VERSION:
        return f"WeasyPrint is {version}, and they are made for {_KNOWN_VERSION}"
    try:
        unknown = next((part.name for part in _PARTS if not _is_known(part)), None)
        unknown = unknown or next(_unknown_structures(), None)
    except (AttributeError, ImportError) as error:
        unknown = str(error)
    return unknown and f"WeasyPrint {version} is not built as expected ({unknown})"


def _is_known(part: _Part) -> bool:
    function: Any = import_module(part.module)
    for name in part.name.split("."):
        function = getattr(function, name)
    parameters = tuple(signature(function).parameters)
    return part.parameters in ((), parameters) and (
        not part.looks_up or part.looks_up in function.__code__.co_names
    )


def _unknown_structures() -> Iterator[str]:
    from weasyprint.text.ffi import ffi

    for name, fields in _STRUCTURES.items():
        if not fields <= dict(ffi.typeof(name).fields).keys():
            yield name


@cache
def _warn(reason: str) -> None:
    """Say why Chinese is ragged: each reason once, however many documents there are."""
    _LOG.warning("Chinese lines are set ragged, not justified: %s", reason)
