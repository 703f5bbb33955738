"""`ics`, `zip` and `email`: what is sent, which briefgen itself never does."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.options import (
    date_of,
    date_option,
    document_option,
    edition_option,
    options,
    workspace_of,
)
from briefgen.cli.printing import print_written

if TYPE_CHECKING:
    from briefgen.outputs import Edition, Format, Kind

_sending_options = options(
    click.argument("name"),
    date_option("The date that the documents bear, instead of the mission's."),
)


@click.command()
@_sending_options
def ics(name: str, date: str | None, folder: Path | None) -> None:
    """Write the programme of a mission as a calendar; a new version updates the older one."""
    from briefgen.deliver.sending import write_calendar

    print_written(write_calendar(workspace_of(folder), name, date_of(date)))


@click.command("zip")
@_sending_options
def zip_(name: str, date: str | None, folder: Path | None) -> None:
    """Pack all shareable files of a record or mission, with a readme in both languages."""
    from briefgen.deliver.sending import write_bundle

    print_written(write_bundle(workspace_of(folder), name, date_of(date)))


@click.command()
@_sending_options
@click.option(
    "--to", multiple=True, metavar="ADDRESS", help="A recipient, instead of the mission's contacts."
)
@document_option(
    "documents", "Only this document; may be given again. By default all that may be shared."
)
@edition_option("Only this edition; by default the one in both languages.")
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
    print_written(write_mail(workspace_of(folder), name, wishes, date_of(date)), " as it travels")
