"""What the parts of the benchmark share: the sites they build, how they run a command, and how they print a line."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from scripts.demo.write import write_demonstration
from scripts.paths import DATA, PROJECT

#: A figure as it is printed and kept: the name of its benchmark, then what was measured.
Line = dict[str, object]


@dataclass(frozen=True)
class Run:
    """What a command took: seconds, and the megabytes of its largest process."""

    seconds: float
    memory: float


def measured(arguments: list[str], folder: Path = PROJECT, **environment: str) -> Run:
    """Run `python ARGUMENTS` in `folder`, with more in its environment; return what it took. Raises SystemExit when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"found exit code {process.returncode} of {' '.join(arguments)}; expected 0")
    return Run(seconds, usage.ru_maxrss / 1024)


class BuiltSites:
    """The sites that several parts look at, each built once, in the folder `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, sites: int = 0) -> Path:
        """Return the folder of the real site, or of a demonstration with so many production sites; not to be written into."""
        folder = self._folder / str(sites)
        if not folder.exists():
            command = ["-m", "scripts", "build", "--out", str(folder / "site")]
            if sites:
                write_demonstration(folder / "data", sites, 1, DATA)
                command += ["--data", str(folder / "data")]
            measured(command)
        return folder / "site"


def printed(line: Line) -> Line:
    """Print what was measured, and return it."""
    print("  ".join(f"{key} {value}" for key, value in line.items() if key != "benchmark"), flush=True)
    return line
