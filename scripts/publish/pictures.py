"""Publishes the pictures of records: several widths, modern formats, no metadata; called by prepare.py.

EXIF tells where and when a photograph was taken and on whose phone, so the file itself is never published. What is made is
kept in a cache by what it is made of.
"""

import io
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, NamedTuple

import PIL
from PIL import Image, ImageCms
from PIL.ExifTags import Base

from scripts.cache import Cache, digest
from scripts.pages.pictures import MODERN, fallback_name, variant_name, widths_of
from scripts.publish.assets import Assets, fingerprinted_name
from scripts.records.pictures import Picture

#: Encoder settings. AVIF is encoded in one thread, since several give other bytes on another machine.
_WRITTEN: dict[str, dict[str, Any]] = {
    ".avif": {"format": "AVIF", "quality": 50, "speed": 6, "max_threads": 1},
    ".webp": {"format": "WEBP", "quality": 75, "method": 4},
    ".jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    ".png": {"format": "PNG", "optimize": True},
}
#: Transpositions by EXIF orientation. Pillow's exif_transpose also rewrites the metadata, and fails
#: on the odd metadata of some phones.
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


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
        pixels = _pixels(original)
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
    return [
        _File(name, width, suffix, digest(PIL.__version__, str(_WRITTEN[suffix]), original, str(width)))
        for name, width, suffix in wanted
    ]


def _pixels(original: bytes) -> Image.Image:
    """Return a picture as it is shown, in the colours of the web, without anything else that its file says."""
    with Image.open(io.BytesIO(original)) as file:
        turn = _UPRIGHT.get(file.getexif().get(Base.Orientation, 1))
        image = file.copy() if turn is None else file.transpose(turn)
    if image.mode.startswith("I"):  # 16-bit greyscale, which Pillow would clip to white
        image = image.point(lambda grey: grey / 256).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if profile:
        # A broken profile, or one for another colour model, is ignored.
        with suppress(ImageCms.PyCMSError, OSError):
            web = ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, io.BytesIO(profile), web, outputMode=mode) or image
    image = image.convert(mode)
    image.info.clear()
    return image


def _made(pixels: Image.Image, file: _File) -> bytes:
    """Return the content of a file."""
    height = round(pixels.height * file.width / pixels.width)
    image = pixels.resize((file.width, height), Image.Resampling.LANCZOS)
    if file.suffix == ".jpg" and image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    content = io.BytesIO()
    image.save(content, **_WRITTEN[file.suffix])
    return content.getvalue()
