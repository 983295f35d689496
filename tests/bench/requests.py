"""Publishes and rolls back while a steady 2,000 requests a second are answered, and counts what is lost; called by __main__.py."""

import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from scripts.publish.releases import publish, take_back
from tests.bench.shared import Line, build
from tests.site.servers import nginx_server

#: Twenty connections, a hundred requests a second each, for ten seconds; the address is on this machine.
_CONNECTIONS, _RATE, _SECONDS = 20, 100, 10
_COUNTS = re.compile(r"requests: (\d+) total, (\d+) started, (\d+) done, (\d+) succeeded, (\d+) failed, (\d+) errored")


def run() -> list[Line]:
    """Print how many requests were answered and lost; return one line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = build(folder / "one")
        other = folder / "other"
        shutil.copytree(site, other)
        (other / "robots.txt").write_text("User-agent: *\nDisallow:\n", encoding="utf-8")
        server = folder / "server"
        publish(site, server)
        with nginx_server(server / "current", folder) as address:
            command = [
                "h2load",
                "--h1",
                f"-c{_CONNECTIONS}",
                f"--rps={_RATE}",
                f"-D{_SECONDS}",
                f"{address}/ru/partnership/terms/",
            ]
            load = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            swaps = 0
            while load.poll() is None:
                publish(other, server)
                take_back(server)
                swaps += 2
                time.sleep(0.3)
            report = load.communicate()[0]
    match = _COUNTS.search(report)
    assert match, report
    _, _, done, succeeded, failed, errored = map(int, match.groups())
    print(f"{done} requests in {_SECONDS} s, {swaps} swaps: {succeeded} answered, {failed + errored} lost")
    return [{"benchmark": "publishing under load", "requests": done, "swaps": swaps, "lost": failed + errored}]
