"""The scripts and styles of the page, looked at by TypeScript, ESLint and the unit tests that Node.js runs without a browser."""

import os
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.js.node import run

TOOLS = "tests/tools/node_modules/.bin"
FUZZ = "tests/js/search-fuzz.test.js"


def test_types_are_right():
    run([f"{TOOLS}/tsc", "--project", "tests/tools/tsconfig.json"])


def test_rules_hold():
    run(
        [
            f"{TOOLS}/eslint",
            "--config",
            "tests/tools/eslint.config.js",
            "overrides/assets",
            "scripts/preview",
            "tests/js",
            "tests/engines",
        ]
    )


def test_units_work(region_site: Path):
    tests = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests/js").glob("*.test.js"))
    run(["node", "--test", *tests], env={**os.environ, "SITE": str(region_site)})


@pytest.mark.exhaustive
def test_ten_thousand_queries_get_whole_answers(region_site: Path):
    run(["node", "--test", FUZZ], env={**os.environ, "SITE": str(region_site), "QUERIES": "5000"})
