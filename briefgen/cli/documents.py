"""`pdf`, `docx` and `build`: the documents of records and missions."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.options import (
    date_of,
    date_option,
    document_option,
    edition_option,
    json_option,
    options,
    workspace_of,
)
from briefgen.cli.printing import count, print_json, print_lines

if TYPE_CHECKING:
    from briefgen.outputs import Edition, Format, Kind


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
    workspace = workspace_of(folder)
    if every:
        names = workspace.record_names()
    if not names:
        raise click.UsageError("name a record or a mission, such as `haikou`, or give --all")

    from briefgen.faults import Faults
    from briefgen.mission_index import MissionIndex
    from briefgen.plan import Wishes, plan
    from briefgen.stamps import read_stamps

    index, faults = MissionIndex(workspace), Faults(tolerated=every)
    jobs = plan(workspace, names, Wishes(formats, editions, kinds, mission), index, faults)
    if final:
        from briefgen.final import without_open_points

        jobs = without_open_points(workspace, jobs, faults)
    stamps = read_stamps(workspace, jobs, date, index, faults)
    stamped = [(stamps[job.key], job) for job in jobs if job.key in stamps]
    asked = [(stamp, one.path) for stamp, job in stamped for one in job.wanted]
    unchanged = sum(stamp.is_unchanged(path) for stamp, path in asked)
    if unchanged == len(asked):
        outputs = tuple(stamp.output(path) for stamp, path in asked)
    else:
        from briefgen.build import build

        outputs = build(workspace, jobs, date_of(date), stamps, index, faults)
        if "pdf" in formats:
            from briefgen.libraries import slow_fonts

            if slow := slow_fonts():
                click.echo(slow, err=True)
    if unchanged:
        click.echo(f"{count(unchanged, 'file')} unchanged, not made again", err=True)
    (print_json if as_json else print_lines)(outputs)
    if outputs and faults.names:
        click.echo(f"not made, before this is mended: {', '.join(faults.names)}", err=True)
    faults.raise_any()


def _command(name: str, formats: tuple["Format", ...], description: str) -> click.Command:
    """Give a command that makes documents: all of them take the same options."""
    taken = options(
        click.argument("names", nargs=-1, metavar="NAME..."),
        click.option(
            "--all",
            "every",
            is_flag=True,
            help="All records of the workspace; faulty ones are left out and said.",
        ),
        edition_option("Only this edition, en-zh being both; may be given again."),
        document_option("kinds", "Only this document; may be given again."),
        click.option(
            "--mission",
            metavar="ID",
            help="The mission of the record, instead of the one that starts last.",
        ),
        click.option("--final", is_flag=True, help="Refuse to make a document with an open point."),
        json_option("what was made"),
        date_option("The date that the documents bear, instead of the record's."),
    )
    return click.command(name, help=description)(taken(partial(_make, formats)))


pdf = _command("pdf", ("pdf",), "Make documents of records and missions as PDF.")
docx = _command("docx", ("docx",), "Make documents of records and missions as Word files.")
build = _command(
    "build",
    ("pdf", "docx"),
    "Make documents of records and missions as PDF and Word.",
)
