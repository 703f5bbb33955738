"""A photograph as documents print it: upright, cropped to the middle, small, and nothing else.

What a camera writes into its files beside the picture, such as where it was, goes no further.
"""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import InputError, Problem
from briefgen.workspace import shown

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = 14.0, 18.0
"""Of every portrait, in mm."""

_DOTS = 12  # a mm: 304.8 an inch
_SIZE = (round(WIDTH * _DOTS), round(HEIGHT * _DOTS))
_LARGEST = 100_000_000  # bytes
_QUALITY = 90
# What Pillow raises for files that are not what they seem.
_BROKEN = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, EOFError),
    *(struct.error, zlib.error),
)


def portrait_of(file: Path) -> bytes:
    """Give a photograph (JPEG or PNG) as the JPEG that is printed; the same file the same bytes.

    The colours are sRGB; of a moving picture it is the first one.
    Raises InputError where the file cannot be read as a picture, or is too large for one.
    """
    try:
        state = file.stat()
    except OSError:
        raise _unfit(file, "cannot be read", "put the picture there") from None
    if state.st_size > _LARGEST:
        raise _unfit(file, f"has {state.st_size // 1_000_000} MB", "make it smaller")
    return _portrait(file, (state.st_size, state.st_mtime_ns))


# Both formats, and every edition, print the same ones.
@lru_cache(maxsize=256)
def _portrait(file: Path, _state: tuple[int, int]) -> bytes:
    # A mission without photographs does not wait for it to load.
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings(), _whole_ones_only():
            # It warns of half as many pixels as it refuses; what else it warns of is mended here.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=("JPEG", "PNG")) as image:
                return _printed(image)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        most = f"{(Image.MAX_IMAGE_PIXELS or 0) // 1_000_000} million"
        raise _unfit(file, f"has more than {most} pixels", "make it smaller") from None
    except UnidentifiedImageError:
        raise _unfit(file, "is no JPEG or PNG picture", "save it as one of these") from None
    except _BROKEN:
        raise _unfit(file, "is damaged", "copy or save it again") from None


@contextmanager
def _whole_ones_only() -> Iterator[None]:
    """Have pictures refused that end too soon: WeasyPrint has Pillow fill them up with grey."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _unfit(file: Path, what: str, remedy: str) -> InputError:
    return InputError(Problem(f"the picture {what}", remedy, shown(file)))


def _printed(image: "Image") -> bytes:
    from PIL import Image, ImageOps

    profile = image.info.get("icc_profile")
    # The decoder of JPEG can leave out what is not printed; some of it is kept for scaling well.
    image.draft(None, (2 * _SIZE[1], 2 * _SIZE[1]))
    image.load()
    whole = _upright(_continuous(image))
    small = ImageOps.fit(whole, _SIZE, Image.Resampling.LANCZOS)
    printed = Image.new("RGB", _SIZE)
    printed.paste(_in_srgb(_on_white(small), profile))
    data = BytesIO()
    printed.save(data, "JPEG", quality=_QUALITY)
    return data.getvalue()


def _continuous(image: "Image") -> "Image":
    """Give a picture whose values can be averaged: of 8 bits, without a palette."""
    match image.mode:
        case "1":
            return image.convert("L")
        case "P":
            return image.convert("RGBA")
        case mode if mode.startswith("I"):  # 16 bits of grey
            return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        case _:
            return image


def _upright(image: "Image") -> "Image":
    """Turn a picture as its camera says it was held (Exif 2.3, 4.6.4), if it says so rightly."""
    from PIL import ImageOps

    with suppress(*_BROKEN):
        return ImageOps.exif_transpose(image)
    return image


def _on_white(image: "Image") -> "Image":
    from PIL import Image

    if "A" not in image.getbands():
        return image
    white = Image.new("RGB", image.size, "white")
    white.paste(image.convert("RGB"), mask=image.getchannel("A"))
    return white


def _in_srgb(image: "Image", profile: bytes | None) -> "Image":
    """Give a picture in sRGB by the profile in its file; without a right one, as it is meant."""
    from PIL import ImageCms

    if profile:
        with suppress(ImageCms.PyCMSError, *_BROKEN):
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            made = ImageCms.profileToProfile(
                image, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if made is not None:
                return made
    return image.convert("RGB")
