"""What a check of a mission says, with the line of the field that it speaks of."""

from briefgen.errors import Problem
from briefgen.load import Loaded
from briefgen.loading.names import FieldPath
from briefgen.models.mission.mission import Mission


def problem_at(loaded: Loaded[Mission], path: FieldPath, what: str, remedy: str) -> Problem:
    """Give a problem in the file of a mission, on the line of a field."""
    return Problem(what, remedy, loaded.file, loaded.lines.of(path))
