"""The commands; the only place that prints or exits.

What is needed for one command is imported in that command: `--help` and errors come at once.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from briefgen import __version__
from briefgen.errors import BriefgenError

if TYPE_CHECKING:
    from briefgen.build import Edition, Format
    from briefgen.models.dates import PartialDate
    from briefgen.workspace import Workspace

FunctionT = TypeVar("FunctionT", bound=Callable[..., object])


class _Commands(click.Group):
    """Turns every error that a user can mend into its sentences and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BriefgenError as error:
            for problem in error.problems:
                click.echo(str(problem), err=True)
            ctx.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefgen", message="%(prog)s %(version)s")
def main() -> None:
    """Make the papers of city-to-city cooperation from one record, in English and Chinese."""


def _workspace_option(function: FunctionT) -> FunctionT:
    return click.option(
        "--workspace",
        "folder",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="The folder that holds inputs/; else the nearest one from here upwards.",
    )(function)


def _document_options(function: FunctionT) -> FunctionT:
    options = (
        click.argument("names", nargs=-1, metavar="NAME..."),
        click.option("--all", "every", is_flag=True, help="All records of the workspace."),
        click.option(
            "--lang",
            "editions",
            multiple=True,
            type=click.Choice(["en", "zh"]),
            help="Only this language; may be given again.",
        ),
        click.option(
            "--date",
            metavar="YYYY-MM-DD",
            help="The date that the documents bear, instead of the record's.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return _workspace_option(function)


def _workspace(folder: Path | None) -> "Workspace":
    from briefgen.workspace import Workspace

    return Workspace.find(Path.cwd()) if folder is None else Workspace.at(folder)


def _date(text: str | None) -> "PartialDate | None":
    from briefgen.models.dates import parse_date

    try:
        return None if text is None else parse_date(text)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--date") from None


def _make(
    formats: tuple["Format", ...],
    folder: Path | None,
    names: tuple[str, ...],
    editions: tuple["Edition", ...],
    date: str | None,
    *,
    every: bool,
) -> None:
    workspace = _workspace(folder)
    if every:
        names = workspace.record_names()
    if not names:
        raise click.UsageError("name a record, such as `haikou`, or give --all")
    day = _date(date)

    from briefgen.build import EDITIONS, build

    for output in build(workspace, names, formats, editions or EDITIONS, day):
        pages = "1 page" if len(output.sheets) == 1 else f"{len(output.sheets)} pages"
        click.echo(f"{output.path}  {pages}  {_size(output.size)}")


def _size(size: int) -> str:
    """Give a number of bytes in the units that a file manager shows."""
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


@main.command()
@_document_options
def pdf(
    names: tuple[str, ...],
    every: bool,  # noqa: FBT001  # click gives options by name
    editions: tuple["Edition", ...],
    date: str | None,
    folder: Path | None,
) -> None:
    """Make the documents of a record as PDF."""
    _make(("pdf",), folder, names, editions, date, every=every)


@main.command()
@_document_options
def docx(
    names: tuple[str, ...],
    every: bool,  # noqa: FBT001
    editions: tuple["Edition", ...],
    date: str | None,
    folder: Path | None,
) -> None:
    """Make the documents of a record as Word files."""
    _make(("docx",), folder, names, editions, date, every=every)


@main.command()
@_document_options
def build(
    names: tuple[str, ...],
    every: bool,  # noqa: FBT001
    editions: tuple["Edition", ...],
    date: str | None,
    folder: Path | None,
) -> None:
    """Make the documents of a record as PDF and as Word files."""
    _make(("pdf", "docx"), folder, names, editions, date, every=every)


@main.command("list")
@_workspace_option
def list_records(folder: Path | None) -> None:
    """Show the records of the workspace."""
    from briefgen.overview import overview

    for line in overview(_workspace(folder)):
        click.echo(line)


@main.command()
@click.argument("name")
@_workspace_option
def new(name: str, folder: Path | None) -> None:
    """Begin a record: a file to fill in, with comments."""
    from briefgen.new import create_record

    click.echo(create_record(_workspace(folder), name))


@main.command()
@_workspace_option
def schema(folder: Path | None) -> None:
    """Write the JSON Schemas with which an editor completes and explains every field."""
    from briefgen.deliver.files import write_files
    from briefgen.schema import KINDS, json_schema
    from briefgen.workspace import shown

    target = _workspace(folder).root / "schema"
    files = {target / f"{kind}.schema.json": json_schema(kind).encode() for kind in KINDS}
    write_files(files)
    for path in files:
        click.echo(shown(path))
