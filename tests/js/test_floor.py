"""The oldest browsers that the site is for (tests/tools/floor.js) know all that is in its styles and scripts, as published too."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.examples import beside, examples
from tests.js.node import INSTALL

TOOLS = ROOT / "tests" / "tools"
INLINE = re.compile(r"<script>(.+?)</script>", re.DOTALL)


def lacking(folder: Path) -> dict[str, list[str]]:
    """Return what one of the oldest browsers lacks of the styles and scripts in a folder, by their names."""
    eslint = TOOLS / "node_modules/.bin/eslint"
    if not eslint.exists():
        pytest.fail(f"found no {eslint}; expected it: run {INSTALL}")
    command = [eslint, "--config", TOOLS / "floor.config.js", "--format", "json", "."]
    found = json.loads(subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout)
    return {Path(file["filePath"]).name: [message["message"] for message in file["messages"]] for file in found}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is told of all the examples, in one run."""
    folder = tmp_path_factory.mktemp("examples")
    for case in beside(__file__, "test_floor.yml")["test_what_is_newer_is_told"]:
        (folder / case["name"]).write_text(case["text"], "utf-8")
    return lacking(folder)


@examples
def test_what_is_newer_is_told(told: dict[str, list[str]], name: str, text: str, lacks: list[str]):
    assert len(told[name]) == len(lacks), text
    assert all(what in message for what, message in zip(lacks, told[name], strict=True)), told[name]


def test_what_is_published_lacks_nothing(region_site: Path, tmp_path: Path):
    for path in region_site.rglob("*"):
        if path.suffix in {".css", ".js"}:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    scripts = {text for page in region_site.rglob("*.html") for text in INLINE.findall(page.read_text("utf-8"))}
    for number, script in enumerate(scripts):
        (tmp_path / f"inline-{number}.js").write_text(script, "utf-8")
    told = lacking(tmp_path)
    assert {Path(name).suffix for name in told} == {".css", ".js"}
    assert "inline-0.js" in told
    assert {name: messages for name, messages in told.items() if messages} == {}
