"""Drawings in SVG: whatever could do more than draw is refused, with its file and line."""

import base64
import io
import zlib
from pathlib import Path

import pytest
from PIL.PngImagePlugin import PngInfo

from scripts.records.drawings import drawing_problems
from tests.examples import examples
from tests.pictures import SECRET, exif, two_halves

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 6">'


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Returns what is told of a drawing, line by line."""
    monkeypatch.chdir(tmp_path)

    def write(content: str | bytes) -> list[str]:
        (tmp_path / "a.svg").write_bytes(content if isinstance(content, bytes) else content.encode())
        return [str(problem) for problem in drawing_problems(tmp_path / "a.svg")]

    return write


@examples
def test_what_only_draws_is_taken(told, content):
    assert told(f"{HEAD}\n{content}\n</svg>") == []


@examples
def test_what_could_do_more_is_refused_at_its_line(told, content, message):
    assert told(f"{HEAD}\n{content}\n</svg>") == [f"a.svg:2:1: {message}"]


@examples
def test_a_file_that_is_no_sound_drawing_is_refused(told, content, message):
    assert told(content) == [f"a.svg:{message}"]


@pytest.mark.parametrize("side", ["9" * 400, f"{'9' * 400}mm", "1e999", f"-{'9' * 400}"])
@pytest.mark.parametrize(
    "head", ['width="{}" height="6"', 'viewBox="0 0 {} 6"', 'width="8" height="{}" viewBox="0 0 8 6"']
)
def test_an_absurd_size_is_refused(told, side, head):
    assert told(f'<svg xmlns="http://www.w3.org/2000/svg" {head.format(side)}/>') == [
        "a.svg:1:1: found a drawing of an absurd size; expected sides of at most 100000 px"
    ]


def test_a_bomb_of_entities_does_not_go_off(told):
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    content = f'<!DOCTYPE svg [<!ENTITY a0 "boom">{entities}]>\n{HEAD}<text>&a11;</text></svg>'
    assert told(content) == [
        "a.svg:1:1: found a DOCTYPE; expected a drawing without one: it can name files and grow without bound"
    ]


def test_deep_nesting_is_only_long(told):
    assert told(HEAD + "<g>" * 100_000 + "</g>" * 100_000 + "</svg>") == []


def picture(kind: str, **options: object) -> bytes:
    content = io.BytesIO()
    two_halves((8, 6)).save(content, kind, **options)  # type: ignore[arg-type]  # the options of each format
    return content.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG."""
    checksum = zlib.crc32(kind + content)
    return len(content).to_bytes(4) + kind + content + checksum.to_bytes(4)


def with_picture(content: bytes, kind: str = "png") -> str:
    encoded = base64.b64encode(content).decode()
    return f'{HEAD}\n<image xlink:href="data:image/{kind};base64,{encoded}"/>\n</svg>'


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {}),
        ("PNG", {"dpi": (96, 96)}),
        ("JPEG", {}),
        ("JPEG", {"progressive": True, "dpi": (96, 96)}),
        ("JPEG", {"restart_marker_blocks": 1}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
    ],
)
def test_an_embedded_picture_of_pixels_is_taken(told, kind, options):
    assert told(with_picture(picture(kind, **options), kind.lower())) == []


def test_an_embedded_picture_may_have_nothing_but_pixels(told):
    text = PngInfo()
    text.add_text("Author", SECRET)
    png, jpeg, webp = picture("PNG"), picture("JPEG"), picture("WEBP")
    with_place = picture("JPEG", exif=exif())
    head, end = png[:33], png[33:]
    for content in (
        with_place,
        picture("PNG", exif=exif()),
        picture("WEBP", exif=exif()),
        picture("JPEG", comment=SECRET),
        picture("PNG", pnginfo=text),
        picture("WEBP", xmp=b"<x/>"),
        jpeg + with_place,
        png + with_place,
        webp + with_place,
        head + chunk(b"prVt", with_place) + end,
        head + chunk(b"tIME", bytes(7)) + end,
        head + chunk(b"gAMA", with_place) + end,
        jpeg[:6] + b"JFXX" + jpeg[10:],
        webp[:4] + (len(webp) + 4).to_bytes(4, "little") + webp[8:] + b"prVt\x04\x00\x00\x00name",
        png[:-20],
        jpeg[:-2],
        bytes(3),
        picture("TIFF"),
    ):
        assert told(with_picture(content)) == [
            "a.svg:2:1: found an embedded picture with more than its pixels; "
            "expected one saved anew without metadata and profiles"
        ]
