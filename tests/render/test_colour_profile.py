"""The colour profile of a PDF is the one that Pillow would have given back."""

from weasyprint import HTML

from briefgen.render.colour_profile import colour_profile_as_it_is


def pdf() -> bytes:
    html = HTML(string="<html lang=en><title>A</title><p>B")
    return bytes(html.write_pdf(pdf_variant="pdf/a-3a", uncompressed_pdf=True))


def test_the_pdf_is_the_same() -> None:
    with colour_profile_as_it_is():
        ours = pdf()
    assert b"/DestOutputProfile" in ours
    assert ours == pdf()
