"""A mail as a draft that opens ready to send (.eml): briefgen itself sends nothing."""

import datetime as dt
import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Literal

from briefgen.compose.template import compose
from briefgen.deliver.made import MadeFile
from briefgen.deliver.mime import (
    Mailbox,
    Multipart,
    address_header,
    attachment,
    header,
    message,
    text_part,
)
from briefgen.deliver.topic import Topic, in_each
from briefgen.deliver.words import Words, plain
from briefgen.models.text import LANGS, Lang
from briefgen.workspace import Workspace

Suffix = Literal["pdf", "docx", "ics", "zip"]

_LANGUAGES = "en, zh-CN"
_MOST_CHANGES = 20
"""What more there is, nobody reads in a mail."""
_MEDIA_TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    # The method is the calendar's own (RFC 6047, 2.4).
    "ics": 'text/calendar; method=PUBLISH; charset="utf-8"',
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along."""

    name: str
    suffix: Suffix
    data: bytes

    @property
    def travels(self) -> int:
        """Its octets in the mail: base64 makes 76 characters and CR LF of 57 octets."""
        return -(-len(self.data) // 57) * 78


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says and carries."""

    topic: Topic
    recipients: tuple[Mailbox, ...]
    listed: tuple[MadeFile, ...]
    """The files that its text names, in a package or not."""
    attachments: tuple[Attachment, ...]
    package: str = ""
    """The name of the package that holds those that are not internal, where there is one."""


def draft(workspace: Workspace, letter: Letter) -> bytes:
    """Give the mail as bytes, the same for the same letter.

    Subject and body come from `templates/email`. It has no sender and no Message-ID: the program
    that sends it gives both. Raises TemplateError for a template that does not compose.
    """
    variables = {
        **letter_variables(letter.topic, letter.listed),
        "internal": any(file.internal for file in letter.listed),
        "package": letter.package,
        **_changes(letter),
    }

    def fill(name: str) -> str:
        return compose(workspace, f"email/{name}", variables, str)

    # The templates escape for HTML, and plain text knows no escapes.
    subject, text = (html.unescape(fill(name)) for name in ("subject.txt.j2", "body.txt.j2"))
    body = Multipart(
        "alternative",
        (
            text_part("plain", text, _LANGUAGES),
            text_part("html", fill("body.html.j2"), _LANGUAGES),
        ),
    )
    attached = (
        attachment(_MEDIA_TYPES[one.suffix], one.name, one.data) for one in letter.attachments
    )
    return message(tuple(_headers(letter, subject)), Multipart("mixed", (body, *attached)))


def _changes(letter: Letter) -> dict[str, object]:
    """Give what is different since the version before: of much the first sentences."""
    found = letter.topic.changes
    sentences = found.sentences if found else ()
    shown = [{lang: plain(one, lang) for lang in LANGS} for one in sentences[:_MOST_CHANGES]]
    return {
        "changes": shown,
        "changes_title": {lang: plain(found.title, lang) for lang in LANGS} if found else {},
        "changes_left_out": len(sentences) - len(shown),
        "has_pack": any(file.kind == "pack" for file in letter.listed),
    }


def _headers(letter: Letter, subject: str) -> Iterator[bytes]:
    # Outlook, Thunderbird and Apple Mail open a file with this as a mail that is being written.
    yield header("X-Unsent", "1")
    midnight = dt.datetime.combine(letter.topic.date.first_day, dt.time(), dt.UTC)
    yield header("Date", format_datetime(midnight))
    if letter.recipients:
        yield address_header("To", letter.recipients)
    yield header("Subject", subject)


def letter_variables(topic: Topic, files: Sequence[MadeFile]) -> dict[str, object]:
    """Give what the templates of mails and readmes have in common, as plain words."""
    return {
        "title": in_each(topic, "title"),
        "dates": in_each(topic, "dates"),
        "state": in_each(topic, "state"),
        "programme": {lang: plain(topic.programme.name, lang) for lang in LANGS},
        "funding": {lang: plain(topic.programme.funding, lang) for lang in LANGS},
        "contact": topic.contact.email,
        "files": [
            {"name": file.path.name, "internal": file.internal}
            | {lang: described(file, topic.words, lang) for lang in LANGS}
            for file in files
        ],
        "has_calendar": any(file.kind == "calendar" for file in files),
    }


def described(file: MadeFile, words: Words, lang: Lang) -> str:
    """Say what a file is, and in which languages."""
    what = words.word(f"sent_{file.kind}", lang)
    if file.edition is None:
        return what
    edition = words.word(f"sent_edition_{file.edition.replace('-', '_')}", lang)
    return words.word("sent_file", lang, what, edition)
