"""Nothing internal reaches the pack: neither its words, properties and bookmarks nor its data."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from briefgen.compose import mission as composing
from briefgen.compose import template
from briefgen.compose.pack import compose_pack
from briefgen.content import (
    Attachment,
    Chapter,
    ChapterHeading,
    Document,
    Figure,
    HeadingPart,
    Paragraph,
    Run,
)
from briefgen.layout import Layout
from briefgen.load import Loaded, load_model
from briefgen.mission_material import MissionMaterial
from briefgen.models.mission.mission import Mission
from briefgen.models.text import Lang
from briefgen.models.ucap import Ucap
from briefgen.render.pdf import lay_out, write_pdf
from briefgen.workspace import Workspace
from tests.conftest import ROOT, copy_of
from tests.pack.leaks import planted, tokens_in
from tests.pack.made import BOTH, COMPLETE, Made, as_word, material_of, set_in_type, with_mission

EDITIONS: tuple[tuple[Lang, ...], ...] = (BOTH, ("en",), ("zh",))
# What a mission can do without; people, cities and slots refer to each other.
OPTIONAL = (
    *("purpose", "objectives", "welcome", "documents", "gifts", "cooperation", "logistics"),
    *("contacts", "emergencies", "press", "glossary", "questions", "translation_checked"),
)
RECORDS = ("five-cities", "two-to-two", "minimal", "european-lead", "partly-translated")
LINE = "{{ mission.programme[2].brief.our_line[0].en if mission.programme[2].brief else '' }}"


def shortened(keep: frozenset[str], slots: int) -> Mission:
    """Give the complete mission without the parts that are not kept, and with a few slots."""
    mission = material_of(COMPLETE).mission
    bare = {name: Mission.model_fields[name].get_default() for name in OPTIONAL if name not in keep}
    if "documents" in keep or "gifts" in keep:
        slots = len(mission.programme)  # they refer to slots
    return mission.model_copy(update={**bare, "programme": mission.programme[:slots]})


def for_records(mission: Mission, names: tuple[str, ...]) -> MissionMaterial:
    """Give the material of a mission as if it were for other records."""
    material = material_of(COMPLETE)
    cities = tuple(city.model_copy(update={"cooperation": ()}) for city in mission.cities)
    of_others = mission.model_copy(update={"records": names, "cities": cities})
    files = {name: material.workspace.record(name).ucap for name in names}
    records = {name: load_model(file, Ucap, file) for name, file in files.items()}
    return replace(with_mission(material, of_others), records=records)


missions = st.builds(
    shortened, st.sets(st.sampled_from(OPTIONAL)).map(frozenset), st.integers(0, 12)
)
records = st.lists(st.sampled_from(RECORDS), min_size=1, max_size=2, unique=True).map(tuple)
unhurried = settings(deadline=None, suppress_health_check=list(HealthCheck))


@settings(unhurried, max_examples=12)
@given(missions, records, st.sampled_from(EDITIONS), st.integers(1, 2))
def test_the_content_of_no_pack_holds_anything_internal(
    mission: Mission, names: tuple[str, ...], langs: tuple[Lang, ...], entries: int
) -> None:
    leaky = planted(mission, entries)
    assert len(leaky.tokens) > 20
    document = compose_pack(for_records(leaky.mission, names), langs)
    assert "token" not in repr(document)


@settings(unhurried, max_examples=2)
@given(missions, records, st.sampled_from(EDITIONS))
def test_no_file_of_a_pack_holds_anything_internal(
    mission: Mission, names: tuple[str, ...], langs: tuple[Lang, ...]
) -> None:
    material = for_records(planted(mission).mission, names)
    made = set_in_type(material, compose_pack(material, langs))
    assert tokens_in(made.data) == set()
    assert tokens_in(as_word(material, made)) == set()


def test_the_files_of_the_complete_mission_hold_nothing_internal() -> None:
    leaky = planted(material_of(COMPLETE).mission, entries=2)
    assert len(leaky.tokens) > 1000
    material = with_mission(material_of(COMPLETE), leaky.mission)
    made = set_in_type(material, compose_pack(material, BOTH))
    assert tokens_in(made.data) == set()
    assert tokens_in(as_word(material, made)) == set()


# --- the test can fail ------------------------------------------------------------------------


@pytest.fixture
def indiscreet(tmp_path: Path) -> MissionMaterial:
    """The complete mission, in a workspace whose pack prints our line at its end."""
    workspace = copy_of(ROOT / "tests" / "workspace" / "inputs", tmp_path)
    card = workspace.template("parts/pack/card.j2").read_text("utf-8")
    own = workspace.root / "templates" / "parts" / "pack" / "card.j2"
    own.parent.mkdir(parents=True)
    own.write_text(f"{card}\n<p>{LINE}</p>\n", "utf-8")
    leaky = planted(material_of(COMPLETE).mission)
    return replace(with_mission(material_of(COMPLETE), leaky.mission), workspace=workspace)


def test_a_template_that_prints_our_line_is_seen_where_the_mission_is_raw(
    indiscreet: MissionMaterial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MissionMaterial, "for_both_sides", lambda self: self)
    made = set_in_type(indiscreet, compose_pack(indiscreet, ("en",)))
    assert len(tokens_in(made.data)) == 1
    assert tokens_in(as_word(indiscreet, made)) == tokens_in(made.data)


def test_the_same_template_finds_nothing_to_print(indiscreet: MissionMaterial) -> None:
    made = set_in_type(indiscreet, compose_pack(indiscreet, ("en",)))
    assert tokens_in(made.data) == set()
    assert tokens_in(as_word(indiscreet, made)) == set()


WORD = "token00001x"
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="9mm"><desc>{WORD}</desc></svg>'


def small(**own: Any) -> Document:  # noqa: ANN401  # fields of a document
    heading = ChapterHeading(1, (HeadingPart("en", (Run("Placeholder", "en"),)),), anchor="x")
    blocks = own.pop("blocks", ())
    plain = Document("A test", "A test", ("test",), "Office", "en", "2019-05-01", ())
    chapters = own.pop("chapters", (Chapter(heading, blocks),))
    return replace(plain, chapters=chapters, **own)


def headed(words: str) -> tuple[Chapter, ...]:
    part = HeadingPart("en", (Run(words, "en"),))
    return (Chapter(ChapterHeading(1, (part,), anchor="x"), ()),)


HIDDEN: Mapping[str, Document] = {
    "words": small(blocks=(Paragraph((Run(WORD, "en"),)),)),
    "words in two runs": small(blocks=(Paragraph((Run("token", "en"), Run("00001x", "en"))),)),
    "the title": small(title=WORD),
    "the subject": small(subject=WORD),
    "the keywords": small(keywords=(WORD,)),
    "a bookmark": small(chapters=headed(WORD)),
    "an alternative text": small(
        blocks=(Figure("route", SVG.replace(WORD, ""), WORD, "en", 9, 9),)
    ),
    "an attachment": small(attachments=(Attachment("a.txt", WORD.encode(), "A file"),)),
    "the name of an attachment": small(attachments=(Attachment(f"{WORD}.txt", b"-", "A file"),)),
}


SHOWN_IN_WORD = HIDDEN.keys() - {"an attachment", "the name of an attachment"}
"""A Word file carries no attachments."""


@pytest.mark.parametrize("document", HIDDEN.values(), ids=HIDDEN)
def test_a_token_is_found_wherever_a_pdf_can_hide_it(document: Document) -> None:
    assert tokens_in(_bare(document).data) == {WORD}


@pytest.mark.parametrize("name", HIDDEN)
def test_a_token_is_found_wherever_a_word_file_can_show_it(name: str) -> None:
    found = tokens_in(as_word(material_of(COMPLETE), _bare(HIDDEN[name])))
    assert found == ({WORD} if name in SHOWN_IN_WORD else set())


def test_nothing_is_found_where_nothing_is() -> None:
    plain = _bare(small())
    assert tokens_in(plain.data) == set()
    assert tokens_in(as_word(material_of(COMPLETE), plain)) == set()


def packed(**parts: bytes) -> bytes:
    """Give a package with parts, whose names end in what they are."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("_", "/"), data)
    return package.getvalue()


ENTITIES = "".join(f"&#{ord(sign)};" for sign in WORD).encode()
IN_PARTS: Mapping[str, Mapping[str, bytes]] = {
    "a property": {"docProps_core": f"<a><b>{WORD}</b></a>".encode()},
    "an own property": {"docProps_custom": f'<a name="{WORD}"/>'.encode()},
    "runs": {"word_document": b"<a><r><t>token</t></r><r x='1'><t>00001x</t></r></a>"},
    "runs with a tab": {"word_document": b"<a><t>tok</t><tab/><t>en00001x</t></a>"},
    "an alternative text": {"word_document": f'<a><docPr descr="{WORD}"/></a>'.encode()},
    "entities": {"word_document": b"<a>" + ENTITIES + b"</a>"},
    "entities of an attribute": {"word_comments": b'<a b="' + ENTITIES + b'"/>'},
    "another encoding": {"customXml_item": f"<a>{WORD}</a>".encode("utf-16")},
    "a comment": {"word_footer": f"<a><!-- {WORD} --></a>".encode()},
    "a drawing": {"word_media": SVG.encode()},
    "a package within": {"word_embeddings": packed(word_document=f"<a>{WORD}</a>".encode())},
    "the name of a part": {WORD: b"<a/>"},
}


@pytest.mark.parametrize("parts", IN_PARTS.values(), ids=IN_PARTS)
def test_a_token_is_found_in_every_corner_of_a_package(parts: Mapping[str, bytes]) -> None:
    assert tokens_in(packed(**parts)) == {WORD}


def _bare(document: Document) -> Made:
    material = material_of(COMPLETE)
    fonts = material.workspace.fonts
    pages = lay_out(document, Layout(()), material.theme, fonts, material.css)
    return Made(document, write_pdf(document, pages), len(pages.pages))


# --- nor can a template reach it ------------------------------------------------------------


def test_no_variable_of_the_template_leads_to_what_is_internal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = _variables(monkeypatch, planted(material_of(COMPLETE).mission).mission)
    reached = list(_reachable(seen))
    assert any(isinstance(one, Mission) for one in reached)
    assert not [one for one in reached if isinstance(one, Workspace | Path | Loaded)]
    assert not [one for one in reached if isinstance(one, str) and "token" in one]


def test_the_search_for_ways_sees_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MissionMaterial, "for_both_sides", lambda self: self)
    seen = _variables(monkeypatch, planted(material_of(COMPLETE).mission).mission)
    assert [one for one in _reachable(seen) if isinstance(one, str) and "token" in one]
    assert [one for one in _reachable({"x": material_of(COMPLETE)}) if isinstance(one, Workspace)]


def _variables(monkeypatch: pytest.MonkeyPatch, mission: Mission) -> Mapping[str, object]:
    """Give what the template of a pack sees."""
    caught: dict[str, object] = {}

    def catching(*given: Any) -> Any:  # noqa: ANN401  # those of `compose`
        caught.update(given[2])
        return template.compose(*given)

    monkeypatch.setattr(composing, "compose", catching)
    compose_pack(with_mission(material_of(COMPLETE), mission), ("en",))
    return caught


def _reachable(value: object, seen: set[int] | None = None) -> Iterator[object]:
    """Give all that a sandboxed template can come to by attributes that are no functions."""
    seen = set() if seen is None else seen
    if id(value) in seen:
        return
    seen.add(id(value))
    yield value
    if isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _reachable(key, seen)
            yield from _reachable(entry, seen)
    elif isinstance(value, tuple | list | frozenset | set):
        for entry in value:
            yield from _reachable(entry, seen)
    elif type(value).__module__.startswith("briefgen.") and not isinstance(value, Path):
        hidden = set(dir(BaseModel))
        for name in sorted(set(dir(value)) - hidden):
            if not name.startswith("_") and not callable(entry := getattr(value, name)):
                yield from _reachable(entry, seen)
