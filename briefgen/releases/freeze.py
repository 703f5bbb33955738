"""A version frozen: the data of today and the digests of its documents."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from briefgen.deliver.files import write_files
from briefgen.digests import content_digest
from briefgen.errors import InputError, Problem
from briefgen.models.dates import PartialDate
from briefgen.releases.files import Release, read_release
from briefgen.releases.present import load_source, present_state
from briefgen.releases.shelf import next_version, release_file, versions_of
from briefgen.releases.source import kind_of
from briefgen.workspace import Workspace, shown

Make = Callable[[], Iterable[Path]]
"""Makes the documents of the version that was just frozen, and gives their files."""


def freeze(
    workspace: Workspace,
    name: str,
    make: Make,
    note: str | None = None,
    date: PartialDate | None = None,
) -> Path:
    """Freeze the next version of a record or mission; give its file.

    The version stands before its documents are made, so that they bear its number; where they
    cannot be made, it is taken away again. Raises InputError where nothing changed since the last
    version or that cannot be relied on, and all errors of `make`; then nothing was frozen.
    """
    release = _next_release(workspace, name, note, date)
    file = release_file(workspace, name, release.version)
    write_files({file: release.to_json()})
    try:
        outputs = {_path_in_out(workspace, path): content_digest(path) for path in make()}
        write_files({file: replace(release, outputs=outputs).to_json()})
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return file


def _next_release(
    workspace: Workspace, name: str, note: str | None, date: PartialDate | None
) -> Release:
    loaded = load_source(workspace, name)
    state = present_state(workspace, loaded)
    versions = versions_of(workspace, name)
    if versions:
        last = read_release(workspace, name, versions[-1], kind_of(loaded))
        if state.is_same(last.state):
            what = f"nothing in `{name}` has changed since version {last.version}"
            raise InputError(
                Problem(what, "change it first, or go on using that version", shown(loaded.file))
            )
    return Release(
        name=name,
        version=next_version(versions),
        date=date or loaded.value.date,
        state=state,
        outputs={},
        note=note,
    )


def _path_in_out(workspace: Workspace, path: Path) -> str:
    return path.resolve().relative_to(workspace.out.resolve()).as_posix()
