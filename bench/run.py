"""Time briefgen against its peers, and write docs/benchmark.md: `make bench`.

`--runs N` sets how many runs the medians are of; `--require-peers` fails where one is missing.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from bench import fifty, growth, pack
from bench.commands import BRIEFGEN, briefgen, make_workspace, place, plain, run_once
from bench.peers import DOCXTPL, Peer, docxtpl, peers_for_pdf, peers_for_word
from bench.timing import Command, Timing, time_in_turn
from briefgen.outputs import EDITIONS
from briefgen.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmark.md"
INPUTS = ROOT / "inputs"
_PDF = ("pdf", "haikou", "--doc", "summary")
_SHORT = 9  # runs

START, HELP, UNCHANGED = "Python alone", "`briefgen --help`", "`briefgen pdf`, nothing changed"
PLAIN, ONE = "plain WeasyPrint, the same HTML", "`briefgen pdf --doc summary --lang en`"
PLAIN_3, THREE = (
    "plain WeasyPrint, the same HTML (3 files)",
    "`briefgen pdf --doc summary` (3 files)",
)
PLAIN_WARM, WARM = "plain WeasyPrint, the second time in a process", "briefgen, likewise"
BEFORE_WORD = "the same, to compare with Word (3 files)"
PLAIN_SET, SET = "laid out by plain WeasyPrint", "with all rules of Chinese setting"
FILLED = "briefgen: the content tree as a Word file"
WORD, WORD_COLD = (
    "`briefgen docx --doc summary` after the PDF (3 files)",
    "the same alone (3 files)",
)


_ABOUT = """\
Written by `make bench`; do not edit. Whole commands, from the start of the process to its end, run
in turn; medians of so many runs: {runs}, but at most 3 where one takes half a minute, and at least
9 where it takes less than a second. A machine's speed varies by a fifth from hour to hour: only the
ratios of one run say something. Memory is that of the largest process of a command.

briefgen's time holds what that of the others does not: reading and checking the record, setting the
sheets of both languages once to fit them on their pages, the data attached, and PDF/A-3a with the
tags of PDF/UA-1. `cold` means that nothing was made before.

Measured on {machine}.
"""


@dataclass(frozen=True)
class Group:
    """Commands that are run in turn, and the one that the others are compared with."""

    title: str
    baseline: str
    commands: tuple[Command, ...]
    peers: tuple[Peer, ...] = ()
    least_runs: int = 1
    """So many at least, where a run takes less than a second: a few say little."""
    most_runs: int = sys.maxsize
    """So many at most, where a run takes half a minute."""

    def runs(self, asked: int) -> int:
        """Give how many runs there are where `asked` are asked for."""
        return max(self.least_runs, min(asked, self.most_runs))

    @property
    def present(self) -> tuple[Command, ...]:
        """All that can be run."""
        return (*self.commands, *(peer.command for peer in self.peers if peer.command))


def groups(folder: Path) -> Iterator[Group]:
    """Give all that is measured; `folder` is for what it needs."""
    subprocess.run([sys.executable, "-m", "bench.documents", str(folder)], cwd=ROOT, check=True)
    html = tuple(folder / f"{edition}.html" for edition in EDITIONS)
    yield start(folder)
    yield page_cold(folder, html[0])
    yield editions_cold(folder, html)
    yield fifty_cities(folder / "fifty", html)
    yield page_warm(folder)
    yield setting()
    yield word_files(folder, html[0])
    yield from pack_groups(folder / "pack")
    yield word_generator()
    yield from growing(folder / "growing")


def start(folder: Path) -> Group:
    """Give what starts and has nothing to make."""
    commands = (
        Command(START, (sys.executable, "-c", ""), folder),
        _briefgen(HELP, folder, "--help"),
        _briefgen(UNCHANGED, folder, "pdf", "haikou"),
    )
    return Group("Start", START, commands, least_runs=_SHORT)


def page_cold(folder: Path, html: Path) -> Group:
    """Give what makes one page, of which `html` is the HTML."""
    commands = (
        Command(PLAIN, plain(html), folder),
        _briefgen(ONE, folder, *_PDF, "--lang", "en", fresh="*"),
    )
    peers = peers_for_pdf(html, Workspace.at(ROOT).fonts)
    return Group("A page in English as PDF, cold", PLAIN, commands, peers, least_runs=_SHORT)


def editions_cold(folder: Path, html: Sequence[Path]) -> Group:
    """Give what makes all editions, of which `html` is the HTML."""
    title = "The summary as PDF in English, in Chinese and in both, cold"
    commands = (Command(PLAIN_3, plain(*html), folder), _briefgen(THREE, folder, *_PDF, fresh="*"))
    return Group(title, PLAIN_3, commands)


def fifty_cities(folder: Path, html: Sequence[Path]) -> Group:
    """Give what makes the summaries of fifty cities, of each of which `html` is the HTML."""
    commands = fifty.commands(folder, INPUTS, "haikou", html)
    return Group("Fifty cities as PDF, cold", fifty.PLAIN, commands, most_runs=3)


def page_warm(folder: Path) -> Group:
    """Give what makes one page a second time; `folder` holds its HTML."""
    programs = {
        PLAIN_WARM: ("weasyprint", folder),
        WARM: ("briefgen", make_workspace(folder / place(WARM), INPUTS)),
    }
    commands = tuple(
        Command(
            name, (sys.executable, "-m", "bench.warm", program, str(where)), ROOT, says_seconds=True
        )
        for name, (program, where) in programs.items()
    )
    return Group("A page in English as PDF, warm", PLAIN_WARM, commands)


def setting() -> Group:
    """Give what sets the specimen with the rules of Chinese setting, and without."""
    commands = tuple(
        Command(name, (sys.executable, "-m", "bench.setting", how, "6"), ROOT, says_seconds=True)
        for name, how in ((PLAIN_SET, "without"), (SET, "with"))
    )
    return Group("The tests' specimen, six times over", PLAIN_SET, commands)


def word_files(folder: Path, html: Path) -> Group:
    """Give what makes the summary as Word files; `html` is a page of it for the peers."""
    before = _briefgen(BEFORE_WORD, folder, *_PDF, fresh="*")
    after = _briefgen(WORD, folder, "docx", *_PDF[1:], fresh="*/*.docx")
    run_once((BRIEFGEN, *_PDF), after.folder)
    alone = _briefgen(WORD_COLD, folder, "docx", *_PDF[1:], fresh="*")
    run_once(alone.arguments, alone.folder)
    (docx,) = (alone.folder / "out").glob("*/*-en.docx")
    peers = peers_for_word(html, Path(shutil.copy(docx, folder)))
    return Group("Word files", BEFORE_WORD, (before, after, alone), peers)


def pack_groups(folder: Path) -> Iterator[Group]:
    """Give what is measured of the bilingual pack; `folder` is for what it needs."""
    folder.mkdir()
    subprocess.run([sys.executable, "-m", "bench.pack", "html", str(folder)], cwd=ROOT, check=True)
    peers = peers_for_pdf(folder / pack.HTML, Workspace.at(ROOT).fonts)
    yield Group("The bilingual pack as PDF, cold", pack.PLAIN, pack.cold(folder), peers)
    yield Group("The bilingual pack as PDF, warm", pack.PLAIN_WARM, pack.warm(folder))
    yield Group(
        "The bilingual pack as a Word file",
        pack.BEFORE,
        pack.word(folder),
        peers_for_word(folder / pack.HTML, pack.word_file(folder)),
    )


def word_generator() -> Group:
    """Give what fills a Word file from content in memory."""
    arguments = (sys.executable, "-m", "bench.word", "briefgen")
    commands = (Command(FILLED, arguments, ROOT, says_seconds=True),)
    title = "28 pages in two languages as a Word file, the generator alone, warm"
    return Group(title, FILLED, commands, (docxtpl(ROOT),))


def growing(folder: Path) -> Iterator[Group]:
    """Give what has more to do each time; `folder` is for what it needs."""
    cities = growth.commands(folder, INPUTS, "haikou")
    few = growth.cities(growth.FEW)
    yield Group("More cities in one command", few, cities, most_runs=3)
    yield Group("More pages in one document", growth.PAGES, growth.of_pages(ROOT), most_runs=3)


def _briefgen(name: str, folder: Path, *arguments: str, fresh: str = "") -> Command:
    """Give a command with the project's own records."""
    return briefgen(name, make_workspace(folder / place(name), INPUTS), *arguments, fresh=fresh)


# --- the page -------------------------------------------------------------------------------


def table(group: Group, timings: Mapping[str, Timing]) -> Iterator[str]:
    """Give the lines of one group."""
    yield f"### {group.title}"
    yield f"| | time | times {group.baseline} | processor | memory |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    base = timings[group.baseline]
    for command in group.commands:
        yield _row(command.name, timings[command.name], base)
    for peer in group.peers:
        name = f"{peer.name} {peer.version}".strip() + f": {peer.task}"
        timing = timings.get(peer.name)
        yield _row(name, timing, base) if timing else f"| {name} | not installed | | | |"
    yield ""


def _row(name: str, timing: Timing, base: Timing) -> str:
    return (
        f"| {name} | {timing.wall:.3f} s | {timing.wall / base.wall:.2f} | {timing.cpu:.3f} s "
        f"| {timing.peak:.0f} MB |"
    )


Measure = Literal["time", "processor", "memory"]


@dataclass(frozen=True)
class Must:
    """A ratio that briefgen promises."""

    what: str
    of: str
    to: str
    most: float
    counted: tuple[Measure, ...] = ("time", "processor")
    """Where several processes share the work, the processors' time is not what they save."""


_MEMORY: tuple[Measure, ...] = ("memory",)
_FEW, _MANY = growth.cities(growth.FEW), growth.cities(growth.MANY)
MUSTS = (
    Must("`--help`: 0.15 s where Python starts in 0.02 s", HELP, START, 7.5),
    Must("nothing changed: 0.15 s where Python starts in 0.02 s", UNCHANGED, START, 7.5),
    Must("a page, cold, to plain WeasyPrint", ONE, PLAIN, 1.0),
    Must("the rules of Chinese setting, to laying out without them", SET, PLAIN_SET, 1.3),
    Must("Word files after the PDF, to the PDF", WORD, BEFORE_WORD, 0.4),
    Must("the pack, cold, Chinese justified, to plain WeasyPrint", pack.COLD, pack.PLAIN, 1.0),
    Must("the pack's Word file after the PDF, to the PDF", pack.AFTER, pack.BEFORE, 0.4),
    Must("50 cities, two workers, to one plain process", fifty.ALL, fifty.PLAIN, 0.7, ("time",)),
    Must("28 pages as a Word file, to docxtpl", FILLED, DOCXTPL, 0.4),
    Must("time of 200 cities, to 50: linear", _MANY, _FEW, 4.2),
    Must("memory of 200 cities, to 50: none lost", _MANY, _FEW, 1.05, _MEMORY),
    Must("time of 80 pages, to 40: linear", growth.TWICE_THE_PAGES, growth.PAGES, 2.1),
    Must("memory of 80 pages, to 40: linear", growth.TWICE_THE_PAGES, growth.PAGES, 2, _MEMORY),
)


def musts(timings: Mapping[str, Timing]) -> Iterator[str]:
    """Give what was promised and what was measured; it is met when all that is counted meets it."""
    yield "| must | at most | time | processor | memory | |"
    yield "| --- | ---: | ---: | ---: | ---: | --- |"
    for must in MUSTS:
        of, to = timings[must.of], timings.get(must.to)
        if to is None:
            yield f"| {must.what} | {must.most:g} | not installed | | | |"
            continue
        ratios: dict[Measure, float] = {
            "time": of.wall / to.wall,
            "processor": of.cpu / to.cpu,
            "memory": of.peak / to.peak,
        }
        met = all(ratios[measure] <= must.most for measure in must.counted)
        cells = " | ".join(f"{ratio:.2f}" for ratio in ratios.values())
        yield f"| {must.what} | {must.most:g} | {cells} | {'met' if met else '**missed**'} |"
    yield ""


def page(measured: Sequence[tuple[Group, Mapping[str, Timing]]], runs: int) -> str:
    """Give docs/benchmark.md."""
    together = {name: timing for _, timings in measured for name, timing in timings.items()}
    lines = ["# How fast it is", _ABOUT.format(runs=runs, machine=_machine()), *musts(together)]
    for group, timings in measured:
        lines += table(group, timings)
    return "\n".join(lines).rstrip() + "\n"


def _machine() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in ("weasyprint", "python-docx"))
    cores = len(os.sched_getaffinity(0))
    python = platform.python_version()
    return f"{cores} cores, {platform.system()} {platform.machine()}, Python {python}, {libraries}"


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=7, help="how many runs of each (7)")
    parser.add_argument("--require-peers", action="store_true", help="fail where one is missing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        todo = tuple(groups(Path(name)))
        missing = [peer.name for group in todo for peer in group.peers if not peer.command]
        if missing and options.require_peers:
            sys.exit(f"not installed: {', '.join(missing)}")
        measured = []
        for group in todo:
            print(group.title, file=sys.stderr)
            measured.append((group, time_in_turn(group.present, group.runs(options.runs))))
    PAGE.write_text(page(measured, options.runs), "utf-8")
    print(PAGE.read_text("utf-8"))


if __name__ == "__main__":
    main()
