"""The chapter of what has changed since the version before, and what must never stand in it."""

from dataclasses import replace
from typing import Any

import pytest

from briefgen.changes.state import State
from briefgen.compose.pack import compose_pack
from briefgen.content import Document
from briefgen.figures.raster import rasterise
from briefgen.fit_pack import fitted_pack
from briefgen.layout import COVER
from briefgen.mission_material import MissionMaterial, load_mission_material
from briefgen.models.text import Lang, Text
from briefgen.releases import since
from briefgen.releases.files import Release, read_release
from briefgen.releases.freeze import freeze
from briefgen.render.docx import render_docx
from briefgen.workspace import Workspace
from tests.pack.leaks import planted, tokens_in
from tests.pack.made import BOTH, COMPLETE, set_in_type, with_mission
from tests.readers.docx_text import docx_words
from tests.readers.pdf_text import pdf_words


def edit(workspace: Workspace, *edits: tuple[str, str]) -> None:
    file = workspace.mission(COMPLETE)
    text = file.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")


def headings(document: Document) -> list[str]:
    return [chapter.heading.anchor or "" for chapter in document.chapters]


def composed(workspace: Workspace, langs: tuple[Lang, ...] = BOTH) -> Document:
    return compose_pack(load_mission_material(workspace, COMPLETE), langs)


def chapter_alone(document: Document) -> Document:
    """Give the document with no other chapter than that of the changes."""
    chapters = [one for one in document.chapters if one.heading.anchor == "changes"]
    return replace(document, chapters=tuple(chapters))


def files(material: MissionMaterial, document: Document) -> tuple[bytes, bytes]:
    """Give the PDF and the Word file."""
    made = set_in_type(material, document)
    base = material.workspace.style("word-base.docx").read_bytes()
    word = render_docx(
        made.document,
        COVER,
        material.theme,
        base,
        lambda figure: rasterise(figure.svg, material.faces),
        page_count=made.pages,
    )
    return made.data, word


def test_there_is_none_before_the_second_version(placeholders: Workspace) -> None:
    assert "changes" not in headings(composed(placeholders))
    freeze(placeholders, COMPLETE, tuple)
    assert "changes" not in headings(composed(placeholders))


def test_it_follows_the_contents_in_both_languages_in_both_formats(
    placeholders: Workspace,
) -> None:
    freeze(placeholders, COMPLETE, tuple)
    edit(
        placeholders,
        ("    start: 07:10\n    end: 08:30", "    start: 07:20\n    end: 08:40"),
        ("The programme of the week, in ten minutes", "The programme of the week, in five minutes"),
    )
    document = composed(placeholders)
    assert headings(document)[:2] == ["contents", "changes"]
    material = load_mission_material(placeholders, COMPLETE)
    for words in zip(
        (pdf_words, docx_words), files(material, chapter_alone(document)), strict=True
    ):
        read, data = words
        shown = "".join(read(data).split())
        for text in (
            *("Changes since version 1.0", "自1.0版以来的变更", "Version 1.0 is of 26 April 2019"),
            *("Programme", "日程", "moved to 07:20–08:40", "改至07:20—08:40"),
            *("“ten” is now “five”",),
        ):
            assert "".join(text.split()) in shown, text


def test_few_changes_go_on_below_the_contents(placeholders: Workspace) -> None:
    freeze(placeholders, COMPLETE, tuple)
    edit(placeholders, ("    start: 07:10\n    end: 08:30", "    start: 07:20\n    end: 08:40"))
    material = load_mission_material(placeholders, COMPLETE)
    made = set_in_type(material, fitted_pack(material))
    assert [(one.heading.anchor, one.sharing) for one in made.document.chapters[:3]] == [
        *(("contents", "never"), ("changes", "whole"), ("welcome", "never"))
    ]
    pages = {one.target: one.page for one in made.entries}
    assert (pages["changes"], pages["welcome"]) == (2, 3)


def test_in_one_language_it_says_it_in_that(placeholders: Workspace) -> None:
    freeze(placeholders, COMPLETE, tuple)
    edit(placeholders, ("status: confirmed", "status: tentative"))
    english, chinese = (repr(chapter_alone(composed(placeholders, (lang,)))) for lang in BOTH)
    assert "is now tentative" in english
    assert "is now tentative" not in chinese


def test_a_version_tells_what_changed_since_the_one_before(placeholders: Workspace) -> None:
    freeze(placeholders, COMPLETE, tuple)
    edit(placeholders, ("status: confirmed", "status: tentative"))
    freeze(placeholders, COMPLETE, tuple)
    assert "Changes since version 1.0" in repr(chapter_alone(composed(placeholders)))


def test_what_is_changed_for_the_office_alone_makes_no_chapter(placeholders: Workspace) -> None:
    freeze(placeholders, COMPLETE, tuple)
    edit(placeholders, ("EUR 60", "EUR 61"))
    document = composed(placeholders)
    assert "changes" not in headings(document)
    assert "EUR" not in repr(chapter_alone(document))


# --- leaks --------------------------------------------------------------------------------------


@pytest.fixture(params=["came", "went", "stayed"])
def leaky(
    placeholders: Workspace, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> MissionMaterial:
    """A mission that changed, with tokens in all internal fields of one of its states or both."""
    freeze(placeholders, COMPLETE, tuple, "token99999x")
    material = load_mission_material(placeholders, COMPLETE)
    secret = planted(material.mission, entries=2).mission
    before, after = {
        "came": (material.mission, secret),
        "went": (secret, material.mission),
        "stayed": (secret, planted(material.mission, entries=1).mission),
    }[request.param]

    def read(*given: Any) -> Release:  # noqa: ANN401  # those of `read_release`
        frozen = read_release(*given)
        return replace(frozen, state=replace(frozen.state, main=before))

    # Tokens stand where a file could not have them: nothing may be read back from one.
    monkeypatch.setattr(since, "read_release", read)
    monkeypatch.setattr(State, "normalised", lambda self: self)
    monkeypatch.setattr(State, "is_same", lambda *_: False)
    return with_mission(material, after.model_copy(update={"title": Text(en="Another title")}))


def test_no_file_tells_anything_internal_of_either_state(leaky: MissionMaterial) -> None:
    document = compose_pack(leaky, BOTH)
    assert "Another title" in repr(chapter_alone(document))
    assert "token" not in repr(document)
    for data in files(leaky, chapter_alone(document)):
        assert tokens_in(data) == set()


def test_a_list_for_the_office_would_have_been_seen(
    placeholders: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze(placeholders, COMPLETE, tuple)
    edit(placeholders, ("EUR 60", "token00001x"))
    material = load_mission_material(placeholders, COMPLETE)
    assert "token" not in repr(compose_pack(material, BOTH))
    tell = since._changes
    monkeypatch.setattr(
        since, "_changes", lambda *given: tell(given[0], given[1], "internal", given[3])
    )
    document = chapter_alone(compose_pack(material, BOTH))
    for data in files(material, document):
        assert tokens_in(data) == {"token00001x"}
