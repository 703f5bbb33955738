"""Make styles/word-base.docx from the design tokens of styles/theme.yaml.

Run it when a token changes; the result is committed. The same tokens give the same bytes.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from briefgen.load import load_model  # noqa: E402  # the checkout need not be installed
from briefgen.render.docx.base import make_base  # noqa: E402
from briefgen.theme import Theme  # noqa: E402


def main() -> None:
    """Write the base document."""
    target = ROOT / "styles" / "word-base.docx"
    made = make_base(load_model(ROOT / "styles" / "theme.yaml", Theme).value)
    target.write_bytes(made)
    print(f"{target.relative_to(ROOT)}: {len(made)} bytes")


if __name__ == "__main__":
    main()
