"""The sign of the site as the files that browsers and phones ask for by their names, made of its drawing; called by site_build.py.

The compiler of the PDFs draws it, so that no other library is needed. Source of the names and sizes: the HTML standard (link
type icon), Apple's "Configuring Web Applications", and the Web Application Manifest of the W3C.
"""

import io
from functools import partial
from importlib.metadata import version
from pathlib import Path

import PIL
import typst
from PIL import Image

from scripts.cache import Cache, digest
from scripts.files import write_whole
from scripts.messages.say import say
from scripts.publish.pixels import encoded
from scripts.records.problems import file_error

#: Asked for by whoever knows no drawings, at the root of a host also by itself.
ICO = "favicon.ico"
TOUCH_ICON, LARGE_ICON = "apple-touch-icon.png", "icon-512.png"
_ICO_SIZES = (16, 32, 48)
#: In pixels.
SIZES = {TOUCH_ICON: 180, LARGE_ICON: 512}
_PAGE = """\
#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: none)
#image(bytes(sys.inputs.drawing), format: "svg", width: 100%, height: 100%)
"""


def write_icons(site: Path, drawing: Path, ground: str, cache: Cache) -> None:
    """Write the icons of a site into its folder, made of `drawing`, an SVG.

    `ground` is the colour (#rrggbb) behind it on the screen of a phone, which takes no icon that can be seen through. What is
    made is kept in `cache`. Raises InputError for a drawing that cannot be drawn.
    """
    content = drawing.read_bytes()
    made_of = digest(version("typst"), PIL.__version__, Path(__file__).read_bytes(), content, ground)
    makers = {name: partial(_opaque, content, drawing, size, ground) for name, size in SIZES.items()}
    for name, make in {ICO: partial(_ico, content, drawing), **makers}.items():
        write_whole(site / name, cache.kept(digest(made_of, name), make))


def _drawn(content: bytes, drawing: Path, size: int) -> Image.Image:
    """Return the drawing as a picture of so many pixels each way."""
    try:
        inputs = {"drawing": content.decode("utf-8")}
        png = typst.compile(_PAGE.format(size=size).encode(), format="png", ppi=72, sys_inputs=inputs)
    except (typst.TypstError, UnicodeDecodeError) as error:
        raise file_error(drawing, say("metadata.drawing", reason=str(error)), say("metadata.svg-expected")) from None
    assert isinstance(png, bytes)  # a list would be the pictures of several pages
    return Image.open(io.BytesIO(png)).convert("RGBA")


def _ico(content: bytes, drawing: Path) -> bytes:
    *small, largest = (_drawn(content, drawing, size) for size in _ICO_SIZES)
    file = io.BytesIO()
    largest.save(file, "ICO", sizes=[(size, size) for size in _ICO_SIZES], append_images=small)
    return file.getvalue()


def _opaque(content: bytes, drawing: Path, size: int, ground: str) -> bytes:
    sign = _drawn(content, drawing, size)
    return encoded(Image.alpha_composite(Image.new("RGBA", sign.size, ground), sign).convert("RGB"), ".png")
