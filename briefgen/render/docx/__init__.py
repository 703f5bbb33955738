"""From a content tree to a Word file."""

from briefgen.render.docx.house import base_notices
from briefgen.render.docx.renderer import render_docx

__all__ = ["base_notices", "render_docx"]
