"""Tells whether the file of a raster holds nothing but its pixels; called by drawings.py for pictures within a drawing.

Every part of the file must be known to say only how to decode it, since whatever a decoder passes over may hold a place or a
name: private chunks, comments, a second picture behind the end of the first. Sources: ITU-T T.81 and T.871 (JPEG, JFIF), the
third edition of PNG (W3C), and RFC 9649 (WebP).
"""

import io
import re

import PIL.Image

_FORMATS = ("PNG", "JPEG", "WEBP")
_PNG = b"\x89PNG\r\n\x1a\n"
#: The chunks of a PNG, with the most bytes that each has.
_CHUNKS = {
    **{b"IHDR": 13, b"PLTE": 768, b"IDAT": 2**31, b"IEND": 0, b"tRNS": 256, b"pHYs": 9},
    **{b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"sBIT": 4, b"bKGD": 6},
}
#: The chunks of a WebP: its head, the pixels in either way, and what can be seen through.
_RIFF_CHUNKS = (b"VP8X", b"VP8 ", b"VP8L", b"ALPH")
_JPEG, _JPEG_END = b"\xff\xd8", b"\xff\xd9"
#: The segments of a JPEG: frames, tables, the distance of restarts, a scan, and of the others JFIF without a thumbnail and
#: the colour transform of Adobe.
_SEGMENT = re.compile(
    rb"\xff(?:[\xc0-\xc7\xc9-\xcf\xda\xdb\xdc\xdd]|\xe0(?=\x00\x10JFIF\x00)|\xee(?=\x00\x0eAdobe))(?P<length>..)",
    re.DOTALL,
)
#: The pixels behind the head of a scan, up to the next marker.
_SCAN = re.compile(rb"(?:[^\xff]++|\xff[\x00\xd0-\xd7])*+")


def has_only_pixels(content: bytes) -> bool:
    """Return whether a file is a whole picture in PNG, JPEG or WebP and says nothing else."""
    if content.startswith(_PNG):
        is_plain = _is_plain_png(content)
    elif content.startswith(_JPEG):
        is_plain = _is_plain_jpeg(content)
    else:
        is_plain = content.startswith(b"RIFF") and content[8:12] == b"WEBP" and _is_plain_webp(content)
    return is_plain and _is_whole(content)


def _is_whole(content: bytes) -> bool:
    try:
        with PIL.Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            image.load()
    except Exception:  # Pillow lets any exception of its decoders through
        return False
    return True


def _is_plain_png(content: bytes) -> bool:
    place, kind = len(_PNG), b""
    while kind != b"IEND":
        length, kind = int.from_bytes(content[place : place + 4]), content[place + 4 : place + 8]
        if length > _CHUNKS.get(kind, -1):
            return False
        place += 12 + length  # with the checksum
    return place == len(content)


def _is_plain_webp(content: bytes) -> bool:
    place = 12
    while place < len(content):
        if content[place : place + 4] not in _RIFF_CHUNKS:
            return False
        length = int.from_bytes(content[place + 4 : place + 8], "little")
        place += 8 + length + length % 2
    return place == len(content) == 8 + int.from_bytes(content[4:8], "little")


def _is_plain_jpeg(content: bytes) -> bool:
    place = len(_JPEG)
    while segment := _SEGMENT.match(content, place):
        place = segment.start("length") + int.from_bytes(segment["length"])
        if segment.group()[1] == 0xDA:
            scan = _SCAN.match(content, place)
            place = scan.end() if scan else place
    return content[place:] == _JPEG_END
