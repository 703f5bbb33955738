"""What several commands take: their options, and what is made of what was given."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import click

if TYPE_CHECKING:
    from briefgen.models.dates import PartialDate
    from briefgen.workspace import Workspace

FunctionT = TypeVar("FunctionT", bound=Callable[..., object])


class Option(Protocol):
    """Adds an option to a command."""

    def __call__(self, function: FunctionT, /) -> FunctionT:
        """Give the command with it."""


def options(*given: Option) -> Option:
    """Give a command these options, in this order, then that of the workspace."""

    def give(function: FunctionT) -> FunctionT:
        for option in reversed((*given, workspace_option)):
            function = option(function)
        return function

    return give


def workspace_option(function: FunctionT) -> FunctionT:
    """Let the user name the workspace."""
    return click.option(
        "--workspace",
        "folder",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="The folder that holds inputs/; else the nearest one from here upwards.",
    )(function)


def date_option(what: str) -> Option:
    """Let the user give a date; `what` says which."""
    return click.option("--date", metavar="YYYY-MM-DD", help=what)


def json_option(what: str) -> Option:
    """Let the user have what a command says for a program; `what` names it."""
    return click.option("--json", "as_json", is_flag=True, help=f"Print {what} as JSON.")


def edition_option(what: str) -> Option:
    """Let the user choose editions; `what` is the help."""
    return click.option(
        "--lang",
        "editions",
        multiple=True,
        type=click.Choice(["en", "zh", "en-zh"]),
        help=what,
    )


def document_option(name: str, what: str) -> Option:
    """Let the user choose documents, given as `name`; `what` is the help."""
    choice = click.Choice(["summary", "briefing", "pack"])
    return click.option("--doc", name, multiple=True, type=choice, help=what)


def workspace_of(folder: Path | None) -> "Workspace":
    """Give the workspace that was named, else the nearest; raise UnknownNameError without one."""
    from briefgen.workspace import Workspace

    return Workspace.find(Path.cwd()) if folder is None else Workspace.at(folder)


def date_of(text: str | None) -> "PartialDate | None":
    """Read a date that was given; raise a usage error for what is none."""
    from briefgen.models.dates import parse_date

    try:
        return None if text is None else parse_date(text)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--date") from None
