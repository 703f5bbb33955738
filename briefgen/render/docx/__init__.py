"""From a content tree to a Word file."""

from briefgen.render.docx.renderer import render_docx

__all__ = ["render_docx"]
