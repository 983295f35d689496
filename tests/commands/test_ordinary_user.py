"""An ordinary user in a checkout that may only be read, or with files that may not: an error in one line, and nothing half done."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.conftest import WAGE
from tests.conftest import ROOT
from tests.publish.versions import note_made_here, version_of, write_version
from tests.records.small_tree import plant

#: Takes from root what an ordinary user has not: the right to read and write all files.
_WITHOUT_PRIVILEGES = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"]


def run(*arguments: str | Path, project: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scripts", *map(str, arguments)]
    return subprocess.run(
        [*_WITHOUT_PRIVILEGES, *command] if os.geteuid() == 0 else command,
        cwd=project,
        capture_output=True,
        text=True,
        timeout=300,
    )


def permit(folder: Path, folders: int, files: int) -> None:
    for path in [*folder.rglob("*"), folder]:
        path.chmod(folders if path.is_dir() else files)


@pytest.fixture
def project(region_project: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the generator with the region's pages, of which nothing may be written."""
    copy = shutil.copytree(region_project, tmp_path / "project")
    permit(copy, 0o555, 0o444)
    yield copy
    permit(copy, 0o755, 0o644)


def refused(path: Path, *arguments: str | Path, project: Path = ROOT) -> None:
    ran = run(*arguments, project=project)
    assert ran.returncode == 1
    expected = f"found a file that cannot be read or written: Permission denied ({path}); expected room and permission"
    assert ran.stderr.strip().splitlines()[-1].endswith(expected)
    assert "Traceback" not in ran.stderr


def test_a_checkout_that_may_only_be_read_is_told(project: Path):
    refused(project / ".site-new", "build", project=project)
    assert not (project / "site").exists()


def test_pages_that_cannot_be_generated_are_told(project: Path, tmp_path: Path):
    out = write_version(tmp_path / "out" / "site", 1)
    ran = run("build", "--out", out, project=project)
    assert ran.returncode == 1
    assert "Permission denied" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert version_of(out) == 1
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_a_file_or_a_folder_that_may_not_be_read_is_not_left_out_of_a_release(tmp_path: Path):
    site, server = write_version(tmp_path / "site", 1), tmp_path / "server"
    note_made_here(site)
    for path in (site / "assets", site / "index.html"):
        mode = path.stat().st_mode
        path.chmod(0)
        refused(path, "publish", "--site", site, "--to", server)
        path.chmod(mode)
    assert not (server / "current").exists()
    assert run("publish", "--site", site, "--to", server).returncode == 0


def test_a_record_that_may_not_be_read_is_told(tmp_path: Path):
    data = plant(tmp_path / "data").data
    (data / WAGE).chmod(0)
    ran = run("check", "--data", data)
    assert ran.returncode == 1
    assert WAGE in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr
