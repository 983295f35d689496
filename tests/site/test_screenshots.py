"""Templates look as approved; new pictures are approved by looking at them and `make screenshots`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page

from tests.conftest import sampled
from tests.site.screenshots import APPROVED, PICTURES, SHARE, Look, approve, difference_from, picture_of, save

APPROVE = f"pictures are in {APPROVED}; look at them, then approve by: make screenshots"
MOST = 60


def compare(path: Path, picture: Image.Image) -> str | None:
    """Tell how a picture differs from the approved one, and put it and the difference beside."""
    share, marked = difference_from(path, picture)
    if share <= SHARE:
        return None
    save(picture, path.with_suffix(".new.webp"))
    save(marked, path.with_suffix(".difference.webp"))
    return f"{path.stem}: {share:.2%} of the pixels differ"


@pytest.fixture(scope="module")
def page(browser: Browser, base: str) -> Iterator[Page]:
    page = browser.new_page(base_url=base, reduced_motion="reduce")
    yield page
    page.close()


@pytest.mark.parametrize(Look._fields, sampled(PICTURES, 6))
def test_a_template_looks_as_approved(page: Page, site: Path, template: str, language: str, width: int, name: str):
    look = Look(template, language, width, name)
    fault = compare(look.path(), picture_of(page, site, look))
    assert not fault, f"{fault}; {APPROVE}"


def test_no_approved_picture_is_left_over_and_they_are_few():
    approved = {path.name for path in APPROVED.glob("*.webp") if path.suffixes == [".webp"]}
    assert approved == {look.path().name for look in PICTURES}
    assert len(approved) <= MOST


@pytest.fixture
def approved(tmp_path: Path) -> Image.Image:
    """A page with a line of text, approved in a folder."""
    picture = Image.new("RGB", (360, 740), "white")
    ImageDraw.Draw(picture).text((20, 20), "A line of text", fill="black")
    save(picture, tmp_path / "page.webp")
    return picture


def test_the_same_picture_and_a_paler_shade_pass(approved: Image.Image, tmp_path: Path):
    shade = approved.point(lambda value: max(0, value - 8))
    assert [compare(tmp_path / "page.webp", picture) for picture in (approved, shade)] == [None, None]
    assert list(tmp_path.iterdir()) == [tmp_path / "page.webp"]


def test_a_moved_block_is_told_and_shown(approved: Image.Image, tmp_path: Path):
    approved.paste("black", (20, 100, 80, 140))
    assert compare(tmp_path / "page.webp", approved) == "page: 0.90% of the pixels differ"
    with Image.open(tmp_path / "page.difference.webp") as marked:
        assert marked.convert("L").getpixel((50, 120)) == 0
    assert (tmp_path / "page.new.webp").is_file()


def test_another_size_and_a_missing_picture_are_told(approved: Image.Image, tmp_path: Path):
    assert compare(tmp_path / "page.webp", approved.resize((360, 700))) == "page: 100.00% of the pixels differ"
    assert compare(tmp_path / "other.webp", approved) == "other: 100.00% of the pixels differ"


def test_approving_writes_what_differs_alone_and_removes_what_is_no_longer_taken(approved: Image.Image, tmp_path: Path):
    page, moved, gone = (tmp_path / f"{name}.webp" for name in ("page", "moved", "gone"))
    for path in (moved, gone):
        save(approved, path)
    before = page.stat().st_mtime_ns
    shade = approved.point(lambda value: max(0, value - 8))
    block = approved.copy()
    block.paste("black", (20, 100, 80, 140))
    assert approve({page: shade, moved: block}, tmp_path) == [moved, gone]
    assert (page.stat().st_mtime_ns, gone.exists()) == (before, False)
    assert difference_from(moved, block)[0] == 0
