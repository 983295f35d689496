"""Serves the pages of the preview, each at once as it last was, and tells the script in them what has changed; begun by command.py."""

import hashlib
import json
import socket
import sys
import threading
import time
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from jinja2 import Environment

from scripts.languages import Language
from scripts.messages.say import MessageLanguage, say, told
from scripts.pages.addresses import language_of_url, url_in
from scripts.preview.place import current
from scripts.publish.policy import TYPES

#: The folder, from the root of the site, of what only a preview has.
_OWN = ".preview/"
#: How many seconds the script of a page waits for news before it asks again.
_WAIT = 25.0
_HERE = Path(__file__).parent
_FILES = ("preview.js", "preview.css")
_SCRIPT = Environment(autoescape=True).from_string(
    '<link rel="stylesheet" href="{{ own }}preview.css">'
    '<script src="{{ own }}preview.js" data-news="{{ own }}news" data-shown="{{ shown }}" type="module"></script>'
)
_WAITING = Environment(autoescape=True).from_string(
    '<!doctype html>\n<html lang="{{ language }}"><head><meta charset="utf-8"><title>{{ words }}</title>'
    '<meta name="viewport" content="width=device-width,initial-scale=1"></head><body><p>{{ words }}</p></body></html>\n'
)


@dataclass
class News:
    """What is wrong with the content now, and how often anything has changed."""

    faults: tuple[str, ...] = ()
    number: int = 0
    _condition: threading.Condition = field(default_factory=threading.Condition)

    def follow(self, states: Connection) -> None:
        """Take what the process that builds tells, until it tells no more."""
        while True:
            try:
                faults = states.recv()
            except EOFError:
                return
            with self._condition:
                self.faults, self.number = faults, self.number + 1
                self._condition.notify_all()

    def wait_after(self, number: int, seconds: float) -> None:
        """Wait until something has changed since there were so many changes."""
        with self._condition:
            self._condition.wait_for(lambda: self.number != number, timeout=max(0.0, seconds))


@dataclass(frozen=True)
class PreviewAnswer:
    """What is answered to a request."""

    status: HTTPStatus
    kind: str = TYPES["txt"]
    content: bytes = b""
    location: str | None = None


class PreviewServer(ThreadingHTTPServer):
    """A server that holds its address from the start and answers when it runs."""

    daemon_threads = True
    #: Many requests may come while the first one is answered.
    request_queue_size = 64

    def __init__(self, host: str, port: int, base: str, messages: MessageLanguage) -> None:
        """Take the address; raises OSError when another program has it. `messages` is the language of its own words."""
        self.address_family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        self.base, self.messages = base, messages
        super().__init__((host, port), _Handler)

    def run(self, folder: Path, states: Connection) -> None:
        """Answer requests with what lies in `folder`, until the process ends."""
        self.folder, self.news = folder, News()
        threading.Thread(target=partial(self.news.follow, states), daemon=True).start()
        self.serve_forever()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has gone before its answer, as each does that loads a page anew."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def answer(self, target: str) -> PreviewAnswer:
        """Return the answer to a request for `target`."""
        parts = urlsplit(target)
        path = unquote(parts.path)
        if not path.startswith(self.base):
            return PreviewAnswer(HTTPStatus.FOUND, location=quote(self.base))
        url = path.removeprefix(self.base)
        if url == f"{_OWN}news":
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            return self._news(asked.get("page", ""), asked.get("shown", ""), asked.get("told", ""))
        if url.removeprefix(_OWN) in _FILES:
            return _file(_HERE / url.removeprefix(_OWN))
        return self._page(url)

    def _page(self, url: str) -> PreviewAnswer:
        found = self._found(url)
        if found.kind != TYPES["html"]:
            return found
        own = quote(f"{self.base}{_OWN}")
        mark = _SCRIPT.render(own=own, shown=_digest(found.content)).encode()
        return PreviewAnswer(found.status, found.kind, found.content.replace(b"</head>", mark + b"</head>", 1))

    def _found(self, url: str) -> PreviewAnswer:
        """Return a file of the site as it is, or what stands in its place."""
        language = language_of_url(url)[0]
        root = current(self.folder)
        if root is None:
            words = told(say("preview.waiting"), self.messages)
            page = _WAITING.render(language=self.messages, words=words).encode()
            return PreviewAnswer(HTTPStatus.SERVICE_UNAVAILABLE, TYPES["html"], page)
        try:
            path = (root / url.lstrip("/")).resolve()
            if path.is_dir() and url and not url.endswith("/"):
                return PreviewAnswer(HTTPStatus.FOUND, location=quote(f"{self.base}{url}/"))
            if path.is_relative_to(root):
                return _file(path / "index.html" if path.is_dir() else path)
        except (OSError, ValueError):
            pass
        return self._missing(root, language)

    def _missing(self, root: Path, language: Language) -> PreviewAnswer:
        try:
            return PreviewAnswer(
                HTTPStatus.NOT_FOUND, TYPES["html"], (root / url_in("404.html", language)).read_bytes()
            )
        except OSError:  # the site was swapped meanwhile
            return PreviewAnswer(HTTPStatus.NOT_FOUND)

    def _news(self, page: str, shown: str, known: str) -> PreviewAnswer:
        """Answer once the page is another than the one `shown`, or the faults others than those `known`, or after some time."""
        url = unquote(page).removeprefix(self.base)
        until = time.monotonic() + _WAIT
        while True:
            number, faults = self.news.number, self.news.faults
            now = _digest(self._found(url).content), _digest("\n".join(faults).encode())
            if now != (shown, known) or time.monotonic() > until:
                break
            self.news.wait_after(number, until - time.monotonic())
        content = {
            "shown": now[0],
            "told": now[1],
            "faults": faults,
            "language": self.messages,
            "title": told(say("preview.faults"), self.messages),
            "note": told(say("preview.as-it-was"), self.messages),
        }
        return PreviewAnswer(HTTPStatus.OK, TYPES["json"], json.dumps(content, ensure_ascii=False).encode())


class _Handler(BaseHTTPRequestHandler):
    """Answers one request after another of one connection."""

    protocol_version = "HTTP/1.1"
    server: PreviewServer

    def do_GET(self) -> None:
        self._send(is_head=False)

    def do_HEAD(self) -> None:
        self._send(is_head=True)

    def _send(self, is_head: bool) -> None:
        answer = self.server.answer(self.path)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Cache-Control", "no-store")
        if answer.location is not None:
            self.send_header("Location", answer.location)
        self.end_headers()
        if not is_head:
            self.wfile.write(answer.content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the screen is for what is built and what is wrong."""


def _file(path: Path) -> PreviewAnswer:
    kind = TYPES.get(path.suffix.lower().removeprefix("."), "application/octet-stream")
    return PreviewAnswer(HTTPStatus.OK, kind, path.read_bytes())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
