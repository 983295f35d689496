"""What all tests share: the project's folders and the real site, built once."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run_command(
    *arguments: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `python …` as a keeper would, and return what it printed."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=cwd, env=env, capture_output=True, text=True, timeout=300
    )


def build_site(out: Path) -> Path:
    """Build the real site by the command of the README; return its folder."""
    result = run_command("-m", "scripts", "build", "--out", out)
    assert result.returncode == 0, result.stderr
    return out


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site."""
    return build_site(tmp_path_factory.mktemp("published") / "site")
