"""A mission of a workspace: found, loaded and held to what spans more than one field."""

from briefgen.checks.mission import check_mission
from briefgen.errors import InputError
from briefgen.load import Loaded, load_model
from briefgen.models.mission.mission import Mission
from briefgen.workspace import Workspace, shown


def load_mission(workspace: Workspace, name: str) -> Loaded[Mission]:
    """Read a mission by its name.

    Raises UnknownNameError for a name that no mission has; InputError with all that is wrong in
    it, first in single fields, and where these are right, between them.
    """
    file = workspace.mission(name)
    loaded = load_model(file, Mission, shown(file))
    if problems := check_mission(loaded, workspace):
        raise InputError(*problems)
    return loaded
