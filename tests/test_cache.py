"""A cache: it gives out only what is whole, and forgets what no build has used for a month."""

import os
import time
from pathlib import Path

import pytest

from scripts.cache import Cache, digest


def test_what_is_kept_is_not_made_again(tmp_path: Path):
    cache = Cache(tmp_path / "cache")
    assert cache.get("key") is None
    assert cache.kept("key", lambda: b"made") == b"made"
    assert cache.kept("key", lambda: pytest.fail("made again")) == b"made"


@pytest.mark.parametrize("broken", [b"", b"mad", b"foreign " * 20])
def test_what_is_broken_is_made_again(tmp_path: Path, broken: bytes):
    Cache(tmp_path).put("key", b"made")
    next(tmp_path.iterdir()).write_bytes(broken)
    cache = Cache(tmp_path)
    assert cache.get("key") is None
    assert cache.kept("key", lambda: b"made") == b"made"
    assert cache.get("key") == Cache(tmp_path).get("key") == b"made"


def test_a_file_of_another_name_is_not_given_out(tmp_path: Path):
    (tmp_path / "key.foreign").write_bytes(b"foreign")
    assert Cache(tmp_path).get("key") is None
    assert Cache(tmp_path).kept("key", lambda: b"made") == b"made"
    assert Cache(tmp_path).get("key") == b"made"


def test_what_is_placed_is_the_same_now_and_later(tmp_path: Path):
    for number in range(2):
        Cache(tmp_path / "cache").place("key", lambda: b"made", tmp_path / f"{number}")
        assert (tmp_path / f"{number}").read_bytes() == b"made"


def test_placing_changes_nothing_else_that_was_placed(tmp_path: Path):
    cache, path = Cache(tmp_path / "cache"), tmp_path / "page"
    cache.place("before", lambda: b"before", path)
    cache.place("after", lambda: b"after", path)
    assert (path.read_bytes(), cache.get("before"), cache.get("after")) == (b"after", b"before", b"after")


def test_what_was_placed_and_then_spoilt_is_made_again(tmp_path: Path):
    Cache(tmp_path / "cache").place("key", lambda: b"made", tmp_path / "page")
    (tmp_path / "page").write_bytes(b"spoilt")
    assert Cache(tmp_path / "cache").get("key") is None
    Cache(tmp_path / "cache").place("key", lambda: b"made", tmp_path / "page")
    assert (tmp_path / "page").read_bytes() == b"made"


def test_a_cache_that_cannot_be_written_or_read_keeps_nothing(tmp_path: Path):
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    cache = Cache(tmp_path / "cache")
    assert cache.kept("key", lambda: b"made") == b"made"
    cache.place("key", lambda: b"made", tmp_path / "page")
    assert (tmp_path / "page").read_bytes() == b"made"
    assert cache.get("key") is None
    cache.sweep()


def test_the_parts_of_what_something_is_made_of_are_told_apart():
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", b"b") == digest(b"a", "b")


def test_what_no_build_has_used_for_a_month_leaves_the_cache(tmp_path: Path):
    month = 30 * 24 * 3600
    for name, age in (("old", month + 60), ("used", month - 60)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (time.time() - age, time.time() - age))
    Cache(tmp_path).sweep()
    assert [path.name for path in tmp_path.iterdir()] == ["used"]


def test_what_is_used_stays(tmp_path: Path):
    cache = Cache(tmp_path)
    cache.put("key", b"made")
    os.utime(next(tmp_path.iterdir()), (0, 0))
    assert cache.get("key") == b"made"
    cache.sweep()
    assert cache.get("key") == b"made"
