"""Starts real servers over the built site with the configurations that the project ships; used by test_servers.py and the benchmark."""

import os
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.publish.hosting import Place, caddy, nginx
from scripts.publish.policy import inline_hashes
from scripts.publish.preview import production_server

INSTALL = "tests/install-system.sh"
_SECONDS_TO_START = 20


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    assert found, f"found no {name}; expected it: run {INSTALL}"
    return found


def _hashes(site: Path) -> list[str]:
    return inline_hashes((site / "index.html").read_text(encoding="utf-8"))


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(_SECONDS_TO_START * 10):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise AssertionError(f"found no server at {address}\n{log.read_text(errors='replace')}")


@contextmanager
def nginx_server(site: Path, folder: Path) -> Iterator[str]:
    """Serve the folder `site` (or a link to one) by nginx with the shipped file; give its address."""
    port = free_port()
    (folder / "site.conf").write_text(nginx(Place(root=site, port=port), _hashes(site)), encoding="utf-8")
    temporary = "\n".join(
        f"  {name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        # Its workers must be able to read the folders of the tests, which belong to whoever runs them.
        f"include /etc/nginx/modules-enabled/*.conf;\n{'user root;' if os.geteuid() == 0 else ''}\n"
        f"daemon off; worker_processes 2; pid {folder}/pid; error_log {folder}/log;\n"
        "events { worker_connections 1024; }\n"
        f"http {{\n  include /etc/nginx/mime.types;\n  access_log off;\n  sendfile on;\n{temporary}\n"
        f"  include {folder}/site.conf;\n}}\n",
        encoding="utf-8",
    )
    command = [_program("nginx"), "-c", str(folder / "nginx.conf"), "-e", str(folder / "log")]
    yield from _running(command, f"http://127.0.0.1:{port}", folder / "log")


@contextmanager
def caddy_server(site: Path, folder: Path) -> Iterator[str]:
    """Serve the folder `site` by Caddy with the shipped file; give its address."""
    port = free_port()
    text = caddy(Place(root=site, port=port), _hashes(site))
    (folder / "Caddyfile").write_text(f"{{\n  admin off\n  auto_https off\n}}\n{text}", encoding="utf-8")
    command = [_program("caddy"), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    yield from _running(command, f"http://127.0.0.1:{port}", folder / "log")


@contextmanager
def preview_server(site: Path, folder: Path) -> Iterator[str]:
    """Serve the folder `site` as `serve --production` does; give its address."""
    server = production_server(site, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def _running(command: list[str], address: str, log: Path) -> Iterator[str]:
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=output, env={"HOME": str(log.parent), "PATH": "/usr/bin:/bin"}
        )
    _wait_for(address, process, log)
    try:
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


SERVERS = {"nginx": nginx_server, "caddy": caddy_server, "preview": preview_server}
