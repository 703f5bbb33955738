"""`release` and `changes`: versions frozen, and what is different since one."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.options import date_of, date_option, json_option, options, workspace_of
from briefgen.cli.printing import print_lines

if TYPE_CHECKING:
    from briefgen.outputs import Output
    from briefgen.workspace import Workspace


@click.command()
@options(
    click.argument("name"),
    click.option("--note", metavar="TEXT", help="A line on this version, for the office alone."),
    date_option("The date of the version, instead of the record's."),
)
def release(name: str, note: str | None, date: str | None, folder: Path | None) -> None:
    """Freeze a version of a record or mission: its data, and its documents by their digests."""
    from briefgen.releases.freeze import freeze
    from briefgen.releases.version import stated_otherwise
    from briefgen.workspace import shown

    workspace, given = workspace_of(folder), date_of(date)
    outputs: list[Output] = []

    def make() -> list[Path]:
        outputs.extend(_documents(workspace, name))
        return [output.path for output in outputs]

    click.echo(shown(freeze(workspace, name, make, _note(note), given)))
    print_lines(outputs)
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


@click.command()
@options(
    click.argument("name"),
    click.option(
        "--since", "version", metavar="VERSION", help="Since this version, else the last."
    ),
    json_option("the changes"),
)
def changes(name: str, version: str | None, as_json: bool, folder: Path | None) -> None:  # noqa: FBT001
    """List what has changed in a record or mission since a version, in both languages."""
    from briefgen.releases.present import load_source
    from briefgen.releases.since import changes_since

    workspace = workspace_of(folder)
    found = changes_since(workspace, load_source(workspace, name), "internal", version)
    if as_json:
        import json

        click.echo(json.dumps(found.as_data(), ensure_ascii=False, indent=2))
        return
    for line in found.as_lines():
        click.echo(line)
