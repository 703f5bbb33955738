"""The calendar, the package and the mail draft of a name: read, made, written into `out/`."""

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.compose.template import compose
from briefgen.deliver.bundle import bundle
from briefgen.deliver.calendar import Calendar, make_calendar
from briefgen.deliver.calendar_memory import memory_file, read_memory, write_memory
from briefgen.deliver.choosing import Chosen, Wishes, choose
from briefgen.deliver.email import Attachment, Letter, draft, letter_variables
from briefgen.deliver.files import write_files
from briefgen.deliver.made import CALENDAR, INTERNAL_FOLDER, INTERNAL_MARK, MadeFile, made_files
from briefgen.deliver.mime import Mailbox
from briefgen.deliver.recipients import (
    from_contacts,
    given,
    listed,
    outside,
    unique,
    without_address,
)
from briefgen.deliver.topic import Topic, load_topic
from briefgen.errors import OutputError, Problem, SendingError
from briefgen.file_names import with_ending
from briefgen.mission_index import MissionIndex
from briefgen.models.dates import PartialDate
from briefgen.outputs import Job
from briefgen.stamps import Stamp, read_stamps
from briefgen.workspace import Workspace, shown

WARN_ABOVE = 5_000_000
"""Octets: public bodies take 5 to 10 MB."""
REFUSE_ABOVE = 15_000_000
"""Octets: Outlook.com takes 20 MB, and programs add to a mail on its way."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, and what the officer should know of it."""

    path: Path
    size: int
    """In octets."""
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MailWishes:
    """What a mail is asked to be."""

    to: tuple[str, ...] = ()
    """The recipients, instead of the mission's contacts."""
    documents: Wishes = field(default_factory=Wishes)
    allow_internal: bool = False
    packed: bool = False
    large: bool = False


# --- the calendar ------------------------------------------------------------------------------


def write_calendar(workspace: Workspace, name: str, date: PartialDate | None = None) -> Written:
    """Write the programme of a mission as a calendar, and remember what it tells.

    Raises UnknownNameError, InputError, OutputError, and SendingError for an empty programme.
    """
    topic = load_topic(workspace, name, date)
    calendar = _calendar(workspace, topic)
    _, mission_name = topic.needs_mission()
    path = with_ending(workspace.out / name / f"{mission_name}-{CALENDAR}", topic.version.ending)
    # The memory first: killed in between, the next run makes the same calendar from it.
    memory = {memory_file(workspace, mission_name): write_memory(calendar.memory)}
    write_files({**memory, path: calendar.data})
    return Written(path, len(calendar.data), calendar.notices)


def _calendar(workspace: Workspace, topic: Topic) -> Calendar:
    _, name = topic.needs_mission()
    return make_calendar(topic, read_memory(memory_file(workspace, name)))


# --- the package -------------------------------------------------------------------------------


def write_bundle(workspace: Workspace, name: str, date: PartialDate | None = None) -> Written:
    """Pack all shareable files of a name that are current, with a readme.

    Raises UnknownNameError, InputError, OutputError, and SendingError where there is none.
    """
    topic = load_topic(workspace, name, date)
    chosen = _with_calendar(
        workspace, topic, _choose(workspace, topic, Wishes(all_editions=True), date)
    )
    data = _packed(workspace, topic, chosen.files)
    path = workspace.out / name / _package_name(topic)
    write_files({path: data})
    return Written(path, len(data), chosen.notices)


def _package_name(topic: Topic) -> str:
    return f"{topic.name}{topic.version.ending}.zip"


def _packed(workspace: Workspace, topic: Topic, files: Sequence[MadeFile]) -> bytes:
    """Pack the files that all may read, and no other."""
    shareable = [file for file in files if not file.internal]
    variables = letter_variables(topic, shareable)
    readme = compose(workspace, "package/readme.txt.j2", variables, html.unescape)
    folder = f"{topic.name}{topic.version.ending}"
    return bundle(folder, readme, {file.path.name: _read(file.path) for file in shareable})


# --- the mail ----------------------------------------------------------------------------------


def write_mail(
    workspace: Workspace,
    name: str,
    wishes: MailWishes,
    date: PartialDate | None = None,
) -> Written:
    """Write a mail draft with the chosen documents, the calendar and what has changed.

    Raises UnknownNameError, InputError, OutputError, and SendingError for a recipient that is no
    address, for a document that is missing, for an internal document on its way outside, and for
    a mail that is too large.
    """
    topic = load_topic(workspace, name, date)
    recipients, notices = _recipients(topic, wishes)
    chosen = _choose(workspace, topic, wishes.documents, date)
    if not wishes.allow_internal:
        _refuse_internal(chosen.files, recipients, topic.programme.domains)
    chosen = _with_calendar(workspace, topic, chosen)
    packed = wishes.packed and not all(file.internal for file in chosen.files)
    attachments = _attachments(workspace, topic, chosen.files, packed=packed)
    data = draft(
        workspace,
        Letter(
            topic=topic,
            recipients=recipients,
            listed=chosen.files,
            attachments=attachments,
            package=_package_name(topic) if packed else "",
        ),
    )
    if too_large := _too_large(data, attachments, wishes):
        notices = (*notices, too_large)
    path = _mail_path(workspace, topic, internal=any(file.internal for file in chosen.files))
    write_files({path: data})
    return Written(path, len(data), (*notices, *chosen.notices))


def _recipients(topic: Topic, wishes: MailWishes) -> tuple[tuple[Mailbox, ...], tuple[str, ...]]:
    if wishes.to:
        found = unique(given(one) for one in wishes.to)
        return found, (_addressed(found),)
    if topic.mission is None:
        return (), ("no recipients: a record has none; name them with --to or in the draft",)
    found = from_contacts(topic.mission)
    notices = [
        f"no e-mail address is known of the contact “{what}”"
        for what in without_address(topic.mission)
    ]
    if found:
        notices.insert(0, _addressed(found))
    else:
        notices.append(
            "no recipients: no contact of the mission has `mail_the_pack: true` and an address; "
            "name them with --to or in the draft"
        )
    return found, tuple(notices)


def _addressed(recipients: Sequence[Mailbox]) -> str:
    many = "1 recipient" if len(recipients) == 1 else f"{len(recipients)} recipients"
    return f"to {many}: {listed(recipients)}"


def _refuse_internal(
    files: Sequence[MadeFile], recipients: Sequence[Mailbox], domains: Sequence[str]
) -> None:
    internal = [file for file in files if file.internal]
    if not internal:
        return
    what = f"`{internal[0].path.name}` is internal"
    if not recipients:
        raise SendingError(
            Problem(
                f"{what}, and nobody is named to whom it goes",
                "name the recipients with --to, or say --allow-internal",
            )
        )
    if strangers := outside(recipients, domains):
        known = ", ".join(domains) or "`inputs/programme.yaml` names none under `domains`"
        raise SendingError(
            Problem(
                f"{what}, and outside the programme's own domains ({known}): {listed(strangers)}",
                "leave it out, name other recipients with --to, or say --allow-internal",
            )
        )


def _attachments(
    workspace: Workspace, topic: Topic, files: Sequence[MadeFile], *, packed: bool
) -> tuple[Attachment, ...]:
    """Give the files as attachments; packed, those that are internal stay beside the package."""
    if not packed:
        return tuple(_attachment(file) for file in files)
    package = Attachment(_package_name(topic), "zip", _packed(workspace, topic, files))
    return (package, *(_attachment(file) for file in files if file.internal))


def _attachment(file: MadeFile) -> Attachment:
    return Attachment(file.path.name, file.suffix, _read(file.path))


def _mail_path(workspace: Workspace, topic: Topic, *, internal: bool) -> Path:
    folder, name = workspace.out / topic.name, f"{topic.name}-mail{topic.version.ending}.eml"
    return folder / INTERNAL_FOLDER / f"{INTERNAL_MARK}{name}" if internal else folder / name


def _too_large(data: bytes, attachments: Sequence[Attachment], wishes: MailWishes) -> str:
    """Give the warning that a mail is large, if it is; raise SendingError where it is too large."""
    size = len(data)
    if size <= WARN_ABOVE:
        return ""
    if size > REFUSE_ABOVE and not wishes.large:
        raise SendingError(
            Problem(
                f"the mail would travel with {_megabytes(size)}, and many mail boxes take no more "
                f"than {_megabytes(REFUSE_ABOVE)}",
                f"{_help(attachments, packed=wishes.packed)}; or say --large",
            )
        )
    return (
        f"the mail travels with {_megabytes(size)}, and some public bodies take no more than "
        f"{_megabytes(WARN_ABOVE)}: {_help(attachments, packed=wishes.packed)}"
    )


def _help(attachments: Sequence[Attachment], *, packed: bool) -> str:
    """Say what makes a mail smaller, and by how much where that is known."""
    steps = []
    if word := sum(one.travels for one in attachments if one.suffix == "docx"):
        steps.append(f"leave out Word (--format pdf: {_megabytes(word)} less)")
    if not packed:
        plain = sum(one.travels for one in attachments)
        together = {one.name: one.data for one in attachments}
        saved = plain - Attachment("", "zip", bundle("", "", together)).travels
        if saved >= 100_000:
            steps.append(f"send one package (--zip: {_megabytes(saved)} less)")
        else:
            steps.append("send one package (--zip), or a link to it")
    steps.append("make the pictures smaller")
    return ", ".join(steps)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".0 MB", " MB")


# --- the files ---------------------------------------------------------------------------------


def _choose(workspace: Workspace, topic: Topic, wishes: Wishes, date: PartialDate | None) -> Chosen:
    index = MissionIndex(workspace)
    made = _made(workspace, topic, index)
    jobs = tuple(_jobs(workspace, made))
    stamps = read_stamps(workspace, jobs, None if date is None else str(date), index)
    stamp_of = {(job.name, job.folder): stamps[job.key] for job in jobs}
    chosen = choose(topic.name, made, wishes, lambda file: _is_current(file, stamp_of))
    if topic.mission_name is None or any(one.kind == "pack" for one in made) or wishes.documents:
        return chosen
    command = f"`briefgen build {topic.mission_name}`"
    return chosen.with_notice(f"there is no pack of the mission to go along: {command} makes it")


def _made(workspace: Workspace, topic: Topic, index: MissionIndex) -> tuple[MadeFile, ...]:
    endings = {owner: index.standing_of(owner).ending for owner in topic.owners}
    return made_files(topic.folders(workspace), topic.owners, endings.__getitem__)


def _is_current(file: MadeFile, stamp_of: Mapping[tuple[str, Path], Stamp]) -> bool:
    """Whether a document is what would be made now, and nobody has changed it since."""
    return stamp_of[file.owner, _folder(file)].is_unchanged(file.path)


def _jobs(workspace: Workspace, made: Sequence[MadeFile]) -> Iterator[Job]:
    """Give what the files were made as: of a record or a mission, in a folder."""
    records = workspace.record_names()
    for owner, folder in dict.fromkeys((file.owner, _folder(file)) for file in made):
        yield Job("record" if owner in records else "mission", owner, folder, ())


def _folder(file: MadeFile) -> Path:
    """Give the folder of the name that a file was made for."""
    parent = file.path.parent
    return parent.parent if parent.name == INTERNAL_FOLDER else parent


def _with_calendar(workspace: Workspace, topic: Topic, chosen: Chosen) -> Chosen:
    """Add the calendar of the mission, where it is there and says what it would say now."""
    if topic.mission is None or all(slot.day is None for slot in topic.mission.programme):
        return chosen
    command = f"`briefgen ics {topic.name}` makes it"
    own = _own_calendar(workspace, topic)
    if own is None:
        return chosen.with_notice(f"there is no calendar to go along: {command}")
    if not _says_the_same(workspace, topic, own):
        return chosen.with_notice(
            f"the calendar is left out, as it is older than the mission: {command} anew"
        )
    return replace(chosen, files=(*chosen.files, own))


def outdated_calendar(workspace: Workspace, name: str) -> Path | None:
    """Give the calendar that was made for a name, where it is not what would be made now.

    Raises UnknownNameError for a name that there is not, InputError for what is not valid.
    """
    topic = load_topic(workspace, name)
    own = None if topic.mission is None else _own_calendar(workspace, topic)
    if own is None or own.path.parent != workspace.out / name:
        return None
    return None if _says_the_same(workspace, topic, own) else own.path


def _own_calendar(workspace: Workspace, topic: Topic) -> MadeFile | None:
    made = _made(workspace, topic, MissionIndex(workspace))
    own = [one for one in made if one.kind == "calendar" and one.owner == topic.mission_name]
    return own[0] if own and not own[0].internal else None


def _says_the_same(workspace: Workspace, topic: Topic, calendar: MadeFile) -> bool:
    try:
        return _read(calendar.path) == _calendar(workspace, topic).data
    except SendingError:
        return False  # the programme has no day any more


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        problem = Problem(
            f"cannot be read: {error.strerror}", "mend that, and run the command again", shown(path)
        )
        raise OutputError(problem) from None
