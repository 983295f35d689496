"""Reads the pictures that records name, and says what is wrong with them; called by loader.py.

A picture is read whole, since a truncated file looks intact at its start.
"""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import PIL.Image
from PIL.ExifTags import Base

from scripts.records.drawings import read_drawing
from scripts.records.problems import nearest

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
        super().__init__(f"{found}; expected {expected}")


def read_picture(path: Path) -> Picture:
    """Read the picture at `path`; raise PictureError with what is wrong with it."""
    if path.is_symlink():
        raise PictureError(f'a symbolic link, "{path.name}"', f"a file inside docs/{FOLDER}")
    if not path.is_file():
        others = sorted(other.name for other in path.parent.glob("*"))
        raise PictureError(f'no file "{path.name}"', f"a file in docs/{FOLDER}{nearest(path.name, others)}")
    read_size = _size_of_drawing if path.suffix == ".svg" else _size_of_pixels
    return Picture(path, *read_size(path))


def _size_of_pixels(path: Path) -> tuple[int, int]:
    width, height = check_pixels(path, _FORMATS)
    if max(width, height) > _MOST_STRETCHED * min(width, height):
        found = f"a picture of {width} x {height} px"
        raise PictureError(found, f"a side at most {_MOST_STRETCHED} times as long as the other")
    if width < _SMALLEST_WIDTH:
        raise PictureError(f"a picture {width} px wide", f"at least {_SMALLEST_WIDTH} px")
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
        names = ", ".join(dict.fromkeys(formats.values()))
        raise PictureError(f"a file in none of the formats {names}", f"a picture in {expected}") from None
    except Exception:  # Pillow lets any exception of its decoders through
        raise PictureError("a picture that is broken or was cut off", f"a whole picture in {expected}") from None


def _check_head(image: PIL.Image.Image, expected: str, formats: Mapping[str, str]) -> None:
    """Raise PictureError when the header of a file tells another format than its name, a film, or impossible dimensions."""
    found = "JPEG" if image.format == _JPEG_WITH_MORE else image.format
    if found != expected:
        name = next((f", or a name that ends in {key}" for key, value in formats.items() if value == found), "")
        raise PictureError(f"a picture in {found}", f"{expected}, as its name says{name}")
    frames = getattr(image, "n_frames", 1)
    if frames > 1 and image.format != _JPEG_WITH_MORE:
        raise PictureError(f"a picture that moves ({frames} frames)", "a picture that stands still")
    if image.width * image.height > _MOST_PIXELS:
        found = f"a picture of {image.width} x {image.height} px"
        raise PictureError(found, f"at most {_MOST_PIXELS // 1_000_000} megapixels")


def _size_of_drawing(path: Path) -> tuple[int, int]:
    try:
        drawing = read_drawing(path.read_bytes())
    except (OSError, ValueError) as error:
        raise PictureError(f"a drawing that cannot be read ({error})", "a whole picture in SVG") from None
    if drawing.wrong:
        line, found, expected = drawing.wrong[0]
        raise PictureError(f"{found} in line {line} of the drawing", expected)
    if not drawing.is_svg:
        raise PictureError("a file that is no picture in SVG", "a picture in SVG")
    if drawing.is_absurd:
        raise PictureError("a drawing of an absurd size", "sides that a screen can show")
    if not drawing.size:
        raise PictureError("a drawing without a size", 'a viewBox, as in viewBox="0 0 800 600"')
    return drawing.size
