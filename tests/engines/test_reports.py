"""Every engine tells the tests what it reports: a script that fails, and what the policy of a page stops."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser import served
from tests.engines.conftest import ENGINES
from tests.engines.driver import Driver
from tests.engines.gathering import Gathering
from tests.engines.reader import Reader

PAGES = {
    "nothing wrong": ("<script src='quiet.js'></script>", False),
    "a script fails": ("<script src='failing.js'></script>", True),
    "the policy stops a script": ("<script>document.title = 'ran'</script>", True),
    "the policy stops a style": ("<p style='color: red'></p>", True),
    "a file is missing": ("<script src='missing.js'></script>", True),
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "engine", [pytest.param(name, marks=() if name == "chromium" else pytest.mark.exhaustive) for name in ENGINES]
)
def test_what_is_reported_is_told(start: Callable[[str], Driver], tmp_path: Path, engine: str, page: str):
    body, is_reported = PAGES[page]
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'self'\">"
    head = f"<head><title>x</title>{policy}</head>"
    (tmp_path / "index.html").write_text(f"<!doctype html><html lang='kk' data-scripts>{head}<body>{body}")
    (tmp_path / "404.html").write_text("none")
    (tmp_path / "favicon.ico").write_bytes(b"")
    (tmp_path / "quiet.js").write_text("document.title = 'ran';")
    (tmp_path / "failing.js").write_text("throw new Error('failed');")
    driver = start(engine)
    driver.fresh(360, 740)
    told: list[str] = []
    with served(tmp_path, Gathering) as address:
        reader = Reader(driver, address, "kk", "phone")
        driver.open(f"{address}/")
        for _ in range(20):
            told += reader.reported()
            if told and is_reported:
                break
            time.sleep(0.05)
    assert bool(told) == is_reported, told
