"""Pictures in line: figures as a PNG with the SVG beside it for those that draw it, portraits."""

import io
from collections.abc import Callable
from typing import Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.story import StoryPart

from briefgen.content import Figure, Portrait
from briefgen.render.docx.ooxml import Element, element, mm_to_emu, qname, w

Rasterise = Callable[[Figure], bytes]
"""Gives a figure as PNG in 300 dpi."""

_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"


class Pictures:
    """Draws the figures of a document; equal drawings share their parts."""

    def __init__(self, rasterise: Rasterise) -> None:
        self._rasterise = rasterise
        self._png: dict[str, bytes] = {}
        self._svg: dict[str, Part] = {}

    def draw(self, figure: Figure, part: StoryPart, number: int, width: float) -> Element:
        """Give the run with a figure, at most `width` mm wide, its alt text in w:docPr."""
        scale = min(1.0, width / figure.width)
        size = (mm_to_emu(figure.width * scale), mm_to_emu(figure.height * scale))
        png, _ = part.get_or_add_image(io.BytesIO(self._raster(figure)))
        svg = part.relate_to(self._svg_part(figure, part), RELATIONSHIP_TYPE.IMAGE)
        return w("r", w("drawing", _inline(figure, (figure.kind, number), size, _fill(png, svg))))

    def portray(self, portrait: Portrait, part: StoryPart, number: int) -> Element:
        """Give the run with a photograph, its alt text in w:docPr."""
        size = (mm_to_emu(portrait.width), mm_to_emu(portrait.height))
        jpeg, _ = part.get_or_add_image(io.BytesIO(portrait.jpeg))
        return w("r", w("drawing", _inline(portrait, ("portrait", number), size, _fill(jpeg))))

    def _raster(self, figure: Figure) -> bytes:
        if figure.svg not in self._png:
            self._png[figure.svg] = self._rasterise(figure)
        return self._png[figure.svg]

    def _svg_part(self, figure: Figure, part: StoryPart) -> Part:
        if figure.svg not in self._svg:
            name = PackURI(f"/word/media/drawing{len(self._svg) + 1}.svg")
            blob = figure.svg.encode()
            self._svg[figure.svg] = Part(name, "image/svg+xml", blob, part.package)
        return self._svg[figure.svg]


def _inline(
    node: Figure | Portrait, named: tuple[str, int], size: tuple[int, int], fill: Element
) -> Element:
    width, height = (str(side) for side in size)
    kind, number = named
    name = f"{kind} {number}"
    return element(
        "wp:inline",
        element("wp:extent", cx=width, cy=height),
        element("wp:docPr", id=str(number), name=name, descr=node.alt),
        element("wp:cNvGraphicFramePr", element("a:graphicFrameLocks", noChangeAspect="1")),
        element(
            "a:graphic",
            element(
                "a:graphicData",
                element(
                    "pic:pic",
                    element(
                        "pic:nvPicPr",
                        element("pic:cNvPr", id=str(number), name=name, descr=node.alt),
                        element("pic:cNvPicPr"),
                    ),
                    fill,
                    element(
                        "pic:spPr",
                        element(
                            "a:xfrm",
                            element("a:off", x="0", y="0"),
                            element("a:ext", cx=width, cy=height),
                        ),
                        element("a:prstGeom", element("a:avLst"), prst="rect"),
                    ),
                ),
                uri=_PICTURE,
            ),
        ),
        distT="0",
        distB="0",
        distL="0",
        distR="0",
    )


def _fill(pixels: str, drawing: str = "") -> Element:
    """Give what a picture shows, by the ids of its parts: pixels, and the SVG that draws them."""
    raster = element("a:blip")
    raster.set(qname("r:embed"), pixels)
    if drawing:
        vector = element("asvg:svgBlip")
        vector.set(qname("r:embed"), drawing)
        raster.append(element("a:extLst", element("a:ext", vector, uri=_SVG_EXTENSION)))
    return element("pic:blipFill", raster, element("a:stretch", element("a:fillRect")))
