"""The live preview: it shows a change of a record, settles, and outlives a mistake."""

import html
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from socket import socket

import pytest

PATIENCE = 60  # seconds; a build takes two


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """The address of the preview of the copy."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = (project / "serve.log").open("w", encoding="utf-8")
    process = subprocess.Popen([sys.executable, "-m", "scripts", "serve", "--address", address], cwd=project, stderr=log)
    yield f"http://{address}"
    process.terminate()
    process.wait(timeout=PATIENCE)


def page(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return html.unescape(response.read().decode("utf-8"))
    except OSError:
        return ""


def wait_for(condition, what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.2)


def test_the_preview_shows_a_change_settles_and_outlives_a_mistake(project: Path, preview: str):
    log = project / "serve.log"
    builds = lambda: log.read_text(encoding="utf-8").count("generate ")  # noqa: E731
    record = project / "docs" / "data" / "figures" / "mci-2026.yml"
    sound = record.read_text(encoding="utf-8")

    wait_for(lambda: "4\u00a0325" in page(f"{preview}/ru/press/"), "the first build")
    record.write_text(sound.replace("value: 4325", "value: 4327"), encoding="utf-8")
    wait_for(lambda: "4\u00a0327" in page(f"{preview}/press/"), "the changed record")

    after_change = builds()
    time.sleep(5)
    assert builds() == after_change, "the preview goes on building although nothing changes"

    record.write_text(sound.replace("value: 4325", "value: many"), encoding="utf-8")
    wait_for(lambda: 'value: found the text "many"; expected a number' in log.read_text(encoding="utf-8"), "the message")
    record.write_text(sound, encoding="utf-8")
    wait_for(lambda: "4\u00a0325" in page(f"{preview}/ru/press/"), "the mended record")
