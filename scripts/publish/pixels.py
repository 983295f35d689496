"""Decodes a raster to what is seen of it, and writes it anew with nothing else; used by pictures.py and attachments.py.

EXIF tells where and when a photograph was taken and on whose phone, thumbnails and comments tell more; none of it is ever
published. A colour profile is put into the colours, which are those of the web (sRGB), and then dropped too.
"""

import io
from contextlib import suppress
from typing import Any

import PIL
from PIL import Image, ImageCms
from PIL.ExifTags import Base

from scripts.cache import digest

#: Encoder settings. AVIF is encoded in one thread, since several give other bytes on another machine.
_WRITTEN: dict[str, dict[str, Any]] = {
    ".avif": {"format": "AVIF", "quality": 50, "speed": 6, "max_threads": 1},
    ".webp": {"format": "WEBP", "quality": 75, "method": 4},
    ".jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    ".jpeg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    ".png": {"format": "PNG", "optimize": True},
    ".gif": {"format": "GIF"},
}
#: The formats in which nothing can be seen through.
_WITHOUT_ALPHA = (".jpg", ".jpeg")
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


def pixels_of(original: bytes) -> Image.Image:
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


def encoded(image: Image.Image, ending: str) -> bytes:
    """Return the content of a file with these pixels whose name has this ending; what JPEG cannot let through is white."""
    if ending in _WITHOUT_ALPHA and image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    content = io.BytesIO()
    image.save(content, **_WRITTEN[ending])
    return content.getvalue()


def key_of(original: bytes, ending: str, *more: str) -> str:
    """Return the cache key of what is made of a picture: by its content, the encoder and whatever else it depends on."""
    return digest(PIL.__version__, str(_WRITTEN[ending]), original, *more)
