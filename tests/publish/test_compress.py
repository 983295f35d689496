"""Compressed files beside the site's own: what a browser unpacks is what was there, on any day the same bytes."""

import gzip
from pathlib import Path

import brotli

from scripts.publish.compress import compress_site


def test_text_has_both_beside_it_and_unpacks_to_itself(tmp_path: Path):
    text = ("Бос цехтар " * 200).encode()
    (tmp_path / "index.html").write_bytes(text)
    assert compress_site(tmp_path.iterdir()) == 1
    assert brotli.decompress((tmp_path / "index.html.br").read_bytes()) == text
    assert gzip.decompress((tmp_path / "index.html.gz").read_bytes()) == text


def test_the_same_content_gives_the_same_bytes(tmp_path: Path):
    (tmp_path / "index.html").write_text("a" * 2000)
    compress_site(tmp_path.iterdir())
    first = (tmp_path / "index.html.gz").read_bytes()
    compress_site([tmp_path / "index.html"])
    assert (tmp_path / "index.html.gz").read_bytes() == first
    assert first[4:8] == bytes(4)  # no time in its head


def test_pictures_and_what_is_small_stay_alone(tmp_path: Path):
    (tmp_path / "photo.webp").write_bytes(b"x" * 5000)
    (tmp_path / "robots.txt").write_text("User-agent: *")
    assert compress_site(tmp_path.iterdir()) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["photo.webp", "robots.txt"]
