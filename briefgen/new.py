"""Records and missions to fill in: `templates/new/` holds them, every field with its meaning.

As they are they are refused: in the place of every value stands TO_FILL_IN. A line that is
commented out has its `#` directly before its key or dash; an explanation has a space after it. The
example of a value stands in the explanation only: left in by oversight, it would be a fact that
nobody stated.
"""

from pathlib import Path

from briefgen.deliver.files import write_files
from briefgen.errors import OutputError, Problem
from briefgen.loading import TO_FILL_IN
from briefgen.loading.source import read_text
from briefgen.workspace import Kind, Workspace, is_slug, shown


def skeleton(workspace: Workspace, file: str, name: str, record: str | None = None) -> str:
    """Give the YAML text of a new file, in which TO_FILL_IN stands for what its officer knows.

    `file` is one of `templates/new`, the workspace's own or ours.
    """
    text = read_text(workspace.template(f"new/{file}"))
    return text.replace("{name}", name).replace("{record}", record or TO_FILL_IN)


def create_record(workspace: Workspace, name: str) -> Path:
    """Write a new record to fill in, and give the path of its file.

    Raises OutputError where the name cannot be one, the record is there already, its folder lies
    outside the workspace, or it cannot be written.
    """
    if name == workspace.missions.name:
        raise OutputError(Problem(f"`{name}` is the folder of the missions", "choose another name"))
    path = workspace.inputs / name / "ucap.yaml"
    return _write(workspace, "record", name, path, skeleton(workspace, "ucap.yaml", name))


def create_mission(workspace: Workspace, name: str, record: str | None = None) -> Path:
    """Write a new mission to fill in, for a record where one is named, and give its file.

    Raises UnknownNameError for a record that is not there; OutputError where the name cannot be
    one, the mission is there already, its folder lies outside, or it cannot be written.
    """
    if record is not None:
        workspace.record(record)
    path = workspace.missions / f"{name}.yaml"
    text = skeleton(workspace, "mission.yaml", name, record)
    return _write(workspace, "mission", name, path, text)


def _write(workspace: Workspace, kind: Kind, name: str, path: Path, text: str) -> Path:
    if not is_slug(name):
        example = "testville" if kind == "record" else "2019-05-testville"
        raise OutputError(
            Problem(
                f"the name of a {kind} has small letters, digits and hyphens, at most 64",
                f"choose another one, such as `{example}`",
            )
        )
    if path.exists() or path.is_symlink():
        raise OutputError(
            Problem(
                f"the {kind} `{name}` is there already",
                "change it in the editor, or choose another name",
                file=shown(path),
            )
        )
    if not path.parent.resolve().is_relative_to(workspace.root):
        raise OutputError(
            Problem(
                "the folder leads out of the workspace by a symbolic link",
                "take the link away, or choose another name",
                file=shown(path.parent),
            )
        )
    write_files({path: text.encode()})
    return path


def create_programme(workspace: Workspace) -> Path | None:
    """Write a `programme.yaml` to fill in where the workspace has none, and give its path.

    Raises OutputError where it cannot be written.
    """
    path = workspace.programme
    if path.exists():
        return None
    write_files({path: skeleton(workspace, "programme.yaml", "").encode()})
    return path
