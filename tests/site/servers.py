"""Starts real servers over the built site with the configurations that the project ships; used by the tests of servers and of every page, and by the benchmark."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from scripts.publish.hosting import Host, server_file
from scripts.publish.policy import RULES, common_headers, site_hashes
from scripts.publish.site_address import built_path
from tests.site.answers import Answer

INSTALL = "tests/install-system.sh"
_SECONDS_TO_START = 20


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def program(name: str) -> str:
    """Return where a program of the system is, also of those for administrators."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    assert found, f"found no {name}; expected it: run {INSTALL}"
    return found


def promised_headers(site: Path, path: str) -> dict[str, str]:
    """Return the headers that the configurations promise for a file of the site, by their names in small letters."""
    base = quote(built_path(site).rstrip("/"))
    rule = next(rule for rule in RULES if re.search(rule.pattern, path.partition("?")[0].removeprefix(base) or "/"))
    return {name.lower(): value for name, value in (common_headers(site_hashes(site)) | rule.headers).items()}


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(_SECONDS_TO_START * 10):
        if process.poll() is not None:
            break
        try:
            Answer(address, "/")
            return
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise AssertionError(f"found no server at {address}\n{log.read_text(errors='replace')}")


@contextmanager
def nginx_server(site: Path, folder: Path, beside: str = "") -> Iterator[str]:
    """Serve the folder `site` (or a link to one) by nginx with the shipped file; give its address.

    `beside` is a further file that nginx reads, in which 80 stands for the same port.
    """
    folder.mkdir(exist_ok=True)
    port = free_port()
    host = Host(root=site, port=port, path=built_path(site))
    (folder / "site.conf").write_text(server_file("nginx.conf", site_hashes(site), host), encoding="utf-8")
    (folder / "beside.conf").write_text(on_port(port, beside), encoding="utf-8")
    write_nginx_conf(folder, "site.conf", "beside.conf")
    yield from running(nginx_command(folder), f"http://127.0.0.1:{port}", folder / "log")


def on_port(port: int, text: str) -> str:
    """Return a configuration of nginx for port 80, for another port: a low one is the administrator's."""
    return re.sub(r"(listen (?:\[::\]:)?)80\b", rf"\g<1>{port}", text)


def nginx_command(folder: Path) -> list[str]:
    """Return how nginx is called for the configuration in a folder."""
    return [program("nginx"), "-c", str(folder / "nginx.conf"), "-e", str(folder / "log")]


def caddy_command(verb: str, folder: Path) -> list[str]:
    """Return how Caddy is called for the configuration in a folder: to `run`, to `validate`."""
    return [program("caddy"), verb, "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


def write_nginx_conf(folder: Path, *files: str) -> None:
    """Write what Debian has in /etc/nginx/nginx.conf, with these files of the folder for those that it reads."""
    temporary = "\n".join(
        f"  {name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    included = "".join(f"  include {folder}/{name};\n" for name in files)
    (folder / "nginx.conf").write_text(
        # Its workers must be able to read the folders of the tests, which belong to whoever runs them.
        f"include /etc/nginx/modules-enabled/*.conf;\n{'user root;' if os.geteuid() == 0 else ''}\n"
        f"daemon off; worker_processes 2; pid {folder}/pid; error_log {folder}/log;\n"
        "events { worker_connections 1024; }\n"
        f"http {{\n  include /etc/nginx/mime.types;\n  access_log off;\n  sendfile on;\n  gzip on;\n{temporary}\n"
        f"{included}}}\n",
        encoding="utf-8",
    )


@contextmanager
def caddy_server(site: Path, folder: Path) -> Iterator[str]:
    """Serve the folder `site` by Caddy with the shipped file; give its address."""
    folder.mkdir(exist_ok=True)
    port = free_port()
    host = Host(root=site, port=port, path=built_path(site))
    text = server_file("Caddyfile", site_hashes(site), host)
    (folder / "Caddyfile").write_text(f"{{\n  admin off\n  auto_https off\n}}\n{text}", encoding="utf-8")
    yield from running(caddy_command("run", folder), f"http://127.0.0.1:{port}", folder / "log")


def running(command: list[str], address: str, log: Path) -> Iterator[str]:
    """Run a server and give its address once it answers; end it afterwards."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=output, env={"HOME": str(log.parent), "PATH": "/usr/bin:/bin"}
        )
    _wait_for(address, process, log)
    try:
        yield address
    finally:
        process.terminate()
        process.wait(timeout=60)


SERVERS = {"nginx": nginx_server, "caddy": caddy_server}
