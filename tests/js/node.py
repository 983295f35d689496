"""Runs the scripts of the page in Node.js, where a test compares them with what Python says."""

import json
import subprocess
from typing import Any

import pytest

from tests.conftest import ROOT

SCRIPTS = ROOT / "overrides" / "assets" / "javascripts"
INSTALL = "tests/install-system.sh"


def run(arguments: list[str], **options: Any) -> str:
    """Run a tool in the folder of the project and return what it prints; fail with that, or with how to install the tool."""
    options = {"cwd": ROOT, "capture_output": True, "encoding": "utf-8"} | options
    try:
        result = subprocess.run(arguments, **options)
    except FileNotFoundError as error:
        pytest.fail(f"found no {error.filename}; expected it: run {INSTALL}")
    assert result.returncode == 0, f"{' '.join(arguments)[:300]}\n{result.stdout}{result.stderr}"
    return str(result.stdout)


def evaluate(imports: str, expression: str, given: object, **options: Any) -> Any:
    """Return what an expression of JavaScript gives for `given`; `imports` are those of a module beside the scripts."""
    code = f"""{imports}
import {{readFileSync}} from "node:fs";
const given = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify({expression}));"""
    return json.loads(
        run(["node", "--input-type=module", "--eval", code], input=json.dumps(given), cwd=SCRIPTS, **options)
    )
