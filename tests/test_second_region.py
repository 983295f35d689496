"""The proof that the generator knows no region: with the pages and records of the test region every test passes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, copy_project

#: Beside the generator and its pages, what the tests read.
PARTS = (
    *("tests", "pyproject.toml", "package.json", "Makefile", "README.md", "CONTRIBUTING.kk.md", "CONTRIBUTING.ru.md"),
    *(".gitignore", ".gitattributes", ".github", ".gitlab-ci.yml", ".vscode"),
)
LOCKS = ("requirements.lock", "requirements-storage.lock", "requirements-test.lock")
MODULES = Path("tests", "tools", "node_modules")


@pytest.mark.exhaustive
def test_all_tests_pass_where_the_pages_are_those_of_another_region(tmp_path: Path):
    project = copy_project(tmp_path / "project", *PARTS, *LOCKS)
    (project / MODULES).symlink_to(ROOT / MODULES)
    # The workers inside must not take themselves for those outside.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    for command in (["scripts", "check"], ["pytest", "-q", "-n", "2", "--dist", "worksteal", "-m", "not exhaustive"]):
        result = subprocess.run(
            [sys.executable, "-m", *command], cwd=project, env=environment, capture_output=True, text=True
        )
        assert result.returncode == 0, result.stdout[-20_000:] + result.stderr
