"""Which Chinese paragraphs are set ragged: their lines would have holes at the measure."""

import pytest

from briefgen.content import Inline, LineBreak, Link, Mark, Reference, Run
from briefgen.typography.ragged import is_ragged

WORDS = Run("测试城市人民政府；", "zh")


@pytest.mark.parametrize(
    "node",
    [
        Link("mailto:mou.yi@example.org", (Run("mou.yi@example.org", "en"),)),
        Mark("待确认", "zh"),
        LineBreak(),
        Reference("people"),
    ],
)
def test_what_cannot_break_leaves_the_line_before_it_as_long_as_it_is(node: Inline) -> None:
    assert is_ragged("body", (WORDS, node))
    assert is_ragged("quiet", (WORDS, node))


def test_running_text_is_justified() -> None:
    assert not is_ragged("body", (WORDS,))
    assert not is_ragged("body", (WORDS, Link("https://example.org", (Run("网站", "zh"),))))


def test_what_is_read_aloud_is_justified_whatever_it_holds() -> None:
    assert not is_ragged("text", (WORDS, Mark("待译", "zh")))
