"""Pictures that records name: their size as it is shown, in every spelling of a file."""

from pathlib import Path

import pytest
from PIL import Image

from scripts.records.pictures import PictureError, read_picture
from tests.pictures import drawing, photograph, plan, two_halves


def size(path: Path) -> tuple[int, int]:
    picture = read_picture(path)
    return picture.width, picture.height


def test_pixels(tmp_path):
    assert size(photograph(tmp_path / "a.jpg", (640, 480))) == (640, 480)
    assert size(photograph(tmp_path / "a.webp", (640, 480))) == (640, 480)
    assert size(plan(tmp_path / "a.png", (640, 480))) == (640, 480)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_taken_on_its_side_has_its_sides_exchanged(tmp_path, orientation):
    expected = (480, 640) if orientation > 4 else (640, 480)
    assert size(photograph(tmp_path / "a.jpg", (640, 480), orientation)) == expected


def test_a_telephone_may_put_two_pictures_into_one_file(tmp_path):
    path = tmp_path / "a.jpg"
    two_halves((640, 480)).save(path, "MPO", save_all=True, append_images=[two_halves((320, 240))])
    with Image.open(path) as image:
        assert image.format == "MPO"
    assert size(path) == (640, 480)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('viewBox="0 0 800 600"', (800, 600)),
        ('viewBox="-10,-10, 800.4,600"', (800, 600)),
        ('width="400" height="300px" viewBox="0 0 800 600"', (400, 300)),
        ('width="210mm" height="297mm" viewBox="0 0 2100 2970"', (2100, 2970)),
        ('width="100%" viewBox="0 0 800 600"', (800, 600)),
    ],
)
def test_a_drawing_says_its_size(tmp_path, head, expected):
    assert size(drawing(tmp_path / "a.svg", head)) == expected


@pytest.mark.parametrize("head", ["", 'width="210mm" height="297mm"', 'viewBox="0 0 0 0"', 'viewBox="wide"'])
def test_a_drawing_without_a_size_is_refused(tmp_path, head):
    with pytest.raises(PictureError, match="a drawing without a size"):
        read_picture(drawing(tmp_path / "a.svg", head))


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    photograph(tmp_path / "secret.jpg")
    (tmp_path / "a.jpg").symlink_to("secret.jpg")
    with pytest.raises(PictureError, match="a symbolic link"):
        read_picture(tmp_path / "a.jpg")
