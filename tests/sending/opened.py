"""Files as a receiver opens them: mails taken apart, packages unpacked, calendars unfolded."""

import email
import email.policy
import io
import zipfile
from email.message import EmailMessage
from typing import cast

WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def opened(data: bytes) -> EmailMessage:
    """Parse a mail; fail for a defect of any part or header, and for lines that mails cannot have.

    RFC 5322, 2.1.1: each line is ended by CR LF, none has more than 998 octets; here 78, which it
    recommends, but for the media type of a Word file, which cannot be divided.
    """
    assert data.isascii()
    lines = data.replace(WORD, b"").split(b"\r\n")
    assert max(map(len, lines)) <= 78
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        assert part.defects == []
        for value in part.values():
            assert value.defects == ()
    return message


def body(message: EmailMessage, kind: str = "plain") -> str:
    """Give the text of a mail, `plain` or `html`."""
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def attachments(message: EmailMessage) -> dict[str, bytes]:
    """Give the attached files by their names, in their order."""
    found = {}
    for part in message.iter_attachments():
        name = part.get_filename()
        assert name
        found[name] = cast("bytes", part.get_payload(decode=True))
    return found


def unpacked(data: bytes) -> dict[str, bytes]:
    """Give the files of a package by their paths, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def all_words(name: str, data: bytes) -> str:
    """Give all that a receiver can read in a file, whatever it is packed and coded in."""
    if name.endswith(".eml"):
        message = opened(data)
        words = [str(value) for part in message.walk() for value in part.values()]
        for part in message.walk():
            if not part.is_multipart():
                payload = cast("bytes", part.get_payload(decode=True))
                words.append(all_words(part.get_filename() or "", payload))
        return "\n".join(words)
    if name.endswith(".zip"):
        return "\n".join(f"{path}\n{all_words(path, one)}" for path, one in unpacked(data).items())
    if name.endswith(".ics"):
        data = data.replace(b"\r\n ", b"")
    return data.decode("utf-8", "replace")
