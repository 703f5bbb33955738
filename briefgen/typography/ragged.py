"""Which Chinese paragraphs are not set to the measure: those with words that cannot break.

Before a mail address, a mark, a page's number with its words or a line's forced end, justification
opens holes (clreq 3.2.4).
"""

from collections.abc import Iterable

from briefgen.content import Inline, LineBreak, Link, Mark, ParagraphStyle, Reference

_MAIL = "mailto:"


def is_ragged(style: ParagraphStyle, inlines: Iterable[Inline]) -> bool:
    """Whether a paragraph is looked up line by line, so that its lines end where they end.

    What is read aloud is justified all the same.
    """
    return style != "text" and any(map(_breaks_nowhere, inlines))


def _breaks_nowhere(node: Inline) -> bool:
    match node:
        case Link(href=href):
            return href.lower().startswith(_MAIL)
        case _:
            return isinstance(node, Mark | LineBreak | Reference)
