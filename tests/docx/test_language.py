"""Both languages in Word: faces, proofing, Chinese line breaking, nothing but styles."""

import pytest
from lxml import etree

from briefgen.content import (
    Grid,
    GridCell,
    GridRow,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    ParagraphStyle,
    Run,
    RunStyle,
)
from briefgen.render.docx.text import in_one_line
from tests.docx.conftest import (
    NAMESPACES,
    W,
    WordFile,
    chinese,
    document,
    rendered,
    sheet,
)


def test_every_run_with_words_has_its_proofing_languages(specimen: WordFile) -> None:
    for part in specimen.stories():
        runs = specimen.find("//w:r[w:t]", part)
        assert runs
        for run in runs:
            assert run.xpath("string(w:rPr/w:lang/@w:val)", namespaces=NAMESPACES) == "en-GB"
            assert run.xpath("string(w:rPr/w:lang/@w:eastAsia)", namespaces=NAMESPACES) == "zh-CN"


def test_only_chinese_runs_have_the_east_asian_hint(specimen: WordFile) -> None:
    hinted = specimen.values("//w:r[w:rPr/w:rFonts/@w:hint='eastAsia']/w:t/text()")
    assert "测试市" in hinted
    assert not {"Testville", "Not translated", "One"} & set(hinted)


def test_the_faces_are_named_and_none_comes_from_a_theme(specimen: WordFile) -> None:
    (fonts,) = specimen.find("//w:style[@w:styleId='Normal']/w:rPr/w:rFonts", "word/styles.xml")
    named = [fonts.get(f"{W}{kind}") for kind in ("ascii", "hAnsi", "cs", "eastAsia")]
    assert named == ["Calibri", "Calibri", "Calibri", "Microsoft YaHei"]
    for part in ("word/styles.xml", "word/numbering.xml", *specimen.stories()):
        assert b"Theme=" not in specimen.read(part)


SETTING = ["kinsoku", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid"]
"""How lines of Chinese are set, in the sequence of CT_PPrBase (ECMA-376 part 1, 17.3.1)."""
RUNNING_TEXT = ["BodyZH", "ListDashZH", "ListNumberZH", "ListTextZH"]


def properties(style: etree._Element) -> dict[str, str | None]:
    """Give the values of the properties of the paragraphs of a style, in their order."""
    (own,) = style.findall(f"{W}pPr")
    return {str(child.tag).removeprefix(W): child.get(f"{W}val") for child in own}


def settings(file: WordFile, name: str) -> list[dict[str, str]]:
    """Give the attributes of every setting of this name."""
    return [
        {str(key).removeprefix(W): str(value) for key, value in setting.attrib.items()}
        for setting in file.find(f"/w:settings/w:{name}", "word/settings.xml")
    ]


def test_the_settings_stand_in_the_order_of_the_standard(specimen: WordFile) -> None:
    order = [str(child.tag).removeprefix(W) for child in specimen.xml("word/settings.xml")]
    wanted = ["characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore", "compat"]
    wanted.append("themeFontLang")
    assert [name for name in order if name in wanted] == wanted


def test_marks_side_by_side_are_squeezed(specimen: WordFile) -> None:
    assert settings(specimen, "characterSpacingControl") == [{"val": "compressPunctuation"}]


def test_no_line_of_chinese_begins_with_a_mark_that_closes(specimen: WordFile) -> None:
    (before,) = settings(specimen, "noLineBreaksBefore")
    assert before["lang"] == "zh-CN"
    assert set("，。、；：？！”’）》】～·…—") <= set(before["val"])
    assert not set("“‘（《【") & set(before["val"])


def test_no_line_of_chinese_ends_with_a_mark_that_opens(specimen: WordFile) -> None:
    (after,) = settings(specimen, "noLineBreaksAfter")
    assert after["lang"] == "zh-CN"
    assert set("“‘（《【") <= set(after["val"])
    assert not set("，。、；：？！”’）》】～·…—") & set(after["val"])


def test_the_languages_of_the_theme_are_ours_and_word_is_todays(specimen: WordFile) -> None:
    assert settings(specimen, "themeFontLang") == [{"val": "en-GB", "eastAsia": "zh-CN"}]
    path = "//w:compatSetting[@w:name='compatibilityMode']/@w:val"
    assert specimen.values(path, "word/settings.xml") == ["15"]
    assert not specimen.find("//w:docGrid")


def test_chinese_lines_are_set_by_the_styles_in_the_order_of_the_standard(
    specimen: WordFile,
) -> None:
    path = "//w:style[@w:type='paragraph'][contains(w:name/@w:val, ' ZH')]"
    styles = [*specimen.find(path, "word/styles.xml"), specimen.style("Normal")]
    based = [style for style in styles if is_variant(style)]
    assert len(styles) - len(based) > 20
    for style in styles:
        if style not in based:
            assert [name for name in properties(style) if name in SETTING] == SETTING
    body = properties(specimen.style("BodyZH"))
    assert {name: body[name] for name in SETTING} == {**dict.fromkeys(SETTING), "snapToGrid": "0"}


def is_variant(style: etree._Element) -> bool:
    """Whether a style leaves the setting of Chinese to one that it is based on."""
    based = style.find(f"{W}basedOn")
    return based is not None and str(based.get(f"{W}val")).count("ZH") > 0


def test_text_that_begins_a_chain_of_styles_says_its_indent_and_its_edge(
    specimen: WordFile,
) -> None:
    """In a house's own base, `Normal` may be indented by two characters and justified."""
    path = "//w:style[@w:type='paragraph'][w:basedOn/@w:val='Normal']"
    for style in specimen.find(path, "word/styles.xml"):
        wanted = [*SETTING, "spacing", "ind", "jc"]
        assert [name for name in properties(style) if name in wanted] == wanted


@pytest.mark.parametrize("style", RUNNING_TEXT)
def test_chinese_running_text_is_justified_and_english_ragged(
    style: str, specimen: WordFile
) -> None:
    def edge(style: str) -> object:
        return specimen.style(style).xpath("string(w:pPr/w:jc/@w:val)", namespaces=NAMESPACES)

    assert edge(style) == "both"
    assert edge(style.removesuffix("ZH")) in {"", "left"}
    assert edge(style.replace("ZH", "RaggedZH")) == "left"


def test_words_that_are_not_translated_stand_ragged_among_chinese() -> None:
    english = Paragraph((Run("Not translated yet", "en", "quiet"), Mark("待译", "zh")))
    both = Paragraph((Run("伙伴关系与合作：", "zh"), Run("Not translated yet", "en", "quiet")))
    quoted = Paragraph((Run("中文译文：", "zh"), Run("A long line that is not translated", "en")))
    items = ListBlock("number", (ListItem((english, quoted)), ListItem((both,))))
    file = rendered(document(sheet("zh", english, both, items)))
    assert file.values("//w:body//w:p[.//w:t]/w:pPr/w:pStyle/@w:val") == [
        *("BodyRaggedZH", "BodyZH"),
        *("ListNumberRaggedZH", "ListTextRaggedZH", "ListNumberZH"),
    ]


def styles_of(file: WordFile) -> list[str]:
    return file.values("//w:body//w:p[.//w:t]/w:pPr/w:pStyle/@w:val")


def test_lines_that_end_where_words_cannot_break_are_ragged() -> None:
    """Word and LibreOffice stretch a justified line that ends with a break."""
    person = Paragraph((Run("某一；", "zh"), LineBreak(), Run("副市长，测试城市人民政府", "zh")))
    mail = Link("mailto:mou.yi@example.org", (Run("mou.yi@example.org", "en", "quiet"),))
    reached = Paragraph((Run("副局长，测试城市生态环境局；" * 3, "zh"), mail))
    file = rendered(document(sheet("zh", person, reached)))
    assert styles_of(file) == ["BodyRaggedZH", "BodyRaggedZH"]


def test_a_column_too_narrow_for_justified_chinese_is_ragged() -> None:
    """As in the PDF: a line of fewer than twenty characters opens too wide."""
    words = Paragraph((Run("08:30起可提前入住，06:30起供应早餐", "zh"),))
    row = GridRow((GridCell((words,), 1, "zh"), GridCell((words,), 4, "zh")))
    file = rendered(document(sheet("zh", Grid((row,)))))
    assert styles_of(file) == ["BodyRaggedZH", "BodyZH"]


def test_a_ring_is_as_large_in_chinese_as_in_english(specimen: WordFile) -> None:
    """A program may give it the face of the words before it: both are one."""
    (fonts,) = specimen.style("MarkRing").xpath("w:rPr/w:rFonts", namespaces=NAMESPACES)
    faces = {str(fonts.get(f"{W}{script}")) for script in ("ascii", "hAnsi", "eastAsia")}
    assert len(faces) == 1
    marked = Paragraph((Run("职务", "zh"), Mark("待确认", "zh")))
    file = rendered(document(sheet("zh", marked)))
    (ring,) = file.find("//w:r[contains(w:t, '\u25cb')]")
    assert ring.xpath("w:rPr/w:rStyle/@w:val", namespaces=NAMESPACES) == ["MarkRing"]
    assert not ring.xpath("w:rPr/w:rFonts", namespaces=NAMESPACES)


def test_a_quiet_address_is_as_grey_as_in_the_pdf() -> None:
    def styled(style: RunStyle, around: ParagraphStyle = "body") -> list[str]:
        link = Link("mailto:office@example.org", (Run("office@example.org", "en", style),))
        file = rendered(document(sheet("en", Paragraph((link,), around))))
        return file.values("//w:body//w:hyperlink/w:r/w:rPr/w:rStyle/@w:val")

    assert styled("quiet") == styled("plain", "quiet") == ["QuietChar"]
    assert styled("plain") == ["Hyperlink"]


WIDE = 32.8  # mm: one column
SIZE = 8.6 * 25.4 / 72


def lines_of(english: str, chinese: str) -> list[str]:
    made = in_one_line((Run(f"{english} ", "en"), Run(chinese, "zh")), WIDE, SIZE)
    return [node.text if isinstance(node, Run) else "|" for node in made]


def test_the_chinese_of_a_label_is_not_broken_in_two() -> None:
    assert lines_of("Purpose", "访问目的") == ["Purpose ", "访问目的"]
    assert lines_of("Outcomes wanted", "预期成果") == ["Outcomes wanted", "|", "预期成果"]
    assert lines_of("Outcomes wanted", "预\u2060期\u2060成\u2060果")[1] == "|"
    assert lines_of("Objectives", "访\u2060问\u2060目\u2060标") == [
        *("Objectives ", "访\u2060问\u2060目\u2060标"),
    ]


def test_the_chinese_of_a_label_stands_behind_its_last_line_where_it_fits() -> None:
    both = lines_of("Expected results and benefits", "预期成果与效益")
    assert both == ["Expected results and benefits ", "预期成果与效益"]


def test_chinese_too_long_for_any_line_breaks() -> None:
    assert "|" not in lines_of("Office", "模拟福德国际事务办公室及其下属单位")


def test_the_second_line_of_a_span_of_time_hangs_under_its_first(specimen: WordFile) -> None:
    entry = specimen.style("Entry")
    (tab,) = entry.xpath("w:pPr/w:tabs/w:tab/@w:pos", namespaces=NAMESPACES)
    (indent,) = entry.findall(f"{W}pPr/{W}ind")
    assert indent.get(f"{W}left") == indent.get(f"{W}hanging") == tab


def test_no_space_stands_between_han_and_latin_even_across_runs(specimen: WordFile) -> None:
    (paragraph,) = specimen.find("//w:p[contains(string(.), '团队')]")
    assert "".join(paragraph.itertext()) == "与IUC团队会面2次重点"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("与 IUC 团队", "与IUC团队"),
        ("共 3 次", "共3次"),
        ("one two", "one two"),
        ("与  IUC", "与IUC"),
        ("第\u00a03\u00a0次", "第3次"),
        ("增长 5% 左右", "增长5%左右"),
        ("在 Þingvellir 会面", "在Þingvellir会面"),
        ("中，IUC", "中，IUC"),
        ("中， IUC 、 （ 三） 人", "中，IUC、（三）人"),
        ("SDG\u00a011, 2 m", "SDG\u00a011, 2 m"),
        ("字\u200b“\u2060词\u00ad", "字“词"),
    ],
)
def test_what_only_a_pdf_needs_is_left_out(words: str, kept: str) -> None:
    file = rendered(document(sheet("zh", Paragraph((Run(words, "zh"),)))))
    assert file.values("//w:t/text()") == [kept]


def test_an_english_run_keeps_its_spaces() -> None:
    file = rendered(document(sheet("en", Paragraph((Run("the 中 IUC", "en"),)))))
    assert file.values("//w:t/text()") == ["the 中 IUC"]


def test_chinese_emphasis_is_dots_and_nothing_is_slanted(specimen: WordFile) -> None:
    assert specimen.values("//w:r[w:t='重点']/w:rPr/w:rStyle/@w:val") == ["EmphasisZH"]
    dots = specimen.style("EmphasisZH").xpath("string(w:rPr/w:em/@w:val)", namespaces=NAMESPACES)
    assert dots == "underDot"
    for part in ("word/styles.xml", *specimen.stories()):
        assert not specimen.find("//w:i", part)


def test_no_dot_stands_under_a_mark() -> None:
    words = Run("重点、难点。", "zh", emphasis=True)
    file = rendered(document(sheet("zh", Paragraph((words,)))))
    assert file.values("//w:r[w:rPr/w:rStyle/@w:val='EmphasisZH']/w:t/text()") == ["重点", "难点"]
    assert file.values("//w:t/text()") == ["重点", "、", "难点", "。"]


def test_dots_that_a_run_has_itself_stand_before_its_language() -> None:
    words = Run("中方", "zh", "china", emphasis=True)
    file = rendered(document(sheet("zh", Paragraph((words,)))))
    (properties,) = file.find("//w:r[w:t='中方']/w:rPr")
    names = [str(child.tag).removeprefix(W) for child in properties]
    assert names == ["rStyle", "rFonts", "em", "lang"]


_ALLOWED_IN_RUNS = {"rStyle", "rFonts", "lang", "b", "bCs", "em"}
_ALLOWED_IN_PARAGRAPHS = {"pStyle", "numPr", "sectPr"}


def test_paragraphs_and_runs_have_no_formatting_but_styles(specimen: WordFile) -> None:
    for part in specimen.stories():
        for properties in specimen.find("//w:p/w:pPr", part):
            assert {str(c.tag).removeprefix(W) for c in properties} <= _ALLOWED_IN_PARAGRAPHS
        for properties in specimen.find("//w:r/w:rPr", part):
            assert {str(c.tag).removeprefix(W) for c in properties} <= _ALLOWED_IN_RUNS
        for fonts in specimen.find("//w:r/w:rPr/w:rFonts", part):
            assert list(fonts.attrib) == [f"{W}hint"]


def test_every_style_that_is_used_is_defined(specimen: WordFile) -> None:
    defined = set(specimen.values("//w:style/@w:styleId", "word/styles.xml"))
    for part in (*specimen.stories(), "word/styles.xml", "word/numbering.xml"):
        path = "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"
        path += " | //w:basedOn/@w:val | //w:link/@w:val"
        assert set(specimen.values(path, part)) <= defined


def test_the_leading_and_the_space_of_each_language_are_in_its_styles(summary: WordFile) -> None:
    def line_of(style: str) -> object:
        return summary.style(style).xpath("string(w:pPr/w:spacing/@w:line)", namespaces=NAMESPACES)

    assert [line_of(style) for style in ("Body", "Heading2", "ListDash")] == ["210"] * 3
    assert [line_of(style) for style in ("BodyZH", "Heading2ZH", "ListDashZH")] == ["252"] * 3
    path = "string(w:tblPr/w:tblCellMar/w:bottom/@w:w)"
    assert summary.style("Grid").xpath(path, namespaces=NAMESPACES) == "113"  # 2.0 mm
    assert summary.style("GridZH").xpath(path, namespaces=NAMESPACES) == "125"  # 2.2 mm


def test_the_layout_of_a_sheet_goes_to_the_styles_of_its_own_language() -> None:
    file = rendered(document(chinese(), sheet("en")))
    lines = [
        file.style(style).xpath("string(w:pPr/w:spacing/@w:line)", namespaces=NAMESPACES)
        for style in ("BodyZH", "Body")
    ]
    assert lines == ["210", "252"]  # the first sheet is set in 10.5 pt, the second in 12.6 pt
