"""The digest of all that the documents of a record are made from.

Contents count, not times of change: a copied, restored or checked-out file is judged by what is in
it.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from briefgen.digests import Digests, bytes_digest, content_digest
from briefgen.mission_index import MissionIndex
from briefgen.outputs import Job
from briefgen.workspace import Workspace

# The names by which WeasyPrint loads them on Linux, macOS and Windows.
_LIBRARIES = {
    "pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    # Where it is missing, fonts are embedded in another way.
    "harfbuzz-subset": (
        "libharfbuzz-subset.so.0",
        "libharfbuzz-subset.0.dylib",
        "libharfbuzz-subset-0.dll",
    ),
}
_VERSION_OF = {"pango": "pango_version_string", "harfbuzz": "hb_version_string"}


def shared_fingerprint(workspace: Workspace, digests: Digests) -> str:
    """Give the digest of what all records share: programme, templates, styles, fonts, programs."""
    return _digest_of(
        *_files("inputs", (workspace.programme,)),
        *_folders("templates", workspace.template_folders, digests),
        *_folders("styles", workspace.style_folders, digests),
        *_folders("briefgen", (Path(__file__).parent,), digests),
        sys.version,
        *sorted(_distributions()),
        *_libraries(),
    )


def fingerprint(
    shared: str, job: Job, date: str | None, index: MissionIndex, digests: Digests
) -> str:
    """Give the digest of what the documents of a job are made from; `shared` is that of all.

    Raises UnknownNameError for a name that no record has.
    """
    records = index.records_of(job.name) if job.of == "mission" else (job.name,)
    known = [name for name in records if name in index.workspace.record_names()]
    photos = index.photos_of(job.name) if job.of == "mission" else ()
    folder = index.workspace.missions
    # The documents of a mission say at which version its plans are, too.
    standings = map(index.standing_of, dict.fromkeys((job.name, *known)))
    return _digest_of(
        shared,
        job.name,
        date or "",
        *_files("record", index.data_of(job.name)),
        *digests.of([(f"photo/{job.name}/{photo}", folder / photo) for photo in photos]),
        *(f"{one.ending} {one.frozen}" for one in standings),
    )


def _digest_of(*parts: str) -> str:
    return bytes_digest("\0".join(parts).encode("utf-8", "surrogateescape"))


def _files(kind: str, paths: tuple[Path, ...]) -> Iterator[str]:
    for path in paths:
        yield f"{kind}/{path.name}"
        yield content_digest(path)


def _folders(kind: str, folders: tuple[Path, ...], digests: Digests) -> Iterator[str]:
    """Give the files of the folders by name; the first folder wins, so their order counts."""
    # In a checkout the workspace's own folder is the built-in one.
    for number, folder in enumerate(dict.fromkeys(folder.resolve() for folder in folders)):
        files = [(f"{kind}/{number}/{name}", path) for name, path in sorted(_walk(str(folder)))]
        for (name, _), digest in zip(files, digests.of(files), strict=True):
            yield name
            yield digest


def _walk(folder: str) -> Iterator[tuple[str, str]]:
    """Give the files of a folder, each as it is named in the folder and by its path."""
    seen: set[str] = set()
    # A folder can be a link within the workspace, and a link can lead back to a folder above it.
    for place, folders, files in os.walk(folder, followlinks=True):
        seen.add(os.path.realpath(place))
        folders[:] = [
            name
            for name in folders
            if name != "__pycache__" and os.path.realpath(f"{place}/{name}") not in seen
        ]
        within = place[len(folder) + 1 :].replace(os.sep, "/")
        for name in files:
            yield f"{within}/{name}", f"{place}/{name}"


def _distributions() -> set[str]:
    """Give the installed libraries with their versions, as the names of their folders say them.

    `importlib.metadata` would take as long as all the rest.
    """
    names: set[str] = set()
    for folder in sys.path:
        try:
            entries = os.listdir(folder or ".")  # noqa: PTH208  # a Path for each is slow
        except OSError:
            continue
        names.update(entry for entry in entries if entry.endswith((".dist-info", ".egg-info")))
    return names


def _libraries() -> Iterator[str]:
    for name, files in _LIBRARIES.items():
        library = _load(files)
        yield f"{name} {_version(library, name) if library else 'not found'}"


def _load(files: tuple[str, ...]) -> ctypes.CDLL | None:
    for file in files:
        try:
            return ctypes.CDLL(file)
        except OSError:
            continue
    return None


def _version(library: ctypes.CDLL, name: str) -> str:
    if name not in _VERSION_OF:
        return "found"
    function = library[_VERSION_OF[name]]
    function.restype = ctypes.c_char_p
    return bytes(function()).decode("ascii", "replace")
