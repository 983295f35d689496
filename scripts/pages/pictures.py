"""Responsive images: `<picture>` with several widths and formats; called by images.py.

The names that it writes are those of publish/pictures.py, which makes the files.
"""

import html
from collections.abc import Callable

from scripts.records.pictures import FOLDER, Picture

#: Modern formats with their media types, the smaller first, since a browser takes the first that it supports.
MODERN = {".avif": "image/avif", ".webp": "image/webp"}
#: Characters that Markdown interprets inside an attribute too, since it processes links before HTML.
_MARKDOWN_SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`[]"})
#: Widths in pixels. The text column is 42rem; a high-density screen needs twice the CSS pixels.
_WIDTHS = (480, 960, 1440)
_SIZES = "(min-width: 44rem) 42rem, 100vw"


def widths_of(picture: Picture) -> list[int]:
    """Return the widths in which a picture is published, from the smallest; none is wider than the picture itself."""
    return sorted({min(width, picture.width) for width in _WIDTHS})


def fallback_name(picture: Picture) -> str:
    """Return the name of the file for browsers without the modern formats: that of the picture itself."""
    return f"{FOLDER}/{picture.path.name}"


def variant_name(picture: Picture, width: int, suffix: str) -> str:
    """Return the name of a picture in one width and format; two pictures that differ only in format share none."""
    return f"{FOLDER}/{picture.path.name}.{width}{suffix}"


def picture_html(picture: Picture, alternative: str, address: Callable[[str], str]) -> str:
    """Return the HTML of a picture with its size, so that loading it shifts no text (CLS).

    `address` makes the name of a file of the site into an address on the page.
    """
    width = picture.width if picture.is_drawn else widths_of(picture)[-1]
    height = round(picture.height * width / picture.width)
    image = (
        f'<img src="{address(fallback_name(picture))}" width="{width}" height="{height}" '
        f'alt="{html.escape(alternative).translate(_MARKDOWN_SIGNS)}" loading="lazy" decoding="async">'
    )
    return image if picture.is_drawn else f"<picture>{_sources(picture, address)}{image}</picture>"


def _sources(picture: Picture, address: Callable[[str], str]) -> str:
    sources = []
    for suffix, kind in MODERN.items():
        files = [f"{address(variant_name(picture, width, suffix))} {width}w" for width in widths_of(picture)]
        sources.append(f'<source type="{kind}" srcset="{", ".join(files)}" sizes="{_SIZES}">')
    return "".join(sources)
