"""The closed vocabulary of templates: XML elements to nodes, and nothing else.

Every element has one function here that makes its node. An element, an attribute or a value that is
not in the vocabulary is an error: nothing can reach the PDF that Word cannot see.
"""

from briefgen.vocabulary.blocks import DrawFigure
from briefgen.vocabulary.elements import ELEMENTS, VocabularyError
from briefgen.vocabulary.pages import Pages, parse_document, parse_sheet

__all__ = [
    "ELEMENTS",
    "DrawFigure",
    "Pages",
    "VocabularyError",
    "parse_document",
    "parse_sheet",
]
