"""Pictures that records name: their size as it is shown, in every spelling of a file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from scripts.records.pictures import PictureError, read_picture
from tests.examples import beside, examples
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


@examples
def test_a_drawing_says_its_size(tmp_path, head, expected):
    assert size(drawing(tmp_path / "a.svg", head)) == tuple(expected)


def cut(path: Path, size: int | None = None) -> None:
    """Leave the first half of a file, or its first bytes, as an upload that broke off does."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 if size is None else size])


def page(path: Path) -> None:
    path.write_text("<html>not found</html>", encoding="utf-8")


#: How a picture that cannot be published is made; its name and what is told of it stand in test_pictures.yml.
BAD_PICTURES: dict[str, Callable[[Path], object]] = {
    "not there": lambda path: photograph(path.with_name("hall-1.jpg")),
    "a page for a picture": page,
    "nothing in it": lambda path: path.write_bytes(b""),
    "another format of pictures": lambda path: two_halves((640, 480)).save(path, "GIF"),
    "cut off jpg": lambda path: cut(photograph(path)),
    "cut off png": lambda path: cut(plan(path)),
    "cut off webp": lambda path: cut(photograph(path)),
    "png by another name": lambda path: plan(path.with_suffix(".png")).rename(path),
    "too small": lambda path: photograph(path, (479, 900)),
    "too small when it stands": lambda path: photograph(path, (900, 479), orientation=6),
    "a bomb": lambda path: Image.new("1", (30_000, 30_000)).save(path),
    "a ribbon": lambda path: plan(path, (500, 5001)),
    "a drawing cut off": lambda path: cut(drawing(path), 40),
    "a page for a drawing": page,
    "a drawing without a size": lambda path: drawing(path, 'width="210mm"'),
}


@pytest.mark.parametrize("case", BAD_PICTURES)
def test_a_picture_that_cannot_be_published(tmp_path, case):
    told = beside(__file__, "test_pictures.yml")["test_a_picture_that_cannot_be_published"][case]
    path = tmp_path / told["name"]
    BAD_PICTURES[case](path)
    with pytest.raises(PictureError) as caught:
        read_picture(path)
    assert str(caught.value) == told["message"]


@pytest.mark.parametrize("head", ["", 'width="210mm" height="297mm"', 'viewBox="0 0 0 0"', 'viewBox="wide"'])
def test_a_drawing_without_a_size_is_refused(tmp_path, head):
    with pytest.raises(PictureError, match="a drawing without a size"):
        read_picture(drawing(tmp_path / "a.svg", head))


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    photograph(tmp_path / "secret.jpg")
    (tmp_path / "a.jpg").symlink_to("secret.jpg")
    with pytest.raises(PictureError, match="a symbolic link"):
        read_picture(tmp_path / "a.jpg")
