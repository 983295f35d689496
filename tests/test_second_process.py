"""Work in a second process: what it returns and what goes wrong there is seen in the first."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.second_process import in_second_process
from tests.conftest import ROOT, run_command


def test_the_work_of_a_second_process_comes_back():
    with in_second_process(lambda: ["found"]) as found:
        assert found() == ["found"]


def test_what_goes_wrong_in_a_second_process_is_seen_in_the_first():
    def fail() -> None:
        raise RuntimeError("seen")

    with in_second_process(fail) as failed, pytest.raises(RuntimeError, match="seen"):
        failed()


#: Begins to write in a second process, fails as soon as something is there (with one core nothing ever is), and tells
#: how many files there are at once and later.
FAILING = """
import os, sys, time
import subprocess
import sys
from pathlib import Path
from scripts.second_process import in_second_process

folder = Path(sys.argv[1])

def write():
    for number in range(1_000):
        (folder / str(number)).touch()
        time.sleep(0.01)

try:
    with in_second_process(write):
        while os.cpu_count() > 1 and not any(folder.iterdir()):
            time.sleep(0.01)
        raise RuntimeError
except RuntimeError:
    at_once = len(list(folder.iterdir()))
    time.sleep(0.1)
    print(at_once, len(list(folder.iterdir())))
"""


def test_a_second_process_writes_nothing_after_the_first_has_failed(tmp_path: Path):
    at_once, later = run_command("-c", FAILING, tmp_path).stdout.split()
    assert at_once == later


#: Begins work in a second process that never ends by itself, tells its number, and waits to be killed.
KILLED = """
import os, sys, time
from scripts.second_process import in_second_process

def work():
    print(os.getpid(), flush=True)
    time.sleep(120)

with in_second_process(work) as wait:
    wait()
"""


def test_a_second_process_ends_when_the_first_is_killed():
    # Both hold the other end of this pipe, so it is at its end when both have ended.
    with subprocess.Popen([sys.executable, "-c", KILLED], cwd=ROOT, stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        assert int(first.stdout.readline())
        first.kill()
        assert first.communicate(timeout=60)[0] == b""
