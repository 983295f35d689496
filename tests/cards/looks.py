"""Looks at cards as a reader does: nothing is cut, nothing lies over another; used by the tests of this room and of the content."""

import io

from PIL import Image

from scripts.cards.place import HEIGHT, WIDTH

#: The most bytes that a card may have.
HEAVIEST = 80_000
#: What stays free on a card (left, top, right, bottom): its edges, what lies between the text and the name of the site.
FREE = {
    "left": (0, 0, 70, 570),
    "right": (1130, 0, WIDTH, 570),
    "top": (0, 0, WIDTH, 55),
    "under the text": (0, 459, WIDTH, 486),
    "under the name of the site": (0, 554, WIDTH, 584),
}


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def faults(content: bytes) -> list[str]:
    """Return what is wrong with a card: its size, its weight, what reaches into a place that stays free."""
    picture = opened(content)
    found = []
    if picture.size != (WIDTH, HEIGHT) or picture.format != "PNG":
        found.append(f"{picture.format} of {picture.size}")
    if len(content) > HEAVIEST:
        found.append(f"{len(content)} bytes")
    colours = picture.convert("RGB")
    ground = colours.getpixel((5, 5))
    return found + [name for name, box in FREE.items() if colours.crop(box).getcolors() != [(_area(box), ground)]]


def _area(box: tuple[int, int, int, int]) -> int:
    left, top, right, bottom = box
    return (right - left) * (bottom - top)
