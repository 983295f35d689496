"""Twenty processes publish to one folder at once: what is served is always the whole site of one of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.publish.releases import KEPT, publish, releases
from tests.conftest import ROOT
from tests.publish.versions import asked_all_the_time, version_of, write_versions

PUBLISH = "import sys; from pathlib import Path; from scripts.publish.releases import publish; publish(*map(Path, sys.argv[1:]))"
PROCESSES = 20


@pytest.mark.parametrize("versions", [1, PROCESSES])
def test_twenty_at_once_with_the_same_site_and_with_different_ones(tmp_path: Path, versions: int):
    sites, server = write_versions(tmp_path, versions), tmp_path / "server"
    publish(sites[0], server)
    with asked_all_the_time(server / "current"):
        commands = [[sys.executable, "-c", PUBLISH, sites[number % versions], server] for number in range(PROCESSES)]
        running = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for command in commands]
        told = [process.communicate(timeout=240)[1] for process in running]
    # On a slow disk the last ones may have waited too long.
    refused = [words for process, words in zip(running, told, strict=True) if process.returncode]
    assert [words for words in refused if "a lock that another process has held" not in words] == []
    assert version_of(server / "current") in range(versions)
    assert sorted(path.name for path in server.iterdir()) == ["current", "history", "releases"]
    kept = releases(server)
    assert [release.is_whole for release in kept] == [True] * len(kept)
    assert 1 <= len(kept) <= min(versions, KEPT)
    last = (server / "history").read_text().split()[-1]
    assert (server / "current").resolve().name == last
