"""Serves the built site with exactly the headers of production, for trying it out; called by `serve --production`.

It answers as the configurations in hosting.py do: compressed files where the browser takes them, ETag, parts of files,
the error page in the reader's language. For a real server there are nginx and Caddy.
"""

import hashlib
import mimetypes
import re
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from scripts.languages import LANGUAGES
from scripts.publish.compress import SUFFIXES
from scripts.publish.policy import headers_of, inline_hashes

_TYPES = {".yml": "application/yaml", ".js": "application/javascript", ".webp": "image/webp", ".avif": "image/avif"}
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_RANGE = re.compile(r"bytes=(?P<first>\d*)-(?P<last>\d*)")
#: No file system has a longer name of a file.
_LONGEST_NAME = 255
_HIDDEN = re.compile(r"^/_|/\.(?!well-known/)")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "site", ""

    def __init__(self, site: Path, hashes: list[str], *arguments: object) -> None:
        self._site, self._hashes = site, hashes
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request for a file."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer a request for the headers of a file."""
        self._answer(with_body=False)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing of a request."""

    def _answer(self, with_body: bool) -> None:
        path = unquote(urlsplit(self.path).path, errors="replace")
        file = None if _HIDDEN.search(path) or "\0" in path else self._file(path)
        if file is not None and file.is_dir():
            if not path.endswith("/"):
                self._redirect(f"{urlsplit(self.path).path}/")
                return
            file /= "index.html"
        if file is None or not file.is_file():
            language = next((f"/{name}" for name in LANGUAGES[1:] if path.startswith(f"/{name}/")), "")
            address = f"{language}/404.html"
            self._send(HTTPStatus.NOT_FOUND, address, self._site / address[1:], with_body)
            return
        self._send(HTTPStatus.OK, path, file, with_body)

    def _file(self, path: str) -> Path | None:
        if any(len(part.encode(errors="replace")) > _LONGEST_NAME for part in path.split("/")):
            return None
        file = (self._site / path.lstrip("/")).resolve()
        return file if file.is_relative_to(self._site) else None

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self._headers(address, 0)

    def _send(self, status: HTTPStatus, address: str, file: Path, with_body: bool) -> None:
        encoding, content = self._encoded(file)
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        part = self._part(len(content)) if status is HTTPStatus.OK else None
        if status is HTTPStatus.OK and self.headers.get("If-None-Match") == tag:
            status, content = HTTPStatus.NOT_MODIFIED, b""
        elif part == (0, 0):
            status, content = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, b""
        elif part:
            status = HTTPStatus.PARTIAL_CONTENT
        self.send_response(status)
        if part and status is HTTPStatus.PARTIAL_CONTENT:
            self.send_header("Content-Range", f"bytes {part[0]}-{part[1] - 1}/{len(content)}")
            content = content[part[0] : part[1]]
        kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if file.suffix in SUFFIXES else kind)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("ETag", tag)
        self.send_header("Accept-Ranges", "bytes")
        self._headers(address, len(content))
        if with_body:
            self.wfile.write(content)

    def _headers(self, address: str, length: int) -> None:
        for name, value in headers_of(address, self._hashes).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def _encoded(self, file: Path) -> tuple[str, bytes]:
        """Return the encoding and the content of a file, compressed where it is and the browser takes it."""
        accepted = self.headers.get("Accept-Encoding", "")
        for name, suffix in _ENCODINGS:
            compressed = file.with_name(file.name + suffix)
            if re.search(rf"\b{name}\b", accepted) and "Range" not in self.headers and compressed.is_file():
                return name, compressed.read_bytes()
        return "", file.read_bytes()

    def _part(self, length: int) -> tuple[int, int] | None:
        """Return the part that is asked for as start and end; (0, 0) when there is no such part, None for the whole."""
        match = _RANGE.fullmatch(self.headers.get("Range", ""))
        if not match or not (match["first"] or match["last"]):
            return None
        if not match["first"]:
            return max(0, length - int(match["last"])), length
        first, last = int(match["first"]), min(int(match["last"] or length), length - 1)
        return (first, last + 1) if first <= last else (0, 0)


def production_server(site: Path, host: str, port: int) -> ThreadingHTTPServer:
    """Return a server of the built site with the headers of production; port 0 takes a free one."""
    page = (site / "index.html").read_text(encoding="utf-8")
    handler = partial(_Handler, site.resolve(), inline_hashes(page))
    return ThreadingHTTPServer((host, port), handler)
