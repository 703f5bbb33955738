"""Every node has its form in Word, and a node without one is refused."""

import re
from dataclasses import replace

import pytest

from briefgen.content import (
    NODES,
    Block,
    Cards,
    Cell,
    Document,
    Entries,
    Entry,
    Figure,
    Heading,
    Inline,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Run,
    SdgTile,
    Section,
    Table,
    walk,
    words,
)
from briefgen.errors import TemplateError
from briefgen.models.text import Lang
from tests.docx.as_word import as_in_word
from tests.docx.conftest import (
    NAMESPACES,
    SPECIMEN,
    THEME,
    R,
    W,
    WordFile,
    document,
    drawing,
    line,
    rendered,
    run,
    sheet,
)
from tests.readers.docx_text import docx_sheets


class Unknown:
    """A node that nobody knows."""


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def styles_of(file: WordFile, text: str) -> list[str]:
    return file.values(f"//w:p[contains(string(.), '{text}')]/w:pPr/w:pStyle/@w:val")


def test_the_specimen_holds_every_node() -> None:
    assert {type(node) for node in walk(SPECIMEN)} == set(NODES)


def said(file: WordFile, document: Document) -> tuple[str, str]:
    """Give the words of sheets and chapters in the file, and those of the content.

    The head of the chapters stands with the first of each orientation; it has a test of its own.
    """
    sections = docx_sheets(file.data)
    count = len(document.sheets)
    sheets = [part for one in sections[:count] for part in (*one.head, *one.body, *one.foot)]
    chapters = [part for one in sections[count:] for part in one.body]
    wanted = as_in_word(document)
    return bare("".join((*sheets, *chapters))), bare(words((wanted.sheets, wanted.chapters)))


def test_the_words_of_the_file_are_those_of_the_content_in_its_order(specimen: WordFile) -> None:
    found, wanted = said(specimen, SPECIMEN)
    assert found == wanted


def test_the_comparison_sees_a_block_that_is_dropped() -> None:
    _, wanted = said(rendered(SPECIMEN), SPECIMEN)
    first, *others = SPECIMEN.sheets
    for index in range(len(first.blocks)):
        blocks = first.blocks[:index] + first.blocks[index + 1 :]
        poorer = replace(SPECIMEN, sheets=(replace(first, blocks=blocks), *others))
        assert said(rendered(poorer), SPECIMEN)[0] != wanted


@pytest.mark.parametrize(
    "blocks",
    [
        (Unknown(),),
        (Paragraph((Unknown(),)),),  # type: ignore[arg-type]
        (Section(Heading(2, ()), None, (Unknown(),)),),  # type: ignore[arg-type]
        (ListBlock("dash", (ListItem((Unknown(),)),)),),  # type: ignore[arg-type]
        (Entries((Entry(1, None, (), (Unknown(),)),)),),  # type: ignore[arg-type]
    ],
    ids=["in a sheet", "in a line", "in a section", "in a list", "in an entry"],
)
def test_an_unknown_node_is_refused(blocks: tuple[Block, ...]) -> None:
    with pytest.raises(TypeError, match="Unknown has no form"):
        rendered(document(sheet("en", *blocks)))


def test_a_table_within_a_list_is_refused_with_what_to_do() -> None:
    table = Table((Cell(()),), (), "caption", "en")
    with pytest.raises(TemplateError, match="a table cannot stand in one column; put it"):
        rendered(document(sheet("en", ListBlock("dash", (ListItem((table,)),)))))


def test_each_sheet_is_a_section_on_a_page_of_its_own(summary: WordFile) -> None:
    assert summary.values("//w:sectPr/w:type/@w:val") == ["nextPage", "nextPage"]
    first, second = docx_sheets(summary.data)
    assert first.head == ("Placeholder programme Placeholder document",)
    assert "测试市样例市" in bare("".join(second.body))
    assert len(set(summary.values("//w:headerReference/@r:id | //w:footerReference/@r:id"))) == 4


def test_the_title_is_one_paragraph_of_the_size_that_the_layout_found(summary: WordFile) -> None:
    assert styles_of(summary, "Testville")[0] == "Title"
    assert styles_of(summary, "测试市") == ["TitleStackedZH"]
    (title,) = summary.find("//w:p[w:pPr/w:pStyle/@w:val='Title']")
    assert title.xpath("count(.//w:tab)", namespaces=NAMESPACES) == 1
    (stacked,) = summary.find("//w:p[w:pPr/w:pStyle/@w:val='TitleStackedZH']")
    assert stacked.xpath("count(.//w:br)", namespaces=NAMESPACES) == 1


def test_headings_have_levels_without_a_gap(specimen: WordFile) -> None:
    levels = [
        specimen.style(style).xpath("string(w:pPr/w:outlineLvl/@w:val)", namespaces=NAMESPACES)
        for style in ("Title", "Heading2", "Heading3")
    ]
    assert levels == ["0", "1", "2"]
    assert styles_of(specimen, "Themes") == ["Heading2"]
    assert styles_of(specimen, "Theme one") == ["Heading3"] * 3
    assert styles_of(specimen, "合作重点") == ["Heading2ZH"]


def test_a_data_table_has_a_head_row_a_title_and_no_merged_cells(specimen: WordFile) -> None:
    (table,) = specimen.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='Brief']")
    assert table.xpath("w:tblPr/w:tblCaption/@w:val", namespaces=NAMESPACES) == [
        "Both sides in figures"
    ]
    assert table.xpath(
        "boolean(w:tr[1]/w:trPr[w:cantSplit and w:tblHeader])", namespaces=NAMESPACES
    )
    assert table.xpath("count(w:tr[w:trPr/w:tblHeader])", namespaces=NAMESPACES) == 1
    assert not table.xpath("w:tr/w:tc/w:tcPr[w:gridSpan or w:vMerge]", namespaces=NAMESPACES)


def test_all_tables_stand_on_the_grid(summary: WordFile) -> None:
    grids = [table.findall(f"{W}tblGrid/{W}gridCol") for table in summary.find("//w:tbl")]
    widths = {tuple(int(column.get(f"{W}w", "")) for column in grid) for grid in grids}
    assert {sum(columns) for columns in widths} == {10205}  # 180 mm
    assert (2086, 2087, 2086, 2086, 1860) in widths  # 36.8 mm four times, and 32.8 mm


def test_the_cells_of_every_row_fill_the_columns_of_its_table(specimen: WordFile) -> None:
    for table in specimen.find("//w:tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            before = row.xpath("sum(w:trPr/w:gridBefore/@w:val)", namespaces=NAMESPACES)
            spans = row.xpath("sum(w:tc/w:tcPr/w:gridSpan/@w:val)", namespaces=NAMESPACES)
            single = row.xpath("count(w:tc[not(w:tcPr/w:gridSpan)])", namespaces=NAMESPACES)
            assert before + spans + single == columns


def test_six_cards_stand_in_two_rows(specimen: WordFile) -> None:
    rows = specimen.find("//w:tr[.//w:pStyle/@w:val='SDGTiles']")
    assert len(rows) == 2


def test_a_paragraph_of_the_third_column_begins_there(specimen: WordFile) -> None:
    (row,) = specimen.find("//w:tr[contains(string(.), 'The period')]")
    assert row.xpath("w:tc/w:tcPr/w:gridSpan/@w:val", namespaces=NAMESPACES) == ["2", "3"]


def test_lists_are_real_and_each_numbered_one_begins_at_one(specimen: WordFile) -> None:
    assert styles_of(specimen, "One") == ["ListNumber", "ListNumber"]
    numbers = specimen.values("//w:p[w:pPr/w:pStyle/@w:val='ListNumber']//w:numId/@w:val")
    assert len(set(numbers)) == 2
    for number in numbers:
        path = f"//w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride/@w:val"
        assert specimen.values(path, "word/numbering.xml") == ["1"]


def test_what_follows_in_an_item_has_no_mark_and_a_nested_list_is_a_level_deeper(
    summary: WordFile,
) -> None:
    assert styles_of(summary, "More") == ["ListText"]
    path = "//w:p[contains(string(.), 'Nested')]/w:pPr/w:numPr/w:ilvl/@w:val"
    assert summary.values(path) == ["1"]  # the other one is of the first level, by its style


def test_an_entry_has_its_number_in_the_colour_of_its_side(specimen: WordFile) -> None:
    path = "//w:p[w:pPr/w:pStyle/@w:val='Entry']/w:r[1]/w:rPr/w:rStyle/@w:val"
    assert specimen.values(path) == ["DiscChina", "DiscEurope", "Disc"]


def test_a_link_is_a_relationship(summary: WordFile) -> None:
    (link,) = summary.find("//w:hyperlink")
    path = f"//*[@Id='{link.get(f'{R}id')}']/@Target"
    assert summary.values(path, "word/_rels/document.xml.rels") == ["https://testville.example/"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///x", "data:,x", "ms-word:x", "x"]
)
def test_a_link_of_another_scheme_is_refused(address: str) -> None:
    link: Inline = Link(address, (run("words"),))
    with pytest.raises(TemplateError, match="is not allowed"):
        rendered(document(sheet("en", Paragraph((link,)))))


def test_a_figure_is_in_line_with_its_alt_text_and_the_drawing_beside_the_picture(
    summary: WordFile,
) -> None:
    alts = summary.values("//wp:inline/wp:docPr[starts-with(@name, 'timeline')]/@descr")
    assert alts == ["Timeline of Testville.", "测试市时间轴。"]
    assert not summary.find("//wp:anchor")
    for svg in summary.values("//asvg:svgBlip/@r:embed"):
        (target,) = summary.values(f"//*[@Id='{svg}']/@Target", "word/_rels/document.xml.rels")
        assert summary.read(f"word/{target}").startswith(b"<svg")


@pytest.mark.parametrize(("width", "shown"), [(180, 180), (240, 180), (100, 100)])
def test_a_figure_is_never_wider_than_the_text(width: float, shown: float) -> None:
    figure: Figure = drawing("en", width)
    file = rendered(document(sheet("en", figure)))
    assert file.values("//wp:extent/@cx") == [str(round(shown * 36000))]


def test_a_tile_is_an_exact_square_with_its_name_for_a_screen_reader(specimen: WordFile) -> None:
    path = "//wp:inline[wp:docPr/@descr='SDG 9: Industry']"
    tiles = specimen.find(path)
    assert len(tiles) == 3  # one in each of the cards
    for tile in tiles:
        (extent,) = tile.findall("wp:extent", NAMESPACES)
        assert (extent.get("cx"), extent.get("cy")) == ("216000", "216000")  # 6 mm


def test_equal_tiles_share_their_parts_in_both_languages() -> None:
    def tile(alt: str, lang: Lang) -> Paragraph:
        return Paragraph((SdgTile(9, alt, lang),))

    english = sheet("en", tile("SDG 9: Industry", "en"), tile("SDG 9: Industry", "en"))
    file = rendered(document(english, sheet("zh", tile("可持续发展目标 9", "zh"))))
    assert file.values("//wp:docPr/@descr") == ["SDG 9: Industry"] * 2 + ["可持续发展目标 9"]
    assert len(set(file.values("//a:blip/@r:embed"))) == 1
    assert len(set(file.values("//asvg:svgBlip/@r:embed"))) == 1


def test_the_line_of_tiles_does_not_cut_them_off_and_is_no_higher_than_in_the_pdf(
    specimen: WordFile,
) -> None:
    path = "//w:p[.//wp:docPr[starts-with(@name, 'sdg_tile')]]/w:pPr/w:pStyle/@w:val"
    assert set(specimen.values(path)) == {"SDGTiles"}
    (spacing,) = specimen.find("//w:style[@w:styleId='SDGTiles']//w:spacing", "word/styles.xml")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("240", "auto")
    letters = specimen.style("SDGTiles").xpath("number(w:rPr/w:sz/@w:val)", namespaces=NAMESPACES)
    assert letters == 2  # 1 pt, of which a quarter is below the picture
    below = int(spacing.get(f"{W}after", "")) / 20 + letters / 2 * 0.27
    assert below <= THEME.space.hair / 25.4 * 72


def test_between_tiles_is_a_space_of_one_millimetre(specimen: WordFile) -> None:
    tiles = specimen.find("//w:p[w:pPr/w:pStyle/@w:val='SDGTiles'][count(.//w:drawing) = 2]")[0]
    runs = tiles.findall(f"{W}r")
    assert [len(run.findall(f"{W}drawing")) for run in runs] == [1, 0, 1]
    assert runs[1].xpath("string(w:rPr/w:rStyle/@w:val)", namespaces=NAMESPACES) == "TileGap"
    assert runs[1].xpath("string(w:t)", namespaces=NAMESPACES) == " "
    look = specimen.style("TileGap")
    more = float(str(look.xpath("string(w:rPr/w:spacing/@w:val)", namespaces=NAMESPACES))) / 20
    size = float(str(look.xpath("string(w:rPr/w:sz/@w:val)", namespaces=NAMESPACES))) / 2
    assert more + 0.226 * size == pytest.approx(THEME.sdg_tile.gap / 25.4 * 72, abs=0.05)


@pytest.mark.parametrize(
    "block",
    [
        Paragraph((SdgTile(9, "SDG 9", "en"), Run("words", "en"))),
        Heading(3, (SdgTile(9, "SDG 9", "en"),)),
        ListBlock("dash", (ListItem((Paragraph((SdgTile(9, "SDG 9", "en"),)),)),)),
        Table((Cell((SdgTile(9, "SDG 9", "en"),)),), (), "caption", "en"),
    ],
    ids=["among words", "in a heading", "in a list", "in a cell"],
)
def test_a_tile_that_would_be_cut_off_is_refused_with_what_to_do(block: Block) -> None:
    with pytest.raises(TemplateError, match=r"an SDG tile cannot .* put it in a paragraph of its"):
        rendered(document(sheet("en", block)))


def test_white_space_between_tiles_is_no_words() -> None:
    tiles = (SdgTile(9, "SDG 9", "en"), run(" "), SdgTile(11, "SDG 11", "en"))
    file = rendered(document(sheet("en", Paragraph(tiles))))
    assert file.values("//w:p[.//w:t]/w:pPr/w:pStyle/@w:val") == ["SDGTiles"]


def test_chinese_titles_are_not_set_closer(specimen: WordFile) -> None:
    for name in ("TitleZH", "Title2ZH", "Title3ZH", "TitleStackedZH"):
        path = "string(w:rPr/w:spacing/@w:val)"
        assert specimen.style(name).xpath(path, namespaces=NAMESPACES) == "0"


def test_ids_of_pictures_are_unique(specimen: WordFile) -> None:
    ids = [
        value for part in specimen.stories() for value in specimen.values("//wp:docPr/@id", part)
    ]
    assert len(ids) == len(set(ids)) > 0


def test_a_mark_is_a_ring_and_bold_words(specimen: WordFile) -> None:
    (ring,) = specimen.find("//w:r[w:rPr/w:rStyle/@w:val='MarkRing' and contains(., '○')][1]")[:1]
    words_after = ring.getnext()
    assert words_after is not None
    assert "".join(words_after.itertext()) == "to be confirmed"


def test_bold_words_in_a_bold_heading_stay_bold() -> None:
    """Bold is a toggle: the style of the words would undo that of the heading."""
    heading = Heading(2, (Run("Strong", "en", strong=True), Run("China", "en", "china")))
    file = rendered(document(sheet("en", heading)))
    strong, china = file.find("//w:p[w:pPr/w:pStyle/@w:val='Heading2']/w:r/w:rPr")
    assert strong.find(f"{W}rStyle") is None
    assert china.find(f"{W}b") is not None


@pytest.mark.parametrize("blocks", [(), (Cards(()),), (Entries(()),)])
def test_a_section_without_content_shows_its_heading(blocks: tuple[Block, ...]) -> None:
    file = rendered(document(sheet("en", Section(Heading(2, (run("Alone"),)), None, blocks))))
    assert styles_of(file, "Alone") == ["Heading2"]


def test_a_sheet_of_one_paragraph_ends_with_no_page_of_its_own() -> None:
    file = rendered(document(sheet("en", line("Alone"))))
    assert file.values("//w:body/w:p/w:pPr/w:pStyle/@w:val") == ["TableEnd"]
    (end,) = file.find("//w:style[@w:styleId='TableEnd']//w:spacing", "word/styles.xml")
    assert (end.get(f"{W}line"), end.get(f"{W}lineRule")) == ("20", "exact")
