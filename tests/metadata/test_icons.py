"""The icons of a site: the drawing in every size that is asked for, opaque where a phone wants it, the same bytes each time."""

from pathlib import Path

import pytest
from PIL import IcoImagePlugin, Image

from scripts.cache import Cache
from scripts.metadata.icons import ICO, LARGE_ICON, SIZES, TOUCH_ICON, write_icons
from scripts.records.problems import InputError

GROUND = "#0b4552"
#: A red disc, whose corners can be seen through.
DISC = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="#f00"/></svg>'


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    path = tmp_path / "sign.svg"
    path.write_text(DISC, encoding="utf-8")
    return path


def written(drawing: Path, folder: Path) -> Path:
    write_icons(folder, drawing, GROUND, Cache(folder / "cache"))
    return folder


def test_the_icon_of_browsers_has_each_size_and_is_seen_through_around_the_drawing(drawing, tmp_path):
    with Image.open(written(drawing, tmp_path) / ICO) as file:
        assert isinstance(file, IcoImagePlugin.IcoImageFile)
        assert file.ico.sizes() == {(16, 16), (32, 32), (48, 48)}
        for size in file.ico.sizes():
            icon = file.ico.getimage(size)
            assert icon.getpixel((0, 0))[3] == 0
            assert icon.getpixel((size[0] // 2, size[0] // 2)) == (255, 0, 0, 255)


@pytest.mark.parametrize("name", [TOUCH_ICON, LARGE_ICON])
def test_an_icon_of_a_phone_stands_on_a_ground(drawing, tmp_path, name):
    with Image.open(written(drawing, tmp_path) / name) as icon:
        assert (icon.size, icon.mode) == ((SIZES[name],) * 2, "RGB")
        assert icon.getpixel((0, 0)) == (0x0B, 0x45, 0x52)
        assert icon.getpixel((SIZES[name] // 2,) * 2) == (255, 0, 0)


def test_the_same_drawing_gives_the_same_bytes(drawing, tmp_path):
    one, other = (written(drawing, tmp_path / name) for name in ("one", "other"))
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in (ICO, *SIZES))


def test_what_is_no_drawing_is_named(drawing, tmp_path):
    drawing.write_bytes(b"\x89PNG")
    with pytest.raises(InputError, match=r"sign.svg: found a drawing of which no icon can be made.*expected an SVG"):
        written(drawing, tmp_path)
