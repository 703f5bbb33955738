"""All that the documents of one mission are made from, read and valid."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.audience import shareable
from briefgen.load import Loaded, load_model
from briefgen.loading.source import read_text
from briefgen.material import CommonMaterial
from briefgen.missions import load_mission
from briefgen.models.dates import PartialDate
from briefgen.models.mission.mission import Mission
from briefgen.models.programme import Programme
from briefgen.models.text import Labels
from briefgen.models.ucap import Ucap
from briefgen.releases.version import state_of, version_of
from briefgen.theme import Theme
from briefgen.workspace import Workspace, shown


@dataclass(frozen=True, slots=True)
class MissionMaterial(CommonMaterial):
    """The mission, the records that it is for, what all share, briefgen's words and the design."""

    loaded: Loaded[Mission]
    records: Mapping[str, Loaded[Ucap]]
    """By their names, in the order of the mission."""

    @property
    def mission(self) -> Mission:
        """The mission itself."""
        return self.loaded.value

    @property
    def ucaps(self) -> dict[str, Ucap]:
        """The plans of its records, by their names."""
        return {name: loaded.value for name, loaded in self.records.items()}

    @property
    def css(self) -> str:
        """The rules of the PDF."""
        return "".join(
            read_text(self.workspace.style(name)) for name in ("document.css", "chapters.css")
        )

    @property
    def faces(self) -> tuple[Path, ...]:
        """The files of all faces."""
        return tuple(self.workspace.fonts / file for file in self.theme.fonts.pdf.files)

    def for_both_sides(self) -> "MissionMaterial":
        """Give the same without all that is internal: from it shareable documents are made."""
        return replace(self, loaded=replace(self.loaded, value=shareable(self.mission)))


def load_mission_material(
    workspace: Workspace, name: str, date: PartialDate | None = None
) -> MissionMaterial:
    """Read the mission with all that goes with it; `date` replaces that of the version.

    Raises UnknownNameError for a name that no mission has, InputError for what is not valid.
    """
    mission = load_mission(workspace, name)
    files = {record: workspace.record(record).ucap for record in mission.value.records}
    labels = workspace.template("labels.yaml")
    theme = workspace.style("theme.yaml")
    words = load_model(labels, Labels, shown(labels))
    version = version_of(workspace, mission, words.value.root)
    return MissionMaterial(
        name=name,
        loaded=mission,
        records={record: _plan(workspace, file) for record, file in files.items()},
        shared=load_model(workspace.programme, Programme, shown(workspace.programme)),
        words=words,
        theme=load_model(theme, Theme, shown(theme)).value,
        workspace=workspace,
        version=version,
        date=date or version.date,
    )


def _plan(workspace: Workspace, file: Path) -> Loaded[Ucap]:
    """Read the plan of a record, with the version that its releases give it; a draft has none."""
    plan = load_model(file, Ucap, shown(file))
    state, stated, date = state_of(workspace, plan)
    number = stated if state in {"stated", "released"} else None
    updated = plan.value.model_copy(update={"version": number, "date": date})
    return replace(plan, value=updated)
