"""Runs Lighthouse over the site behind nginx with the shipped configuration, as on a slow phone; called by __main__.py."""

import json
import statistics
import subprocess
import tempfile
from pathlib import Path

from tests.bench.shared import BuiltSites, Line
from tests.bench.weight import SITE_PAGE, first_page
from tests.browser import ARGUMENTS, system_browser
from tests.site.servers import nginx_server

TURNS = 3
#: At times the browser gives Lighthouse no trace of a page (NO_NAVSTART), and Lighthouse itself asks to be run again.
ATTEMPTS = 3
PAGES = ("", "catalogue/", SITE_PAGE, "partnership/terms/", first_page("events", "news"))
ROOTS = ("/", "/ru/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_TOOLS = Path(__file__).with_name("tools")
_INSTALL = "npm ci --ignore-scripts --prefix tests/bench/tools"


def run(sites: BuiltSites) -> list[Line]:
    """Print the medians of each page; return a line a page."""
    program = _TOOLS / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        subprocess.run([*_INSTALL.split()], cwd=Path(__file__).resolve().parents[2], check=True, capture_output=True)
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with nginx_server(sites.of(), folder) as address:
            for page in [root + page for root in ROOTS for page in PAGES]:
                line = measure(str(program), address + page, folder)
                print(f"{page:38} " + "  ".join(f"{key} {value}" for key, value in line.items()))
                lines.append({"benchmark": "lighthouse mobile", "page": page, **line})
    return lines


def measure(program: str, address: str, folder: Path) -> Line:
    """Return the medians of the runs: scores of 100, times in milliseconds."""
    runs = []
    for _ in range(TURNS):
        report = folder / "report.json"
        command = [program, address, "--quiet", "--output=json", f"--output-path={report}"]
        command += [
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags=--headless --disable-gpu {' '.join(ARGUMENTS)}",
        ]
        environment = {
            "CHROME_PATH": str(system_browser()),
            "HOME": str(folder),
            "PATH": "/usr/local/bin:/usr/bin:/bin",
        }
        for _ in range(ATTEMPTS):
            finished = subprocess.run(command, capture_output=True, text=True, env=environment)
            if finished.returncode == 0:
                break
        else:
            raise SystemExit(f"found no report of {address} in {ATTEMPTS} attempts; expected one:\n{finished.stderr}")
        runs.append(json.loads(report.read_text(encoding="utf-8")))
    medians: Line = {
        name: round(100 * statistics.median(run["categories"][name]["score"] for run in runs)) for name in CATEGORIES
    }
    for key, audit in (
        ("lcp_ms", "largest-contentful-paint"),
        ("blocking_ms", "total-blocking-time"),
        ("shift", "cumulative-layout-shift"),
    ):
        medians[key] = round(statistics.median(run["audits"][audit]["numericValue"] for run in runs), 3)
    return medians
