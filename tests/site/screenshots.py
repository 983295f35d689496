"""Makes a picture of every template in every look; `python -m tests.site.screenshots` makes the approved ones anew."""

import io
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser

from tests.conftest import build_site
from tests.site.conftest import chromium, served
from tests.site.templates import ROOTS, TEMPLATES, open_template

APPROVED = Path(__file__).with_name("screenshots")
WIDTHS = (360, 768, 1440)
SCHEMES = ("light", "dark")
HEIGHT = 1600
#: How much a pixel may differ in a channel, of 255, and what share of pixels may differ more.
CHANNEL = 24
SHARE = 0.003


def pictures(browser: Browser, base: str, template: str) -> Iterator[tuple[str, Image.Image]]:
    """Give the name and the picture of each look of a template: the top of the page, as high as 1600 px."""
    for language in ROOTS:
        for scheme in SCHEMES:
            context = browser.new_context(base_url=base, color_scheme=scheme, reduced_motion="reduce")
            page = context.new_page()
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                open_template(page, template, language)
                height = page.evaluate("document.documentElement.getBoundingClientRect().height")
                clip = {"x": 0, "y": 0, "width": width, "height": min(HEIGHT, height)}
                data = page.screenshot(clip=clip, animations="disabled", caret="hide")
                yield f"{template}-{language}-{width}-{scheme}", Image.open(io.BytesIO(data)).convert("RGB")
            context.close()


def difference(one: Image.Image, other: Image.Image) -> tuple[float, Image.Image]:
    """Return the share of pixels that differ, and a picture with those black on white."""
    if one.size != other.size:
        return 1.0, Image.new("L", other.size, 0)
    red, green, blue = ImageChops.difference(one, other).split()
    largest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    marked = largest.point(lambda value: 0 if value > CHANNEL else 255)
    return marked.histogram()[0] / (one.width * one.height), marked


def save(picture: Image.Image, path: Path) -> None:
    """Write a picture in 128 colours, which no eye tells from all and which take a third less."""
    colours = picture.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    colours.convert("RGB").save(path, lossless=True, quality=100, method=4)


def approve(folder: Path) -> None:
    """Replace the pictures of `folder` by those of the site as it is."""
    with (
        tempfile.TemporaryDirectory() as name,
        served(build_site(Path(name) / "site")) as base,
        chromium() as browser,
    ):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for template in TEMPLATES:
            for name, picture in pictures(browser, base, template):
                save(picture, folder / f"{name}.webp")
    files = list(folder.iterdir())
    print(f"{len(files)} pictures, {sum(file.stat().st_size for file in files) / 2**20:.1f} MiB, in {folder}")


if __name__ == "__main__":
    approve(APPROVED)
