"""A photograph becomes the same small JPEG for both formats, with nothing of its file beside it."""

import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageFile, ImageOps
from PIL.TiffImagePlugin import IFDRational

from briefgen.errors import InputError
from briefgen.figures.portrait import HEIGHT, WIDTH, _portrait, portrait_of
from tests.conftest import ROOT
from tests.pictures import HEAD, PAPER, encoded, silhouette

DOTS = (168, 216)  # 14 x 18 mm, 12 a mm
_ORIENTATION, _GPS, _ARTIST = 0x0112, 0x8825, 0x013B
RED, BLUE = (200, 30, 30), (30, 30, 200)


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[bytes], Image.Image]:
    """What is printed of the bytes of a file."""

    def give(data: bytes) -> Image.Image:
        return Image.open(BytesIO(portrait_of(put(tmp_path, data))))

    return give


def put(folder: Path, data: bytes) -> Path:
    file = folder / "mou.jpg"
    file.write_bytes(data)
    _portrait.cache_clear()  # files of one test may have one size and one time
    return file


def near(image: Image.Image, at: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    found = image.getpixel(at)
    assert isinstance(found, tuple)
    return all(abs(a - b) < 12 for a, b in zip(found, colour, strict=True))


def sides(first: tuple[int, int, int], then: tuple[int, int, int]) -> Image.Image:
    """Give a picture whose upper half is red and whose lower half is blue, or of other colours."""
    image = Image.new("RGB", (560, 720), first)
    image.paste(then, (0, 360, 560, 720))
    return image


@pytest.mark.parametrize("size", [(420, 540), (4000, 3000), (300, 2000), (16, 9), (1, 1)])
def test_it_has_as_many_dots_as_are_printed(
    printed: Callable[[bytes], Image.Image], size: tuple[int, int]
) -> None:
    image = printed(encoded(silhouette(size)))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", DOTS)
    assert DOTS == (WIDTH * 12, HEIGHT * 12)


@pytest.mark.parametrize("size", [(1600, 900), (900, 1600)])
def test_it_is_cropped_to_the_middle_and_not_squeezed(
    printed: Callable[[bytes], Image.Image], size: tuple[int, int]
) -> None:
    image = printed(encoded(silhouette(size)))
    expected = printed(encoded(silhouette((420, 540))))
    points = [(84, 20), (84, 84), (84, 200), (20, 84), (148, 84), (30, 205), (5, 205)]
    assert [near(image, point, HEAD) for point in points] == [
        near(expected, point, HEAD) for point in points
    ]
    assert near(image, (84, 84), HEAD)
    assert near(image, (84, 20), PAPER)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_upright_however_the_camera_was_held(
    printed: Callable[[bytes], Image.Image], orientation: int
) -> None:
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    upright = sides(RED, BLUE)
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # PIL's transpositions
    held = upright
    if orientation > 1:
        held = upright.transpose(Image.Transpose(undo[orientation]))
        again = held.copy()
        again.getexif()[_ORIENTATION] = orientation
        assert ImageOps.exif_transpose(again).tobytes() == upright.tobytes()
    image = printed(encoded(held, exif=exif, quality=95))
    assert near(image, (84, 20), RED)
    assert near(image, (84, 196), BLUE)


def test_nothing_that_the_camera_wrote_goes_further(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[_ARTIST] = "token-artist"
    exif.get_ifd(_GPS)[2] = (IFDRational(48), IFDRational(51), IFDRational(24))
    data = encoded(
        silhouette(), exif=exif, comment=b"token-comment", icc_profile=srgb(), dpi=(71, 71)
    )
    assert b"token-artist" in data
    assert b"token-comment" in data
    made = portrait_of(put(tmp_path, data))
    assert list(segments(made)) == [0xE0, 0xDB, 0xDB, 0xC0, 0xC4, 0xC4, 0xC4, 0xC4, 0xDA]
    assert made == portrait_of(put(tmp_path, encoded(Image.open(BytesIO(data)), quality="keep")))


def segments(jpeg: bytes) -> Iterator[int]:
    """Give the markers of a JPEG up to its picture (ITU T.81, B.1): APP1 to APP15 hold metadata."""
    at = 2
    while True:
        _, marker, length = struct.unpack(">BBH", jpeg[at : at + 4])
        yield marker
        if marker == 0xDA:
            return
        at += 2 + length


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_the_same_file_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    file = put(tmp_path, encoded(silhouette((1200, 900))))
    code = (
        "import sys; from pathlib import Path; from briefgen.figures.portrait import portrait_of;"
        "sys.stdout.buffer.write(portrait_of(Path(sys.argv[1])))"
    )
    other = subprocess.run(
        [sys.executable, "-c", code, str(file)], cwd=ROOT, capture_output=True, check=True
    )
    assert other.stdout == portrait_of(file)


# --- pictures of every kind -----------------------------------------------------------------------


def deep() -> bytes:
    """Give a PNG of 16 bits of grey, as scanners make them."""
    grey = silhouette((140, 180)).convert("L")
    image = Image.frombytes("I;16", grey.size, b"".join(bytes((0, one)) for one in grey.tobytes()))
    return encoded(image, "PNG")


def moving() -> bytes:
    """Give a PNG of two pictures, of which the second is red."""
    second = Image.new("RGB", (420, 540), RED)
    return encoded(silhouette(), "PNG", save_all=True, append_images=[second])


def see_through() -> bytes:
    """Give a PNG whose paper is transparent black."""
    image = silhouette().convert("RGBA")
    mask = image.convert("L").point(lambda value: 255 if value < 160 else 0)
    image.putalpha(mask)
    clear = Image.new("RGBA", image.size, (0, 0, 0, 0))
    clear.paste(image, mask=mask)
    return encoded(clear, "PNG")


KINDS: dict[str, Callable[[], bytes]] = {
    "CMYK": lambda: encoded(silhouette().convert("CMYK")),
    "grey": lambda: encoded(silhouette().convert("L")),
    "progressive": lambda: encoded(silhouette(), progressive=True),
    "a palette": lambda: encoded(silhouette().quantize(8), "PNG"),
    "16 bits": deep,
    "moving": moving,
    "with a profile": lambda: encoded(silhouette(), icc_profile=srgb()),
    "with a wrong profile": lambda: encoded(silhouette().convert("L"), icc_profile=srgb()),
    "with a profile that is none": lambda: encoded(silhouette(), icc_profile=b"none"),
    "with a broken orientation": lambda: encoded(silhouette(), exif=b"Exif\x00\x00II*\x00\xff\xff"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_of_every_kind_just_work(
    printed: Callable[[bytes], Image.Image], kind: str
) -> None:
    image = printed(KINDS[kind]())
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", DOTS)
    assert near(image, (84, 84), HEAD)
    assert near(image, (84, 20), PAPER)


def test_what_is_transparent_is_white(printed: Callable[[bytes], Image.Image]) -> None:
    image = printed(see_through())
    assert near(image, (84, 20), (255, 255, 255))
    assert near(image, (84, 84), HEAD)


def test_black_and_white_is_scaled_with_greys(printed: Callable[[bytes], Image.Image]) -> None:
    image = printed(encoded(silhouette().convert("1"), "PNG"))
    assert len(image.convert("L").getcolors() or ()) > 10


def test_a_wide_colour_space_becomes_srgb(printed: Callable[[bytes], Image.Image]) -> None:
    """The colours of a profile whose primaries are swapped are swapped back."""
    profile = bytearray(srgb())
    tags = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * profile[131], 12)}
    red, blue = tags[b"rXYZ"], tags[b"bXYZ"]
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    data = encoded(Image.new("RGB", (420, 540), RED), icc_profile=bytes(profile), quality=95)
    assert near(printed(data), (84, 84), BLUE)


# --- what is no picture ---------------------------------------------------------------------------


def huge() -> bytes:
    """Give a PNG that says to have ten thousand million pixels, and has none."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


FAULTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "words": (lambda: b"not a picture", "the picture is no JPEG or PNG picture; save it as one"),
    "nothing": (lambda: b"", "the picture is no JPEG or PNG picture"),
    "GIF": (lambda: encoded(silhouette(), "GIF"), "the picture is no JPEG or PNG picture"),
    "TIFF": (lambda: encoded(silhouette(), "TIFF"), "the picture is no JPEG or PNG picture"),
    "half a JPEG": (lambda: encoded(silhouette((900, 900)))[:4000], "the picture is damaged; copy"),
    "half a PNG": (lambda: encoded(silhouette(), "PNG")[:900], "the picture is damaged; copy"),
    "huge": (huge, "the picture has more than 89 million pixels; make it smaller"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_printed_is_one_sentence(tmp_path: Path, fault: str) -> None:
    make, expected = FAULTS[fault]
    with pytest.raises(InputError) as caught:
        portrait_of(put(tmp_path, make()))
    (problem,) = caught.value.problems
    assert str(problem).partition(": ")[2].startswith(expected)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_half_a_picture_is_refused_after_weasyprint_was_imported_too(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint 70 sets it
    data = encoded(silhouette((900, 900)), kind)
    with pytest.raises(InputError, match="the picture is damaged"):
        portrait_of(put(tmp_path, data[: len(data) // 2]))
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_file_too_large_for_a_picture_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "mou.jpg"
    with file.open("wb") as hole:
        hole.truncate(2_000_000_000)
    with pytest.raises(InputError, match="the picture has 2000 MB; make it smaller"):
        portrait_of(file)


def test_a_picture_that_was_taken_away_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the picture cannot be read; put the picture there"):
        portrait_of(tmp_path / "none.jpg")
