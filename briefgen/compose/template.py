"""A template filled in by Jinja2, and read as nodes; what is wrong with it is one sentence."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from xml.etree.ElementTree import ParseError

from briefgen.errors import Problem, TemplateError, UnknownNameError
from briefgen.loading.source import read_text
from briefgen.vocabulary import VocabularyError
from briefgen.workspace import Workspace, shown

if TYPE_CHECKING:
    from jinja2 import Environment

NodesT = TypeVar("NodesT")

# What an expression of a template can raise besides Jinja's own errors.
_MISTAKES = (
    *(TypeError, ValueError, ArithmeticError, LookupError, AttributeError),
    *(RecursionError, MemoryError),
)


def compose(
    workspace: Workspace,
    name: str,
    variables: Mapping[str, object],
    parse: Callable[[str], NodesT],
    filters: Mapping[str, Callable[..., str]] | None = None,
) -> NodesT:
    """Fill a template in, such as `summary.html.j2`, and give what `parse` makes of it.

    `filters` are those that templates of its kind use beside the usual ones.
    Raises TemplateError for a template that does not compose, with its file and line.
    """
    template = shown(workspace.template(name))
    xml = _fill_in(workspace, name, variables, filters or {})
    try:
        return parse(xml)
    except VocabularyError as error:
        problem = Problem(
            error.what,
            "CONTRIBUTING.md lists what a template may say",
            template,
            _line_of(template, error.token),
        )
        raise TemplateError(problem) from None
    except ParseError as error:
        problem = Problem(
            f"the template is not well formed where it makes “{_excerpt(xml, error)}”",
            "close every element that it opens, and every quotation mark",
            template,
        )
        raise TemplateError(problem) from None


def _fill_in(
    workspace: Workspace,
    name: str,
    variables: Mapping[str, object],
    filters: Mapping[str, Callable[..., str]],
) -> str:
    from jinja2 import TemplateError as JinjaError
    from jinja2 import TemplateSyntaxError

    environment = environment_of(workspace)
    environment.filters.update(filters)
    try:
        return environment.get_template(name).render(variables)
    except TemplateSyntaxError as error:
        problem = Problem(
            f"the template cannot be read: {error.message}",
            "mend the line",
            file=shown(Path(error.filename or name)),
            line=error.lineno,
        )
        raise TemplateError(problem) from None
    except (JinjaError, *_MISTAKES) as error:
        problem = Problem(
            f"the template asks for something that is not there: {error}",
            "mend the template",
            file=shown(workspace.template(name)),
        )
        raise TemplateError(problem) from None


@lru_cache(maxsize=1)
def environment_of(workspace: Workspace) -> "Environment":
    """A template is filled in without access to anything but its variables.

    All languages share what it is compiled to, as long as its files say the same.
    """
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from briefgen.compose.bytecode import BuiltInBytecode
    from briefgen.wording import FILTERS

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        try:
            path = workspace.template(name)
        except UnknownNameError:
            return None
        source = read_text(path)
        return source, str(path), lambda: path.is_file() and read_text(path) == source

    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=BuiltInBytecode(),
    )
    environment.filters.update(FILTERS)
    return environment


def _line_of(template: Path, token: str) -> int | None:
    """Find the line of a template that holds the token, for an error to name."""
    lines = template.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if token in line), None)


def _excerpt(xml: str, error: ParseError) -> str:
    line, column = error.position
    return xml.splitlines()[line - 1][max(0, column - 30) : column + 10].strip()
