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
    cache = Cache(tmp_path)
    cache.kept("key", lambda: b"made")
    next(tmp_path.iterdir()).write_bytes(broken)
    assert cache.get("key") is None
    assert cache.kept("key", lambda: b"made") == b"made"
    assert cache.get("key") == b"made"


def test_a_cache_that_cannot_be_written_or_read_keeps_nothing(tmp_path: Path):
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    cache = Cache(tmp_path / "cache")
    assert cache.kept("key", lambda: b"made") == b"made"
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
    cache.kept("key", lambda: b"made")
    os.utime(next(tmp_path.iterdir()), (0, 0))
    assert cache.get("key") == b"made"
    cache.sweep()
    assert cache.get("key") == b"made"
