"""The missions of a workspace: found, loaded and held to what spans more than one field."""

from briefgen.checks.mission import check_mission
from briefgen.errors import InputError
from briefgen.load import Loaded, load_model
from briefgen.loading.source import read_source
from briefgen.loading.yaml_tree import read_tree
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


def missions_of(workspace: Workspace, record: str) -> tuple[Loaded[Mission], ...]:
    """Give the missions that are for a record, by their first day, then by their names.

    Raises UnknownNameError and InputError for a file that may be one of them.
    """
    names = (name for name in workspace.mission_names() if _is_for(workspace, name, record))
    found = [load_mission(workspace, name) for name in names]
    return tuple(sorted(found, key=lambda one: (one.value.dates.start.first_day, one.file.stem)))


def last_mission_of(workspace: Workspace, record: str) -> Loaded[Mission] | None:
    """Give the mission of a record that starts last, where it has one."""
    missions = missions_of(workspace, record)
    return missions[-1] if missions else None


def _is_for(workspace: Workspace, name: str, record: str) -> bool:
    """Whether the file names the record, or cannot be read: what is wrong with it must be said.

    A mistake in a mission of other records is not this record's.
    """
    try:
        data = read_tree(read_source(workspace.mission(name))).data
    except InputError:
        return True
    records = data.get("records") if isinstance(data, dict) else None
    return not isinstance(records, list) or record in records
