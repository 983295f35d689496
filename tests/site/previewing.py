"""The live preview as an editor has it: the command, the files, and what the pages and the script in them are told."""

import html
import json
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from typing import Any

from scripts.messages.say import MessageLanguage

PATIENCE = 300  # seconds; what an editor waits for takes one or two, and many times as long on a busy machine
#: What the preview puts into a page.
_MARK = re.compile(rb'<link rel="stylesheet" href="[^"]*preview\.css"><script [^>]*></script>')


@dataclass
class Preview:
    """A preview of the site of a project that runs."""

    project: Path
    address: str
    process: subprocess.Popen[bytes]

    @property
    def log(self) -> str:
        """What the command has said."""
        return (self.project / "serve.log").read_text(encoding="utf-8")

    @property
    def builds(self) -> int:
        """How often the whole site has been built."""
        return self.log.count("the whole site is shown")

    @property
    def is_before_whole(self) -> bool:
        """Whether the last change is shown, but not yet as a part of the whole site."""
        return self.log.rfind("shown in") > self.log.rfind("the whole site is shown")

    def answer(self, path: str) -> tuple[int, bytes]:
        """The status of a page and the page."""
        try:
            with urllib.request.urlopen(f"{self.address}/{path}", timeout=30) as response:
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def page(self, path: str) -> bytes:
        """A page without what only a preview has."""
        return _MARK.sub(b"", self.answer(path)[1])

    def text(self, path: str) -> str:
        """The HTML of a page, with signs for entities and without places to cut words."""
        return html.unescape(self.answer(path)[1].decode("utf-8")).replace("\u00ad", "")

    def news(self, path: str = "") -> dict[str, Any]:
        """What the script of a page is told that has just been loaded."""
        return dict(json.loads(self.answer(f".preview/news?page=/{path}")[1]))

    def faults(self) -> str:
        """What is told to be wrong with the content."""
        return "\n".join(self.news()["faults"])

    def settled(self) -> None:
        """Wait until the whole site has been built of what is there now."""
        before = self.builds
        wait_for(lambda: self.builds > before, "the whole site")

    @contextmanager
    def changed(self, file: str, change: Callable[[str], str]) -> Iterator[None]:
        """Let a file of the project be another one for a while."""
        path = self.project / file
        before = path.read_text(encoding="utf-8")
        after = change(before)
        assert after != before, f"the change of {file} changes nothing"
        path.write_text(after, encoding="utf-8")
        try:
            yield
        finally:
            path.write_text(before, encoding="utf-8")


@contextmanager
def previewed(project: Path, language: MessageLanguage = "en") -> Iterator[Preview]:
    """Begin a preview of a project, told in a language; end it as an editor does, by Ctrl+C."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "scripts", "serve", "--address", address, "--language", language]
    with (project / "serve.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=project, stderr=log)
    try:
        yield Preview(project, f"http://{address}", process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=PATIENCE)


def wait_for(condition: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.05)
