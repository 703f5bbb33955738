"""The commands; the only place that prints or exits.

What is needed for one command is imported in that command: `--help` and errors come at once.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from briefgen import __version__
from briefgen.errors import BriefgenError, UnknownNameError

if TYPE_CHECKING:
    from briefgen.deliver.sending import Written
    from briefgen.models.dates import PartialDate
    from briefgen.outputs import Edition, Format, Kind, Output
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
            type=click.Choice(["en", "zh", "en-zh"]),
            help="Only this edition, en-zh being both; may be given again.",
        ),
        click.option(
            "--doc",
            "kinds",
            multiple=True,
            type=click.Choice(["summary", "briefing", "pack"]),
            help="Only this document; may be given again.",
        ),
        click.option(
            "--mission",
            metavar="ID",
            help="The mission of the record, instead of the one that starts last.",
        ),
        click.option("--final", is_flag=True, help="Refuse to make a document with an open point."),
        click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON."),
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


def _make(  # noqa: PLR0913  # click gives every option by its name
    formats: tuple["Format", ...],
    *,
    names: tuple[str, ...],
    every: bool,
    editions: tuple["Edition", ...],
    kinds: tuple["Kind", ...],
    mission: str | None,
    final: bool,
    as_json: bool,
    date: str | None,
    folder: Path | None,
) -> None:
    workspace = _workspace(folder)
    if every:
        names = workspace.record_names()
    if not names:
        raise click.UsageError("name a record or a mission, such as `haikou`, or give --all")

    from briefgen.mission_index import MissionIndex
    from briefgen.plan import Wishes, plan
    from briefgen.stamps import read_stamps

    index = MissionIndex(workspace)
    jobs = plan(workspace, names, Wishes(formats, editions, kinds, mission), index)
    if final:
        from briefgen.final import refuse_open_points

        refuse_open_points(workspace, jobs)
    stamps = read_stamps(workspace, jobs, date, index)
    asked = [(stamps[job.key], one.path) for job in jobs for one in job.wanted]
    unchanged = sum(stamp.is_unchanged(path) for stamp, path in asked)
    if unchanged == len(asked):
        outputs = tuple(stamp.output(path) for stamp, path in asked)
    else:
        from briefgen.build import build

        outputs = build(workspace, jobs, _date(date), stamps, index)
        if "pdf" in formats:
            from briefgen.libraries import slow_fonts

            if slow := slow_fonts():
                click.echo(slow, err=True)
    if unchanged:
        click.echo(f"{_count(unchanged, 'file')} unchanged, not made again", err=True)
    (_print_json if as_json else _print_lines)(outputs)


def _print_json(outputs: Sequence["Output"]) -> None:
    import json
    from dataclasses import asdict

    made = [{**asdict(output), "path": output.path.as_posix()} for output in outputs]
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))


def _print_lines(outputs: Sequence["Output"]) -> None:
    """Print the files, a line each; what was done to them goes to standard error."""
    for output in outputs:
        click.echo(f"{output.path}  {_count(output.pages, 'page')}  {_size(output.size)}")
    if gone := [name for output in outputs for name in output.superseded]:
        click.echo(f"taken away, as these took their place: {', '.join(gone)}", err=True)
    for notice in {notice: None for output in outputs for notice in output.notices}:
        click.echo(notice, err=True)
    sheets = {sheet: None for output in outputs for sheet in output.sheets}
    for sheet in sheets:
        if sheet.fitted:
            click.echo(f"to fit one page ({sheet.record}, {sheet.lang}): {sheet.fitted}", err=True)
    if untranslated := sum(sheet.untranslated for sheet in sheets):
        click.echo(
            f"{_count(untranslated, 'text')} not translated yet: shown in the other language, "
            "with a mark",
            err=True,
        )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _size(size: int) -> str:
    """Give a number of bytes in the units that a file manager shows."""
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _add_command(name: str, formats: tuple["Format", ...], description: str) -> None:
    """Add a command that makes documents: all of them take the same options."""
    command = partial(_make, formats)
    main.command(name, help=description)(_document_options(command))


_add_command("pdf", ("pdf",), "Make the documents of a record as PDF.")
_add_command("docx", ("docx",), "Make the documents of a record as Word files.")
_add_command("build", ("pdf", "docx"), "Make the documents of a record as PDF and as Word files.")


@main.command("list")
@_workspace_option
def list_records(folder: Path | None) -> None:
    """Show the records of the workspace."""
    from briefgen.overview import overview

    for line in overview(_workspace(folder)):
        click.echo(line)


@main.command()
@click.argument("name", required=False)
@click.option(
    "--mission", metavar="ID", help="Begin a mission; NAME is then the record that it is for."
)
@_workspace_option
def new(name: str | None, mission: str | None, folder: Path | None) -> None:
    """Begin a record, or a mission: a file to fill in, with comments."""
    from briefgen.new import create_programme, create_record
    from briefgen.workspace import shown

    workspace = _workspace(folder)
    if mission is not None:
        from briefgen.new_mission import create_mission

        click.echo(shown(create_mission(workspace, mission, name)))
    elif name is not None:
        click.echo(shown(create_record(workspace, name)))
    else:
        raise click.UsageError("name the record, or the mission with --mission")
    if programme := create_programme(workspace):
        click.echo(shown(programme))


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


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@_workspace_option
def doctor(as_json: bool, folder: Path | None) -> None:  # noqa: FBT001
    """Tell whether all that briefgen needs is in place, and what mends what is not."""
    from briefgen.doctor import examine

    try:
        workspace = _workspace(folder)
    except UnknownNameError:
        if folder is not None:
            raise
        workspace = None
    checks = examine(workspace)
    if as_json:
        import json
        from dataclasses import asdict

        click.echo(json.dumps([asdict(check) for check in checks], indent=2))
    else:
        for check in checks:
            click.echo("\n".join(check.lines))
    if missing := [check.name for check in checks if check.state == "missing"]:
        click.echo(f"briefgen cannot work as it should without {', '.join(missing)}", err=True)
        raise click.exceptions.Exit(1)


def _sending_options(function: FunctionT) -> FunctionT:
    options = (
        click.argument("name"),
        click.option(
            "--date",
            metavar="YYYY-MM-DD",
            help="The date that the documents bear, instead of the mission's.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return _workspace_option(function)


def _print_written(written: "Written", more: str = "") -> None:
    from briefgen.workspace import shown

    click.echo(f"{shown(written.path)}  {_size(written.size)}{more}")
    for notice in written.notices:
        click.echo(notice, err=True)


@main.command()
@_sending_options
def ics(name: str, date: str | None, folder: Path | None) -> None:
    """Write the programme of a mission as a calendar; a new version updates the older one."""
    from briefgen.deliver.sending import write_calendar

    _print_written(write_calendar(_workspace(folder), name, _date(date)))


@main.command("zip")
@_sending_options
def zip_(name: str, date: str | None, folder: Path | None) -> None:
    """Pack all shareable files of a record or mission, with a readme in both languages."""
    from briefgen.deliver.sending import write_bundle

    _print_written(write_bundle(_workspace(folder), name, _date(date)))


@main.command()
@_sending_options
@click.option(
    "--to", multiple=True, metavar="ADDRESS", help="A recipient, instead of the mission's contacts."
)
@click.option(
    "--doc",
    "documents",
    multiple=True,
    type=click.Choice(["pack", "summary", "briefing"]),
    help="Only this document; may be given again. By default all that may be shared.",
)
@click.option(
    "--lang",
    "editions",
    multiple=True,
    type=click.Choice(["en", "zh", "en-zh"]),
    help="Only this edition; by default the one in both languages.",
)
@click.option("--format", "suffix", type=click.Choice(["pdf", "docx"]), help="Only PDF, only Word.")
@click.option("--zip", "packed", is_flag=True, help="Pack the shareable files into one.")
@click.option("--large", is_flag=True, help="Write it even if it is larger than 15 MB.")
@click.option(
    "--allow-internal",
    is_flag=True,
    help="Allow internal documents to go outside the programme's own domains.",
)
def email(  # noqa: PLR0913  # click gives every option by its name
    *,
    name: str,
    date: str | None,
    folder: Path | None,
    to: tuple[str, ...],
    documents: tuple["Kind", ...],
    editions: tuple["Edition", ...],
    suffix: "Format | None",
    packed: bool,
    large: bool,
    allow_internal: bool,
) -> None:
    """Write a mail draft (.eml) with the papers attached, ready to open and send."""
    from briefgen.deliver.choosing import Wishes
    from briefgen.deliver.sending import MailWishes, write_mail

    wishes = MailWishes(
        to=to,
        documents=Wishes(documents, editions, suffix),
        allow_internal=allow_internal,
        packed=packed,
        large=large,
    )
    _print_written(write_mail(_workspace(folder), name, wishes, _date(date)), " as it travels")


@main.command()
@click.argument("name")
@click.option("--note", metavar="TEXT", help="A line on this version, for the office alone.")
@click.option(
    "--date", metavar="YYYY-MM-DD", help="The date of the version, instead of the record's."
)
@_workspace_option
def release(name: str, note: str | None, date: str | None, folder: Path | None) -> None:
    """Freeze a version of a record or mission: its data, and its documents by their digests."""
    from briefgen.releases.freeze import freeze
    from briefgen.releases.version import stated_otherwise
    from briefgen.workspace import shown

    workspace, given = _workspace(folder), _date(date)
    outputs: list[Output] = []

    def make() -> list[Path]:
        outputs.extend(_documents(workspace, name))
        return [output.path for output in outputs]

    click.echo(shown(freeze(workspace, name, make, _note(note), given)))
    _print_lines(outputs)
    if notice := stated_otherwise(workspace, name):
        click.echo(notice, err=True)


def _documents(workspace: "Workspace", name: str) -> tuple["Output", ...]:
    """Make all documents of the record or the mission itself; they bear the date of its version."""
    from briefgen.build import build
    from briefgen.mission_index import MissionIndex
    from briefgen.outputs import KINDS
    from briefgen.plan import Wishes, plan

    index = MissionIndex(workspace)
    jobs = plan(workspace, (name,), Wishes(("pdf", "docx"), (), KINDS, None), index)
    return build(workspace, [job for job in jobs if job.name == name], index=index)


def _note(text: str | None) -> str | None:
    from briefgen.models.base import clean

    try:
        return clean(text or "") or None
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--note") from None


@main.command()
@click.argument("name")
@click.option("--since", "version", metavar="VERSION", help="Since this version, else the last.")
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON.")
@_workspace_option
def changes(name: str, version: str | None, as_json: bool, folder: Path | None) -> None:  # noqa: FBT001
    """List what has changed in a record or mission since a version, in both languages."""
    from briefgen.releases.present import load_source
    from briefgen.releases.since import changes_since

    workspace = _workspace(folder)
    found = changes_since(workspace, load_source(workspace, name), "internal", version)
    if as_json:
        import json

        click.echo(json.dumps(found.as_data(), ensure_ascii=False, indent=2))
        return
    for line in found.as_lines():
        click.echo(line)
