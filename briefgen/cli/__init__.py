"""The commands; the only place that prints or exits.

What is needed for one command is imported in that command: `--help` and errors come at once.
"""

import click

from briefgen import __version__
from briefgen.cli.documents import build, docx, pdf
from briefgen.cli.inputs import doctor, list_records, new, schema
from briefgen.cli.sending import email, ics, zip_
from briefgen.cli.versions import changes, release
from briefgen.errors import BriefgenError


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


for _command in (
    *(pdf, docx, build, list_records, new, schema, doctor),
    *(ics, zip_, email, release, changes),
):
    main.add_command(_command)
