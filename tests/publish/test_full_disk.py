"""A disk that is full: what is served stays as it is, and the next run leaves no rubbish."""

import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.commands.conftest import snapshot
from tests.conftest import ROOT
from tests.publish.versions import note_made_here, version_of, write_version

_ROOM = 1_000_000


@dataclass
class SmallDisk:
    """A folder with little room, and what must be done in a process so that it finds little there."""

    folder: Path
    prepare: Callable[[], None] | None

    def run(self, *arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        """Run a command of the project, `python -m scripts …`."""
        return subprocess.run(
            [sys.executable, "-m", "scripts", *map(str, arguments)],
            cwd=cwd,
            preexec_fn=self.prepare,
            capture_output=True,
            text=True,
            timeout=300,
        )


@contextmanager
def little_room(folder: Path) -> Iterator[SmallDisk]:
    """Make a disk of a megabyte at `folder`; who may not mount one gets files that cannot grow beyond that, which fails alike."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_ROOM}", "tmpfs", folder]
    if subprocess.run(mount, capture_output=True).returncode:
        yield SmallDisk(folder, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (_ROOM, _ROOM)))
        return
    try:
        yield SmallDisk(folder, None)
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_full_disk_leaves_the_release_that_is_served(tmp_path: Path):
    small, large = write_version(tmp_path / "small", 1), write_version(tmp_path / "large", 2)
    (large / "video.mp4").write_bytes(bytes(2 * _ROOM))
    for site in (small, large):
        note_made_here(site)
    with little_room(tmp_path / "server") as disk:
        assert disk.run("publish", "--site", small, "--to", disk.folder).returncode == 0
        before = snapshot(disk.folder)
        ran = disk.run("publish", "--site", large, "--to", disk.folder)
        assert ran.returncode == 1
        assert ran.stderr.startswith("found a file that cannot be read or written: ")
        assert ran.stderr.endswith("; expected room and permission\n")
        assert snapshot(disk.folder) == before
        assert version_of(disk.folder / "current") == 1
        (large / "video.mp4").unlink()
        note_made_here(large)
        assert disk.run("publish", "--site", large, "--to", disk.folder).returncode == 0
        assert version_of(disk.folder / "current") == 2
        assert sorted(path.name for path in disk.folder.iterdir()) == ["current", "history", "releases"]


def test_a_disk_without_room_for_the_first_release_is_named_and_left_empty(tmp_path: Path):
    site = write_version(tmp_path / "site", 1)
    (site / "video.mp4").write_bytes(bytes(2 * _ROOM))
    note_made_here(site)
    with little_room(tmp_path / "server") as disk:
        ran = disk.run("publish", "--site", site, "--to", disk.folder)
        assert ran.returncode == 1
        assert f"({disk.folder}/" in ran.stderr
        assert list(disk.folder.iterdir()) == []


@pytest.mark.exhaustive
def test_a_full_disk_leaves_the_built_site(region_project: Path, tmp_path: Path):
    with little_room(tmp_path / "disk") as disk:
        site = write_version(disk.folder / "site", 1)
        ran = disk.run("build", "--out", site, cwd=shutil.copytree(region_project, tmp_path / "project"))
        assert ran.returncode == 1
        assert "found a file that cannot be read or written: " in ran.stderr
        assert "Traceback" not in ran.stderr
        assert version_of(site) == 1
        assert [path.name for path in disk.folder.iterdir()] == ["site"]


@pytest.mark.exhaustive
def test_a_full_cache_only_keeps_less(region_project: Path, tmp_path: Path):
    project = shutil.copytree(region_project, tmp_path / "project", ignore=shutil.ignore_patterns(".cache"))
    with little_room(project / ".cache") as disk:
        ran = disk.run("build", cwd=project)
        assert ran.returncode == 0, ran.stderr
        assert (project / "site" / "404.html").is_file()
