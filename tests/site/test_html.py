"""The Nu HTML checker of the W3C finds no fault in any page, the styles and the drawings."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser import INSTALL
from tests.conftest import ROOT

CHECKER = ROOT / "tests" / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def faults(addresses: list[str]) -> list[str]:
    """Run the checker once over `addresses`; return what it says, without what it says of the style of writing alone."""
    java = shutil.which("java")
    assert java and CHECKER.is_file(), f"found no Java or no vnu-jar; expected both: run {INSTALL}"
    allow = "-Dnu.validator.servlet.allow-forbidden-hosts=true"  # 127.0.0.1
    options = "--also-check-css --also-check-svg --format json --stdout".split()
    command = [java, allow, "-jar", str(CHECKER), *options]
    result = subprocess.run([*command, *addresses], capture_output=True, text=True, timeout=300)
    messages = json.loads(result.stdout)["messages"]
    # Pure information (`info` without `warning`) is about the style of writing, such as slashes at the end of tags.
    return [
        f"{message.get('url')}:{message.get('lastLine')}: {message['message']}"
        for message in messages
        if message["type"] != "info" or message.get("subType") == "warning"
    ]


@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_no_page_style_or_drawing_has_a_fault(site: Path, base: str, every: int):
    # Pages are served, not read from disk, so that 'self' in their policy means the site.
    pages = [f"{base}/{page.relative_to(site).as_posix()}" for page in site.rglob("*.html")]
    assets = [str(path) for path in site.rglob("*") if path.suffix in (".css", ".svg")]
    assert len(pages) > 50 and len(assets) > 2
    found = faults(sorted(pages)[::every] + sorted(assets))
    assert not found, "\n".join(found)


def test_a_fault_is_found(tmp_path: Path):
    page = '<!doctype html><html lang="ru"><title>Страница</title><p><img src="a.png"><table><tr><td></table></html>'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (tmp_path / "style.css").write_text("a { colour: red }", encoding="utf-8")
    found = "\n".join(faults([str(tmp_path / "page.html"), str(tmp_path / "style.css")]))
    assert "alt" in found
    assert "colour" in found
