"""Lists of several levels: the marks that Word shows, and that each list is counted afresh."""

from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.content import Block, ListBlock, ListItem, ListKind, Paragraph, Run, walk
from briefgen.errors import TemplateError
from briefgen.models.text import LANGS, Lang
from briefgen.render.docx.numbering import LEVELS
from briefgen.render.docx.ooxml import Element
from tests.docx.conftest import NAMESPACES, W, WordFile, document, line, rendered, sheet

NUMBERING = "word/numbering.xml"


def item(*blocks: Block) -> ListItem:
    return ListItem((line("Words"), *blocks))


def outline(*items: ListItem) -> ListBlock:
    return ListBlock("outline", items)


def levels_of(file: WordFile, style: str) -> list[Element]:
    """Give the levels of the kind of list that a style makes."""
    (number,) = file.values(f"//w:style[@w:styleId='{style}']//w:numId/@w:val", "word/styles.xml")
    path = f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val"
    (kind,) = file.values(path, NUMBERING)
    return file.find(f"//w:abstractNum[@w:abstractNumId='{kind}']/w:lvl", NUMBERING)


def marks(levels: list[Element]) -> list[tuple[str, str]]:
    """Give the format and the text of the marks."""
    return [
        (
            str(level.xpath("string(w:numFmt/@w:val)", namespaces=NAMESPACES)),
            str(level.xpath("string(w:lvlText/@w:val)", namespaces=NAMESPACES)),
        )
        for level in levels
    ]


def numbers(file: WordFile, style: str = "") -> list[tuple[str, str]]:
    """Give the level and the instance of every paragraph of a list."""
    of_style = f"[w:pStyle/@w:val='{style}']" if style else ""
    return [
        (
            str(found.xpath("string(w:ilvl/@w:val)", namespaces=NAMESPACES)),
            str(found.xpath("string(w:numId/@w:val)", namespaces=NAMESPACES)),
        )
        for found in file.find(f"//w:pPr{of_style}/w:numPr")
    ]


def test_an_english_outline_is_one_list_of_numerals_letters_and_roman_numerals(
    specimen: WordFile,
) -> None:
    shown = marks(levels_of(specimen, "ListOutline"))
    assert shown[:3] == [("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3)")]
    assert len(shown) == LEVELS


def test_a_chinese_outline_is_one_list_in_the_order_of_official_documents(
    specimen: WordFile,
) -> None:
    shown = marks(levels_of(specimen, "ListOutlineZH"))
    assert shown[:4] == [
        ("chineseCountingThousand", "%1、"),
        ("chineseCountingThousand", "（%2）"),
        ("decimal", "%3."),
        ("decimal", "（%4）"),
    ]
    assert len(shown) == LEVELS


def test_a_mark_of_full_width_has_no_tab_behind_it(specimen: WordFile) -> None:
    levels = levels_of(specimen, "ListOutlineZH")
    for level, (_, mark) in zip(levels, marks(levels), strict=True):
        bare = level.xpath("boolean(w:suff[@w:val='nothing'])", namespaces=NAMESPACES)
        assert bare == mark.endswith(("、", "）"))


@pytest.mark.parametrize("style", ["ListDash", "ListNumber", "ListOutline", "ListOutlineZH"])
def test_each_level_stands_further_in_and_hangs(style: str, specimen: WordFile) -> None:
    indents = [level.find("w:pPr/w:ind", NAMESPACES) for level in levels_of(specimen, style)]
    left = [int(indent.get(f"{W}left", "")) for indent in indents if indent is not None]
    hang = [int(indent.get(f"{W}hanging", "")) for indent in indents if indent is not None]
    assert left[0] == hang[0] > 0
    assert len(left) == LEVELS
    for before, after, by in zip(left, left[1:], hang[1:], strict=False):
        assert after - before == pytest.approx(by, abs=1)


def test_every_kind_of_list_has_its_own_sign_and_name(specimen: WordFile) -> None:
    for name in ("nsid", "name"):
        values = specimen.values(f"//w:abstractNum/w:{name}/@w:val", NUMBERING)
        assert len(values) == len(set(values)) == 16


@pytest.mark.parametrize("lang", LANGS)
def test_an_outline_within_an_outline_is_a_level_of_the_same_list(lang: Lang) -> None:
    made = outline(item(outline(item(), item(outline(item())))), item(outline(item())))
    found = numbers(rendered(document(sheet(lang, made))))
    assert [level for level, _ in found] == ["0", "1", "1", "2", "0", "1"]
    assert len({number for _, number in found}) == 1


def test_a_second_outline_within_an_item_begins_at_one() -> None:
    made = outline(item(outline(item()), line("Between"), outline(item())))
    file = rendered(document(sheet("en", made)))
    first, _, third = [number for _, number in numbers(file, "ListOutline")]
    assert first != third
    path = f"//w:num[@w:numId='{third}']/w:lvlOverride[@w:ilvl='1']/w:startOverride/@w:val"
    assert file.values(path, NUMBERING) == ["1"]


def test_an_outline_in_each_language_is_of_its_own_kind() -> None:
    file = rendered(document(sheet("en", outline(item())), sheet("zh", outline(item()))))
    kinds = [
        file.values(f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val", NUMBERING)
        for _, number in numbers(file)
    ]
    assert len(kinds) == 2
    assert kinds[0] != kinds[1]


def test_what_follows_within_an_item_of_an_outline_hangs_as_its_words_do() -> None:
    file = rendered(document(sheet("zh", outline(item(outline(item(line("More"))))))))
    ((level, number),) = numbers(file, "ListTextRaggedZH")
    (kind,) = file.values(f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val", NUMBERING)
    path = f"//w:abstractNum[@w:abstractNumId='{kind}']/w:lvl[@w:ilvl='{level}']//w:ind/@w:left"
    wanted = levels_of(file, "ListOutlineZH")[1].xpath("w:pPr/w:ind/@w:left", namespaces=NAMESPACES)
    assert file.values(path, NUMBERING) == wanted


blocks = st.recursive(
    st.builds(lambda text: Paragraph((Run(text, "en"),)), st.sampled_from(["a", "bc", "中"])),
    lambda inner: st.builds(
        ListBlock,
        st.sampled_from(["dash", "number", "outline"]).map(lambda kind: cast("ListKind", kind)),
        st.lists(st.lists(inner, max_size=3).map(tuple).map(ListItem), max_size=4).map(tuple),
    ),
    max_leaves=12,
)


def depth(block: object) -> int:
    """Give how deep lists stand within each other."""
    if not isinstance(block, ListBlock):
        return 0
    inner = [depth(part) for item in block.items for part in item.blocks]
    return 1 + max(inner, default=0)


@settings(max_examples=40, deadline=None)
@given(block=blocks.filter(lambda block: 0 < depth(block) <= LEVELS), lang=st.sampled_from(LANGS))
def test_every_tree_of_lists_is_numbered_by_instances_that_are_there(
    block: ListBlock, lang: Lang
) -> None:
    file = rendered(document(sheet(lang, block)))
    instances = file.values("//w:num/@w:numId", NUMBERING)
    assert len(instances) == len(set(instances))
    kinds = file.values("//w:abstractNum/@w:abstractNumId", NUMBERING)
    assert set(file.values("//w:num/w:abstractNumId/@w:val", NUMBERING)) <= set(kinds)
    found = numbers(file)
    assert {number for _, number in found} <= set(instances)
    assert all(int(level) < depth(block) for level, _ in found)
    lists = [node for node in walk(block) if isinstance(node, ListBlock)]
    items = sum(len(one.items) for one in lists)
    styles = file.values("//w:p/w:pPr/w:pStyle/@w:val")
    marked = [style for style in styles if style.startswith(("ListD", "ListN", "ListO"))]
    assert len(marked) == items


def test_a_list_that_is_too_deep_is_refused_with_what_to_do() -> None:
    made = outline(item())
    for _ in range(LEVELS):
        made = replace(made, items=(item(made),))
    with pytest.raises(TemplateError, match="nested more than 9 deep"):
        rendered(document(sheet("en", made)))
