"""A YAML file made a model, with the line of every key; all mistakes are reported at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefgen.errors import InputError, Problem
from briefgen.loading import MAX_MISTAKES
from briefgen.loading.names import FieldPath
from briefgen.loading.source import read_source
from briefgen.loading.yaml_tree import Tree, read_tree

ModelT = TypeVar("ModelT", bound=BaseModel)
ModelT_co = TypeVar("ModelT_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True, slots=True)
class Lines:
    """The line of every key of a file, and of every entry of its lists."""

    by_path: Mapping[FieldPath, int]

    def of(self, path: FieldPath) -> int:
        """Give the line of a field, counted from 1; of what encloses it where it is not there."""
        while path and path not in self.by_path:
            path = path[:-1]
        return self.by_path.get(path, 1)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[ModelT_co]):
    """A valid record, and where each part of it stands."""

    value: ModelT_co
    lines: Lines
    file: Path
    """The file as messages name it."""


def load_model(path: Path, model: type[ModelT], shown: Path | None = None) -> Loaded[ModelT]:
    """Read a YAML file into a model; messages call the file `shown`, else `path`.

    Raises InputError with all that is wrong, in the order of the lines; of more than MAX_MISTAKES
    of one sort, the rest is only counted.
    """
    file = shown or path
    try:
        tree = read_tree(read_source(path))
        value = _validate(tree, model)
    except InputError as error:
        raise InputError(*_placed(error.problems, file)) from None
    return Loaded(value, Lines(tree.lines), file)


def _validate(tree: Tree, model: type[ModelT]) -> ModelT:
    if not isinstance(tree.data, dict):
        keys = ", ".join(
            f"`{name}:`" for name, info in model.model_fields.items() if info.is_required()
        )
        raise InputError(
            *tree.problems,
            Problem("the file holds no block of keys", f"begin it with its keys: {keys}", line=1),
        )
    try:
        value = model.model_validate(tree.data)
    except ValidationError as error:
        raise InputError(*tree.problems, *_mistakes(error, tree, model)) from None
    if tree.problems:
        raise InputError(*tree.problems)
    return value


def _mistakes(error: ValidationError, tree: Tree, model: type[BaseModel]) -> Iterator[Problem]:
    from briefgen.loading.phrases import phrase_of

    lines = Lines(tree.lines)
    mistakes = [
        (lines.of(mistake["loc"]), mistake)
        for mistake in error.errors(include_url=False)
        if not _is_consequence(mistake, tree)
    ]
    mistakes.sort(key=lambda placed: placed[0])
    for line, mistake in mistakes[:MAX_MISTAKES]:
        yield replace(phrase_of(mistake, tree, model), line=line)
    if left := mistakes[MAX_MISTAKES:]:
        yield Problem(f"{len(left)} more mistakes", "mend the others first", line=left[0][0])


def _is_consequence(mistake: ErrorDetails, tree: Tree) -> bool:
    """Whether the mistake only follows from another one that is reported."""
    path, value = mistake["loc"], mistake["input"]
    if any(path[:length] in tree.unknown for length in range(len(path) + 1)):
        return True
    if mistake["type"] == "value_error" and isinstance(value, dict):
        # A rule over a whole block says nothing while a part of it is unknown.
        return any(unknown[: len(path)] == path for unknown in tree.unknown)
    # Pydantic counts only the valid entries of a list.
    return (
        mistake["type"] == "too_short"
        and isinstance(value, list)
        and len(value) >= mistake["ctx"]["min_length"]
    )


def _placed(problems: tuple[Problem, ...], file: Path) -> Iterator[Problem]:
    for problem in sorted(problems, key=lambda problem: problem.line or 0):
        yield replace(problem, file=file)
