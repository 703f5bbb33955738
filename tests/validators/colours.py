"""Contrast of words with what is behind them (WCAG 2.2, 1.4.3)."""

from collections.abc import Sequence

Rgb = tuple[float, float, float]
"""Each part from 0 to 1."""

WHITE: Rgb = (1, 1, 1)


def of_hex(text: str) -> Rgb:
    """Give a colour written as RRGGBB."""
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def of_pdf(colour: Sequence[float]) -> Rgb:
    """Give a colour of a PDF: grey has one part, RGB has three."""
    red, green, blue = colour if len(colour) == 3 else [colour[0]] * 3
    return red, green, blue


def is_readable(words: Rgb, ground: Rgb, size: float, *, bold: bool) -> bool:
    """Whether words of this size, in pt, stand out enough: 4.5 to 1, and 3 to 1 when large."""
    dark, light = sorted((_luminance(words), _luminance(ground)))
    large = size >= 18 or (bold and size >= 14)
    return (light + 0.05) / (dark + 0.05) >= (3 if large else 4.5)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
