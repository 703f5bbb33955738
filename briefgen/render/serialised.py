"""Every object of a finished PDF as its bytes, made once.

pydyf makes them for the file and once more for the file's identifier: of a pack's pages a tenth of
all the time.
"""

from base64 import a85encode
from dataclasses import dataclass

from pydyf import PDF, Object, Stream


@dataclass
class Serialised:
    """An object of a PDF whose bytes are known: what pydyf asks of an object that it writes."""

    number: int
    generation: int
    free: str
    compressible: bool
    data: bytes
    # The place in the file, in bytes from its start, which pydyf fills in.
    offset: int = 0

    @property
    def indirect(self) -> bytes:
        """Give the object as it stands in a file, with its number."""
        return b"%d %d obj\n%b\nendobj" % (self.number, self.generation, self.data)


def serialise(pdf: PDF) -> None:
    """Replace the objects of a PDF by their bytes; none may be changed after this."""
    pdf.objects = [
        one
        if one.free == "f"
        else Serialised(one.number, one.generation, one.free, one.compressible, _data(one))
        for one in pdf.objects
    ]


def _data(one: Object) -> bytes:
    """Give the bytes of an object.

    ISO 32000-1, 7.3.8.1: a line end stands between a stream and `endstream`. Where the stream
    itself ends with a carriage return, readers may take that for a part of the line end; such a
    stream is written in ASCII base 85, which ends with `~>` (7.4.3).
    """
    data = bytes(one.data)
    if isinstance(one, Stream) and one.compress and data.endswith(b"\r\nendstream"):
        _, compressed = data.split(b"stream\n", 1)
        base_85 = a85encode(compressed.removesuffix(b"\nendstream")) + b"~>"
        filters = {"Filter": "[/ASCII85Decode /FlateDecode]"}
        return bytes(Stream([base_85], one.extra | filters).data)
    return data
