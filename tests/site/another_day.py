"""A build far from today, from folders that list their files in another order; used by conftest.py and the tests of builds."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

#: Runs a module as a command where folders list their files in another order.
RUNNER = """
import os, runpy, sys
listdir, scandir = os.listdir, os.scandir
os.listdir = lambda *a: sorted(listdir(*a), reverse=True)
class Reversed:
    def __init__(self, *a): self.entries = iter(sorted(scandir(*a), key=lambda entry: entry.name, reverse=True))
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def __enter__(self): return self
    def __exit__(self, *a): pass
    def close(self): pass
os.scandir = Reversed
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


def build_on_another_day(project: Path, *command: str, **variables: str) -> str:
    """Build a site far from today, from folders that list their files in another order; return what was told."""
    (project / "runner.py").write_text(RUNNER)
    environment = {**os.environ, "PYTHONPATH": str(project), **variables}
    environment.pop("SOURCE_DATE_EPOCH", None)
    assert shutil.which("faketime"), "found no faketime; expected the system packages: run tests/install-system.sh"
    arguments = ["faketime", "2031-07-09 03:04:05", sys.executable, "runner.py", *command]
    result = subprocess.run(arguments, cwd=project, env=environment, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr
    return result.stderr
