"""Placeholder pictures of people: grey silhouettes, drawn where a test needs them."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

Size = tuple[int, int]
PAPER = (222, 226, 232)
HEAD = (100, 104, 108)


def silhouette(size: Size = (420, 540), paper: tuple[int, int, int] = PAPER) -> Image.Image:
    """Give a head and shoulders in the middle of a picture of any shape."""
    image = Image.new("RGB", size, paper)
    draw = ImageDraw.Draw(image)
    width, height = size
    unit = min(width / 14, height / 18)
    left, top = width / 2 - 7 * unit, height / 2 - 9 * unit

    def ellipse(x: float, y: float, to_x: float, to_y: float) -> None:
        box = (left + x * unit, top + y * unit, left + to_x * unit, top + to_y * unit)
        draw.ellipse(box, fill=HEAD)

    ellipse(4.4, 3.5, 9.6, 10.5)
    ellipse(1.6, 11.4, 12.4, 26)
    return image


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:  # noqa: ANN401
    """Give the file of a picture."""
    data = BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()
