"""Which files of `out/` a mail or a package takes: what is asked for, is there, and is current."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.deliver.made import DOCUMENTS, Kind, MadeFile, Suffix
from briefgen.errors import Problem, SendingError
from briefgen.outputs import Edition
from briefgen.workspace import shown

SHAREABLE: tuple[Kind, ...] = ("pack", "summary")


@dataclass(frozen=True, slots=True)
class Wishes:
    """Which documents are asked for; what is empty leaves the choice to briefgen."""

    documents: tuple[Kind, ...] = ()
    editions: tuple[Edition, ...] = ()
    suffix: Suffix | None = None
    all_editions: bool = False
    """Whether every edition goes along, and not the one in both languages where there is one."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen, and a sentence on each thing that was not to be had."""

    files: tuple[MadeFile, ...]
    notices: tuple[str, ...]

    def with_notice(self, notice: str) -> "Chosen":
        """Give the same with one sentence more."""
        return replace(self, notices=(*self.notices, notice))


def choose(
    name: str,
    made: Sequence[MadeFile],
    wishes: Wishes,
    is_current: Callable[[MadeFile], bool],
) -> Chosen:
    """Choose among the files that were made for a name.

    What is internal is taken only where its document is asked for by name. Raises SendingError
    where a document that was asked for, or every document, is missing or out of date.
    """
    wanted = [one for one in made if one.kind in DOCUMENTS and _is_wanted(one, wishes)]
    if not (wishes.editions or wishes.all_editions):
        wanted = list(_bilingual_first(wanted))
    stale = [one for one in wanted if not is_current(one)]
    files = tuple(one for one in wanted if one not in stale)
    kinds = {one.kind for one in files}
    missing = [kind for kind in wishes.documents if kind not in kinds]
    if missing or not files:
        raise SendingError(_nothing(name, stale, missing))
    return Chosen(files, tuple(_left_out(one) for one in stale))


def _is_wanted(file: MadeFile, wishes: Wishes) -> bool:
    if file.kind not in (wishes.documents or SHAREABLE):
        return False
    if file.internal and file.kind not in wishes.documents:
        return False
    if wishes.suffix is not None and file.suffix != wishes.suffix:
        return False
    return not wishes.editions or file.edition in wishes.editions


def _bilingual_first(files: Sequence[MadeFile]) -> Iterator[MadeFile]:
    """Give of each document the edition in both languages; where there is none, all that are."""
    both = {(one.owner, one.kind) for one in files if one.edition == "en-zh"}
    for one in files:
        if one.edition == "en-zh" or (one.owner, one.kind) not in both:
            yield one


def _left_out(file: MadeFile) -> str:
    return (
        f"{shown(file.path).as_posix()} is left out: it is older than its data, or was changed by "
        f"hand; `briefgen build {file.owner}` makes it anew"
    )


def _nothing(name: str, stale: Sequence[MadeFile], missing: Sequence[Kind]) -> Problem:
    what = " and no ".join(missing) or "document that may be sent"
    relevant = [one for one in stale if not missing or one.kind in missing]
    if relevant:
        owners = " ".join(dict.fromkeys(one.owner for one in relevant))
        return Problem(
            f"there is no {what} of `{name}` that is up to date",
            f"make it anew with `briefgen build {owners}`, and run the command again",
        )
    return Problem(
        f"there is no {what} of `{name}` in `out` as it is asked for",
        f"make it with `briefgen build {name}`, and run the command again",
    )
