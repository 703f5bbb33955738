"""To whom a mail goes: addresses are never guessed, and outside is outside."""

import pytest

from briefgen.deliver.mime import Mailbox
from briefgen.deliver.recipients import given, outside, unique
from briefgen.errors import SendingError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a@example.org", Mailbox("a@example.org")),
        (" a.b+c@sub.example.org ", Mailbox("a.b+c@sub.example.org")),
        ("<a@example.org>", Mailbox("a@example.org")),
        ("Familyname Given <a@example.org>", Mailbox("a@example.org", "Familyname Given")),
        ('"Familyname, \\"G\\"" <a@example.org>', Mailbox("a@example.org", 'Familyname, "G"')),
        ("某某 <a@example.org>", Mailbox("a@example.org", "某某")),
        (
            "x\r\nBcc: b@example.org <a@example.org>",
            Mailbox("a@example.org", "x Bcc: b@example.org"),
        ),
    ],
)
def test_a_recipient_is_an_address_with_or_without_a_name(text: str, expected: Mailbox) -> None:
    assert given(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a@b",
        "某某",
        "某@example.org",
        "a@exämple.org",
        "a@example.org, b@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org\0",
        "a@example.org\u202e",
        "a b@example.org",
        "a@-example.org",
        "a..b@example.org",
        f"{'a' * 65}@example.org",
        f"a@{'b.' * 130}org",
        "<a@example.org> x",
        "a@example.org@iuc-asia.eu",
        "<a@example.org><b@example.org>",
    ],
)
def test_what_is_no_address_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(SendingError) as caught:
        given(text)
    said = str(caught.value)
    assert "is no e-mail address" in said
    assert said.isprintable()


@pytest.mark.parametrize(
    "address",
    [
        "a@example.com",
        "a@sub.example.org",
        "a@notexample.org",
        "a@example.org.example.com",
        "a@example.orgs",
        "example.org@example.com",
    ],
)
def test_only_the_programmes_own_domains_are_inside(address: str) -> None:
    assert outside([Mailbox(address)], ["example.org"])


def test_letters_of_a_domain_may_be_small_or_large() -> None:
    assert not outside([Mailbox("a@EXAMPLE.org")], ["example.ORG"])


def test_without_own_domains_everybody_is_outside() -> None:
    assert outside([Mailbox("a@example.org")], [])


def test_an_address_is_written_to_once_with_its_first_name() -> None:
    one, two, again = (
        Mailbox("a@example.org", "A"),
        Mailbox("b@example.org"),
        Mailbox("A@example.org", "B"),
    )
    assert unique([one, two, again]) == (one, two)
