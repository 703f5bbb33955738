"""The program: `briefgen`, and `python -m briefgen`."""

import atexit
import os
import sys

from briefgen.collector import relax_collector


def run() -> None:
    """Run the command of the command line, in a process of its own, and end it."""
    relax_collector()
    # What happens to be installed beside briefgen has no say in how records are read; pydantic
    # would look through all packages for it.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "true"
    from briefgen.cli import main

    try:
        main()
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        if isinstance(end.code, str):
            raise
        # Python would take every object apart, which the system does at once.
        atexit._run_exitfuncs()  # noqa: SLF001  # there is no public way
        os._exit(end.code or 0)


if __name__ == "__main__":
    run()
