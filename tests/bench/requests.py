"""Publishes fifty times while a steady 2,000 requests a second are answered, and counts what is lost; called by __main__.py."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.publish.releases import publish
from tests.bench.shared import BuiltSites, Line, printed
from tests.site.servers import nginx_server

#: Twenty connections, a hundred requests a second each, for ten seconds at a time; the address is on this machine.
_CONNECTIONS, _RATE, _SECONDS = 20, 100, 10
_PUBLISHES = 50
_COUNTS = re.compile(r"requests: (\d+) total, (\d+) started, (\d+) done, (\d+) succeeded, (\d+) failed, (\d+) errored")


def run(sites: BuiltSites) -> list[Line]:
    """Print how many requests were answered and lost; return one line."""
    publishes = requests = lost = seconds = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site, server = shutil.copytree(sites.of(), folder / "site"), folder / "server"
        publish(site, server)
        with nginx_server(server / "current", folder) as address:
            command = ["h2load", "--h1", f"-c{_CONNECTIONS}", f"--rps={_RATE}", f"-D{_SECONDS}"]
            while publishes < _PUBLISHES:
                load = subprocess.Popen(
                    [*command, f"{address}/ru/partnership/terms/"], stdout=subprocess.PIPE, text=True
                )
                while load.poll() is None:
                    publishes += 1
                    # Never the same site, so that each is a release of its own.
                    (site / "robots.txt").write_text(f"# {publishes}\n", encoding="utf-8")
                    publish(site, server)
                done, failed = _counts(load.communicate()[0])
                requests, lost, seconds = requests + done, lost + failed, seconds + _SECONDS
    line: Line = {
        "benchmark": "publishing under load",
        "requests": requests,
        "seconds": seconds,
        "publishes": publishes,
        "lost": lost,
    }
    return [printed(line)]


def _counts(report: str) -> tuple[int, int]:
    """Return how many requests were done and how many of them were lost."""
    match = _COUNTS.search(report)
    assert match, report
    _, _, done, _, failed, errored = map(int, match.groups())
    return done, failed + errored
