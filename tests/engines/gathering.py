"""Serves a site as any host would, with one script more in every page: that which gathers what is reported (gather.js)."""

from pathlib import Path

from tests.browser import Handler

_SCRIPT = Path(__file__).with_name("gather.js")
_TAG = b"<script src='/gather.js'></script>"


class Gathering(Handler):
    """Serves files, and puts the script at the beginning of the head of each page."""

    def do_GET(self) -> None:
        """Answer with a page and the script, with the script itself, or with a file."""
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.partition("?")[0].endswith("/") else path
        if self.path == "/gather.js":
            self._send(_SCRIPT.read_bytes(), "text/javascript")
        elif page.suffix == ".html" and page.is_file():
            self._send(page.read_bytes().replace(b"<head>", b"<head>" + _TAG, 1), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
