"""Markdown inside a field: emphasis and links, and nothing else."""

import pytest

from briefgen.markdown import inline_markup


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("plain", "plain"),
        ("*soft* and **strong**", "<em>soft</em> and <strong>strong</strong>"),
        ("[site](https://example.org/a?b=1&c=2)", None),
        ("a < b & c", "a &lt; b &amp; c"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("IUC-ASIA_office@iuc-asia.eu", "IUC-ASIA_office@iuc-asia.eu"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        (r"\*not emphasis\*", "*not emphasis*"),
        ("`code` ![image](x.png)", None),
        ("以前。**今天有了。**它好", "以前。<strong>今天有了。</strong>它好"),
        ("说**“好”**的人", "说<strong>“好”</strong>的人"),
        ("*重*点", "<em>重</em>点"),
        ("价格为5 * 3，数量为6 * 2", "价格为5 * 3，数量为6 * 2"),
        ("before. **Now.**it", "before. **Now.**it"),
    ],
)
def test_a_text_becomes_inline_elements(text: str, markup: str | None) -> None:
    made = inline_markup(text)
    if markup is not None:
        assert made == markup
    assert "<script" not in made
    assert "<img" not in made


def test_a_link_keeps_its_address_and_its_words() -> None:
    made = inline_markup("[site](https://example.org/a?b=1&c=2)")
    assert made == '<a href="https://example.org/a?b=1&amp;c=2">site</a>'


def test_an_address_of_a_forbidden_scheme_stays_a_link_for_the_content_to_refuse() -> None:
    assert inline_markup("[x](javascript:alert)") == '<a href="javascript:alert">x</a>'
