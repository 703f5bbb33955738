"""Compile the built-in templates, as `compileall` compiles the program."""

import sys
from contextlib import suppress

from jinja2 import TemplateSyntaxError

from briefgen.compose.template import environment_of
from briefgen.mission_wording import MISSION_FILTERS
from briefgen.workspace import Workspace, built_in


def main() -> None:
    """Write the byte code of every template, even where Python is told to write none by itself."""
    sys.dont_write_bytecode = False
    folder = built_in("templates")
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.j2"))]
    for filters in ({}, MISSION_FILTERS):
        environment_of.cache_clear()
        environment = environment_of(Workspace(folder.parent))
        environment.filters.update(filters)
        for name in names:
            # A template of a mission cannot be compiled without the filters of missions.
            with suppress(TemplateSyntaxError):
                environment.get_template(name)


if __name__ == "__main__":
    main()
