"""Mail drafts: who gets what, how large it is, and what never leaves the house."""

import random
import re
from pathlib import Path

import pytest

from briefgen.deliver.sending import REFUSE_ABOVE, WARN_ABOVE
from briefgen.releases.freeze import freeze
from briefgen.workspace import Workspace
from tests.sending.conftest import COMPLETE, PAPERS, Said, Write
from tests.sending.opened import attachments, body, opened, unpacked
from tests.sending.readers import events_of

PACK, PACK_WORD, BRIEFING = (Path(name).name for name in PAPERS)
CALENDAR = f"{COMPLETE}-programme.ics"


def noise(size: int) -> bytes:
    """Bytes that no packing makes smaller."""
    return random.Random(1).randbytes(size)  # noqa: S311  # nothing is kept secret with it


def test_it_is_a_draft_to_the_contacts_with_the_pack_and_the_calendar(
    papers: Path, said: Said
) -> None:
    said("ics", COMPLETE)
    result = said("email", COMPLETE)
    assert result.exit_code == 0, result.output
    mail = opened((papers / f"{COMPLETE}-mail.eml").read_bytes())
    assert mail["X-Unsent"] == "1"
    assert mail["Date"].datetime.isoformat() == "2019-04-26T00:00:00+00:00"
    assert (mail["From"], mail["Message-ID"], mail["Cc"], mail["Bcc"]) == (None,) * 4
    assert [one.addr_spec for one in mail["To"].addresses] == [
        "mou.shiba@example.org",
        "office@example.org",
        "mayor@example.com",
        "international@example.com",
        "protocol@example.com",
    ]
    assert mail["To"].addresses[0].display_name == "MOU Shiba"
    found = attachments(mail)
    assert list(found) == [PACK, PACK_WORD, CALENDAR]
    assert found[PACK] == PAPERS[PACK]
    assert len(events_of(found[CALENDAR])) > 20
    assert [part.get_content_type() for part in mail.iter_attachments()] == [
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "text/calendar",
    ]


def test_subject_and_body_are_in_both_languages_as_text_and_as_html(
    papers: Path, said: Said
) -> None:
    said("ics", COMPLETE)
    said("email", COMPLETE)
    mail = opened((papers / f"{COMPLETE}-mail.eml").read_bytes())
    assert mail["Subject"] == (
        "Placeholder mission to four cities · 四市示例访问 (Version 0.3 · 0.3版)"
    )
    for kind in ("plain", "html"):
        text = body(mail, kind)
        for words in (
            *("Dear colleagues,", "各位同事：", "13–17 May 2019", "2019年5月13日至17日"),
            *(f"Mission pack, English and Chinese: {PACK}", f"访问手册，中英双语：{PACK}"),
            *("office@example.org", "Funded by the European Union", "由欧盟资助"),
        ):
            assert words in text
        assert "Changes" not in text
        assert "\n\n\n" not in text


def test_it_says_the_size_as_it_travels_which_is_a_third_more(papers: Path, said: Said) -> None:
    (papers / PACK).write_bytes(noise(3_000_000))
    result = said("email", COMPLETE, "--format", "pdf")
    size = (papers / f"{COMPLETE}-mail.eml").stat().st_size
    assert 1.33 < size / 3_000_000 < 1.38
    assert result.stdout.endswith(f"{COMPLETE}-mail.eml  4.1 MB as it travels\n")
    assert "5 MB" not in result.stderr


def test_it_warns_above_five_megabytes_and_says_what_would_help(papers: Path, said: Said) -> None:
    (papers / PACK_WORD).write_bytes(noise(WARN_ABOVE))
    result = said("email", COMPLETE)
    assert result.exit_code == 0
    assert (
        "the mail travels with 6.9 MB, and some public bodies take no more than 5 MB: leave out "
        "Word (--format pdf: 6.8 MB less), send one package (--zip), or a link to it, make the "
        "pictures smaller\n"
    ) in result.stderr


def test_it_refuses_above_fifteen_megabytes_unless_told(papers: Path, said: Said) -> None:
    (papers / PACK).write_bytes(b"%PDF-" + bytes(REFUSE_ABOVE))
    result = said("email", COMPLETE)
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "the mail would travel with 20.5 MB, and many mail boxes take no more than 15 MB; "
    )
    assert "send one package (--zip: 20.5 MB less)" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not list(papers.glob("*.eml"))
    assert said("email", COMPLETE, "--large").exit_code == 0
    assert said("email", COMPLETE, "--zip").exit_code == 0


def test_documents_and_languages_can_be_chosen(papers: Path, said: Said) -> None:
    for edition in ("en", "zh"):
        (papers / f"{COMPLETE}-pack-{edition}.pdf").write_bytes(edition.encode())
    said("email", COMPLETE, "--lang", "zh")
    mail = opened((papers / f"{COMPLETE}-mail.eml").read_bytes())
    assert list(attachments(mail)) == [f"{COMPLETE}-pack-zh.pdf"]
    said("email", COMPLETE, "--format", "pdf")
    mail = opened((papers / f"{COMPLETE}-mail.eml").read_bytes())
    assert list(attachments(mail)) == [PACK]


def test_one_package_can_go_instead_of_many_files(papers: Path, said: Said) -> None:
    said("ics", COMPLETE)
    said("email", COMPLETE, "--zip")
    mail = opened((papers / f"{COMPLETE}-mail.eml").read_bytes())
    [(name, data)] = attachments(mail).items()
    assert name == f"{COMPLETE}.zip"
    assert [Path(path).name for path in unpacked(data)] == [
        *(PACK_WORD, PACK, CALENDAR),
        "README.txt",
    ]


def changed(workspace: Workspace, *edits: tuple[str, str]) -> None:
    """Release the complete mission, then edit it."""
    freeze(workspace, COMPLETE, tuple)
    file = workspace.mission(COMPLETE)
    text = file.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")


def test_changes_since_a_version_stand_in_both_bodies(
    papers: Path, said: Said, placeholders: Workspace
) -> None:
    changed(placeholders, ("title: {en: Placeholder mission", "title: {en: A *B* <C> & D"))
    assert said("email", COMPLETE).exit_code == 0
    mail = opened((papers / f"{COMPLETE}-mail-v1.0-draft.eml").read_bytes())
    text, html = body(mail), body(mail, "html")
    assert "Draft after 1.0 · 1.0版后草稿" in mail["Subject"]
    assert "Changes since version 1.0:\n- Title changed from “Placeholder mission" in text
    assert "\n自1.0版以来的变更：\n- 名称（英文）由“Placeholder mission" in text
    assert " to “A B <C> & D to four cities”\n" in text
    assert "to “A B &lt;C&gt; &amp; D to four cities”</li>" in html


def test_without_a_version_before_it_a_mail_says_nothing_of_changes(
    papers: Path, said: Said, placeholders: Workspace
) -> None:
    assert said("email", COMPLETE).exit_code == 0
    changed(placeholders)
    assert said("email", COMPLETE).exit_code == 0
    for ending in ("", "-v1.0"):
        mail = opened((papers / f"{COMPLETE}-mail{ending}.eml").read_bytes())
        assert "hanges since" not in body(mail)


def test_of_many_changes_a_mail_shows_the_first(
    papers: Path, said: Said, placeholders: Workspace
) -> None:
    changed(placeholders, *[("status: confirmed", "status: tentative")] * 30)
    result = said("email", COMPLETE)
    assert result.exit_code == 0, result.output
    [file] = papers.glob("*.eml")
    both = body(opened(file.read_bytes()))
    english = both[both.index("Changes since") : both.index("Questions:")].splitlines()
    assert len(english) == 1 + 20 + 1
    assert re.fullmatch(r"- and [0-9]+ more: the pack lists them all", english[-1])
    assert re.search("- 另有[0-9]+项，详见手册\n", both)


def test_recipients_that_are_given_replace_the_contacts(papers: Path, said: Said) -> None:
    many = [f"--to=某某{number} <n{number}@example.com>" for number in range(200)]
    result = said("email", COMPLETE, *many)
    assert result.exit_code == 0
    assert "to 200 recipients: n0@example.com, n1@example.com, n2@example.com and 197 more" in (
        result.stderr
    )
    mail = opened((papers / f"{COMPLETE}-mail.eml").read_bytes())
    assert [one.display_name for one in mail["To"].addresses] == [f"某某{n}" for n in range(200)]


def test_what_is_no_address_is_one_sentence_and_nothing_is_written(
    papers: Path, said: Said
) -> None:
    result = said("email", COMPLETE, "--to", "a@example.org\nBcc: b@example.com")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert not list(papers.glob("*.eml"))


def test_a_workspace_can_have_a_text_of_its_own(
    papers: Path, said: Said, placeholders: Workspace
) -> None:
    own = placeholders.root / "templates" / "email"
    own.mkdir(parents=True)
    (own / "subject.txt.j2").write_text("Greetings: {{ title.en }}\r\nBcc: x@example.org", "utf-8")
    assert said("email", COMPLETE).exit_code == 0
    mail = opened((papers / f"{COMPLETE}-mail.eml").read_bytes())
    assert mail["Subject"] == "Greetings: Placeholder mission to four cities Bcc: x@example.org"
    assert mail["Bcc"] is None
    (own / "subject.txt.j2").write_text("{{ mission.why_now }}", "utf-8")
    result = said("email", COMPLETE)
    assert result.exit_code == 1
    assert "subject.txt.j2: the template asks for something that is not there" in result.stderr


# --- what is not there -------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["email", "zip"])
def test_nothing_to_send_is_one_sentence_that_names_the_command(said: Said, command: str) -> None:
    result = said(command, "minimal")
    assert result.exit_code == 1
    assert result.stderr == (
        "there is no document that may be sent of `minimal` in `out` as it is asked for; "
        "make it with `briefgen build minimal`, and run the command again\n"
    )


def test_a_document_that_is_missing_is_one_sentence(papers: Path, said: Said) -> None:
    result = said("email", COMPLETE, "--doc", "summary")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"there is no summary of `{COMPLETE}` in `out`")
    del papers


def test_a_missing_or_old_calendar_is_said_and_left_out(
    papers: Path, said: Said, placeholders: Workspace
) -> None:
    command = f"`briefgen ics {COMPLETE}` makes it"
    assert f"there is no calendar to go along: {command}\n" in said("email", COMPLETE).stderr
    said("ics", COMPLETE)
    file = placeholders.mission(COMPLETE)
    file.write_text(file.read_text("utf-8").replace("start: 07:10", "start: 07:15", 1), "utf-8")
    result = said("email", COMPLETE)
    assert f"the calendar is left out, as it is older than the mission: {command} anew\n" in (
        result.stderr
    )
    mail = opened((papers / f"{COMPLETE}-mail.eml").read_bytes())
    assert list(attachments(mail)) == [PACK, PACK_WORD]


def test_a_summary_that_is_older_than_its_data_or_was_changed_by_hand_stays_at_home(
    said: Said, placeholders: Workspace
) -> None:
    assert said("pdf", "minimal").exit_code == 0
    assert said("email", "minimal").exit_code == 0
    summary = placeholders.out / "minimal" / "minimal-ucap-summary-en-zh.pdf"
    mail = opened((placeholders.out / "minimal" / "minimal-mail.eml").read_bytes())
    assert attachments(mail) == {summary.name: summary.read_bytes()}
    summary.write_bytes(summary.read_bytes() + b"\n")
    result = said("email", "minimal")
    assert result.exit_code == 1
    assert result.stderr.startswith("there is no document that may be sent of `minimal` that is up")
    result = said("zip", "minimal")
    assert result.exit_code == 0
    assert f"{summary.name} is left out: it is older than its data, or was changed" in result.stderr
    names = [Path(name).name for name in unpacked((summary.parent / "minimal.zip").read_bytes())]
    assert summary.name not in names
    assert "minimal-ucap-summary-zh.pdf" in names


def test_a_record_has_no_contacts_and_the_draft_is_made_all_the_same(said: Said) -> None:
    said("pdf", "minimal")
    result = said("email", "minimal")
    assert "no recipients: a record has none; name them with --to or in the draft" in result.stderr


def test_contacts_without_an_address_are_named(
    said: Said, write: Write, papers: Path, placeholders: Workspace
) -> None:
    del papers
    write("contacts: [{what: {en: Protocol}, person: host-a, mail_the_pack: true}]")
    folder = placeholders.out / "x"
    folder.mkdir(parents=True)
    (folder / "x-pack-en-zh.pdf").write_bytes(b"%PDF-")
    result = said("email", "x")
    assert "no e-mail address is known of the contact “Protocol”" in result.stderr
    assert "no recipients: no contact of the mission" in result.stderr
    assert opened((folder / "x-mail.eml").read_bytes())["To"] is None


# --- what is internal --------------------------------------------------------------------------


def test_an_internal_document_goes_only_where_it_is_asked_for(papers: Path, said: Said) -> None:
    said("email", COMPLETE)
    assert BRIEFING not in attachments(opened((papers / f"{COMPLETE}-mail.eml").read_bytes()))
    result = said("email", COMPLETE, "--doc", "briefing", "--to", "a@example.org")
    assert result.exit_code == 0, result.output
    [path] = (papers / "internal").glob("*.eml")
    assert path.name == f"INTERNAL-{COMPLETE}-mail.eml"
    mail = opened(path.read_bytes())
    assert mail["Subject"].startswith("[INTERNAL · 内部] ")
    assert list(attachments(mail)) == [BRIEFING]


@pytest.mark.parametrize(
    "recipients", [(), ("--to=b@example.com",), ("--to=a@example.org", "--to=b@sub.example.org")]
)
def test_an_internal_document_to_somebody_outside_is_refused_with_the_reason(
    papers: Path, said: Said, recipients: tuple[str, ...]
) -> None:
    result = said("email", COMPLETE, "--doc", "briefing", "--doc", "pack", *recipients)
    assert result.exit_code == 1
    assert f"`{BRIEFING}` is internal, and outside the programme's own domains (example.org): " in (
        result.stderr
    )
    assert result.stderr.count("\n") == 1
    assert not list(papers.rglob("*.eml"))
    allowed = said("email", COMPLETE, "--doc", "briefing", *recipients, "--allow-internal")
    assert allowed.exit_code == 0


def test_a_briefing_is_internal_whatever_its_name_and_place(
    said: Said, write: Write, papers: Path, placeholders: Workspace
) -> None:
    del papers
    write("")
    folder = placeholders.out / "x"
    folder.mkdir(parents=True)
    (folder / "x-briefing-en.pdf").write_bytes(b"%PDF-")
    result = said("email", "x", "--doc", "briefing", "--to", "a@example.com")
    assert result.exit_code == 1
    assert "`x-briefing-en.pdf` is internal" in result.stderr


def test_an_internal_document_without_a_recipient_is_refused(
    said: Said, write: Write, papers: Path, placeholders: Workspace
) -> None:
    del papers
    write("")
    folder = placeholders.out / "x" / "internal"
    folder.mkdir(parents=True)
    (folder / "INTERNAL-x-briefing-en.pdf").write_bytes(b"%PDF-")
    result = said("email", "x", "--doc", "briefing")
    assert result.exit_code == 1
    assert "is internal, and nobody is named to whom it goes" in result.stderr


def test_without_own_domains_nobody_is_inside(
    papers: Path, said: Said, placeholders: Workspace
) -> None:
    file = placeholders.programme
    file.write_text(file.read_text("utf-8").replace("domains: [example.org]\n", ""), "utf-8")
    result = said("email", COMPLETE, "--doc", "briefing", "--to", "a@example.org")
    assert result.exit_code == 1
    assert "`inputs/programme.yaml` names none under `domains`" in result.stderr
    del papers


def test_a_package_in_a_mail_holds_nothing_internal(papers: Path, said: Said) -> None:
    arguments = ("--doc=briefing", "--doc=pack", "--to=a@example.org", "--zip")
    assert said("email", COMPLETE, *arguments).exit_code == 0
    mail = opened((papers / "internal" / f"INTERNAL-{COMPLETE}-mail.eml").read_bytes())
    found = attachments(mail)
    assert list(found) == [f"{COMPLETE}.zip", BRIEFING]
    assert not any("INTERNAL" in name for name in unpacked(found[f"{COMPLETE}.zip"]))
    assert "\n\n\n" not in body(mail)
    said_of = f"- Internal briefing, English: {BRIEFING}\n\n{COMPLETE}.zip, to be opened first"
    assert said_of in body(mail)


def test_an_internal_document_alone_is_not_packed(papers: Path, said: Said) -> None:
    said("email", COMPLETE, "--doc=briefing", "--to=a@example.org", "--zip")
    mail = opened((papers / "internal" / f"INTERNAL-{COMPLETE}-mail.eml").read_bytes())
    assert list(attachments(mail)) == [BRIEFING]


def test_papers_that_nobody_knows_to_be_current_stay_at_home(
    said: Said, write: Write, placeholders: Workspace
) -> None:
    write("")
    folder = placeholders.out / "x"
    folder.mkdir(parents=True)
    (folder / "x-pack-en-zh.pdf").write_bytes(b"%PDF-")
    result = said("email", "x")
    assert result.exit_code == 1
    assert result.stderr == (
        "there is no document that may be sent of `x` that is up to date; "
        "make it anew with `briefgen build x`, and run the command again\n"
    )
