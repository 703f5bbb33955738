"""A small mission of placeholders to write mistakes into."""

import pytest

from briefgen.errors import InputError
from briefgen.missions import load_mission
from briefgen.workspace import Workspace

MISSION = """\
records: [minimal]
title: {en: Placeholder mission, zh: 示例访问}
date: 2019-09
dates: {start: 2019-10-14, end: 2019-10-16}
sender: china
cities:
  - {key: testville, name: {en: Testville}, side: china, time_zone: Asia/Shanghai}
  - {key: sampleton, name: {en: Sampleton}, side: europe, time_zone: Europe/Paris}
delegation:
  head: mou
  members:
    - {key: mou, family: Familyname, given: Given}
    - {key: moumou, family: Othername, given: Given}
hosts: [{key: host-a, family: Hostname, given: Given, city: sampleton}]
others:
  - {key: interpreter-a, family: Voicename, given: Given}
"""
"""Valid, of 16 lines."""


@pytest.fixture
def said(placeholders: Workspace) -> "Saying":
    """What is said about a mission with these lines added to it."""
    return Saying(placeholders)


class Saying:
    """Writes a mission into a workspace and gives what is said about it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def __call__(self, lines: str = "", mission: str = MISSION) -> list[str]:
        file = self._workspace.missions / "x.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{mission}{lines}\n", "utf-8")
        try:
            load_mission(self._workspace, "x")
        except InputError as error:
            problems = [str(problem) for problem in error.problems]
            assert all("x.yaml:" in problem for problem in problems)
            return [problem.partition("x.yaml:")[2] for problem in problems]
        return []


def slot(day: int, start: str, end: str, more: str = "") -> str:
    """Give one slot of October 2019 as a line."""
    return (
        f"  - {{day: 2019-10-{day}, start: {start}, end: {end}, city: sampleton, "
        f"title: {{en: Placeholder}}{more}}}"
    )


def programme(*slots: str) -> str:
    """Give a programme whose first slot stands on line 18."""
    return "\n".join(("programme:", *slots))
