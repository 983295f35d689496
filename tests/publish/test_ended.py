"""Building and publishing may be ended at any instant: readers get the old site or the new one, and the next run heals all."""

from pathlib import Path

import pytest

from scripts.publish.aside import working_folder
from scripts.publish.put_in_place import put_in_place
from scripts.publish.releases import KEPT, publish, releases, take_back
from tests.publish.ended import end_at_random
from tests.publish.versions import asked_all_the_time, version_of, write_version, write_versions

#: How often a process is ended: in `make test`, and besides in `make test-all`.
ENDS = [range(10), pytest.param(range(10, 200), marks=pytest.mark.exhaustive)]

#: What a build does at its end, again and again, for each version in turn.
BUILDING = """
import itertools, shutil, sys
from pathlib import Path
from scripts.stopping import unwind_when_stopped
unwind_when_stopped()
from scripts.publish.aside import working_folder
from scripts.publish.put_in_place import put_in_place

out, *sites = map(Path, sys.argv[1:])
print("begins", flush=True)
for site in itertools.cycle(sites):
    with working_folder(out) as aside:
        shutil.copytree(site, aside / "kk")
        put_in_place(aside / "kk", out)
"""

#: Publishes each version in turn, after the one that is served; takes every second one back, and publishes it again.
PUBLISHING = """
import itertools, sys
from pathlib import Path
from scripts.stopping import unwind_when_stopped
unwind_when_stopped()
from scripts.publish.releases import publish, take_back

server, *sites = map(Path, sys.argv[1:])
served = int((server / "current" / "index.html").read_text().split()[0])
print("begins", flush=True)
for number in itertools.count(served + 1):
    publish(sites[number % len(sites)], server)
    if number % 2:
        take_back(server)
        publish(sites[number % len(sites)], server)
"""


@pytest.mark.parametrize("ends", ENDS)
def test_a_build_that_is_ended_leaves_the_old_site_or_the_new_one(tmp_path: Path, ends: range):
    out = write_version(tmp_path / "out" / "site", 0)
    sites = write_versions(tmp_path, 2)
    with asked_all_the_time(out):
        for number in ends:
            end_at_random(BUILDING, [out, *sites], number, 0.1)
            version_of(out)
            with working_folder(out) as aside:
                put_in_place(write_version(aside / "kk", number), out)
            assert version_of(out) == number
            assert [path.name for path in out.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("ends", ENDS)
def test_publishing_that_is_ended_leaves_the_old_release_or_the_new_one(tmp_path: Path, ends: range):
    sites = write_versions(tmp_path, KEPT + 2)
    server = tmp_path / "server"
    for site in sites:
        publish(site, server)
    with asked_all_the_time(server / "current"):
        for number in ends:
            end_at_random(PUBLISHING, [server, *sites], number, 0.25)
            served = version_of(server / "current")
            take_back(server)
            assert version_of(server / "current") == (served - 1) % len(sites)
            publish(sites[served], server)
            assert version_of(server / "current") == served
            assert sorted(path.name for path in server.iterdir()) == ["current", "history", "releases"]
            assert [release.is_whole for release in releases(server)] == [True] * KEPT
            assert len(list((server / "releases").iterdir())) == KEPT
