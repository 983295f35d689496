"""Reads the pictures that records name, and says what is wrong with them; called by loader.py.

A picture is read whole, since a truncated file looks intact at its start.
"""

import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import PIL.Image
from PIL.ExifTags import Base

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
_SVG = "{http://www.w3.org/2000/svg}svg"
_PIXELS = re.compile(r"\s*(?P<number>\d+(?:\.\d+)?)(?:px)?\s*")

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
    expected = _FORMATS[path.suffix]
    try:
        with PIL.Image.open(path, formats=tuple(_FORMATS.values())) as image:
            _check_head(image, path.suffix)
            image.load()
            is_lying = image.getexif().get(Base.Orientation) in _LYING
            width, height = (image.height, image.width) if is_lying else image.size
    except PictureError:
        raise
    except PIL.UnidentifiedImageError:
        formats = ", ".join(_FORMATS.values())
        raise PictureError(f"a file in none of the formats {formats}", f"a picture in {expected}") from None
    except Exception:  # Pillow lets any exception of its decoders through
        raise PictureError("a picture that is broken or was cut off", f"a whole picture in {expected}") from None
    if width < _SMALLEST_WIDTH:
        raise PictureError(f"a picture {width} px wide", f"at least {_SMALLEST_WIDTH} px")
    return width, height


def _check_head(image: PIL.Image.Image, suffix: str) -> None:
    """Raise PictureError when the header of a file tells another format than its name, or impossible dimensions."""
    found = "JPEG" if image.format == _JPEG_WITH_MORE else image.format
    if found != _FORMATS[suffix]:
        name = next((f", or a name that ends in {key}" for key, value in _FORMATS.items() if value == found), "")
        raise PictureError(f"a picture in {found}", f"{_FORMATS[suffix]}, as its name says{name}")
    sides = f"a picture of {image.width} x {image.height} px"
    if image.width * image.height > _MOST_PIXELS:
        raise PictureError(sides, f"at most {_MOST_PIXELS // 1_000_000} megapixels")
    if max(image.size) > _MOST_STRETCHED * min(image.size):
        raise PictureError(sides, f"a side at most {_MOST_STRETCHED} times as long as the other")


def _size_of_drawing(path: Path) -> tuple[int, int]:
    try:
        root = ElementTree.fromstring(path.read_bytes())
    except (ElementTree.ParseError, OSError, ValueError, LookupError) as error:
        raise PictureError(f"a drawing that cannot be read ({error})", "a whole picture in SVG") from None
    if root.tag != _SVG:
        raise PictureError("a file that is no picture in SVG", "a picture in SVG")
    sides = _sides(root.get("width", ""), root.get("height", "")) or _sides(*_box(root.get("viewBox", "")))
    if not sides:
        raise PictureError("a drawing without a size", 'a viewBox, as in viewBox="0 0 800 600"')
    return sides


def _box(box: str) -> tuple[str, str]:
    """Return the width and height that a viewBox gives, as they are written."""
    numbers = box.replace(",", " ").split()
    return (numbers[2], numbers[3]) if len(numbers) == 4 else ("", "")


def _sides(width: str, height: str) -> tuple[int, int] | None:
    """Return a size in whole pixels, or None where it is given in no pixels: not at all, in millimetres, in percent."""
    found = _PIXELS.fullmatch(width), _PIXELS.fullmatch(height)
    sides = [round(float(match["number"])) for match in found if match]
    return (sides[0], sides[1]) if len(sides) == 2 and min(sides) > 0 else None
