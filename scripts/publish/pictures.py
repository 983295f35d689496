"""Publishes the pictures of records: several widths, modern formats, no metadata; called by prepare.py.

EXIF tells where and when a photograph was taken and on whose phone, so the file itself is never published. What is made is
kept in a cache by what it is made of.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from PIL import Image

from scripts.cache import Cache
from scripts.pages.pictures import MODERN, fallback_name, variant_name, widths_of
from scripts.publish.assets import Assets, fingerprinted_name
from scripts.publish.pixels import encoded, key_of, pixels_of
from scripts.records.pictures import Picture


class _File(NamedTuple):
    """One of the files of a picture: its name on pages, how it is made, and the hash of what it is made of."""

    name: str
    width: int
    suffix: str
    key: str


def published_pictures(pictures: Iterable[Picture], cache: Cache) -> Assets:
    """Return what is published of each picture: by its name on pages, its name with its hash, and its content."""
    assets: Assets = {}
    for picture in pictures:
        if not picture.is_drawn:
            assets.update(_published(picture, cache))
    return assets


def _published(picture: Picture, cache: Cache) -> Iterator[tuple[str, tuple[str, bytes]]]:
    original = picture.path.read_bytes()
    files = _files(picture, original)
    contents = {file: cache.get(file.key) for file in files}
    missing = [file for file, content in contents.items() if content is None]
    if missing:
        pixels = pixels_of(original)
        with ThreadPoolExecutor() as threads:  # Pillow releases the GIL
            made = threads.map(lambda file: cache.kept(file.key, lambda: _made(pixels, file)), missing)
            contents.update(zip(missing, made, strict=True))
    for file, content in contents.items():
        assert content is not None  # what was not kept has been made
        # The fallback may be in another format than the name of the original says.
        yield file.name, (fingerprinted_name(f"{file.name.removesuffix(file.suffix)}{file.suffix}", content), content)


def _files(picture: Picture, original: bytes) -> list[_File]:
    """Return the files of a picture whose own file has the content `original`."""
    widths = widths_of(picture)
    wanted = [(variant_name(picture, width, suffix), width, suffix) for suffix in MODERN for width in widths]
    wanted.append((fallback_name(picture), widths[-1], ".png" if picture.path.suffix == ".png" else ".jpg"))
    return [_File(name, width, suffix, key_of(original, suffix, str(width))) for name, width, suffix in wanted]


def _made(pixels: Image.Image, file: _File) -> bytes:
    """Return the content of a file."""
    height = round(pixels.height * file.width / pixels.width)
    return encoded(pixels.resize((file.width, height), Image.Resampling.LANCZOS), file.suffix)
