"""The data of today, as the documents of a record or a mission are made from it."""

from briefgen.changes.state import State
from briefgen.load import Loaded, load_model
from briefgen.missions import load_mission
from briefgen.models.mission.mission import Mission
from briefgen.models.programme import Programme
from briefgen.models.ucap import Ucap
from briefgen.releases.source import Source
from briefgen.workspace import Workspace, shown


def load_source(workspace: Workspace, name: str) -> Source:
    """Read a record or a mission by its name.

    Raises UnknownNameError where it is neither, InputError for what is not valid.
    """
    return load_mission(workspace, name) if workspace.is_mission(name) else _record(workspace, name)


def present_state(workspace: Workspace, loaded: Source) -> State:
    """Give the state of today, with the programme and, of a mission, its records.

    Raises UnknownNameError for a record that is not there, InputError for what is not valid.
    """
    programme = load_model(workspace.programme, Programme, shown(workspace.programme)).value
    main = loaded.value
    names = main.records if isinstance(main, Mission) else ()
    return State(main, programme, {name: _record(workspace, name).value for name in names})


def _record(workspace: Workspace, name: str) -> Loaded[Ucap]:
    record = workspace.record(name)
    return load_model(record.ucap, Ucap, shown(record.ucap))
