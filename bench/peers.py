"""Other programs that make such documents: their commands and versions, where they are there."""

import importlib.util
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.timing import Command

DOCXTPL = "docxtpl"


@dataclass(frozen=True)
class Peer:
    """A program to compare with."""

    name: str
    task: str
    command: Command | None
    """Nothing where it is not installed."""
    version: str = ""


def peers_for_pdf(html: Path, fonts: Path) -> tuple[Peer, ...]:
    """Give those that make the PDF: from the HTML, or from its words in a file for typst."""
    return (_chromium(html), _typst(html, fonts))


def peers_for_word(html: Path, docx: Path) -> tuple[Peer, ...]:
    """Give those that make a Word file from HTML, or a PDF from a Word file."""
    return (_pandoc(html), _libreoffice(docx))


def docxtpl(root: Path) -> Peer:
    """Give the one that fills a Word template, timed within its process; `root` is the checkout."""
    task = "the same words, tables and headings, from a template"
    if importlib.util.find_spec("docxtpl") is None:
        return Peer(DOCXTPL, task, None)
    arguments = (sys.executable, "-m", "bench.word", "docxtpl")
    command = Command(DOCXTPL, arguments, root, says_seconds=True)
    return Peer(DOCXTPL, task, command, version("docxtpl"))


def _chromium(html: Path) -> Peer:
    name, task = "Chromium", "PDF from the same HTML"
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if program is None:
        return Peer(name, task, None)
    profile, pdf = html.parent / "chromium", html.with_name("chromium.pdf")
    arguments = (
        *(program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
        *(f"--user-data-dir={profile}", "--no-pdf-header-footer", f"--print-to-pdf={pdf}"),
        html.as_uri(),
    )
    return Peer(name, task, Command(name, arguments, html.parent), _version_of(program))


def _typst(html: Path, fonts: Path) -> Peer:
    name, task = "typst", "PDF of the same words as plain paragraphs"
    if importlib.util.find_spec("typst") is None:
        return Peer(name, task, None)
    code = (
        "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], "
        "font_paths=[sys.argv[3]], ignore_system_fonts=True)"
    )
    arguments = (sys.executable, "-c", code, f"{html.stem}.typ", "typst.pdf", str(fonts))
    return Peer(name, task, Command(name, arguments, html.parent), version("typst"))


def _pandoc(html: Path) -> Peer:
    name, task = "pandoc", "Word file from the same HTML"
    if (program := shutil.which("pandoc")) is None:
        return Peer(name, task, None)
    arguments = (program, "-f", "html", html.name, "-o", "pandoc.docx")
    return Peer(name, task, Command(name, arguments, html.parent), _version_of(program))


def _libreoffice(docx: Path) -> Peer:
    name, task = "LibreOffice", "PDF from briefgen's Word file"
    if (program := shutil.which("soffice")) is None:
        return Peer(name, task, None)
    folder = docx.parent
    arguments = (
        *(program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
        *("--convert-to", "pdf", "--outdir", str(folder), str(docx)),
    )
    return Peer(name, task, Command(name, arguments, folder), _version_of(program))


def _version_of(program: str) -> str:
    """Give the first number that a program says of itself."""
    output = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    return next((word for word in output.stdout.split() if word[0].isdigit()), "")
