"""What all tests share: the project's folders, sites that are built once for all workers, and the sample of a family."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from scripts.messages.say import Message

ROOT = Path(__file__).resolve().parent.parent
#: The pages, records and pictures of a small made-up region, on which the generator is tested.
REGION = ROOT / "tests" / "region"

pytest_plugins = ["tests.browser"]


@pytest.fixture(scope="session", autouse=True)
def _messages_stay_messages() -> Iterator[None]:
    """A message that the program puts into another text would be told in English to everybody: here that is an error."""

    def refuse(message: Message, way: str) -> str:
        if Path(sys._getframe(1).f_code.co_filename).is_relative_to(ROOT / "scripts"):
            raise TypeError(f"a message inside another text: {message.id}")
        return format(str(message), way)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Message, "__format__", refuse)
        yield


# Messages are in the language of the system; the tests read them in English.
os.environ["LC_ALL"] = "C.UTF-8"

#: Makes a folder by a name once for all workers of pytest-xdist, by a function that fills it; returns the folder.
BuiltOnce = Callable[[str, Callable[[Path], object]], Path]

settings.register_profile("project", deadline=None)  # tests assert behaviour, never a clock
settings.load_profile("project")


def run_command(
    *arguments: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `python …` as a keeper would, and return what it printed."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=cwd, env=env, capture_output=True, text=True, timeout=300
    )


def run_well(*arguments: str | Path, cwd: Path = ROOT) -> None:
    """Run a command of the project, `python -m scripts …`, which must succeed."""
    result = run_command("-m", "scripts", *arguments, cwd=cwd)
    assert result.returncode == 0, result.stderr


def build_site(out: Path) -> Path:
    """Build the real site by the command of the README; return its folder."""
    run_well("build", "--out", out)
    return out


def copy_project(to: Path, *parts: str, docs: Path = REGION) -> Path:
    """Copy the generator (and further `parts` of the project) into the folder `to`, with `docs` as its pages; return it."""
    shutil.copytree(docs, to / "docs")
    for part in ("scripts", "overrides", "mkdocs.yml", *parts):
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, to / part, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy2(ROOT / part, to / part)
    return to


def sampled(cases: Iterable[Any], every: int) -> list[Any]:
    """Return the cases of a parametrised family: every so many of them run always, the others are `exhaustive`."""

    def marked(case: Any) -> Any:
        return pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.exhaustive)

    return [marked(case) if number % every else case for number, case in enumerate(cases)]


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> BuiltOnce:
    """Make a folder once for all workers: the first that needs it makes it, and the others wait."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def once(name: str, build: Callable[[Path], object]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                build(folder)
                done.touch()
        return folder

    return once


@pytest.fixture(scope="session")
def site(built_once: BuiltOnce) -> Path:
    """The folder of the real site."""
    return built_once("real-site", build_site)


@pytest.fixture(scope="session")
def region_project(built_once: BuiltOnce) -> Path:
    """A copy of the generator whose pages are the region's, for all tests to read; a test that changes it copies its own."""
    return built_once("region-project", copy_project)


@pytest.fixture(scope="session")
def region_site(built_once: BuiltOnce) -> Path:
    """The folder of the site of the region."""

    def build(folder: Path) -> None:
        run_well("build", "--out", folder / "site", cwd=copy_project(folder / "project"))

    return built_once("region-site", build) / "site"


@pytest.fixture(scope="session")
def demonstration(built_once: BuiltOnce) -> Path:
    """A folder with the records of the region among 120 made-up sites, `data`, and the site built from them, `site`."""

    def build(folder: Path) -> None:
        project = copy_project(folder / "project")
        run_well("demo", "--records", "120", "--seed", "1", "--out", folder / "data", cwd=project)
        run_well("build", "--data", folder / "data", "--out", folder / "site", cwd=project)

    return built_once("demonstration", build)
