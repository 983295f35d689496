"""The rooms of the generator: a room uses only the rooms above it."""

import ast
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

# From the first room to the last; the modules beside the rooms come where they are used.
ORDER = (
    "files",
    "steps",
    "second_process",
    "paths",
    "cache",
    "languages",
    "reading",
    "records",
    "pages",
    "parity",
    "exports",
    "demo",
    "search",
    "publish",
    "side_by_side",
    "prepare",
    "build",
    "hooks",
    "__main__",
)


def imports(path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name.split(".")[1] for name in names if name.startswith("scripts."))


MODULES = sorted((ROOT / "scripts").rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_room_uses_only_rooms_above_it(path):
    room = path.relative_to(ROOT / "scripts").parts[0].removesuffix(".py")
    if room == "__init__":
        return
    below = [used for used in imports(path) if ORDER.index(used) > ORDER.index(room)]
    assert below == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_says_in_its_first_line_what_it_is(path):
    assert path.read_text(encoding="utf-8").startswith('"""')
