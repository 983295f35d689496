"""Every template looks as approved, in every look; new pictures are approved by looking at them and `make screenshots`."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from tests.site.screenshots import APPROVED, ROOTS, SCHEMES, SHARE, TEMPLATES, WIDTHS, difference, pictures, save

APPROVE = "look at them, then approve by: make screenshots"


def compare(name: str, picture: Image.Image, approved: Path) -> str | None:
    """Tell how a picture differs from the approved one, and put it and the difference beside."""
    path = approved / f"{name}.webp"
    if not path.is_file():
        save(picture, path.with_suffix(".new.webp"))
        return f"{name}: no approved picture"
    with Image.open(path) as file:
        share, marked = difference(file.convert("RGB"), picture)
    if share <= SHARE:
        return None
    save(picture, path.with_suffix(".new.webp"))
    save(marked, path.with_suffix(".difference.webp"))
    return f"{name}: {share:.2%} of the pixels differ"


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_looks_as_approved(browser: Browser, base: str, template: str):
    changed = [compare(name, picture, APPROVED) for name, picture in pictures(browser, base, template)]
    assert not any(changed), "\n".join([*filter(None, changed), f"Pictures are in {APPROVED}; {APPROVE}"])


def test_no_approved_picture_is_left_over():
    looks = {f"{t}-{language}-{w}-{s}.webp" for t in TEMPLATES for language in ROOTS for w in WIDTHS for s in SCHEMES}
    approved = {path.name for path in APPROVED.glob("*.webp") if ".new." not in path.name}
    assert {name for name in approved if ".difference." not in name} == looks


@pytest.fixture
def approved(tmp_path: Path) -> Image.Image:
    """A page with a line of text, approved in a folder."""
    picture = Image.new("RGB", (360, 740), "white")
    ImageDraw.Draw(picture).text((20, 20), "A line of text", fill="black")
    save(picture, tmp_path / "page.webp")
    return picture


def test_the_same_picture_and_a_paler_shade_pass(approved: Image.Image, tmp_path: Path):
    shade = approved.point(lambda value: max(0, value - 8))
    assert [compare("page", picture, tmp_path) for picture in (approved, shade)] == [None, None]
    assert list(tmp_path.iterdir()) == [tmp_path / "page.webp"]


def test_a_moved_block_is_told_and_shown(approved: Image.Image, tmp_path: Path):
    approved.paste("black", (20, 100, 80, 140))
    assert compare("page", approved, tmp_path) == "page: 0.90% of the pixels differ"
    with Image.open(tmp_path / "page.difference.webp") as marked:
        assert marked.convert("L").getpixel((50, 120)) == 0
    assert (tmp_path / "page.new.webp").is_file()


def test_another_size_and_a_missing_picture_are_told(approved: Image.Image, tmp_path: Path):
    assert compare("page", approved.resize((360, 700)), tmp_path) == "page: 100.00% of the pixels differ"
    assert compare("other", approved, tmp_path) == "other: no approved picture"
