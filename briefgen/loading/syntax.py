"""What a YAML parser complains of, said to people who write records."""

import yaml

from briefgen.errors import Problem

_QUOTE = 'put the whole text in double quotes ("…")'

# Words of libyaml and of PyYAML's own parser, which differ a little, with what they mean here.
_PHRASES = (
    (
        "mapping values are not allowed",
        "a colon followed by a space stands inside a text, or the line is indented too far",
        f"{_QUOTE}, or indent the line as far as its neighbours",
    ),
    ("unexpected end of stream", "the text in quotes that begins here has no end", "close it"),
    (
        "unknown escape character",
        "a backslash in double quotes begins no escape that YAML knows",
        r"write \\ for a backslash",
    ),
    (
        "Unicode character escape",
        "an escape in double quotes stands for no character",
        "write the character itself",
    ),
    (
        "'-' indicator",
        "the line does not belong to the list that it stands in",
        'begin it with "- ", or indent it as far as the lines that it belongs to',
    ),
    (
        "expected key",
        "the line does not belong to the block that it stands in, or text follows a closing quote",
        "indent it as far as its neighbours, or put the whole text in single quotes ('…')",
    ),
    (
        "expected <block end>",
        "the line does not belong to the block that it stands in, or text follows a closing quote",
        "indent it as far as its neighbours, or put the whole text in single quotes ('…')",
    ),
    ("flow sequence", "a list that begins with [ has no end", "close it with ]"),
    ("flow mapping", "a block that begins with { has no end", "close it with }"),
    (
        "could not find expected ':'",
        "a key has no colon after it",
        'write a colon and a space after the key, or put a long text in double quotes ("…")',
    ),
    (
        "expected <document start>",
        "the line is indented less than the lines before it, or follows the end of the data",
        "begin all keys of the record at the left edge",
    ),
)


def syntax_problem(error: yaml.MarkedYAMLError, text: str) -> Problem:
    """Say where a text stops being YAML, what is wrong there, and what mends it."""
    mark = error.problem_mark or error.context_mark
    problem = error.problem or "not YAML"
    line = 1 if mark is None else int(mark.line) + 1
    if "cannot start any token" in problem and mark is not None:
        return _bad_start(text.splitlines()[mark.line][mark.column], line)
    if "unexpected end of stream" in problem and error.context_mark is not None:
        line = int(error.context_mark.line) + 1  # where the quote opens, not where the file ends
    for words, what, remedy in _PHRASES:
        if words in f"{problem} {error.context}":
            return Problem(f"this is not YAML: {what}", remedy, line=line)
    return Problem(f"this is not YAML: {problem}", "mend this line or the one before", line=line)


def _bad_start(character: str, line: int) -> Problem:
    if character == "\t":
        return Problem("this is not YAML: a tab indents the line", "use spaces", line=line)
    return Problem(f"this is not YAML: a text begins with `{character}`", _QUOTE, line=line)
