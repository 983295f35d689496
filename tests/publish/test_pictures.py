"""What is published of pictures: several widths, formats of today, nothing else that a file says, made once."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageOps

from scripts.cache import Cache
from scripts.publish.assets import Assets, fingerprinted_assets
from scripts.publish.pictures import published_pictures
from scripts.records.pictures import read_picture
from tests.pictures import BLUE, RED, SECRET, drawing, photograph, plan, two_halves


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of pictures in a folder of pages."""
    folder = tmp_path / "docs" / "assets" / "images"
    folder.mkdir(parents=True)
    return folder


def publish(*paths: Path) -> Assets:
    cache = Cache(paths[0].parents[3] / "cache")
    return published_pictures([read_picture(path) for path in paths], cache)


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def is_near(image: Image.Image, place: tuple[int, int], colour: tuple[int, ...]) -> bool:
    found = image.convert("RGB").getpixel(place)
    assert isinstance(found, tuple)
    return all(abs(one - other) < 12 for one, other in zip(found, colour, strict=True))


def test_the_files_of_a_photograph(folder):
    assets = publish(photograph(folder / "hall.jpg"))
    sizes = {name: (opened(content).format, opened(content).size) for name, (_, content) in assets.items()}
    assert sizes == {
        "assets/images/hall.jpg.480.avif": ("AVIF", (480, 360)),
        "assets/images/hall.jpg.960.avif": ("AVIF", (960, 720)),
        "assets/images/hall.jpg.1440.avif": ("AVIF", (1440, 1080)),
        "assets/images/hall.jpg.480.webp": ("WEBP", (480, 360)),
        "assets/images/hall.jpg.960.webp": ("WEBP", (960, 720)),
        "assets/images/hall.jpg.1440.webp": ("WEBP", (1440, 1080)),
        "assets/images/hall.jpg": ("JPEG", (1440, 1080)),
    }


def test_a_small_picture_is_never_made_larger(folder):
    assets = publish(plan(folder / "plan.png", (700, 500)))
    assert max(opened(content).width for _, content in assets.values()) == 700
    assert opened(assets["assets/images/plan.png"][1]).format == "PNG"


@pytest.mark.exhaustive
def test_the_longest_picture_that_is_taken_fits_webp_which_holds_the_least(folder, monkeypatch):
    monkeypatch.setattr("scripts.publish.pictures.MODERN", {".webp": "image/webp"})
    assert len(publish(plan(folder / "plan.png", (1500, 15_000)))) == 4


def test_nothing_but_pixels_is_published(folder):
    paths = photograph(folder / "a.jpg"), photograph(folder / "b.webp"), plan(folder / "c.png")
    for path in paths:
        assert SECRET.encode() in path.read_bytes()
    assets = publish(*paths)
    assert len(assets) == 21
    for name, (_, content) in assets.items():
        image = opened(content)
        assert not image.getexif(), name
        assert not {"exif", "xmp", "comment", "icc_profile", "Author"} & set(image.info), name
        assert SECRET.encode() not in content, name
        assert b"Exif" not in content, name


def test_the_original_is_not_among_the_assets(folder):
    paths = photograph(folder / "hall.jpg"), photograph(folder / "yard.webp")
    assets = fingerprinted_assets(
        folder.parents[1], folder.parents[1] / "look", Cache(folder.parents[2] / "cache"), publish(*paths)
    )
    originals = {path.read_bytes() for path in paths}
    assert not originals & {content for _, content in assets.values()}
    # Also a page that names the original itself gets what is published of it.
    name, content = assets["assets/images/yard.webp"]
    assert name.endswith(".jpg")
    assert opened(content).format == "JPEG"


def test_a_drawing_is_an_asset_as_it_is(folder):
    path = drawing(folder / "scheme.svg")
    assert publish(path) == {}
    assets = fingerprinted_assets(folder.parents[1], folder.parents[1] / "look", Cache(folder.parents[2] / "cache"))
    assert assets["assets/images/scheme.svg"][1] == path.read_bytes()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_picture_is_set_upright(folder, orientation):
    path = photograph(folder / "hall.jpg", (1600, 1200), orientation)
    upright = ImageOps.exif_transpose(Image.open(path))
    assets = publish(path)
    for suffix in ("avif", "webp"):
        image = opened(assets[f"assets/images/hall.jpg.480.{suffix}"][1])
        assert image.size == ((480, 640) if orientation > 4 else (480, 360))
        expected = upright.resize(image.size)
        for place in ((x, y) for x in (10, image.width - 10) for y in (10, image.height - 10)):
            colour = expected.getpixel(place)
            assert isinstance(colour, tuple)
            assert is_near(image, place, colour)


def test_odd_metadata_do_not_keep_a_photograph_from_being_made(folder):
    path = photograph(folder / "hall.jpg", orientation=6)
    # A name that is said to be a number, on which ImageOps.exif_transpose fails.
    content = path.read_bytes()
    place = content.index(bytes.fromhex("010f0002"))
    path.write_bytes(content[:place] + bytes.fromhex("010f000b") + content[place + 4 :])
    assert opened(publish(path)["assets/images/hall.jpg"][1]).size == (1200, 1600)


def test_pictures_that_differ_only_in_format_do_not_meet(folder):
    paths = photograph(folder / "hall.jpg"), plan(folder / "hall.png"), photograph(folder / "hall.webp")
    assets = publish(*paths)
    assert len({name for name, _ in assets.values()}) == len(assets) == 21


def test_the_same_picture_gives_the_same_bytes(folder, tmp_path):
    pictures = [read_picture(photograph(folder / "hall.jpg")), read_picture(plan(folder / "plan.png"))]
    assert published_pictures(pictures, Cache(tmp_path / "one")) == published_pictures(
        pictures, Cache(tmp_path / "two")
    )


def test_what_is_in_the_cache_is_not_made_again(folder, monkeypatch):
    path = photograph(folder / "hall.jpg")
    before = publish(path)
    with monkeypatch.context() as patched:
        patched.setattr("scripts.publish.pictures.pixels_of", lambda original: pytest.fail("made again"))
        assert publish(path) == before
    photograph(path, (1500, 1200))
    assert {name for name, _ in publish(path).values()}.isdisjoint(name for name, _ in before.values())


def test_a_file_that_was_cut_off_in_the_cache_is_made_again(folder):
    path = photograph(folder / "hall.jpg")
    before = publish(path)
    for kept in (path.parents[3] / "cache").iterdir():
        kept.write_bytes(kept.read_bytes()[:-10])
    assert publish(path) == before


def test_what_cannot_be_seen_through_stays_so_and_jpeg_gets_a_white_ground(folder):
    path = folder / "sign.webp"
    image = two_halves((800, 600), "RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 800, 100))
    image.save(path, lossless=True)
    assets = publish(path)
    for suffix in ("avif", "webp"):
        pixel = opened(assets[f"assets/images/sign.webp.800.{suffix}"][1]).convert("RGBA").getpixel((400, 50))
        assert isinstance(pixel, tuple)
        assert pixel[3] == 0
    assert is_near(opened(assets["assets/images/sign.webp"][1]), (400, 50), (255, 255, 255))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_kind_of_colours_in_png(folder, mode):
    path = folder / "plan.png"
    two_halves((600, 400), mode).save(path)
    image = opened(publish(path)["assets/images/plan.png.600.avif"][1])
    grey = two_halves((600, 400), mode).convert("RGB").resize((1, 1)).getpixel((0, 0))
    assert isinstance(grey, tuple)
    assert is_near(image.resize((1, 1)), (0, 0), grey)


def test_greys_of_sixteen_bits_are_not_cut_to_white(folder):
    path = folder / "scan.png"
    Image.new("I;16", (600, 400), 0x8000).save(path)
    assert is_near(opened(publish(path)["assets/images/scan.png"][1]), (300, 200), (128, 128, 128))


def test_the_colours_of_paper_become_those_of_the_web(folder):
    path = folder / "scan.jpg"
    two_halves((600, 400), "CMYK").save(path)
    image = opened(publish(path)["assets/images/scan.jpg"][1])
    assert image.mode == "RGB"
    assert is_near(image, (300, 300), BLUE)


def test_a_profile_is_put_into_the_colours_and_a_broken_one_is_passed_over(folder):
    path = folder / "hall.jpg"
    laboratory = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), b"no profile", laboratory):
        two_halves((600, 400)).save(path, icc_profile=profile)
        image = opened(publish(path)["assets/images/hall.jpg"][1])
        assert is_near(image, (300, 50), RED)
        assert "icc_profile" not in image.info
