"""Chapters in Word: pages, headings, grids, contents and references, each as Word itself has it."""

import re
from dataclasses import replace

import pytest

from briefgen.content import (
    Chapter,
    ChapterHeading,
    Contents,
    Grid,
    GridCell,
    GridRow,
    HeadingPart,
    Paragraph,
    Reference,
    Run,
)
from briefgen.contents import complete, with_pages
from briefgen.errors import TemplateError
from briefgen.models.text import Lang
from briefgen.render.docx import render_docx
from briefgen.render.docx.fields import bookmark_name
from briefgen.render.docx.ooxml import Element, mm_to_twips
from tests.docx.conftest import (
    BASE,
    NAMESPACES,
    PAGES,
    RUNNING,
    SPECIMEN,
    SPECIMEN_LAYOUT,
    THEME,
    W,
    WordFile,
    both,
    cells,
    cover,
    document,
    dot,
    drawing,
    line,
    rendered,
    run,
    text,
    with_chapters,
)
from tests.readers.docx_text import docx_sheets

SHEETS = len(SPECIMEN.sheets)
NUMBERING = "word/numbering.xml"


def chapter(*blocks: object, orientation: str = "portrait") -> Chapter:
    heading = ChapterHeading(1, (HeadingPart("en", (run("A chapter"),)),), anchor="text")
    return Chapter(heading, blocks, orientation)  # type: ignore[arg-type]


def file_of(*chapters: Chapter) -> WordFile:
    return rendered(with_chapters(document(cover()), *chapters))


def text_of(file: WordFile, path: str, part: str = "word/document.xml") -> list[str]:
    """Give the words of elements."""
    return [
        "".join(one.xpath(".//w:t/text()", namespaces=NAMESPACES)) for one in file.find(path, part)
    ]


# --- pages ----------------------------------------------------------------------------------


def test_each_chapter_is_a_section_that_begins_a_page(specimen: WordFile) -> None:
    assert len(docx_sheets(specimen.data)) == SHEETS + len(SPECIMEN.chapters)
    assert set(specimen.values("//w:sectPr/w:type/@w:val")) == {"nextPage"}


def test_a_chapter_that_shares_a_page_goes_on_below_a_rule() -> None:
    below = replace(chapter(line("More")), sharing="whole")
    made = with_chapters(document(cover()), chapter(line("Words")))
    file = rendered(replace(made, chapters=(*made.chapters, below)))
    assert file.values("//w:sectPr/w:type/@w:val") == ["nextPage", "nextPage", "continuous"]
    styles = file.values("//w:pStyle[starts-with(@w:val, 'Heading1')]/@w:val")
    rules = [file.style(style).findall(f"{W}pPr/{W}pBdr/{W}top") for style in styles]
    assert [len(rule) for rule in rules] == [0, 1]


def test_a_chapter_shares_its_page_as_far_as_the_layout_found() -> None:
    sharing = replace(chapter(), sharing="flowing")
    made = replace(document(cover()), chapters=(chapter(), sharing))
    assert [one.sharing for one in with_pages(made, PAGES, {"text"}).chapters][1] == "flowing"
    assert [one.sharing for one in with_pages(made, PAGES).chapters][1] == "never"


def test_a_day_begins_a_page_where_the_layout_found_that() -> None:
    days = tuple(ChapterHeading(2, both("Day", "日"), anchor=name) for name in ("day-1", "day-2"))
    made = with_chapters(document(cover()), chapter(*days))
    pages = PAGES | {"day-1": 2, "day-2": 3}

    def breaks(lower: set[str] | None) -> int:
        file = rendered(with_pages(made, pages, lower))
        styles = file.values("//w:pStyle[starts-with(@w:val, 'HeadingDay')]/@w:val")
        assert len(styles) == len(days)
        return sum(len(file.style(style).findall(f"{W}pPr/{W}pageBreakBefore")) for style in styles)

    assert breaks(None) == 0
    assert breaks({"day-1", "day-2"}) == 0
    assert breaks({"day-1"}) == 1


def test_a_day_that_nothing_refers_to_goes_on_below_the_one_before() -> None:
    made = with_chapters(document(cover()), chapter(ChapterHeading(2, both("Day", "日"))))
    file = rendered(with_pages(made, PAGES, set()))
    (style,) = file.values("//w:pStyle[starts-with(@w:val, 'HeadingDay')]/@w:val")
    assert not file.style(style).findall(f"{W}pPr/{W}pageBreakBefore")


def test_a_wide_chapter_lies_across_with_the_same_margins(specimen: WordFile) -> None:
    portrait, landscape = specimen.find("//w:sectPr")[-2:]
    size, across = (one.find(f"{W}pgSz") for one in (portrait, landscape))
    assert size is not None
    assert across is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == (across.get(f"{W}h"), across.get(f"{W}w"))
    assert across.get(f"{W}orient") == "landscape"
    assert size.get(f"{W}orient") is None
    margins = [dict(one.find(f"{W}pgMar").attrib) for one in (portrait, landscape)]  # type: ignore[union-attr]
    assert margins[0] == margins[1]
    assert margins[0][f"{W}top"] == "1060"  # 18.7 mm


def test_chapters_share_a_head_until_the_page_turns(specimen: WordFile) -> None:
    contents, text, day, wide = docx_sheets(specimen.data)[SHEETS:]
    assert contents.head == ("INTERNAL 内部", "A mission", "Version 0", "")
    assert contents.foot[:2] == ("INTERNAL 内部", "Not to be handed on")
    assert text.head == day.head == ()  # inherited from the section before (17.10.5)
    assert wide.head == contents.head


def test_the_handling_mark_stands_between_two_heavy_rules(specimen: WordFile) -> None:
    borders = specimen.style("HeadInternal").find(f"{W}tblPr/{W}tblBorders")
    assert borders is not None
    above = {str(one.tag).removeprefix(W): one.get(f"{W}sz") for one in borders}
    (below,) = specimen.style("HeadRule").iterfind(f"{W}pPr/{W}pBdr/{W}bottom")
    assert (above, below.get(f"{W}sz")) == ({"top": "11"}, "11")
    heads = [name for name in specimen.stories() if "header" in name]
    ends = [specimen.values("/w:hdr/w:p[last()]/w:pPr/w:pStyle/@w:val", name) for name in heads]
    assert ["HeadRuleZH"] in ends


def test_a_head_to_be_shared_has_the_lower_rule_only() -> None:
    shareable = replace(RUNNING, handling=())
    file = rendered(with_chapters(document(cover()), chapter(), running=shareable))
    (table,) = file.find("//w:tbl/w:tblPr/w:tblStyle[@w:val='HeadShareable']", "word/header2.xml")
    assert table is not None
    assert file.style("HeadShareable").find(f"{W}tblPr/{W}tblBorders") is None
    ends = file.values("/w:hdr/w:p[last()]/w:pPr/w:pStyle/@w:val", "word/header2.xml")
    assert ends == ["HeadRule"]


@pytest.mark.parametrize(
    ("head", "role", "rules"), [("Internal", "time", 2), ("Shareable", "small", 1)]
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_head_ends_where_the_text_begins(
    head: str, role: str, rules: int, lang: Lang, specimen: WordFile
) -> None:
    """The rule of a row at the top of a page lies on that of the head."""
    internal = head == "Internal"
    end = specimen.style("HeadRuleZH" if internal or lang == "zh" else "HeadRule")
    line = end.find(f"{W}pPr/{W}spacing")
    margins = specimen.style(f"Head{head}").findall(f"{W}tblPr/{W}tblCellMar/*")
    (page,) = {
        one for one in map(tuple, map(_tops, specimen.find("//w:pgMar"))) if one[0] == "1060"
    }
    assert line is not None
    height = (
        sum(int(one.get(f"{W}w", "")) for one in margins if one.tag in {f"{W}top", f"{W}bottom"})
        + int(line.get(f"{W}line", ""))
        + 20 * getattr(THEME.type, role).in_lang(lang)[1]
        + 20 * rules * THEME.rules.heavy
    )
    assert 0 <= int(page[0]) - int(page[1]) - height <= 4  # twips


def _tops(margins: Element) -> tuple[str, str]:
    return margins.get(f"{W}top", ""), margins.get(f"{W}header", "")


def test_page_of_pages_are_fields_with_their_values(specimen: WordFile) -> None:
    (foot,) = [name for name in specimen.stories() if "footer4" in name]
    assert text_of(specimen, "//w:p[.//w:instrText]", foot) == ["4 of 7"]
    codes = [code.strip() for code in specimen.values("//w:instrText/text()", foot)]
    assert codes == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("missing", ["count", "reference", "contents"])
def test_a_page_that_nobody_laid_out_is_an_error(missing: str) -> None:
    blocks = {
        "count": (),
        "reference": (Paragraph((Reference("text"),)),),
        "contents": (Contents(()),),
    }[missing]
    chapters = (chapter(), chapter(*blocks))
    made = complete(replace(document(cover()), running=RUNNING, chapters=chapters))
    count = None if missing == "count" else 9
    layout = replace(SPECIMEN_LAYOUT, sheets=SPECIMEN_LAYOUT.sheets[:1])
    with pytest.raises(ValueError, match="is not known: lay the document out"):
        render_docx(made, layout, THEME, BASE, dot, count)


# --- headings -------------------------------------------------------------------------------


def test_a_heading_in_two_languages_is_one_paragraph_at_a_tab(specimen: WordFile) -> None:
    (heading,) = specimen.find("//w:p[w:pPr/w:pStyle/@w:val='Heading1'][contains(., 'Programme')]")
    assert "".join(heading.xpath(".//w:t/text()", namespaces=NAMESPACES)) == "Programme日程"
    assert len(heading.findall(f"{W}r/{W}tab")) == 1
    tabs = specimen.style("Heading1").findall(f"{W}pPr/{W}tabs/{W}tab")
    assert [tab.get(f"{W}pos") for tab in tabs] == ["6259"]  # 110.4 mm


def test_a_labelled_heading_has_its_words_in_the_second_column(specimen: WordFile) -> None:
    name = "HeadingDayFirstLabelledWithNote"
    assert text_of(specimen, f"//w:p[w:pPr/w:pStyle/@w:val='{name}']") == ["Day 1Sampleton样例城"]
    tabs = specimen.style("HeadingDayFirstLabelled").findall(f"{W}pPr/{W}tabs/{W}tab")
    assert [tab.get(f"{W}pos") for tab in tabs] == ["2086", "6259"]  # 36.8 and 110.4 mm


def test_a_heading_too_long_for_its_columns_ends_its_line() -> None:
    long = ChapterHeading(
        1,
        (
            HeadingPart("en", (run("A heading of many words " * 3),)),
            HeadingPart("zh", (run("长标题", "zh"),)),
        ),
    )
    file = file_of(Chapter(long, ()))
    assert len(file.find("//w:p[w:pPr/w:pStyle/@w:val='Heading1']//w:br")) == 1


def test_chapters_are_of_the_first_level_and_days_of_the_second(specimen: WordFile) -> None:
    for style, level in (("Heading1", "0"), ("HeadingDay", "1")):
        found = specimen.style(style).xpath(
            "string(w:pPr/w:outlineLvl/@w:val)", namespaces=NAMESPACES
        )
        assert found == level


def test_the_rule_above_a_day_ends_the_grid_before_it() -> None:
    """At the top of a page it would stand below that of the running head."""
    day_heading = ChapterHeading(2, both("Day", "日"))
    file = file_of(chapter(day_heading, Grid((cells("One", "a", "甲"),)), day_heading))
    styles = file.values("//w:pStyle[starts-with(@w:val, 'HeadingDay')]/@w:val")
    assert styles == ["HeadingDayFirst", "HeadingDay"]
    assert file.style("HeadingDayFirst").find(f"{W}pPr/{W}pBdr/{W}top") is not None
    assert file.style("HeadingDay").find(f"{W}pPr/{W}pBdr") is None
    ends = file.find("//w:tr[contains(., '甲')]/w:tc/w:tcPr/w:tcBorders/w:bottom[@w:sz='11']")
    assert len(ends) == 3


# --- contents and references ----------------------------------------------------------------


def test_the_contents_are_one_field_with_their_result(specimen: WordFile) -> None:
    (code,) = [code for code in specimen.values("//w:instrText/text()") if "TOC" in code]
    assert code.startswith(' TOC \\o "1-1" \\h \\z \\t "')
    entries = text_of(specimen, "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Toc')]")
    assert entries == [
        "Running text5",
        *("Programme日程6", "Day 1 Sampleton样例城6"),
        *("Programme日程7", "Day 1 Sampleton样例城7"),
    ]


@pytest.mark.parametrize(("level", "hang"), [(1, 0.0), (2, THEME.list.number_hang)])
def test_the_contents_stand_in_the_columns_of_words_and_end_at_the_margin(
    level: int, hang: float, specimen: WordFile
) -> None:
    properties = specimen.style(f"Toc{level}").find(f"{W}pPr")
    assert properties is not None
    indent = properties.find(f"{W}ind")
    stops = properties.findall(f"{W}tabs/{W}tab")
    found = [dict(stop.attrib) for stop in stops]
    step, edge = THEME.grid.step, THEME.page.text_width
    assert indent is not None
    first = int(indent.get(f"{W}left", "")) - int(indent.get(f"{W}hanging", ""))
    assert first == pytest.approx(mm_to_twips(step + hang), abs=1)
    assert found == [
        {f"{W}val": "left", f"{W}pos": str(mm_to_twips(3 * step + hang))},
        {f"{W}val": "right", f"{W}pos": str(mm_to_twips(edge))},
    ]


def test_the_second_language_of_the_contents_has_its_own_size(specimen: WordFile) -> None:
    runs = "//w:p[w:pPr/w:pStyle/@w:val='Toc1']/w:hyperlink/w:r[contains(w:t, '日程')]"
    (looks,) = {*specimen.values(f"{runs}/w:rPr/w:rStyle/@w:val")}
    size = specimen.style(looks).find(f"{W}rPr/{W}sz")
    assert size is not None
    assert size.get(f"{W}val") == str(round(2 * THEME.type.text.zh[0]))


def test_the_field_names_every_style_of_a_large_heading_with_its_level(specimen: WordFile) -> None:
    (code,) = [code for code in specimen.values("//w:instrText/text()") if "TOC" in code]
    listed = re.findall(r'([^",]+),([12])', code.partition("\\t")[2])
    names = set(specimen.values("//w:style/w:name/@w:val", "word/styles.xml"))
    assert listed
    assert {name.strip() for name, _ in listed} <= names
    used = set(specimen.values("//w:p[w:bookmarkStart]/w:pPr/w:pStyle/@w:val"))
    large = {style for style in used if style.startswith(("Heading1", "HeadingDay"))}
    ids = {
        one.get(f"{W}styleId")
        for one in specimen.find("//w:style", "word/styles.xml")
        for name, _ in listed
        if one.find(f"{W}name").get(f"{W}val") == name.strip()  # type: ignore[union-attr]
    }
    assert large == ids | {"Heading1"}


def test_every_entry_and_every_reference_leads_to_a_bookmark(specimen: WordFile) -> None:
    bookmarks = specimen.values("//w:bookmarkStart/@w:name")
    ids = specimen.values("//w:bookmarkStart/@w:id")
    assert len(bookmarks) == len(set(bookmarks)) == len(set(ids)) == 7
    assert ids == specimen.values("//w:bookmarkEnd/@w:id")
    codes = [code.split() for code in specimen.values("//w:instrText/text()")]
    named = [code[1] for code in codes if code[0] == "PAGEREF"]
    anchors = specimen.values("//w:hyperlink/@w:anchor")
    assert len(named) == len(anchors) + 1
    assert set(named) | set(anchors) <= set(bookmarks)


@pytest.mark.parametrize("anchor", ["day-1", "Day 1", "日程", "x" * 80, "1st", "", "_x"])
def test_a_bookmark_has_a_name_that_word_takes(anchor: str) -> None:
    assert re.fullmatch(r"[a-z][A-Za-z0-9_]{0,39}", bookmark_name(anchor))


def test_anchors_that_word_takes_for_one_have_different_names() -> None:
    anchors = ["day-1", "day_1", "Day_1", "day 1", "x" * 41, "x" * 42]
    assert len({bookmark_name(anchor).lower() for anchor in anchors}) == len(anchors)


def test_a_caption_has_its_number_from_a_field(specimen: WordFile) -> None:
    captions = text_of(specimen, "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Caption')]")
    assert captions[:2] == ["Table 1 The day by the hour", "Figure 1 The day as a line"]
    assert captions[2].startswith("Table 2")
    codes = [code.strip() for code in specimen.values("//w:instrText/text()") if "SEQ" in code]
    assert codes[:2] == ["SEQ Table \\* ARABIC", "SEQ Figure \\* ARABIC"]


def test_a_caption_stays_with_its_figure_or_with_the_table_below_it(specimen: WordFile) -> None:
    def keeps(style: str) -> bool:
        own = specimen.style(style).find(f"{W}pPr/{W}keepNext")
        if own is not None:
            return own.get(f"{W}val") != "0"
        based = specimen.style(style).find(f"{W}basedOn")
        return based is not None and keeps(based.get(f"{W}val", ""))

    styles = specimen.values("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Caption')]/w:pPr/*/@w:val")
    figures = specimen.values(
        "//w:p[following-sibling::w:p[1][contains(., 'The day as a line')]]/w:pPr/w:pStyle/@w:val"
    )
    assert [keeps(style) for style in styles[:2]] == [True, False]
    assert all(map(keeps, figures))


def test_notes_below_a_heading_in_two_languages_stand_in_their_columns() -> None:
    parts = (
        HeadingPart("en", (run("A chapter"),), (run("A note that is long " * 5),)),
        HeadingPart("zh", (run("章节", "zh"),), (run("一条说明" * 9, "zh"),)),
    )
    file = file_of(Chapter(ChapterHeading(1, parts, anchor="text"), ()))
    (table,) = file.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='HeadingNotes']")
    spans = table.xpath("w:tr/w:tc/w:tcPr/w:gridSpan/@w:val", namespaces=NAMESPACES)
    assert spans == ["3", "2"]
    styles = table.xpath(".//w:pStyle/@w:val", namespaces=NAMESPACES)
    assert [str(one).partition("Beside")[0] for one in styles] == ["HeadingNote", "HeadingNoteZH"]
    heading, after = table.getprevious(), table.getnext()
    assert heading is not None
    assert "A chapter" in "".join(heading.itertext())
    assert after is not None  # a page does not end between a heading and its text
    assert after.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMESPACES) == "TableEndKeep"


def test_a_note_of_one_language_is_a_paragraph_as_wide_as_the_page() -> None:
    part = HeadingPart("en", (run("A chapter"),), (run("A note"),))
    file = file_of(Chapter(ChapterHeading(1, (part,), anchor="text"), ()))
    assert not file.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='HeadingNotes']")
    assert text_of(file, "//w:p[w:pPr/w:pStyle/@w:val='HeadingNote']") == ["A note"]


def day_heading(english: str, chinese: str) -> ChapterHeading:
    """Give the heading of a day in two languages: its label, its cities and their notes."""
    label = (HeadingPart("en", (run("Day 1"),), (run("第1天", "zh"),)),)
    parts = (
        HeadingPart("en", (run("Sampleton"),), (run(english),)),
        HeadingPart("zh", (run("样例市", "zh"),), (run(chinese, "zh"),)),
    )
    return ChapterHeading(2, parts, label, anchor="day-1")


def note_lines(heading: ChapterHeading) -> list[str]:
    """Give the lines below a heading as Word has them, with `|` for a tab."""
    file = file_of(chapter(heading, Grid((cells("One", "Two", "Three"),))))
    path = "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'HeadingNote')]"
    assert not file.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='HeadingNotes']")
    return [
        "".join("|" if one.tag == f"{W}tab" else one.text or "" for one in line.iter(*TEXT))
        for line in file.find(path)
    ]


TEXT = (f"{W}tab", f"{W}t")


def test_the_notes_of_a_day_are_a_line_so_that_it_stays_with_its_table() -> None:
    """LibreOffice keeps paragraphs with the table below them, and no table with anything."""
    assert note_lines(day_heading("Monday", "星期一")) == ["第1天|Monday|星期一"]


def test_notes_of_a_day_too_long_for_their_columns_are_a_line_each() -> None:
    long = "Monday 13 May 2019; UTC+2, 6 h behind Testville; UTC+1, 7 h behind"
    assert note_lines(day_heading(long, "星期一")) == [f"第1天|{long}", "|星期一"]


def test_what_stands_in_the_columns_above_a_table_is_no_table_either() -> None:
    strip = Grid(
        (GridRow((GridCell(()), GridCell((drawing("en", 143.2),), 4)), keeps_with_next=True),)
    )
    file = file_of(
        chapter(day_heading("Monday", "星期一"), strip, Grid((cells("One", "Two", "Three"),)))
    )
    (line_,) = file.find("//w:body/w:p[.//w:drawing]")
    style = line_.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMESPACES)
    assert style == "FigureLineIndentedKeepAboveATable"
    assert file.style("FigureLineIndentedKeep").find(f"{W}pPr/{W}keepNext") is not None


def test_what_leads_a_line_in_the_colour_of_a_side_keeps_it() -> None:
    numbered = Paragraph((run("FAMILY Given"),), "entry", lead=(Run("1", "en", "china"),))
    plain = Paragraph((run("An item"),), lead=(run("2"),))
    file = file_of(chapter(Grid((GridRow((GridCell((numbered, plain), 5),)),))))
    looks = file.values("//w:r[w:t='1' or w:t='2']/w:rPr/w:rStyle/@w:val")
    assert looks == ["China", "LabelChar"]


def test_the_foot_of_an_internal_document_has_room_for_what_it_forbids(specimen: WordFile) -> None:
    foot = max(name for name in specimen.names() if name.startswith("word/footer"))
    widths = [int(one) for one in specimen.values("//w:gridCol/@w:w", foot)]
    step = mm_to_twips(THEME.grid.step)
    assert widths[:2] == pytest.approx([step, 2 * step], abs=1)


# --- grids ----------------------------------------------------------------------------------


def test_data_repeats_its_head_and_is_named(specimen: WordFile) -> None:
    tables = specimen.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='Data']")
    assert len(tables) == 2
    for table in tables:
        assert (
            table.xpath("string(w:tblPr/w:tblCaption/@w:val)", namespaces=NAMESPACES)
            == "Programme of the day"
        )
        assert (
            table.xpath("count(w:tr[1]/w:trPr[w:cantSplit and w:tblHeader])", namespaces=NAMESPACES)
            == 1
        )
        widths = [int(one.get(f"{W}w", "")) for one in table.findall(f"{W}tblGrid/{W}gridCol")]
        assert len(widths) == 3


def test_no_row_breaks_over_pages(specimen: WordFile) -> None:
    assert not specimen.find("//w:tr[not(w:trPr/w:cantSplit)]")


def test_data_whose_rows_differ_is_refused_with_what_to_do() -> None:
    head = cells("Time", "English", "中文", head=True)
    wide = GridRow((GridCell((line("All columns"),), 5),))
    with pytest.raises(TemplateError, match="other columns than its head; give"):
        file_of(chapter(Grid((head, wide), "Data")))


@pytest.mark.parametrize(
    ("rule", "weights"),
    [("none", [None, "3"]), ("row", ["3", "3"]), ("section", ["5", "3"]), ("heavy", ["11", "3"])],
)
def test_the_first_rule_of_a_grid_is_what_it_says(rule: str, weights: list[str | None]) -> None:
    rows = (cells("One", "a", "甲"), cells("Two", "b", "乙"))
    file = file_of(chapter(Grid(rows, rule=rule)))  # type: ignore[arg-type]
    firsts = file.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='Rows'][last()]/w:tr/w:tc[1]/w:tcPr")
    tops = [one.find(f"{W}tcBorders/{W}top") for one in firsts[-2:]]
    assert [None if top is None else top.get(f"{W}sz") for top in tops] == weights


def test_a_row_without_a_label_has_its_rule_from_the_second_column() -> None:
    file = file_of(chapter(Grid((cells("One", "a", "甲"), cells("", "b", "乙")))))
    (row,) = file.find("//w:tr[contains(., 'b')][contains(., '乙')]")
    rules = [one.find(f"{W}tcPr/{W}tcBorders") is not None for one in row.findall(f"{W}tc")]
    assert rules == [False, True, True]


def test_the_first_lines_of_a_row_stand_on_one_baseline() -> None:
    """With exact leading the baseline is at four fifths of a line, below the space above it."""
    file = file_of(chapter(Grid((cells("Label", "English", "中文"),))))
    (row,) = file.find("//w:tr[contains(., 'Label')]")
    styles = row.xpath("w:tc/w:p/w:pPr/w:pStyle/@w:val", namespaces=NAMESPACES)
    assert isinstance(styles, list)
    baselines = [baseline(file, str(style)) for style in styles]
    assert len(set(styles)) == 3
    assert max(baselines) - min(baselines) <= 0.25


def baseline(file: WordFile, style: str) -> float:
    """Give the first baseline below the top of a cell, in pt, of a paragraph of a style."""
    before, line_height = None, None
    while before is None or line_height is None:
        found = file.style(style)
        spacing = found.find(f"{W}pPr/{W}spacing")
        if spacing is not None:
            before = before if before is not None else spacing.get(f"{W}before")
            line_height = line_height if line_height is not None else spacing.get(f"{W}line")
        style = found.find(f"{W}basedOn").get(f"{W}val", "")  # type: ignore[union-attr]
    return (int(before) + 0.8 * int(line_height)) / 20


def test_a_row_that_keeps_with_the_next_says_so_in_its_styles(specimen: WordFile) -> None:
    for words in ("Local time", "09:00"):
        (row, _) = specimen.find(f"//w:tr[contains(., '{words}')]")
        styles = row.xpath("w:tc/w:p/w:pPr/w:pStyle/@w:val", namespaces=NAMESPACES)
        assert isinstance(styles, list)
        assert all("Keep" in str(style) for style in styles)


def test_what_leads_a_paragraph_stands_before_a_tab_and_its_lines_hang(specimen: WordFile) -> None:
    found = {
        kind: specimen.find(f"//w:p[starts-with(w:pPr/w:pStyle/@w:val, '{style}')]")[0]
        for kind, style in (
            ("number", "BodyNumber"),
            ("ring", "BodyRing"),
            ("disc", "EntryNameDisc"),
        )
    }
    for one in found.values():
        assert len(one.findall(f"{W}r/{W}tab")) == 1
    looks = {
        kind: one.xpath("string(w:r[1]/w:rPr/w:rStyle/@w:val)", namespaces=NAMESPACES)
        for kind, one in found.items()
    }
    assert looks == {"number": "LabelChar", "ring": "MarkRing", "disc": "DiscChina"}
    assert "".join(found["ring"].xpath("w:r[1]/w:t/text()", namespaces=NAMESPACES)) == "●"


# --- text and figures -----------------------------------------------------------------------


def test_text_stands_in_the_second_column_by_its_style(specimen: WordFile) -> None:
    (words,) = specimen.find("//w:body/w:p[contains(., 'It is found')]")
    style = words.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMESPACES)
    assert style == "TextIndentedLast"
    indent = specimen.style("TextIndented").find(f"{W}pPr/{W}ind")
    assert indent is not None
    assert indent.get(f"{W}left") == "2086"  # 36.8 mm


def test_a_list_in_the_text_is_indented_by_its_numbering(specimen: WordFile) -> None:
    numbers = specimen.values("//w:body/w:p[contains(., 'An item')]/w:pPr/w:numPr/w:numId/@w:val")
    kinds = [
        specimen.values(
            f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val", "word/numbering.xml"
        )[0]
        for number in numbers
    ]
    path = "//w:abstractNum[@w:abstractNumId='{}']/w:lvl[1]/w:pPr/w:ind/@w:left"
    lefts = {specimen.values(path.format(kind), NUMBERING)[0] for kind in kinds}
    assert lefts == {"2279", "2347"}  # 36.8 mm, and what the words hang behind their marks


def indents(file: WordFile, words: str) -> list[int]:
    """Give where the lines of paragraphs begin, in twips: by their numbering or by their styles."""
    return [indent_of(file, one) for one in file.find(f"//w:body/w:p[contains(., '{words}')]")]


def indent_of(file: WordFile, paragraph: Element) -> int:
    number = paragraph.xpath("string(w:pPr/w:numPr/w:numId/@w:val)", namespaces=NAMESPACES)
    if number:
        kind = f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val"
        path = f"//w:abstractNum[@w:abstractNumId={kind}]/w:lvl[1]/w:pPr/w:ind/@w:left"
        return int(file.values(path, NUMBERING)[0])
    style = str(paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMESPACES))
    while not (left := file.style(style).xpath("w:pPr/w:ind/@w:left", namespaces=NAMESPACES)):
        style = str(file.style(style).xpath("string(w:basedOn/@w:val)", namespaces=NAMESPACES))
    return int(str(left[0]))


@pytest.mark.parametrize(
    "words", ["It is found", "An item", "More of it", "A part of it", "中文正文", "Words of a"]
)
def test_text_on_a_wide_page_begins_in_the_second_of_its_wide_columns(words: str) -> None:
    wide = replace(text(), orientation="landscape")
    file = file_of(replace(text(), heading=ChapterHeading(1, both("Up", "竖"))), wide)
    found = indents(file, words)
    upright, across = found[: len(found) // 2], found[len(found) // 2 :]
    page, grid = THEME.page, THEME.grid
    width = page.height - 2 * page.margin_side
    step = (width - grid.gutter * (grid.columns - 1)) / grid.columns + grid.gutter
    further = mm_to_twips(step) - mm_to_twips(grid.step)
    assert further > 900
    assert across == pytest.approx([one + further for one in upright], abs=1)


def test_a_quotation_on_a_wide_page_is_three_of_its_columns_wide() -> None:
    file = file_of(replace(text(), orientation="landscape"))
    style = file.style("QuoteIndentedLandscapeNarrow")
    width = THEME.page.height - 2 * THEME.page.margin_side
    step = (width + THEME.grid.gutter) / THEME.grid.columns
    (right,) = style.xpath("w:pPr/w:ind/@w:right", namespaces=NAMESPACES)
    wanted = mm_to_twips(width - step - (3 * step - THEME.grid.gutter))
    assert int(str(right)) == pytest.approx(wanted, abs=1)


def test_a_figure_is_never_wider_than_the_text_of_its_page(specimen: WordFile) -> None:
    widths = specimen.values("//wp:inline[wp:docPr/@descr='Timeline of Testville.']/wp:extent/@cx")
    assert widths[-2:] == [str(180 * 36000), str(267 * 36000)]  # upright, then across


def test_the_cities_of_a_cover_stand_in_the_colours_of_their_sides(specimen: WordFile) -> None:
    runs = specimen.find("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'CoverCity')]/w:r")
    looks = [
        ("".join(one.itertext()), one.xpath("string(w:rPr/w:rStyle/@w:val)", namespaces=NAMESPACES))
        for one in runs
    ]
    assert looks == [("Testville", "TitleCN"), ("测试市", "TitleCN"), ("Sampleton", "TitleEU")]
