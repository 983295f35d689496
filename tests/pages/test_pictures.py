"""A picture as HTML: a browser knows its size, and chooses a width and a format."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.pages.pictures import picture_html, widths_of
from scripts.records.pictures import Picture


def parsed(picture: Picture, alternative: str = "Зал") -> LexborHTMLParser:
    return LexborHTMLParser(picture_html(picture, alternative, lambda name: f"../{name}"))


def attributes(node: LexborNode | None) -> dict[str, str | None]:
    assert node
    return dict(node.attributes)


@pytest.mark.parametrize(
    ("width", "expected"),
    [(480, [480]), (800, [480, 800]), (960, [480, 960]), (1440, [480, 960, 1440]), (6000, [480, 960, 1440])],
)
def test_no_width_is_wider_than_the_picture(width, expected):
    assert widths_of(Picture(Path("a.jpg"), width, 100)) == expected


def test_every_width_in_every_format_and_the_size_of_the_fallback():
    page = parsed(Picture(Path("hall.jpg"), 4000, 3000))
    avif, webp = page.css("picture > source")
    assert attributes(avif) == {
        "type": "image/avif",
        "srcset": ", ".join(f"../assets/images/hall.jpg.{width}.avif {width}w" for width in (480, 960, 1440)),
        "sizes": "(min-width: 44rem) 42rem, 100vw",
    }
    assert attributes(webp)["type"] == "image/webp"
    assert attributes(page.css_first("picture > img")) == {
        "src": "../assets/images/hall.jpg",
        "width": "1440",
        "height": "1080",
        "alt": "Зал",
        "loading": "lazy",
        "decoding": "async",
    }


def test_a_drawing_is_published_as_it_is():
    page = parsed(Picture(Path("hall.svg"), 800, 600))
    assert page.css("picture") == []
    image = attributes(page.css_first("img"))
    assert (image["src"], image["width"], image["height"]) == ("../assets/images/hall.svg", "800", "600")


def test_the_alternative_text_stays_text():
    page = parsed(Picture(Path("a.jpg"), 800, 600), '"><script>alert(1)</script>')
    assert attributes(page.css_first("img"))["alt"] == '"><script>alert(1)</script>'
    assert page.css("script") == []
