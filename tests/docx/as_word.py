"""What the content says in the order in which a Word file says it."""

import re
from dataclasses import replace

from briefgen.content import ContentsEntry, Document, Node, Run, rebuilt, words


def as_in_word(document: Document) -> Document:
    """Give a document whose contents have the number of a page behind its words."""

    def change(node: Node) -> Node:
        match node:
            case ContentsEntry(parts=(*others, last), page=page):
                behind = replace(last, inlines=(*last.inlines, Run(f" {page}", "en")))
                return replace(node, parts=(*others, behind), page=None)
            case _:
                return node

    return rebuilt(document, change)


def body_of(document: Document) -> str:
    """Give the words of all sheets and chapters without heads and feet, and without spaces."""
    wanted = as_in_word(document)
    return plain(words((tuple(one.blocks for one in wanted.sheets), wanted.chapters)))


def plain(text: str) -> str:
    """Give the text without white space, what helps a PDF to break lines, and rings of marks."""
    return re.sub("[\\s\u00ad\u200b\u2060○●]", "", text)
