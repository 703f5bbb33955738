"""Both languages in Word: faces, proofing, Chinese line breaking, nothing but styles."""

import pytest

from briefgen.content import Paragraph, Run
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
        runs = specimen.find("//w:r[w:t and normalize-space(w:t) != '']", part)
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


def test_the_settings_break_and_squeeze_chinese_lines(specimen: WordFile) -> None:
    settings = specimen.xml("word/settings.xml")
    order = [child.tag.removeprefix(W) for child in settings if isinstance(child.tag, str)]
    wanted = ["characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore", "compat"]
    wanted.append("themeFontLang")
    assert [name for name in order if name in wanted] == wanted
    values = settings.xpath("//w:noLineBreaksBefore/@w:val", namespaces=NAMESPACES)
    assert isinstance(values, list)
    assert set("，。、；：？！”’）》】～·") <= set(str(values[0]))
    path = "string(//w:compatSetting[@w:name='compatibilityMode']/@w:val)"
    assert settings.xpath(path, namespaces=NAMESPACES) == "15"
    path = "string(//w:themeFontLang/@w:eastAsia)"
    assert settings.xpath(path, namespaces=NAMESPACES) == "zh-CN"
    path = "string(//w:characterSpacingControl/@w:val)"
    assert settings.xpath(path, namespaces=NAMESPACES) == "compressPunctuation"


def test_chinese_line_breaking_is_in_the_styles_in_the_order_of_the_standard(
    specimen: WordFile,
) -> None:
    properties = specimen.style("Normal").find(f"{W}pPr")
    assert properties is not None
    names = [str(child.tag).removeprefix(W) for child in properties]
    wanted = ["kinsoku", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"]
    assert names == [*wanted, "snapToGrid"]
    body = specimen.style("BodyZH").xpath("string(w:pPr/w:jc/@w:val)", namespaces=NAMESPACES)
    assert body == "both"
    assert not specimen.find("//w:docGrid")


def test_no_space_stands_between_han_and_latin_even_across_runs(specimen: WordFile) -> None:
    (paragraph,) = specimen.find("//w:p[contains(string(.), '团队')]")
    assert "".join(paragraph.itertext()) == "与IUC团队会面2次重点"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("与 IUC 团队", "与IUC团队"),
        ("共 3 次", "共3次"),
        ("one two", "one two"),
        ("与  IUC", "与  IUC"),
        ("中，IUC", "中，IUC"),
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


def test_the_leading_and_the_space_of_each_language_are_in_its_styles(specimen: WordFile) -> None:
    def line_of(style: str) -> object:
        return specimen.style(style).xpath("string(w:pPr/w:spacing/@w:line)", namespaces=NAMESPACES)

    assert [line_of(style) for style in ("Body", "Heading2", "ListDash")] == ["210"] * 3
    assert [line_of(style) for style in ("BodyZH", "Heading2ZH", "ListDashZH")] == ["252"] * 3
    path = "string(w:tblPr/w:tblCellMar/w:bottom/@w:w)"
    assert specimen.style("Grid").xpath(path, namespaces=NAMESPACES) == "113"  # 2.0 mm
    assert specimen.style("GridZH").xpath(path, namespaces=NAMESPACES) == "125"  # 2.2 mm


def test_the_layout_of_a_sheet_goes_to_the_styles_of_its_own_language() -> None:
    file = rendered(document(chinese(), sheet("en")))
    lines = [
        file.style(style).xpath("string(w:pPr/w:spacing/@w:line)", namespaces=NAMESPACES)
        for style in ("BodyZH", "Body")
    ]
    assert lines == ["210", "252"]  # the first sheet is set in 10.5 pt, the second in 12.6 pt
