"""To whom a mail goes, and which of them are outside the programme's own domains."""

import re
from collections.abc import Iterable, Sequence

from briefgen.deliver.mime import Mailbox, one_line
from briefgen.deliver.words import name_of, plain
from briefgen.errors import Problem, SendingError
from briefgen.models.mission.arrangements import ContactPoint
from briefgen.models.mission.mission import Mission

# What every mail program takes (RFC 5321, 4.1.2), with its limits of 64 and 255 octets.
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9](-*[A-Za-z0-9])*(\.[A-Za-z0-9](-*[A-Za-z0-9])*)+"
)
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")
_SHOWN = 3


def given(text: str) -> Mailbox:
    """Read one recipient: `a@example.org`, or `Name <a@example.org>`.

    Raises SendingError for what is no address: nothing is guessed where a mail goes.
    """
    named = _NAMED.fullmatch(text.strip())
    name, address = (named["name"], named["address"]) if named else ("", text)
    address = address.strip()
    local = address.rpartition("@")[0]
    if not _ADDRESS.fullmatch(address) or len(local) > 64 or len(address) > 254:
        raise SendingError(
            Problem(
                f"`{one_line(text)[:60]}` is no e-mail address",
                "give one after each --to, such as `name@example.org` or `Name <name@example.org>`",
            )
        )
    return Mailbox(address, _unquoted(one_line(name)))


def from_contacts(mission: Mission) -> tuple[Mailbox, ...]:
    """Give the contacts that the pack is mailed to and whose address is known, each once."""
    found = (_of_contact(mission, one) for one in mission.contacts if one.mail_the_pack)
    return unique(one for one in found if one is not None)


def unique(mailboxes: Iterable[Mailbox]) -> tuple[Mailbox, ...]:
    """Give each address once, with the first name that it came with."""
    first: dict[str, Mailbox] = {}
    for one in mailboxes:
        first.setdefault(one.address.lower(), one)
    return tuple(first.values())


def without_address(mission: Mission) -> tuple[str, ...]:
    """Name the contacts that the pack should be mailed to and whose address is not known."""
    return tuple(
        plain(one.what, "en")
        for one in mission.contacts
        if one.mail_the_pack and _of_contact(mission, one) is None
    )


def outside(mailboxes: Iterable[Mailbox], domains: Sequence[str]) -> tuple[Mailbox, ...]:
    """Give the recipients outside these domains; a subdomain is another one."""
    own = {domain.lower() for domain in domains}
    return tuple(one for one in mailboxes if one.address.rpartition("@")[2].lower() not in own)


def listed(mailboxes: Sequence[Mailbox]) -> str:
    """Name a few recipients by their addresses."""
    shown = ", ".join(one.address for one in mailboxes[:_SHOWN])
    return shown if len(mailboxes) <= _SHOWN else f"{shown} and {len(mailboxes) - _SHOWN} more"


def _of_contact(mission: Mission, contact: ContactPoint) -> Mailbox | None:
    person = mission.person(contact.person) if contact.person else None
    address = contact.email or (person.contact.email if person else None)
    if address is None:
        return None
    body = plain(contact.body, "en") if contact.body else ""
    return Mailbox(address, (name_of(person, "en") if person else "") or body)


def _unquoted(name: str) -> str:
    if len(name) > 1 and name[0] == name[-1] == '"':
        return name[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return name
