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

PATIENCE = 300  # seconds; a build takes two, and many times as long on a busy machine


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """The address of the preview of the copy."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = (project / "serve.log").open("w", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "scripts", "serve", "--address", address], cwd=project, stderr=log
    )
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
    record = project / "docs" / "data" / "figures" / "minimum-pay.yml"
    sound = record.read_text(encoding="utf-8")

    wait_for(lambda: "90\u00a0100" in page(f"{preview}/ru/"), "the first build")
    record.write_text(sound.replace("value: 90100", "value: 90102"), encoding="utf-8")
    wait_for(lambda: "90\u00a0102" in page(f"{preview}/"), "the changed record")

    after_change = builds()
    time.sleep(5)
    assert builds() == after_change, "the preview goes on building although nothing changes"

    record.write_text(sound.replace("value: 90100", "value: many"), encoding="utf-8")
    message = 'value: found the text "many"; expected a number'
    wait_for(lambda: message in log.read_text(encoding="utf-8"), "the message")
    record.write_text(sound, encoding="utf-8")
    wait_for(lambda: "90\u00a0100" in page(f"{preview}/ru/"), "the mended record")
