"""The version that documents say: on their pages, in their names and in their properties."""

import io
import re
import zipfile
from pathlib import Path

from click.testing import Result
from pypdf import PdfReader
from pypdf.generic import StreamObject

from briefgen.workspace import Workspace
from tests.commands.test_commands import run
from tests.readers.docx_text import docx_words
from tests.readers.pdf_text import pdf_words

RECORD = "one-city"
MISSION = "2019-10-nice"
SUMMARY = ("--doc", "summary", "--lang", "en-zh")


def done(workspace: Workspace, *arguments: str) -> Result:
    result = run(workspace, *arguments)
    assert result.exit_code == 0, result.output
    return result


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def change(workspace: Workspace, population: int) -> None:
    file = workspace.record(RECORD).ucap
    text = re.sub("value: [0-9]+", f"value: {population}", file.read_text("utf-8"), count=1)
    file.write_text(text, "utf-8")


def version_in_properties(data: bytes) -> str:
    """Give the version as the properties of a file say it."""
    if data.startswith(b"%PDF-"):
        metadata = PdfReader(io.BytesIO(data)).root_object["/Metadata"].get_object()
        assert isinstance(metadata, StreamObject)
        packet = metadata.get_data().decode("utf-8")
    else:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            packet = archive.read("docProps/core.xml").decode("utf-8")
    [version] = re.findall("<(?:xmpMM:VersionID|cp:version)>([^<]*)<", packet)
    return str(version)


def files(workspace: Workspace, name: str) -> set[str]:
    return {path.name for path in (workspace.out / name).rglob("*") if path.is_file()}


def says(workspace: Workspace, name: str, stem: str, *texts: str) -> str:
    """Give the version in the properties of the PDF and the Word file; both show these texts."""
    found = set()
    for suffix, words in ((".pdf", pdf_words), (".docx", docx_words)):
        [path] = (workspace.out / name).rglob(f"{stem}{suffix}")
        # In a PDF there are spaces between the scripts.
        shown = "".join(words(path.read_bytes()).split())
        assert [text for text in texts if "".join(text.split()) not in shown] == []
        found.add(version_in_properties(path.read_bytes()))
    [version] = found
    return version


STEM = f"{RECORD}-ucap-summary-en-zh"


def test_before_the_first_release_a_summary_says_what_its_record_says(
    placeholders: Workspace,
) -> None:
    edit(placeholders.record(RECORD).ucap, '"1.0"', '"0.7 <b>"')
    done(placeholders, "build", RECORD, *SUMMARY)
    assert says(placeholders, RECORD, STEM, "Version 0.7 <b>", "0.7 <b>版") == "0.7 &lt;b&gt;"
    edit(placeholders.record(RECORD).ucap, 'version: "0.7 <b>"\n', "")
    done(placeholders, "build", RECORD, *SUMMARY)
    assert says(placeholders, RECORD, STEM, "Draft 2 December 2019", "草稿 2019年") == "draft"


def test_a_release_and_what_differs_from_it_are_told_apart_everywhere(
    placeholders: Workspace,
) -> None:
    done(placeholders, "build", RECORD, *SUMMARY)
    result = done(placeholders, "release", RECORD)
    assert says(placeholders, RECORD, f"{STEM}-v1.0", "Version 1.0 2 Dec", "1.0版 2019年") == "1.0"
    assert f"taken away, as these took their place: {STEM}.pdf, {STEM}.docx" in result.stderr
    assert len(files(placeholders, RECORD)) == 6
    change(placeholders, 1)
    done(placeholders, "build", RECORD, *SUMMARY)
    draft = f"{STEM}-v1.0-draft"
    texts = ("Draft after 1.0 2 Dec", "1.0版后草稿 2019年")
    assert says(placeholders, RECORD, draft, *texts) == "draft after 1.0"
    assert len(files(placeholders, RECORD)) == 8
    done(placeholders, "release", RECORD)
    assert says(placeholders, RECORD, f"{STEM}-v1.1", "Version 1.1 2 Dec") == "1.1"
    assert says(placeholders, RECORD, f"{STEM}-v1.0", "Version 1.0 2 Dec") == "1.0"
    assert len(files(placeholders, RECORD)) == 12


def test_both_papers_of_a_mission_say_it_on_cover_and_pages(real: Workspace) -> None:
    done(real, "release", MISSION)
    for stem in (f"{MISSION}-pack-en-zh", f"INTERNAL-{MISSION}-briefing-en"):
        assert says(real, MISSION, f"{stem}-v1.0", "Version 1.0, June 2020") == "1.0"
    assert "1.0版，2020年6月" in docx_words(
        (real.out / MISSION / f"{MISSION}-pack-en-zh-v1.0.docx").read_bytes()
    )
    edit(real.mission(MISSION), "en: Visit", "en: Another visit")
    done(real, "docx", MISSION, "--doc", "pack")
    draft = (real.out / MISSION / f"{MISSION}-pack-en-zh-v1.0-draft.docx").read_bytes()
    shown = docx_words(draft)
    assert shown.count("Draft after 1.0, June 2020") > 1
    assert shown.count("1.0版后草稿，2020年6月") > 1
    assert version_in_properties(draft) == "draft after 1.0"


def test_a_file_that_somebody_edited_is_never_taken_away(placeholders: Workspace) -> None:
    done(placeholders, "build", RECORD, *SUMMARY)
    edited = placeholders.out / RECORD / f"{STEM}.docx"
    edited.write_bytes(b"edited")
    foreign = placeholders.out / RECORD / f"{STEM}-v1.0-draft.pdf"
    foreign.write_bytes(b"another's")
    done(placeholders, "release", RECORD)
    assert (edited.read_bytes(), foreign.read_bytes()) == (b"edited", b"another's")
    assert not (placeholders.out / RECORD / f"{STEM}.pdf").exists()


def test_what_was_released_is_not_made_again(placeholders: Workspace) -> None:
    done(placeholders, "release", RECORD, "--note", "a note", "--date", "2021-03-04")
    again = done(placeholders, "build", RECORD)
    assert "6 files unchanged, not made again" in again.stderr
    assert says(placeholders, RECORD, f"{STEM}-v1.0", "Version 1.0 4 March 2021") == "1.0"
    edit(placeholders.record(RECORD).ucap, "date:", "# a comment, which is no change\ndate:")
    done(placeholders, "build", RECORD)
    assert len(files(placeholders, RECORD)) == 6


def test_a_plan_within_a_briefing_says_its_own_version(real: Workspace) -> None:
    def plan() -> str:
        done(real, "docx", MISSION, "--doc", "briefing")
        [newest] = (real.out / MISSION / "internal").glob("*.docx")
        [found] = re.findall(r"U-CAP, [^;]*", docx_words(newest.read_bytes()))
        return str(found)

    assert plan() == "U-CAP, version 1.0, June 2020"
    edit(real.record("haikou").ucap, 'version: "1.0"', 'version: "0.4"')
    assert plan() == "U-CAP, version 0.4, June 2020"
    done(real, "release", "haikou")
    assert plan() == "U-CAP, version 1.0, June 2020"
    edit(real.record("haikou").ucap, "km2: 3146 ", "km2: 2305 ")
    assert plan() == "U-CAP, draft, June 2020"
