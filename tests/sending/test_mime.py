"""The bytes of a mail, read by Python's own parser: no defect, whatever the words are."""

import re
from email.header import decode_header, make_header

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.deliver.mime import (
    Mailbox,
    Multipart,
    address_header,
    ascii_name,
    attachment,
    file_name,
    header,
    message,
    one_line,
    text_part,
)
from tests.sending.opened import attachments, opened

NAMES = [
    'Familyname, Given "Nick"',
    "某某",
    "某某，某部门（某处）",
    "O'Name & Söhne; Ltd.",
    "evil\r\nBcc: someone@example.org",
    "nul\0name",
    "bidi \u202egnp.exe\u202c \u2066x\u2069",
    "=?utf-8?b?5p+Q?=",
    "a\\b",
    "line\u2028separator\u0085next",
    "lone \udcff surrogate",
    "long " * 60,
    "长" * 300,
    "(comment) <not@address> [x]",
    "👩‍💻 é é",
    ".",
    "/etc/passwd",
    "..\\..\\x.pdf",
]
BODY = text_part("plain", "Placeholder", "en")
ANYTHING = st.text(st.characters(), max_size=200)


def subject_of(text: str) -> str:
    return str(opened(message((header("Subject", text),), BODY))["Subject"])


def recipients_of(*mailboxes: Mailbox) -> list[tuple[str, str]]:
    parsed = opened(message((address_header("To", mailboxes),), BODY))["To"]
    return [(one.display_name, one.addr_spec) for one in parsed.addresses]


def without_spaces(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Between the encoded words of a long name Python 3.11 reads spaces (RFC 2047, 6.2: none)."""
    return [(name.replace(" ", ""), address) for name, address in found]


def names_of(name: str) -> tuple[str | None, str | None]:
    file = attachment("application/pdf", name, b"%PDF-")
    mail = opened(message((), Multipart("mixed", (BODY, file))))
    [part] = mail.iter_attachments()
    return part.get_filename(), part.get_param("name")  # type: ignore[return-value]  # never a tuple: ASCII


@pytest.mark.parametrize("text", NAMES)
def test_a_subject_is_read_as_the_one_line_that_it_is(text: str) -> None:
    assert subject_of(text) == one_line(text)


@settings(deadline=None, max_examples=300)
@given(ANYTHING)
def test_any_subject_is_read_back_without_a_defect(text: str) -> None:
    assert subject_of(text) == one_line(text)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_never_changes_where_a_mail_goes(name: str) -> None:
    after = Mailbox("b@example.org")
    found = recipients_of(Mailbox("a@example.org", name), after)
    expected = [(one_line(name), "a@example.org"), ("", "b@example.org")]
    assert without_spaces(found) == without_spaces(expected)


@pytest.mark.parametrize("name", [name for name in NAMES if len(one_line(name).encode()) < 40])
def test_a_name_is_read_as_it_was_written(name: str) -> None:
    assert recipients_of(Mailbox("a@example.org", name)) == [(one_line(name), "a@example.org")]


@settings(deadline=None, max_examples=300)
@given(ANYTHING)
def test_the_encoded_words_of_a_long_name_are_one_name(name: str) -> None:
    raw = address_header("To", [Mailbox("a@example.org", f"某{name}")]).decode("ascii")
    words, _, address = raw.removeprefix("To: ").rpartition("<")
    assert str(make_header(decode_header(words.strip()))) == one_line(f"某{name}")
    assert address == "a@example.org>\r\n"


@settings(deadline=None, max_examples=300)
@given(st.lists(ANYTHING, min_size=1, max_size=4))
def test_any_names_are_read_back_without_a_defect(names: list[str]) -> None:
    mailboxes = [Mailbox(f"a{i}@example.org", name) for i, name in enumerate(names)]
    expected = [(one_line(one.name), one.address) for one in mailboxes]
    assert without_spaces(recipients_of(*mailboxes)) == without_spaces(expected)


def test_two_hundred_recipients_have_lines_of_their_own() -> None:
    mailboxes = [Mailbox(f"n{i}@{'long-' * 10}.example.org", f"某某{i}, “x”") for i in range(200)]
    assert len(recipients_of(*mailboxes)) == 200


@pytest.mark.parametrize("name", NAMES)
def test_a_file_keeps_a_name_that_every_program_reads(name: str) -> None:
    full, fallback = names_of(f"{name}.pdf")
    assert full == file_name(f"{name}.pdf")
    assert full.endswith(".pdf")
    assert fallback is not None
    assert re.fullmatch(r"[A-Za-z0-9._-]+\.pdf", fallback)


@settings(deadline=None, max_examples=300)
@given(ANYTHING)
def test_any_name_of_a_file_is_read_back_without_a_defect(name: str) -> None:
    assert names_of(name) == (file_name(name), ascii_name(name))


@settings(deadline=None, max_examples=300)
@given(ANYTHING)
def test_no_name_of_a_file_leads_anywhere_or_hides_its_ending(name: str) -> None:
    cleaned = file_name(name)
    assert cleaned
    assert not set(cleaned) & set('/\\:*?"<>|\r\n\0\u202e\u2066')
    assert not cleaned.startswith(".")
    assert len(cleaned) <= 131
    assert file_name(cleaned) == cleaned


def test_a_chinese_name_stands_in_full_beside_one_in_ascii() -> None:
    file = attachment("application/pdf", "访问 资料.pdf", b"")
    raw = b"".join(file.headers).decode("ascii")
    assert "filename*=utf-8''%E8%AE%BF%E9%97%AE%20%E8%B5%84%E6%96%99.pdf" in raw
    assert 'name="document.pdf"' in raw


def test_the_same_parts_have_the_same_bytes_and_boundaries_of_their_own() -> None:
    inner = Multipart("alternative", (BODY, text_part("html", "<p>x</p>", "en")))
    file = attachment("application/pdf", "a.pdf", b"%PDF-" * 9999)
    data = message((), Multipart("mixed", (inner, file)))
    assert data == message((), Multipart("mixed", (inner, file)))
    boundaries = re.findall(rb'boundary="([^"]+)"', data)
    assert len(set(boundaries)) == 2
    assert attachments(opened(data)) == {"a.pdf": b"%PDF-" * 9999}
