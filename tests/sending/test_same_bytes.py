"""The same mission gives the same bytes in every process, at every hour, in every time zone."""

import os
import subprocess
import sys
from pathlib import Path

from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.sending.conftest import COMPLETE

RUN = """
from briefgen.deliver import sending
sending._is_current = lambda file, stamps: True
from briefgen.__main__ import run
run()
"""
"""The papers of the test are none that briefgen made."""


def test_calendar_package_and_mail_are_the_same_bytes(
    papers: Path, placeholders: Workspace
) -> None:
    seen = set()
    for seed, zone in (("0", "Etc/UTC"), ("1", "Asia/Shanghai"), ("2", "America/New_York")):
        for command in ("ics", "zip", "email"):
            subprocess.run(
                [sys.executable, "-c", RUN, command, COMPLETE],
                cwd=placeholders.root,
                env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone},
                capture_output=True,
                check=True,
            )
        made = [*sorted(papers.iterdir()), *placeholders.missions.glob("*.json")]
        seen.add(tuple((path.name, path.read_bytes()) for path in made if path.is_file()))
    assert len(seen) == 1
    assert len(next(iter(seen))) == 6
