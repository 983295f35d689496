"""Tables of examples: a test runs on each example under its name in the YAML file beside it, test_x.yml for test_x.py."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

Test = Callable[..., None]


def beside(module: str, name: str) -> Any:
    """Return what a YAML file says that lies beside a module, whose `__file__` is given."""
    return yaml.safe_load(Path(module).with_name(name).read_text(encoding="utf-8"))


def examples(test: Test) -> Test:
    """Run the test on each of its examples, whose keys are its parameters. Raises KeyError where an example lacks one."""
    module = inspect.getfile(test)
    cases = beside(module, f"{Path(module).stem}.yml")[test.__name__]
    names = tuple(cases[0])
    return pytest.mark.parametrize(names, [tuple(case[name] for name in names) for case in cases])(test)
