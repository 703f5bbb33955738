"""Missions to be sent, and what stands in `out/` for them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main
from briefgen.deliver import sending
from briefgen.workspace import Workspace

MISSION = """\
records: [minimal]
title: {en: "Placeholder mission, no. 1", zh: 示例访问}
date: 2019-09-30
dates: {start: 2019-03-01, end: 2019-12-31}
sender: china
cities:
  - {key: testville, name: {en: Testville, zh: 测试城}, side: china, time_zone: Asia/Shanghai}
  - {key: sampleton, name: {en: Sampleton, zh: 样例市}, side: europe, time_zone: Europe/Paris}
  - {key: nowhere, name: {en: Nowhere, zh: 某地}, side: europe}
delegation: {members: [{key: mou, family: Familyname, given: Given, chinese: 某某}]}
hosts: [{key: host-a, family: Hostname, given: Given, office: {en: Mayor, zh: 市长}}]
"""

Said = Callable[..., Result]


@pytest.fixture
def said(placeholders: Workspace) -> Said:
    """Runs a command in the workspace of placeholders, and gives what it said."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--workspace", str(placeholders.root)])

    return run


Write = Callable[..., None]


@pytest.fixture
def write(placeholders: Workspace) -> Write:
    """Writes the mission `x` with these lines added."""

    def to_file(lines: str, mission: str = MISSION) -> None:
        (placeholders.missions / "x.yaml").write_text(f"{mission}{lines}\n", "utf-8")

    return to_file


@pytest.fixture
def calendar(placeholders: Workspace, said: Said, write: Write) -> Callable[..., bytes]:
    """Gives the calendar of a mission with these lines, published after those before it."""

    def publish(lines: str, mission: str = MISSION) -> bytes:
        write(lines, mission)
        result = said("ics", "x")
        assert result.exit_code == 0, result.output
        return (placeholders.out / "x" / "x-programme.ics").read_bytes()

    return publish


COMPLETE = "2019-05-four-cities"
PAPERS: Mapping[str, bytes] = {
    f"{COMPLETE}-pack-en-zh.pdf": b"%PDF-1.7 pack" * 500,
    f"{COMPLETE}-pack-en-zh.docx": b"PK Word pack" * 500,
    f"internal/INTERNAL-{COMPLETE}-briefing-en.pdf": b"%PDF-1.7 tokensecret briefing" * 50,
}
"""Files as others make them: here only their names count."""


@pytest.fixture
def papers(placeholders: Workspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the complete mission, with its papers; all of them count as up to date."""
    monkeypatch.setattr(sending, "_is_current", lambda _file, _stamps: True)
    folder = placeholders.out / COMPLETE
    for name, data in PAPERS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
