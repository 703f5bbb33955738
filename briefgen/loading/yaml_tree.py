"""YAML made a tree of plain data that knows the line of every key and value.

The parser's events are read one by one with a stack of our own: libyaml and PyYAML build their
trees by recursion, which a deeply nested file overflows, and they let the last of two equal keys
win in silence.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn, TypeAlias

import yaml

from briefgen.errors import InputError, Problem
from briefgen.loading import MAX_MISTAKES, TO_FILL_IN
from briefgen.loading.names import FieldPath, field_name, shorten
from briefgen.loading.syntax import syntax_problem

MAX_LEVELS = 40
MAX_VALUES = 50_000

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# The core schema of YAML 1.2 (§10.3.2), numbers in decimal only. YAML 1.1 would read `NO` as
# false, `10:30` as 630 and `2018-07-09` as a date.
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {
    spelling: word == "true"
    for word in ("true", "false")
    for spelling in (word, word.capitalize(), word.upper())
}
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Tree:
    """What a YAML file says, and where."""

    data: Value
    """Dictionaries, lists and scalars."""
    lines: Mapping[FieldPath, int]
    """The line of each key, or of each entry of a list; `()` is the first line of the data."""
    written: Mapping[FieldPath, str]
    """Numbers, booleans and nulls as the file spells them."""
    unknown: frozenset[FieldPath]
    """Where a value could not be read: what is wrong there has been said."""
    problems: tuple[Problem, ...]
    """What YAML allows and a record does not."""


def read_tree(text: str) -> Tree:
    """Read one YAML document.

    Raises InputError where reading cannot go on: not YAML, several documents, deeper than
    MAX_LEVELS, more than MAX_VALUES values, a list or block as a key.
    """
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise InputError(*builder.problems, syntax_problem(error, text)) from None
    return builder.tree()


def resolve(text: str) -> str | int | float | bool | None:
    """Give the value of a scalar written without quotes."""
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


@dataclass(slots=True)
class _Level:
    """A list or a block that is being read."""

    container: "list[Value] | dict[str, Value]"
    path: FieldPath
    key: str | None = None
    key_lines: dict[str, int] = field(default_factory=dict)

    def next_path(self) -> FieldPath:
        """Give the path of the value that comes next."""
        if isinstance(self.container, list):
            return (*self.path, len(self.container))
        return (*self.path, self.key or "")

    def put(self, value: Value) -> None:
        """Take the value that came."""
        if isinstance(self.container, list):
            self.container.append(value)
        else:
            self.container[self.key or ""] = value
            self.key = None


_TAGGED = (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent)


class _Builder:
    """Makes the tree from the parser's events."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._data: Value = None
        self._documents = 0
        self._levels: list[_Level] = []
        self._lines: dict[FieldPath, int] = {}
        self._written: dict[FieldPath, str] = {}
        self._unknown: set[FieldPath] = set()

    def tree(self) -> Tree:
        return Tree(
            data=self._data,
            lines=self._lines,
            written=self._written,
            unknown=frozenset(self._unknown),
            problems=tuple(self.problems),
        )

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._start_document(event)
            case yaml.CollectionEndEvent():
                self._levels.pop()
            case yaml.NodeEvent() if self._awaits_key():
                self._take_key(event)
            case yaml.NodeEvent():
                self._take_value(event)

    def _start_document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop(event, "a second document begins here (`---`)", "keep one in a file")

    def _awaits_key(self) -> bool:
        top = self._levels[-1] if self._levels else None
        return top is not None and isinstance(top.container, dict) and top.key is None

    def _take_key(self, event: yaml.NodeEvent) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self._stop(event, "a key must be a word", "put a text that begins with [ { * in quotes")
        level, line, key = self._levels[-1], _line(event), event.value
        level.key = key
        path = level.next_path()
        self._refuse_anchor_and_tag(event)
        if key == "<<" and event.implicit[0]:
            self._unknown.add(path)
            self._report(line, "a merge key (`<<`) is not allowed", "write the keys out here")
        elif key in level.key_lines:
            self._report(
                line,
                f"the key `{shorten(key)}` stands here again, after line {level.key_lines[key]}",
                "keep one of the two",
            )
        level.key_lines.setdefault(key, line)
        self._lines[path] = line

    def _take_value(self, event: yaml.NodeEvent) -> None:
        path = self._levels[-1].next_path() if self._levels else ()
        if not (self._levels and isinstance(self._levels[-1].container, dict)):
            self._lines[path] = _line(event)
        if len(self._lines) > MAX_VALUES:
            self._stop(event, f"the file holds more than {MAX_VALUES} values", "split it")
        self._refuse_anchor_and_tag(event)
        match event:
            case yaml.AliasEvent():
                self._unknown.add(path)
                self._report(
                    _line(event),
                    f"an alias (`*{shorten(event.anchor or '')}`) is not allowed",
                    "write the value out, or put a text that begins with * in quotes",
                )
                self._put(None)
            case yaml.ScalarEvent():
                self._put(self._scalar(event, path))
            case yaml.MappingStartEvent():
                self._open(event, path, {})
            case _:
                self._open(event, path, [])

    def _open(
        self, event: yaml.Event, path: FieldPath, container: "list[Value] | dict[str, Value]"
    ) -> None:
        if len(self._levels) == MAX_LEVELS:
            self._stop(
                event, f"this is nested deeper than {MAX_LEVELS} levels", "write it less deep"
            )
        self._put(container)
        self._levels.append(_Level(container, path))

    def _put(self, value: Value) -> None:
        if self._levels:
            self._levels[-1].put(value)
        else:
            self._data = value

    def _scalar(self, event: yaml.ScalarEvent, path: FieldPath) -> Value:
        if TO_FILL_IN in event.value:
            self._unknown.add(path)
            self._report(
                _line(event),
                f"`{field_name(path)}` is not filled in yet",
                f"write its value in place of `{TO_FILL_IN}`, or take out what you do not need",
            )
        if not event.implicit[0]:
            return event.value
        value = resolve(event.value)
        if not isinstance(value, str):
            self._written[path] = event.value
        return value

    def _refuse_anchor_and_tag(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent):
            return
        if event.anchor is not None:
            self._report(
                _line(event),
                f"an anchor (`&{shorten(event.anchor)}`) is not allowed",
                "take it out, or put a text that begins with & in quotes",
            )
        if isinstance(event, _TAGGED) and event.tag is not None:
            self._report(
                _line(event),
                f"a tag (`{shorten(event.tag)}`) is not allowed",
                "take it out, or put a text that begins with ! in quotes",
            )

    def _report(self, line: int, what: str, remedy: str) -> None:
        self.problems.append(Problem(what, remedy, line=line))
        if len(self.problems) > MAX_MISTAKES:
            self.problems[-1] = Problem("more mistakes follow", "mend the others first", line=line)
            raise InputError(*self.problems)

    def _stop(self, event: yaml.Event, what: str, remedy: str) -> NoReturn:
        self.problems.append(Problem(what, remedy, line=_line(event)))
        raise InputError(*self.problems)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
