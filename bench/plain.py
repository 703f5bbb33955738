"""Plain WeasyPrint: `plain.py A.html A.pdf ...`."""

import sys

from weasyprint import HTML

for source, target in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
    HTML(filename=source).write_pdf(target)
