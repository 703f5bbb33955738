"""What a screen reader and a person with weak eyes need, in documents of every kind."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from lxml import etree

from briefgen.build import fit, render
from briefgen.material import load_material
from briefgen.models.text import LANGS
from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.docx.conftest import BASE, NAMESPACES, SPECIMEN, W, WordFile, rendered
from tests.docx.missions import of_mission, stored
from tests.validators.colours import WHITE, is_readable, of_hex
from tests.validators.conftest import Once

STYLES = "word/styles.xml"
LARGEST = 60_000  # bytes of a summary
VAGUE = {"here", "click here", "link", "more", "this", "点击这里", "此处", "链接", "更多"}


def summary_of_haikou() -> WordFile:
    """Give the summary of Haikou in both languages."""
    material = load_material(Workspace.at(ROOT), "haikou")
    return WordFile(render(material, list(fit(material, LANGS).values()), "docx"))


MADE: dict[str, Callable[[], WordFile]] = {
    "specimen": lambda: rendered(SPECIMEN),
    "summary": summary_of_haikou,
    "briefing": lambda: of_mission("briefing"),
    "pack": lambda: of_mission("pack"),
}


@pytest.fixture(scope="module", params=MADE)
def file(request: pytest.FixtureRequest, once: Once) -> WordFile:
    """The specimen with every node, the summary of Haikou, and the papers of a whole mission."""
    return WordFile(stored(request.param, MADE[request.param], once).read_bytes())


def is_data(table: etree._Element) -> bool:
    return bool(table.xpath("w:tblPr/w:tblCaption", namespaces=NAMESPACES))


def tables(file: WordFile, *, data: bool) -> list[etree._Element]:
    """Give the tables that hold data, or those that place blocks side by side."""
    found = [table for part in file.stories() for table in file.find("//w:tbl", part)]
    return [table for table in found if is_data(table) == data]


def test_it_has_a_title_and_a_language(file: WordFile) -> None:
    core = file.xml("docProps/core.xml")
    named = {etree.QName(one).localname: (one.text or "").strip() for one in core}
    assert named["title"]
    assert named["language"] in {"en-GB", "zh-CN"}


def test_every_run_of_words_says_its_language_in_both_scripts(file: WordFile) -> None:
    for part in file.stories():
        for run in file.find("//w:r[w:t]", part):
            assert run.xpath("w:rPr/w:lang/@w:val", namespaces=NAMESPACES) == ["en-GB"]
            assert run.xpath("w:rPr/w:lang/@w:eastAsia", namespaces=NAMESPACES) == ["zh-CN"]


def test_headings_begin_with_the_title_and_skip_no_level(file: WordFile) -> None:
    levels = [
        level
        for style in file.values("//w:p/w:pPr/w:pStyle/@w:val")
        if (level := level_of(file, style)) is not None
    ]
    assert levels[0] == 0
    assert len(levels) > 5
    assert all(after <= before + 1 for before, after in pairwise(levels))


def level_of(file: WordFile, style: str) -> int | None:
    """Give the level of a heading, perhaps inherited; None for other text."""
    found = file.style(style)
    if levels := found.xpath("w:pPr/w:outlineLvl/@w:val", namespaces=NAMESPACES):
        assert isinstance(levels, list)
        return int(str(levels[0]))
    parents = found.xpath("w:basedOn/@w:val", namespaces=NAMESPACES)
    assert isinstance(parents, list)
    return level_of(file, str(parents[0])) if parents else None


def test_every_data_table_has_one_header_row_and_a_title(file: WordFile) -> None:
    found = tables(file, data=True)
    assert found
    for table in found:
        heads = table.xpath("w:tr/w:trPr/w:tblHeader", namespaces=NAMESPACES)
        first = table.xpath("w:tr[1]/w:trPr/w:tblHeader", namespaces=NAMESPACES)
        assert heads == first
        assert len(first) == 1
        assert table.xpath("string(w:tblPr/w:tblLook/@w:firstRow)", namespaces=NAMESPACES) == "1"
        assert table.xpath("string(w:tblPr/w:tblCaption/@w:val)", namespaces=NAMESPACES)


def test_no_data_table_has_merged_cells_or_rows_of_other_lengths(file: WordFile) -> None:
    for table in tables(file, data=True):
        merged = "w:tr/w:tc/w:tcPr/*[self::w:gridSpan or self::w:vMerge or self::w:hMerge]"
        assert not table.xpath(merged, namespaces=NAMESPACES)
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert {len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")} == {columns}


def test_no_table_that_places_blocks_is_mistaken_for_data(file: WordFile) -> None:
    found = tables(file, data=False)
    assert found
    for table in found:
        assert not table.xpath("w:tr/w:trPr/w:tblHeader", namespaces=NAMESPACES)
        looks = "w:tblPr/w:tblLook/@w:firstRow | w:tblPr/w:tblLook/@w:firstColumn"
        assert set(table.xpath(looks, namespaces=NAMESPACES)) == {"0"}


def test_every_picture_has_words_that_stand_for_it(file: WordFile) -> None:
    alts = [alt for part in file.stories() for alt in file.values("//wp:docPr/@descr", part)]
    drawings = [one for part in file.stories() for one in file.find("//w:drawing", part)]
    assert len(alts) == len(drawings) > 0
    for alt in alts:
        assert alt.strip()
        assert not re.search(r"\.(png|svg|jpe?g)\b", alt)


def test_every_link_says_where_it_leads(file: WordFile) -> None:
    links = [link for part in file.stories() for link in file.find("//w:hyperlink", part)]
    assert links
    for link in links:
        words = "".join(str(part) for part in link.itertext()).strip()
        assert words
        assert words.lower() not in VAGUE


def test_every_colour_of_words_can_be_read_on_white(file: WordFile) -> None:
    parts = (STYLES, "word/numbering.xml", *file.stories())
    colours = {colour for part in parts for colour in file.values("//w:rPr/w:color/@w:val", part)}
    assert len(colours) >= 4
    for colour in colours:
        assert is_readable(of_hex(colour), WHITE, 8.5, bold=False), colour


def test_no_empty_paragraph_makes_space(file: WordFile) -> None:
    """One of 1 pt parts two tables, and ends what a table may not end (17.4.65)."""
    for part in file.stories():
        for empty in file.find("//w:p[not(.//w:t) and not(.//w:drawing)]", part):
            style = str(empty.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMESPACES))
            assert style in {"TableEnd", "TableEndKeep", "HeadRule", "HeadRuleZH"}
    (end,) = file.find("//w:style[@w:styleId='TableEnd']//w:spacing", STYLES)
    assert (end.get(f"{W}line"), end.get(f"{W}lineRule")) == ("20", "exact")


def test_lists_are_lists_and_no_mark_is_typed(file: WordFile) -> None:
    for part in file.stories():
        for found in file.find("//w:p[.//w:t]", part):
            words = "".join(found.xpath(".//w:t/text()", namespaces=NAMESPACES))
            assert not re.match(r"\s*([–•·‣-]|\d{1,2}[.)])\s+\w|\s*[一二三四五六七八九十]、", words)


def test_no_words_are_formatted_but_by_styles(file: WordFile) -> None:
    """Beside language, emphasis (17.7.3: bold is a toggle) and the list that an item is of."""
    allowed = {"pStyle", "numPr", "sectPr", "rStyle", "lang", "b", "bCs", "em"}
    direct = [
        child
        for part in file.stories()
        for child in file.find("//w:p/w:pPr/* | //w:r/w:rPr/*", part)
        if str(child.tag).removeprefix(W) not in allowed
        and list(child.attrib) != [f"{W}hint"]  # which of the faces of the style is meant
    ]
    assert len(direct) == 0


def test_it_names_faces_that_every_windows_and_mac_has_and_no_others(file: WordFile) -> None:
    everything = (*file.stories(), STYLES, "word/numbering.xml")
    faces = {
        face
        for part in everything
        for kind in ("ascii", "hAnsi", "cs", "eastAsia")
        for face in file.values(f"//w:rFonts/@w:{kind}", part)
    }
    assert faces == {"Calibri", "Microsoft YaHei"}
    assert file.values("//w:font/@w:name", "word/fontTable.xml") == ["Calibri", "Microsoft YaHei"]
    theme = file.values("//a:fontScheme//@typeface", "word/theme/theme1.xml")
    assert {face for face in theme if face} == {"Calibri", "Microsoft YaHei"}
    assert not file.values("//a:fontScheme//a:font/@script", "word/theme/theme1.xml")


def test_nothing_is_japanese(file: WordFile) -> None:
    everything = b"".join(file.read(name) for name in file.names())
    for trace in (b"ja-JP", b"MS Mincho", b"MS Gothic", b"Yu Mincho", b"Meiryo"):
        assert trace not in everything


def test_every_style_of_the_base_is_of_our_own(file: WordFile) -> None:
    ours = set(WordFile(BASE).values("//w:style/w:name/@w:val", STYLES))
    names = set(file.values("//w:style/w:name/@w:val", STYLES))
    variants = {name for name in names - ours if is_variant(name, ours)}
    assert names - variants == ours
    assert not {"List Bullet", "Medium Grid 1", "Light Shading", "Colorful List"} & names


def test_no_variant_of_a_style_is_there_unused(file: WordFile) -> None:
    ours = set(WordFile(BASE).values("//w:style/@w:styleId", STYLES))
    used = {
        name
        for part in file.stories()
        for name in file.values("//w:pStyle/@w:val | //w:tblStyle/@w:val", part)
    }
    used |= set(file.values("//w:style/w:basedOn/@w:val", STYLES))
    assert set(file.values("//w:style/@w:styleId", STYLES)) - ours <= used


def test_every_large_heading_stands_outside_tables(file: WordFile) -> None:
    """Word's navigation pane leaves out what stands in a table."""
    large = [
        one
        for one in file.find("//w:p[w:pPr/w:pStyle]")
        if re.match("Title|Heading(1|Day)|CoverTitle", style_of(one))
    ]
    assert large
    for heading in large:
        assert not heading.xpath("ancestor::w:tbl", namespaces=NAMESPACES)


def style_of(paragraph: etree._Element) -> str:
    return str(paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMESPACES))


def is_variant(name: str, ours: set[str]) -> bool:
    """Whether a style differs from one of ours in its place, after which it is called."""
    places = (
        *("keep", "in row", "last", "first", "ruled", "number", "ring", "disc", "indented"),
        *("narrow", "in text", "in one language", "labelled", "landscape", "with note"),
        *(
            "beside",
            "below",
            "close",
            "small",
            "in columns",
            "above a table",
            "above another",
            "on a cover",
        ),
        r"lower [\d.]+",
    )
    found = re.fullmatch(rf"(.+?)(?: (?:{'|'.join(places)}))+", name)
    return found is not None and found[1] in ours


@pytest.mark.parametrize("made", [MADE["specimen"], MADE["summary"]], ids=["specimen", "summary"])
def test_it_is_small(made: Callable[[], WordFile]) -> None:
    assert len(made().data) < LARGEST
