"""The pack of the tests' complete mission in both languages, for the benchmark and its peers.

`python -m bench.pack html FOLDER` writes the HTML that briefgen hands to WeasyPrint, without what
only briefgen's own line-breaking understands, and its words for typst. `python -m bench.pack
briefgen|weasyprint FOLDER` prints the seconds of a second making in one process.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from bench.commands import BRIEFGEN, briefgen, make_workspace, plain, run_once
from bench.timing import Command, print_seconds
from briefgen.outputs import Edition

ROOT = Path(__file__).resolve().parent.parent
INPUTS = ROOT / "tests" / "workspace" / "inputs"
MISSION = "2019-05-four-cities"
EDITION: Edition = "en-zh"
HTML, PDF = "pack.html", "pack.pdf"

PLAIN, COLD = "plain WeasyPrint, the pack's HTML", "`briefgen pdf --doc pack --lang en-zh`"
PLAIN_WARM, WARM = "plain WeasyPrint, the pack a second time", "briefgen, the pack likewise"
BEFORE = "the same, to compare with Word"
AFTER, ALONE = "`briefgen docx --doc pack` after the PDF", "`briefgen docx --doc pack` alone"


def cold(folder: Path) -> tuple[Command, ...]:
    """Give the commands that make the PDF from nothing; `folder` holds the HTML."""
    return (
        Command(PLAIN, plain(folder / HTML), folder),
        _briefgen(COLD, folder / "cold", "pdf", fresh="*"),
    )


def warm(folder: Path) -> tuple[Command, ...]:
    """Give the commands that time a second making; `folder` holds the HTML."""
    places = {
        PLAIN_WARM: ("weasyprint", folder),
        WARM: ("briefgen", make_workspace(folder / "warm", INPUTS)),
    }
    return tuple(
        Command(
            name, (sys.executable, "-m", "bench.pack", program, str(place)), ROOT, says_seconds=True
        )
        for name, (program, place) in places.items()
    )


def word(folder: Path) -> tuple[Command, ...]:
    """Give the commands that make the Word file, after the PDF and from nothing."""
    return (
        _briefgen(BEFORE, folder / "before", "pdf", fresh="*"),
        _briefgen(AFTER, folder / "after", "docx", fresh="*/*.docx", first="pdf"),
        _briefgen(ALONE, folder / "alone", "docx", fresh="*"),
    )


def word_file(folder: Path) -> Path:
    """Make the Word file for those who turn it into a PDF."""
    command = _briefgen(ALONE, folder / "alone", "docx", fresh="*")
    run_once(command.arguments, command.folder)
    (made,) = (command.folder / "out").glob("*/*.docx")
    return Path(shutil.copy(made, folder))


def _briefgen(name: str, folder: Path, format_: str, *, fresh: str, first: str = "") -> Command:
    """Give a command in a workspace of its own; `first` is a format that is made before."""
    make_workspace(folder, INPUTS)
    options = (MISSION, "--doc", "pack", "--lang", EDITION)
    if first:
        run_once((BRIEFGEN, first, *options), folder)
    return briefgen(name, folder, format_, *options, fresh=fresh)


# --- in a process of its own ------------------------------------------------------------------


def write_html(folder: Path) -> None:
    """Write what plain WeasyPrint and Chromium are given, and the same words for typst."""
    from bench.documents import html_for_peers, write_typst
    from briefgen.fit_pack import fitted_pack
    from briefgen.layout import COVER
    from briefgen.mission_material import load_mission_material
    from briefgen.page_memory import pages_of
    from briefgen.render.css import stylesheet
    from briefgen.render.html import HtmlWriter
    from briefgen.render.pdf import lay_out
    from briefgen.workspace import Workspace

    material = load_mission_material(Workspace.at(ROOT / "tests" / "workspace"), MISSION)
    theme, fonts, css = material.theme, material.workspace.fonts, material.css
    document = fitted_pack(material)
    document = pages_of(document, lay_out(document, COVER, theme, fonts, css)).of(document)
    html = html_for_peers(HtmlWriter(COVER).document(document), stylesheet(theme, css), fonts)
    (folder / HTML).write_text(html, "utf-8")
    write_typst(folder / HTML, (folder / HTML).with_suffix(".typ"))


def _making(program: str, folder: Path) -> Callable[[], object]:
    if program == "weasyprint":
        import weasyprint

        return lambda: weasyprint.HTML(filename=folder / HTML).write_pdf(folder / PDF)

    from briefgen.build import build
    from briefgen.mission_index import MissionIndex
    from briefgen.plan import Wishes, plan
    from briefgen.workspace import Workspace

    workspace = Workspace.at(folder)

    def make() -> None:
        shutil.rmtree(workspace.out, ignore_errors=True)
        wishes = Wishes(("pdf",), (EDITION,), ("pack",))
        build(workspace, plan(workspace, [MISSION], wishes, MissionIndex(workspace)))

    return make


if __name__ == "__main__":
    what, place = sys.argv[1], Path(sys.argv[2])
    if what == "html":
        write_html(place)
    else:
        make = _making(what, place)
        make()
        print_seconds(make)
