"""What fitting did, and what cannot be fitted, in the words of an officer."""

from collections.abc import Iterator

from briefgen.abridge import LeaveOut, Step
from briefgen.errors import Problem
from briefgen.fit import FittedSheet
from briefgen.load import Loaded
from briefgen.loading.names import FieldPath, field_name
from briefgen.models.text import Lang
from briefgen.models.ucap import Ucap
from briefgen.outputs import Format
from briefgen.theme import Theme

LANGUAGE_NAMES: dict[Lang, str] = {"en": "English", "zh": "Chinese"}


def what_was_done(fitted: FittedSheet, format_: Format, theme: Theme) -> str:
    """Give in one line how the sheet was made to fit one page; nothing where it did by itself."""
    layout = fitted.pdf if format_ == "pdf" else fitted.word
    parts = [_describe(step) for step in fitted.steps]
    leading = theme.fit.leading.in_lang(fitted.sheet.lang)[1]
    if (layout.leading, layout.space) != (leading, theme.fit.space[1]):
        parts.insert(0, f"leading {layout.leading:g} pt, {layout.space:g} mm between sections")
    return "; ".join(parts)


def _describe(step: Step) -> str:
    """Give one step: left out `activities 2 › items`, cut `activities 1 › text` to one line."""
    name = field_name(field_path(step.name))
    return f"left out `{name}`" if isinstance(step, LeaveOut) else f"cut `{name}` to one line"


def too_long(fitted: FittedSheet, record: Loaded[Ucap]) -> Iterator[Problem]:
    """Give what is wrong where a page cannot hold its sheet: the whole, then every long field."""
    if not fitted.lines_too_many:
        return
    lang = fitted.sheet.lang
    yield Problem(
        f"the summary in {LANGUAGE_NAMES[lang]} is {_lines(fitted.lines_too_many)} too long for "
        "one page, even set as tightly as can be read and without all that may be left out",
        "shorten the fields named below, or take entries out",
        record.file,
    )
    for field in fitted.too_long:
        path: FieldPath = (*field_path(field.name), lang)
        yield Problem(
            f"`{field_name(path)}` is {_lines(field.lines)} too long",
            "shorten it",
            record.file,
            record.lines.of(path),
        )


def field_path(name: str) -> FieldPath:
    """Give the path of a field by the name that a part of a document bears: `results.0`."""
    return tuple(int(key) if key.isdecimal() else key for key in name.split("."))


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
