"""`list`, `new`, `schema` and `doctor`: what the workspace holds, and what it needs."""

from pathlib import Path

import click

from briefgen.cli.options import json_option, workspace_of, workspace_option
from briefgen.errors import UnknownNameError


@click.command("list")
@workspace_option
def list_records(folder: Path | None) -> None:
    """Show what there is, at which version, and what is out of date."""
    from briefgen.overview import overview

    for line in overview(workspace_of(folder)):
        click.echo(line)


@click.command()
@click.argument("name", required=False)
@click.option(
    "--mission", metavar="ID", help="Begin a mission; NAME is then the record that it is for."
)
@workspace_option
def new(name: str | None, mission: str | None, folder: Path | None) -> None:
    """Begin a record, or a mission: a file to fill in, with comments."""
    from briefgen.new import create_mission, create_programme, create_record
    from briefgen.workspace import shown

    workspace = workspace_of(folder)
    if mission is not None:
        click.echo(shown(create_mission(workspace, mission, name)))
    elif name is not None:
        click.echo(shown(create_record(workspace, name)))
    else:
        raise click.UsageError("name the record, or the mission with --mission")
    if programme := create_programme(workspace):
        click.echo(shown(programme))


@click.command()
@workspace_option
def schema(folder: Path | None) -> None:
    """Write the JSON Schemas with which an editor completes and explains every field."""
    from briefgen.deliver.files import write_files
    from briefgen.schema import KINDS, json_schema
    from briefgen.workspace import shown

    target = workspace_of(folder).root / "schema"
    files = {target / f"{kind}.schema.json": json_schema(kind).encode() for kind in KINDS}
    write_files(files)
    for path in files:
        click.echo(shown(path))


@click.command()
@json_option("the findings")
@workspace_option
def doctor(as_json: bool, folder: Path | None) -> None:  # noqa: FBT001
    """Tell whether all that briefgen needs is in place, and what mends what is not."""
    from briefgen.doctor import examine

    try:
        workspace = workspace_of(folder)
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
