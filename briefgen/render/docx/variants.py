"""Styles that differ from another in one thing: an indent, a place in a row, a page to stay on.

Nothing is formatted by hand, so what a row or a page asks of a paragraph is a style of its own,
made where it is needed. It is based on the style that the paragraph has, so that a change of that
one shows in all of them.
"""

from collections.abc import Sequence
from math import ceil
from typing import Final

from briefgen.render.docx.ooxml import (
    Element,
    paragraph_properties,
    qname,
    run_properties,
    style_id,
    w,
)

_ASCENT: Final = 0.8  # of an exact leading: what LibreOffice, after Word, puts above the baseline
_SPACING: Final = f"{qname('w:pPr')}/{qname('w:spacing')}"
_STYLE: Final = qname("w:pStyle")
_VALUE: Final = qname("w:val")
_STEP: Final = 10  # twips: places in a row are told apart by half a point


class Variants:
    """Makes such styles in the style sheet of one document, each once."""

    def __init__(self, styles: Element) -> None:
        self._styles = styles
        self._by_id = {
            style.get(qname("w:styleId"), ""): style for style in styles.iter(qname("w:style"))
        }
        self._kept: dict[str, bool] = {}

    def of(
        self,
        style: str,
        difference: str,
        properties: Sequence[Element],
        run: Sequence[Element] = (),
    ) -> str:
        """Give the id of a style's variant that is called after its difference.

        It differs in properties of the paragraph, and perhaps of its runs.
        """
        identifier = f"{style}{style_id(difference)}"
        if identifier not in self._by_id:
            name = f"{_value(self._by_id[style], 'w:name')} {difference}"
            made = w(
                "style",
                w("name", val=name),
                w("basedOn", val=style),
                w("uiPriority", val="99"),
                paragraph_properties(properties),
                *([run_properties(run)] if run else []),
                type="paragraph",
                customStyle="1",
                styleId=identifier,
            )
            self._styles.append(made)
            self._by_id[identifier] = made
        return identifier

    def of_table(self, style: str, difference: str, margins: Element) -> str:
        """Give the id of a variant of a table's style, with other margins of its cells."""
        identifier = f"{style}{style_id(difference)}"
        if identifier not in self._by_id:
            made = w(
                "style",
                w("name", val=f"{_value(self._by_id[style], 'w:name')} {difference}"),
                w("basedOn", val=style),
                w("uiPriority", val="99"),
                w("tblPr", margins),
                type="table",
                customStyle="1",
                styleId=identifier,
            )
            self._styles.append(made)
            self._by_id[identifier] = made
        return identifier

    def baseline(self, style: str) -> int | None:
        """Give where the first baseline of a paragraph is, in twips from the top of its line.

        None where the leading is not exact, as in a line of pictures.
        """
        while style in self._by_id:
            spacing = self._by_id[style].find(_SPACING)
            if spacing is not None and (line := spacing.get(qname("w:line"))) is not None:
                if spacing.get(qname("w:lineRule")) != "exact":
                    return None
                return round(int(line) * _ASCENT)
            style = _value(self._by_id[style], "w:basedOn")
        return None

    def lower(self, paragraph: Element, twips: int) -> None:
        """Set the first baseline of a paragraph lower, to the half point.

        Never less, so that no row is lower than in the PDF and no page of Word holds another row.
        """
        steps = ceil(twips / _STEP)
        if steps > 0:
            before = w("spacing", before=str(steps * _STEP))
            self.restyle(paragraph, f"lower {steps / 2:g}", before)

    def keep(self, paragraph: Element) -> None:
        """Keep a paragraph on the page of the next one."""
        self.restyle(paragraph, "keep", w("keepNext"))

    def free(self, paragraph: Element) -> None:
        """Let a row part from the next one, whatever the style of its words is.

        A label in each of its rows would keep a whole table together, on a page of its own.
        """
        if self._keeps(style_of(paragraph)):
            self.restyle(paragraph, "in row", w("keepNext", val="0"))

    def _keeps(self, style: str) -> bool:
        if style not in self._kept:
            self._kept[style] = self._inherits_keep(style)
        return self._kept[style]

    def _inherits_keep(self, style: str) -> bool:
        while style in self._by_id:
            said = self._by_id[style].find(f"{qname('w:pPr')}/{qname('w:keepNext')}")
            if said is not None:
                return said.get(qname("w:val"), "1") not in {"0", "false"}
            style = _value(self._by_id[style], "w:basedOn")
        return False

    def space_below(self, paragraph: Element, twips: int, difference: str) -> None:
        """Set the space below a paragraph; the difference says why."""
        self.restyle(paragraph, difference, w("spacing", after=str(twips)))

    def restyle(self, paragraph: Element, difference: str, *properties: Element) -> None:
        """Give a paragraph the variant of its style that is called after the difference."""
        named = _named(paragraph)
        if named is not None:
            style = named.get(_VALUE, "")
            named.set(_VALUE, self.of(style, difference, properties))


def style_of(paragraph: Element) -> str:
    """Give the id of the style of a paragraph."""
    named = _named(paragraph)
    return "" if named is None else named.get(_VALUE, "")


def _named(paragraph: Element) -> Element | None:
    """Give the w:pStyle of a paragraph that `ooxml.paragraph` made: it stands first."""
    first = next(paragraph[0].iterchildren(), None) if len(paragraph) else None
    return first if first is not None and first.tag == _STYLE else None


def _value(style: Element, tag: str) -> str:
    found = style.find(qname(tag))
    return "" if found is None else found.get(qname("w:val"), "")
