"""What stands on every page and on the cover, and what is told on arrival."""

import io
import re
import zipfile

import pytest
from lxml import etree

from briefgen.compose.mission import open_points_of
from briefgen.content import Mark, walk
from briefgen.formats import format_date
from briefgen.mission_view.places import dotted
from tests.briefing.conftest import COMPLETE, Briefing
from tests.briefing.reading import said

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def heads_and_feet(data: bytes) -> list[str]:
    """Give the words of the head and of the foot of each section of a Word file, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    targets = {
        one.get("Id"): f"word/{one.get('Target')}"
        for one in etree.fromstring(parts["word/_rels/document.xml.rels"])
    }
    found: list[str] = []
    last = {"headerReference": "", "footerReference": ""}
    for section in etree.fromstring(parts["word/document.xml"]).iter(f"{_W}sectPr"):
        # ECMA-376-1, 17.10.1: a section without a head or a foot has those of the one before.
        for kind in last:
            for reference in section.iter(f"{_W}{kind}"):
                story = etree.fromstring(parts[targets[reference.get(f"{_R}id")]])
                last[kind] = "".join(str(one.text) for one in story.iter(f"{_W}t"))
        found += last.values()
    return found


def test_the_handling_mark_is_in_every_head_and_foot_of_the_word_file(briefing: Briefing) -> None:
    found = heads_and_feet(briefing.word.read_bytes())
    assert len(found) > 2 * 3
    for words in found:
        assert re.search(r"INTERNAL\s*内部", words), words


def test_the_cover_says_the_version_its_date_and_how_many_points_are_open(
    briefings: dict[str, Briefing],
) -> None:
    for lang, version in (("en", "Version 0.3, draft"), ("zh", "0.3版（草稿）")):
        briefing = briefings[f"{COMPLETE}-{lang}"]
        cover = said(briefing.document.sheets)
        assert version in cover
        assert format_date(briefing.material.mission.date, briefing.langs[0]) in cover
        assert str(len(open_points_of(briefing.material, briefing.langs))) in cover


@pytest.mark.parametrize(("lang", "words"), [("en", "on arrival"), ("zh", "现场通知")])
def test_what_is_told_on_site_says_so_and_is_not_open(
    lang: str, words: str, briefings: dict[str, Briefing]
) -> None:
    briefing = briefings[f"{COMPLETE}-{lang}"]
    slots = briefing.material.mission.programme
    told = {
        f"programme.{number}.place"
        for number, slot in enumerate(slots)
        if slot.place is None and "place" in slot.on_site
    }
    (programme,) = (one for one in briefing.document.chapters if one.heading.anchor == "programme")
    assert len(told) > 1
    assert said(programme).count(words) >= len(told)
    marked = {node.name for node in walk(briefing.document) if isinstance(node, Mark)}
    points = {dotted(one.path) for one in open_points_of(briefing.material, briefing.langs)}
    assert not told & (marked | points)
