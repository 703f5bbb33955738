"""Running heads and feet as artifacts: they are part of no text, and nobody should hear them.

WeasyPrint marks them as content and leaves them out of the structure tree, which ISO 14289-1, 7.1
forbids: what is no artifact belongs to the tree.
"""

from collections.abc import Iterator

import pydyf


def make_artifacts(pdf: pydyf.PDF) -> None:
    """Mark as artifact all content whose structure element is not in the tree.

    Raises RuntimeError where WeasyPrint wrote marked content in another way than expected.
    """
    by_reference = {one.reference: one for one in pdf.objects if isinstance(one, pydyf.Dictionary)}
    root = by_reference[pdf.catalog["StructTreeRoot"]]
    linked = set(_below(root, by_reference))
    parents = by_reference[root["ParentTree"]]["Nums"]
    pages = {page: number for number, page in enumerate(pdf.page_references)}
    loose: dict[bytes, set[int]] = {}
    for reference, element in by_reference.items():
        if element.get("Type") == "/StructElem" and reference not in linked:
            numbers = {kid for kid in element["K"] if isinstance(kid, int)}
            loose.setdefault(element["Pg"], set()).update(numbers)
            for number in numbers:
                # ISO 32000-1, 14.7.4.4: the place of content that has no element is null.
                parents[2 * pages[element["Pg"]] + 1][number] = "null"
    for page, numbers in loose.items():
        contents = pdf.objects[int(by_reference[page]["Contents"].split()[0])]
        contents.stream = _unmarked(contents.stream, numbers)


def _below(
    element: pydyf.Dictionary, by_reference: dict[bytes, pydyf.Dictionary]
) -> Iterator[bytes]:
    for kid in element["K"]:
        if kid in by_reference and "K" in by_reference[kid]:
            yield kid
            yield from _below(by_reference[kid], by_reference)


def _unmarked(stream: list[object], numbers: set[int]) -> list[object]:
    """Give a content stream in which the marked sequences of these numbers are artifacts."""
    made: list[object] = []
    found: set[int] = set()
    for item in stream:
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in numbers:
            found.add(item["MCID"])
            made[-1] = "/Artifact"  # in the place of its tag; no properties
        elif item == b"BDC" and made[-1] == "/Artifact":
            made.append(b"BMC")
        else:
            made.append(item)
    if found != numbers:
        raise RuntimeError("the marked content of a page is not as WeasyPrint 70 writes it")
    return made
