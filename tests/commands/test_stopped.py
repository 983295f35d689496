"""Commands that are ended from outside, by Ctrl+C, by a server or by a kill: one line, the site as it was, and a next run that heals."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.commands.conftest import snapshot
from tests.conftest import ROOT, run_well
from tests.publish.ended import SIGNALS
from tests.publish.versions import FILES, version_of, write_version


@pytest.fixture
def project(region_project: Path, tmp_path: Path) -> Path:
    """A copy of the generator with the region's pages, beside a site that was published earlier."""
    write_version(tmp_path / "published" / "site", 1)
    return shutil.copytree(region_project, tmp_path / "project")


def opened_by(process: subprocess.Popen[str]) -> list[Path]:
    """Return the files that a process has opened."""
    with suppress(FileNotFoundError):  # it may close one meanwhile
        return [link.readlink() for link in Path(f"/proc/{process.pid}/fd").iterdir()]
    return []


def end_build(
    project: Path, out: Path, ending: signal.Signals, seconds: float, language: str = "en"
) -> tuple[int, str]:
    """Begin a build and end it so many seconds after it holds its lock; return its exit code and what it told."""
    command = [sys.executable, "-m", "scripts", "build", "--out", str(out), "--language", language]
    process = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True)
    lock = out.with_name(f".{out.name}-new") / "lock"
    while lock not in opened_by(process) and process.poll() is None:
        time.sleep(0.01)
    time.sleep(seconds)
    process.send_signal(ending)
    _, told = process.communicate(timeout=120)  # the second process holds this pipe too, until it ends
    return process.returncode, told


@pytest.mark.parametrize(
    ("ending", "seconds", "language", "word"),
    [(signal.SIGTERM, 2, "kk", "тоқтатылды"), (signal.SIGINT, 0, "ru", "остановлено")],
)
def test_a_build_that_is_told_to_stop_leaves_nothing(
    project: Path, tmp_path: Path, ending: signal.Signals, seconds: float, language: str, word: str
):
    out = tmp_path / "published" / "site"
    before = snapshot(out)
    code, told = end_build(project, out, ending, seconds, language)
    assert code == 128 + ending
    assert told.endswith(f"{word}\n")
    assert "Traceback" not in told
    assert snapshot(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["site"]


#: A program that is ended by Ctrl+C as a command of the project is.
ENDED = """#!{python}
import time
from scripts.stopping import unwind_when_stopped
unwind_when_stopped("тоқтатылды")
print("began", flush=True)
time.sleep(60)
"""


def test_ctrl_c_ends_the_preview_without_an_error_of_make(tmp_path: Path):
    program = tmp_path / "python"
    program.write_text(ENDED.format(python=sys.executable), encoding="utf-8")
    program.chmod(0o755)
    make = ["make", "--old-file=.venv/site.done", f"--file={ROOT}/Makefile", f"--directory={ROOT}", f"BIN={tmp_path}"]
    with subprocess.Popen(
        [*make, "--no-print-directory", "serve"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "began\n"
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does, to all of them
        assert process.stdout.read() == "тоқтатылды\n"


@pytest.mark.exhaustive
def test_whole_builds_that_are_ended_at_random_instants(project: Path, tmp_path: Path):
    out = tmp_path / "published" / "site"
    chosen = random.Random(1)
    for number in range(24):
        ending = SIGNALS[number % len(SIGNALS)]
        code, told = end_build(project, out, ending, chosen.uniform(0, 4))
        assert "Traceback" not in told
        if code == 0:  # it was done before
            shutil.rmtree(out)
            write_version(out, 1)
        else:
            assert code == (-ending if ending == signal.SIGKILL else 128 + ending), told
        assert version_of(out) == 1
    run_well("build", "--out", out, cwd=project)
    assert (out / "ru" / "catalogue" / "index.html").is_file()
    assert not (out / FILES[-1]).exists()
    assert {path.name for path in out.parent.iterdir()} == {"site", ".site-made-of"}
