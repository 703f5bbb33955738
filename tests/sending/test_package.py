"""The package: all that may be shared, nothing else, and the same bytes every time."""

import io
import zipfile
from pathlib import Path

import pytest

from briefgen.deliver.made import made_files
from briefgen.file_names import with_ending
from briefgen.releases.freeze import freeze
from briefgen.workspace import Workspace
from tests.sending.conftest import COMPLETE, PAPERS, Said
from tests.sending.opened import all_words, attachments, opened, unpacked

PACK, PACK_WORD, _ = PAPERS


def package(papers: Path) -> dict[str, bytes]:
    return unpacked((papers / f"{COMPLETE}.zip").read_bytes())


def test_it_holds_all_shareable_files_and_a_readme_in_both_languages(
    papers: Path, said: Said
) -> None:
    said("ics", COMPLETE)
    result = said("zip", COMPLETE)
    assert result.exit_code == 0
    found = package(papers)
    assert list(found) == [
        f"{COMPLETE}/{COMPLETE}-pack-en-zh.docx",
        f"{COMPLETE}/{COMPLETE}-pack-en-zh.pdf",
        f"{COMPLETE}/{COMPLETE}-programme.ics",
        f"{COMPLETE}/README.txt",
    ]
    for name, data in PAPERS.items():
        if "INTERNAL" not in name:
            assert found[f"{COMPLETE}/{name}"] == data
    readme = found[f"{COMPLETE}/README.txt"]
    assert readme.startswith(
        b"\xef\xbb\xbfPlaceholder mission to four cities (13\xe2\x80\x9317 May"
    )
    assert readme.count(b"\n") == readme.count(b"\r\n")
    text = readme.decode("utf-8-sig")
    assert f"- {COMPLETE}-pack-en-zh.pdf: Mission pack, English and Chinese\r\n" in text
    assert f"- {COMPLETE}-pack-en-zh.pdf：访问手册，中英双语\r\n" in text
    assert "\r\n\r\n\r\n" not in text


def test_names_are_ascii_and_all_bytes_are_the_same_on_every_system(
    papers: Path, said: Said
) -> None:
    said("zip", COMPLETE)
    data = (papers / f"{COMPLETE}.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            assert entry.filename.isascii()
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert (entry.create_system, entry.external_attr >> 16) == (3, 0o644)
    said("zip", COMPLETE)
    assert (papers / f"{COMPLETE}.zip").read_bytes() == data


SECRET = b"tokensecret"
EVERY_EDITION = ("email", "--lang=en", "--lang=zh", "--lang=en-zh")
INTERNAL = [
    f"internal/{COMPLETE}-pack-en-zh.pdf",
    f"internal/INTERNAL-{COMPLETE}-pack-zh.pdf",
    f"INTERNAL-{COMPLETE}-pack-en.pdf",
    f"INTERNAL-{COMPLETE}-programme.ics",
    f"{COMPLETE}-briefing-en.pdf",
    f"{COMPLETE}-briefing-en-v1.1.docx",
]
STRANGE = [
    "notes.docx",
    f"{COMPLETE}.pdf",
    f"{COMPLETE}-pack.pdf",
    f"{COMPLETE}-pack-en.pdf.bak",
    f"{COMPLETE}-pack-en.PDF",
    f"~${COMPLETE}-pack-en.docx",
    "other-pack-en.pdf",
    ".briefgen-x.part",
    f"{COMPLETE}-mail.eml",
    f"sub/{COMPLETE}-pack-en.pdf",
]


@pytest.mark.parametrize("name", INTERNAL + STRANGE)
@pytest.mark.parametrize("command", [("zip",), EVERY_EDITION, ("email", "--zip")])
def test_what_is_internal_or_somebody_elses_stays_at_home(
    papers: Path, said: Said, name: str, command: tuple[str, ...]
) -> None:
    (papers / name).parent.mkdir(exist_ok=True)
    (papers / name).write_bytes(SECRET)
    assert said(command[0], COMPLETE, *command[1:]).exit_code == 0
    for made in (papers / f"{COMPLETE}.zip", papers / f"{COMPLETE}-mail.eml"):
        if made.exists() and made.read_bytes() != SECRET:
            words = all_words(made.name, made.read_bytes())
            assert "tokensecret" not in words
            assert "%PDF-1.7 pack" in words


def test_a_link_brings_nothing_in(papers: Path, said: Said, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(SECRET)
    (papers / f"{COMPLETE}-pack-zh.pdf").symlink_to(tmp_path / "secret")
    said("zip", COMPLETE)
    assert not any(SECRET in data for data in package(papers).values())


def test_with_the_right_name_it_would_have_gone_along(papers: Path, said: Said) -> None:
    (papers / f"{COMPLETE}-pack-zh.pdf").write_bytes(SECRET)
    for command in (("zip",), ("email", "--lang", "zh"), ("email", "--zip", "--lang", "zh")):
        said(command[0], COMPLETE, *command[1:])
        made = papers / f"{COMPLETE}{'.zip' if command[0] == 'zip' else '-mail.eml'}"
        assert "tokensecret" in all_words(made.name, made.read_bytes())


def test_what_is_sent_bears_the_version_in_its_name_and_in_its_words(
    papers: Path, said: Said, placeholders: Workspace
) -> None:
    freeze(placeholders, COMPLETE, tuple)
    for document in (PACK, PACK_WORD):
        (papers / document).rename(with_ending(papers / document, "-v1.0"))
    (papers / f"{COMPLETE}-pack-en-zh-v0.9.pdf").write_bytes(b"an older one")
    for command in ("ics", "zip", "email"):
        assert said(command, COMPLETE).exit_code == 0
    calendar = f"{COMPLETE}-programme-v1.0.ics"
    assert "X-WR-CALDESC:Version 1.0 / 1.0版\r\n".encode() in (papers / calendar).read_bytes()
    files = unpacked((papers / f"{COMPLETE}-v1.0.zip").read_bytes())
    folder = f"{COMPLETE}-v1.0"
    assert list(files) == [
        *(f"{folder}/{COMPLETE}-pack-en-zh-v1.0.{suffix}" for suffix in ("docx", "pdf")),
        *(f"{folder}/{calendar}", f"{folder}/README.txt"),
    ]
    readme = files[f"{folder}/README.txt"].decode("utf-8-sig")
    assert "\r\nVersion 1.0\r\n" in readme
    assert "\r\n1.0版\r\n" in readme
    mail = opened((papers / f"{COMPLETE}-mail-v1.0.eml").read_bytes())
    assert mail["Subject"].endswith("(Version 1.0 · 1.0版)")
    assert set(attachments(mail)) == {Path(name).name for name in files} - {"README.txt"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("x-pack-en-zh.pdf", ("x", "pack", "en-zh", False)),
        ("x-pack-en-zh-v1.1.pdf", ("x", "pack", "en-zh", False)),
        ("x-pack-en-zh-v1.1-draft.pdf", ("x", "pack", "en-zh", False)),
        ("INTERNAL-x-briefing-en-v1.0.pdf", ("x", "briefing", "en", True)),
        ("x-programme-v2.10.ics", ("x", "calendar", None, False)),
        ("x-ucap-summary-zh.docx", ("x", "summary", "zh", False)),
        ("x-y-ucap-summary-en.docx", ("x-y", "summary", "en", False)),
        ("INTERNAL-x-briefing-en.pdf", ("x", "briefing", "en", True)),
        ("x-programme.ics", ("x", "calendar", None, False)),
    ],
)
def test_a_file_is_known_by_its_name(
    tmp_path: Path, name: str, expected: tuple[str, str, str | None, bool]
) -> None:
    (tmp_path / name).write_bytes(b"")
    [file] = made_files([tmp_path], ["x", "x-y"], lambda _: "")
    assert (file.owner, file.kind, file.edition, file.internal) == expected


def test_an_unknown_name_is_one_sentence(said: Said) -> None:
    for command in ("ics", "zip", "email"):
        result = said(command, "minimall")
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
        assert "did you mean `minimal`?" in result.stderr
