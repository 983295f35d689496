"""Pictures of the templates as they were approved, of the region's site; `python -m tests.site.screenshots` approves how they look now."""

import io
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.browser import chromium, served
from tests.conftest import copy_project, run_well
from tests.site.templates import TEMPLATES, open_template

APPROVED = Path(__file__).with_name("screenshots")
HEIGHT = 1600
#: How much a pixel may differ in a channel, of 255, and what share of pixels may differ more.
CHANNEL = 24
SHARE = 0.003
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none", "media": "screen"},
    "dark": {"color_scheme": "dark", "forced_colors": "none", "media": "screen"},
    "forced": {"color_scheme": "light", "forced_colors": "active", "media": "screen"},
    "print": {"color_scheme": "light", "forced_colors": "none", "media": "print"},
}


#: Pictures that a browser fetches only when a reader comes near are there.
_PICTURES = """() => Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  image.decoding = "sync"; // else it may be painted after the picture is taken
  return image.decode();
}))"""


class Look(NamedTuple):
    """A template in a language, at a width in px, in one of the LOOKS."""

    template: str
    language: str
    width: int
    name: str

    def path(self, folder: Path = APPROVED) -> Path:
        """Return where its picture lies."""
        return folder / f"{self.template}-{self.language}-{self.width}-{self.name}.webp"


#: Every template in Kazakh on a phone and in Russian on a desk, and the fullest ones in what else there is.
PICTURES = [
    *(Look(template, "kk", 360, "light") for template in TEMPLATES),
    *(Look(template, "ru", 1440, "light") for template in TEMPLATES),
    Look("production-site", "ru", 360, "light"),
    *(Look(template, "kk", 360, "dark") for template in ("home", "catalogue", "letter")),
    *(Look(template, "ru", 1440, "dark") for template in ("production-site", "map")),
    *(Look(template, "ru", 360, "forced") for template in ("home", "catalogue")),
    *(Look(template, "kk", 768, "print") for template in ("page", "catalogue", "production-site", "letter")),
]


def picture_of(page: Page, site: Path, look: Look) -> Image.Image:
    """Return the top of a page in a look, as high as 1600 px."""
    page.emulate_media(**LOOKS[look.name])
    page.set_viewport_size({"width": look.width, "height": HEIGHT})
    open_template(page, site, look.template, look.language)
    page.evaluate(_PICTURES)
    height = page.evaluate("document.documentElement.getBoundingClientRect().height")
    clip = {"x": 0, "y": 0, "width": look.width, "height": min(HEIGHT, height)}
    data = page.screenshot(clip=clip, animations="disabled", caret="hide")
    return Image.open(io.BytesIO(data)).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> tuple[float, Image.Image]:
    """Return the share of pixels that differ, and a picture with those black on white."""
    if one.size != other.size:
        return 1.0, Image.new("L", other.size, 0)
    red, green, blue = ImageChops.difference(one, other).split()
    largest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    marked = largest.point(lambda value: 0 if value > CHANNEL else 255)
    return marked.histogram()[0] / (one.width * one.height), marked


def difference_from(path: Path, picture: Image.Image) -> tuple[float, Image.Image]:
    """Return the same of a picture and the approved one; all differs where there is none."""
    if not path.is_file():
        return 1.0, Image.new("L", picture.size, 0)
    with Image.open(path) as file:
        return difference(file.convert("RGB"), picture)


def save(picture: Image.Image, path: Path) -> None:
    """Write a picture in 128 colours, which no eye tells from all and which take a third less."""
    colours = picture.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    colours.convert("RGB").save(path, lossless=True, quality=100, method=4)


def approve(pictures: dict[Path, Image.Image], folder: Path) -> list[Path]:
    """Write the pictures that differ from those of the folder by more than the tolerance, and remove all others; return what changed."""
    changed = [path for path, picture in pictures.items() if difference_from(path, picture)[0] > SHARE]
    gone = [path for path in folder.glob("*.webp") if path not in pictures]
    for path in changed:
        save(pictures[path], path)
    for path in gone:
        path.unlink()
    return changed + gone


def approve_all() -> None:
    """Approve how the region's site looks now, and say what has changed."""
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        site = Path(name) / "site"
        run_well("build", "--out", site, cwd=copy_project(Path(name) / "project"))
        with served(site) as base:
            page = browser.new_page(base_url=base, reduced_motion="reduce")
            changed = approve({look.path(): picture_of(page, site, look) for look in PICTURES}, APPROVED)
    print("\n".join([*(path.name for path in changed), f"{len(PICTURES)} pictures, {len(changed)} changed or removed"]))


if __name__ == "__main__":
    approve_all()
