"""What a workspace holds, a line a record."""

from collections.abc import Iterator

from briefgen.errors import InputError
from briefgen.formats import format_date, format_period
from briefgen.load import load_model
from briefgen.models.ucap import Side, Ucap
from briefgen.workspace import Workspace, shown


def overview(workspace: Workspace) -> Iterator[str]:
    """Give a line a record: its name, who cooperates, the period, version and date."""
    names = workspace.record_names()
    width = max(map(len, names), default=0)
    for name in names:
        yield f"{name:<{width}}  {_summary(workspace, name)}"
    if not names:
        yield "no records yet: begin one with `briefgen new NAME`"


def _summary(workspace: Workspace, name: str) -> str:
    record = workspace.record(name)
    try:
        ucap = load_model(record.ucap, Ucap, shown(record.ucap)).value
    except InputError as error:
        count = len(error.problems)
        return f"cannot be read: {count} {'problem' if count == 1 else 'problems'}"
    sides = " – ".join(_names(side) for _, side in ucap.sides())
    period = format_period(ucap.period, "en") if ucap.period else "no period"
    version = f"version {ucap.version}" if ucap.version else "draft"
    return f"{sides}; {period}; {version}, {format_date(ucap.date, 'en')}"


def _names(side: Side) -> str:
    return ", ".join(place.name.en or place.name.zh or "" for place in side.places)
