"""Files as a receiver opens them: mails taken apart, packages unpacked, calendars unfolded."""

import email
import email.policy
import io
import zipfile
from email.message import EmailMessage
from typing import cast


def opened(data: bytes) -> EmailMessage:
    """Parse a mail; fail for a defect of any part or header, and for lines that mails cannot have.

    RFC 5322, 2.1.1: no line over 998 octets, each ended by CR LF; here 78, as it recommends.
    """
    assert data.isascii()
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 78
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    message = cast("EmailMessage", email.message_from_bytes(data, policy=email.policy.default))
    for part in message.walk():
        assert part.defects == []
        for _, value in part.items():
            assert value.defects == ()
    return message


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
