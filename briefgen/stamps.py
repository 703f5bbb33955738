"""What stands unchanged: a stamp beside the outputs says what each was made from.

A document is made again when anything that it was made from has changed, or when the file itself
was deleted or edited. `out/.briefgen/NAME.json` holds the stamp of a record, apart from its
documents, so that their folder can be sent as it is. It holds digests and no times: the same
commands on the same record give the same stamp.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import cast

from briefgen.digests import NAME, Digests, bytes_digest, content_digest
from briefgen.faults import Faults
from briefgen.file_names import FileName
from briefgen.fingerprint import fingerprint, shared_fingerprint
from briefgen.mission_index import MissionIndex
from briefgen.outputs import Job, Output, SheetReport
from briefgen.workspace import Workspace, shown

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Document:
    """What a stamp knows of one file."""

    made_from: str
    content: str
    """The digest of the file itself."""
    size: int
    """In bytes."""
    pages: int
    sheets: tuple[SheetReport, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What was made of one record or mission, and what it would be made from now."""

    record: str
    path: Path
    made_from: str
    """The digest of all that goes into its documents as it is now."""
    digests: Digests
    """What was learned of the files that this is the digest of."""
    documents: Mapping[str, _Document] = field(default_factory=dict)
    fits: Json = field(default_factory=dict)
    """How its sheets were fitted to their pages, by language, or how a mission's document was laid
    out, by its name, if that still holds."""

    def is_unchanged(self, path: Path) -> bool:
        """Whether a document stands there as it would be made now."""
        document = self.documents.get(path.name)
        return (
            document is not None
            and document.made_from == self.made_from
            and document.content == content_digest(path)
        )

    def superseded_by(self, path: Path) -> Iterator[Path]:
        """Give the older files that a document takes the place of.

        They were made here and nobody changed them since; what was released stays.
        """
        for file in self.other_versions(path):
            was_released = FileName.of(file.name).is_of_a_release
            if not was_released and self.documents[file.name].content == content_digest(file):
                yield file

    def other_versions(self, path: Path) -> Iterator[Path]:
        """Give the files of the same document at other versions that are known here."""
        document = FileName.of(path.name).document
        for name in self.documents:
            if name != path.name and FileName.of(name).document == document:
                yield path.with_name(name)

    def output(self, path: Path) -> Output:
        """Give what is known of a document that stands there or was just made."""
        document = self.documents[path.name]
        return Output(shown(path), document.size, document.pages, document.sheets, document.notices)

    def with_document(
        self,
        path: Path,
        data: bytes,
        pages: int,
        sheets: tuple[SheetReport, ...] = (),
        notices: tuple[str, ...] = (),
    ) -> "Stamp":
        """Give the stamp that also knows this document by its bytes, and what is said of it."""
        document = _Document(self.made_from, bytes_digest(data), len(data), pages, sheets, notices)
        return replace(self, documents={**self.documents, path.name: document})

    def with_fits(self, fits: Json) -> "Stamp":
        """Give the stamp that also knows how these sheets were fitted, by language."""
        return replace(self, fits={**self.fits, **fits})

    def files(self) -> dict[Path, bytes]:
        """Give the files that hold the stamp and what it stands on."""
        return {self.path: self._to_json(), self.digests.path: self.digests.to_json()}

    def _to_json(self) -> bytes:
        data = {
            "documents": {name: asdict(document) for name, document in self.documents.items()},
            "fits": {"made_from": self.made_from, "sheets": self.fits},
        }
        return f"{json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def read_stamps(
    workspace: Workspace,
    jobs: Iterable[Job],
    date: str | None,
    index: MissionIndex,
    faults: Faults | None = None,
) -> dict[str, Stamp]:
    """Give the stamp of each job by its key; an empty one where there is none that can be read.

    Raises InputError for a release that cannot be relied on; where such faults are tolerated, the
    job has no stamp.
    """
    faults = faults or Faults()
    folder = workspace.out / ".briefgen"
    digests = Digests(folder / NAME)
    shared = shared_fingerprint(workspace, digests)
    stamps: dict[str, Stamp] = {}
    for job in jobs:
        with faults.of(job.name):
            made_from = fingerprint(shared, job, date, index, digests)
            empty = Stamp(job.name, folder / f"{job.key}.json", made_from, digests)
            stamps[job.key] = _read(empty)
    return stamps


def _read(empty: Stamp) -> Stamp:
    try:
        data = json.loads(empty.path.read_bytes())
        documents = {name: _document(one) for name, one in data["documents"].items()}
        fits = data["fits"]
        still_holds = fits["made_from"] == empty.made_from
        return replace(empty, documents=documents, fits=fits["sheets"] if still_holds else {})
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        # A stamp that is not whole is no stamp: everything is made again.
        return empty


def _document(data: Json) -> _Document:
    sheets = tuple(_report(sheet) for sheet in cast("list[dict[str, object]]", data["sheets"]))
    return _Document(
        made_from=str(data["made_from"]),
        content=str(data["content"]),
        size=_whole(data["size"]),
        pages=_whole(data["pages"]),
        sheets=sheets,
        notices=tuple(map(str, cast("list[object]", data["notices"]))),
    )


def _report(data: dict[str, object]) -> SheetReport:
    return SheetReport(
        record=str(data["record"]),
        lang="zh" if data["lang"] == "zh" else "en",
        fitted=str(data["fitted"]),
        left_out=tuple(map(str, cast("list[object]", data["left_out"]))),
        untranslated=_whole(data["untranslated"]),
    )


def _whole(value: object) -> int:
    return int(cast("int", value))
