"""What is printed of files: a line each on standard output, all else on standard error."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briefgen.deliver.sending import Written
    from briefgen.outputs import Output


def print_json(outputs: Sequence["Output"]) -> None:
    """Print the files, with all that is known of them, as JSON."""
    import json
    from dataclasses import asdict

    made = [{**asdict(output), "path": output.path.as_posix()} for output in outputs]
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))


def print_lines(outputs: Sequence["Output"]) -> None:
    """Print the files, a line each; what was done to them goes to standard error."""
    for output in outputs:
        click.echo(f"{output.path}  {count(output.pages, 'page')}  {size(output.size)}")
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
            f"{count(untranslated, 'text')} not translated yet: shown in the other language, "
            "with a mark",
            err=True,
        )


def count(number: int, noun: str) -> str:
    """Give how many there are of something."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def size(size: int) -> str:
    """Give a number of bytes in the units that a file manager shows."""
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def print_written(written: "Written", more: str = "") -> None:
    """Print a file that is to be sent; `more` stands behind its size."""
    from briefgen.workspace import shown

    click.echo(f"{shown(written.path)}  {size(written.size)}{more}")
    for notice in written.notices:
        click.echo(notice, err=True)
