"""A checkout by Git for Windows, and files as editors of other systems save them: the commands work, and the pages are the same."""

import os
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from tests.conftest import ROOT, copy_project, run_command

#: What the install script asks, answered as if everything were there.
PROGRAMS = {"dpkg-query": "echo install ok installed", "npm": "true", "chromium": "true"}
SCRIPT = ("tests/install-system.sh", "tests/system-packages.txt", "tests/tools/package-lock.json")


def git(folder: Path, *arguments: str | Path) -> str:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.kz", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def typed(text: str, is_page: bool) -> str:
    """Return a text as it is typed: with ordinary spaces and, in the words of a page, straight quotes and hyphens."""
    lines = text.replace("\u00a0", " ").split("\n")
    body = lines.index("---", 1) + 1 if is_page else len(lines)
    for number, line in enumerate(lines[body:], start=body):
        if "`" not in line and not line.lstrip().startswith(("!!!", "???", "===")):
            lines[number] = re.sub(r"(?<=\w) — (?=\w)", " - ", re.sub("[«»“”„]", '"', line))
    return "\n".join(lines)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of the generator with the region's pages, made as Git for Windows makes it by default."""
    folder = tmp_path_factory.mktemp("windows")
    project = copy_project(folder / "project", ".gitattributes", ".gitignore")
    for name in SCRIPT:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, project / name)
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "all")
    git(folder, "clone", "-q", "-c", "core.autocrlf=true", "project", "clone")
    return folder / "clone"


def test_no_line_ends_as_in_windows(clone):
    assert [
        line for line in git(clone, "ls-files", "--eol").splitlines() if "w/crlf" in line or "w/mixed" in line
    ] == []
    assert git(clone, "status", "--porcelain") == ""


def test_the_install_script_runs(clone, tmp_path):
    for name, does in PROGRAMS.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    ran = subprocess.run(["tests/install-system.sh"], cwd=clone, env=environment, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_pages_and_records_typed_plainly_and_saved_by_other_systems_are_checked_and_built_alike(clone, region_site):
    for path in (*(clone / "docs").glob("*/**/*.md"), *(clone / "docs/data").glob("*/*.yml")):
        # Letters in parts, as macOS writes some, and what Notepad adds.
        text = typed(path.read_text(encoding="utf-8"), path.suffix == ".md")
        text = unicodedata.normalize("NFD", text).replace("\n", "\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    checked = run_command("-m", "scripts", "check", "--docs", "docs", cwd=clone)
    assert (checked.returncode, "errors: 0, warnings: 0" in checked.stderr) == (0, True), checked.stdout
    built = run_command("-m", "scripts", "build", cwd=clone)
    assert built.returncode == 0, built.stderr
    pages = sorted(path.relative_to(region_site) for path in region_site.rglob("*.html"))
    differ = [str(page) for page in pages if (clone / "site" / page).read_bytes() != (region_site / page).read_bytes()]
    assert (len(pages) > 50, differ) == (True, [])
