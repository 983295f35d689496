"""Reads the pictures that records name, and says what is wrong with them; called by loader.py.

A picture is read whole, since a truncated file looks intact at its start.
"""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import PIL.Image
from PIL.ExifTags import Base

from scripts.messages.say import say
from scripts.records.drawings import read_drawing
from scripts.records.problems import nearest, reason_of

#: Where pictures lie in the folder of pages, and in the site.
FOLDER = "assets/images"
_FORMATS = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
#: Pillow's name for a phone's JPEG with a second picture in it, such as a depth map.
_JPEG_WITH_MORE = "MPO"
#: The width in pixels of a phone's screen: a narrower picture would be blurred.
_SMALLEST_WIDTH = 480
#: More than a good camera gives; a decompression bomb would fill the memory.
_MOST_PIXELS = 60_000_000
#: No modern format can hold a picture that is much longer, and no page can show it.
_MOST_STRETCHED = 10
#: EXIF orientations that swap width and height.
_LYING = (5, 6, 7, 8)
# Our own limit is lower, and tells the editor what to do.
PIL.Image.MAX_IMAGE_PIXELS = None
# Odd metadata does not matter, since none of it is published.
warnings.filterwarnings("ignore", module=r"PIL\.")


@dataclass(frozen=True)
class Picture:
    """A picture that a record names: its file, and its size in pixels as it is shown."""

    path: Path
    width: int
    height: int

    @property
    def is_drawn(self) -> bool:
        """Whether it is a vector drawing (SVG)."""
        return self.path.suffix == ".svg"


class PictureError(Exception):
    """A picture that cannot be published: what was found and what was expected."""

    def __init__(self, found: str, expected: str) -> None:
        self.found, self.expected = found, expected
        super().__init__(say("as-error", found=found, expected=expected))


def read_picture(path: Path) -> Picture:
    """Read the picture at `path`; raise PictureError with what is wrong with it."""
    if path.is_symlink():
        raise PictureError(
            say("records.symbolic-link-2", name=path.name), say("records.file-inside-docs", folder=FOLDER)
        )
    if not path.is_file():
        others = sorted(other.name for other in path.parent.glob("*"))
        raise PictureError(
            say("records.no-file", name=path.name),
            say("records.file-in-docs", folder=FOLDER, near=nearest(path.name, others)),
        )
    read_size = _size_of_drawing if path.suffix == ".svg" else _size_of_pixels
    return Picture(path, *read_size(path))


def _size_of_pixels(path: Path) -> tuple[int, int]:
    width, height = check_pixels(path, _FORMATS)
    if max(width, height) > _MOST_STRETCHED * min(width, height):
        found = say("records.picture-of-x-px", width=width, height=height)
        raise PictureError(found, say("records.side-at-most-times-as-long", most_stretched=_MOST_STRETCHED))
    if width < _SMALLEST_WIDTH:
        raise PictureError(
            say("records.picture-px-wide", width=width), say("records.at-least-px", smallest_width=_SMALLEST_WIDTH)
        )
    return width, height


def check_pixels(path: Path, formats: Mapping[str, str]) -> tuple[int, int]:
    """Return the size in pixels of a picture as it is shown; raise PictureError where it is not whole or not what its name says.

    `formats` are Pillow's names of the formats that it may have, by the endings of names.
    """
    expected = formats[path.suffix.lower()]
    try:
        with PIL.Image.open(path, formats=tuple(dict.fromkeys(formats.values()))) as image:
            _check_head(image, expected, formats)
            image.load()
            is_lying = image.getexif().get(Base.Orientation) in _LYING
            return (image.height, image.width) if is_lying else image.size
    except PictureError:
        raise
    except PIL.UnidentifiedImageError:
        names = list(dict.fromkeys(formats.values()))
        raise PictureError(
            say("records.none-of-formats", names=names), say("records.picture-in-2", expected=expected)
        ) from None
    except Exception:  # Pillow lets any exception of its decoders through
        raise PictureError(
            say("records.picture-that-is-broken-or-was"), say("records.whole-picture-in", expected=expected)
        ) from None


def _check_head(image: PIL.Image.Image, expected: str, formats: Mapping[str, str]) -> None:
    """Raise PictureError when the header of a file tells another format than its name, a film, or impossible dimensions."""
    found = "JPEG" if image.format == _JPEG_WITH_MORE else image.format
    if found != expected:
        ending = next((key for key, value in formats.items() if value == found), "")
        meant = say("records.or-name-that-ends", ending=ending) if ending else ""
        raise PictureError(
            say("records.picture-in", found=found), say("records.format-as-named", format=expected, meant=meant)
        )
    frames = getattr(image, "n_frames", 1)
    if frames > 1 and image.format != _JPEG_WITH_MORE:
        raise PictureError(
            say("records.picture-that-moves-frames", frames=frames), say("records.picture-that-stands-still")
        )
    if image.width * image.height > _MOST_PIXELS:
        found = say("records.picture-of-x-px", width=image.width, height=image.height)
        raise PictureError(found, say("records.most-megapixels", megapixels=_MOST_PIXELS // 1_000_000))


def _size_of_drawing(path: Path) -> tuple[int, int]:
    try:
        drawing = read_drawing(path.read_bytes())
    except (OSError, ValueError) as error:
        raise PictureError(
            say("records.drawing-that-cannot-be-read", error=reason_of(error)), say("records.whole-picture-in-svg")
        ) from None
    if drawing.wrong:
        line, found, expected = drawing.wrong[0]
        raise PictureError(say("records.in-line-of-drawing", found=found, line=line), expected)
    if not drawing.is_svg:
        raise PictureError(say("records.file-that-is-no-picture-in"), say("records.picture-in-svg"))
    if drawing.is_absurd:
        raise PictureError(say("records.drawing-of-absurd-size"), say("records.sides-that-screen-can-show"))
    if not drawing.size:
        raise PictureError(say("records.drawing-without-size"), say("records.viewbox-as-in-viewbox-0-0"))
    return drawing.size
