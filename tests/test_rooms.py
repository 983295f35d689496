"""The rooms of the generator: a room uses only the rooms above it."""

import ast
import graphlib
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

# From the first room to the last; the modules beside the rooms come where they are used.
ORDER = (
    "files",
    "messages",
    "steps",
    "stopping",
    "second_process",
    "paths",
    "cache",
    "languages",
    "reading",
    "records",
    "tables",
    "forms",
    "history",
    "pages",
    "rendering",
    "twins",
    "parity",
    "writing",
    "claims",
    "check",
    "fixing",
    "exports",
    "opendata",
    "api",
    "demo",
    "search",
    "publish",
    "prepare",
    "rendered",
    "site_build",
    "build",
    "hooks",
    "preview",
    "intake",
    "arguments",
    "new",
    "importing",
    "form",
    "__main__",
)


# MkDocs calls functions of a module and hands them no object of ours, so that a build between two calls is kept there.
MAY_HAVE_STATE = ("scripts.hooks",)

MODULES = sorted((ROOT / "scripts").rglob("*.py"))
TREES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
        path.read_text(encoding="utf-8")
    )
    for path in MODULES
}
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
CHANGES = frozenset(
    "append extend insert remove pop popitem clear add discard update setdefault sort reverse __setitem__".split()
)


def imports(tree: ast.Module) -> Iterator[str]:
    """Yield the modules of the generator that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("scripts"):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in TREES else node.module for name in names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("scripts."))


def bound_names(tree: ast.Module) -> Iterator[tuple[str, ast.expr | None]]:
    """Yield each name that a module gives a value, with the value."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            yield from ((target.id, node.value) for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, node.value


def changed_names(tree: ast.Module) -> Iterator[str]:
    """Yield each name whose value is changed in place somewhere in a module: NAMES.append(…), NAMES[…] = …."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=change)) if change in CHANGES:
                yield name
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
                yield name
            case ast.AugAssign(target=ast.Name(id=name)):
                yield name


def room_of(module: str) -> str:
    return module.split(".")[1]


@pytest.mark.parametrize("module", [module for module in TREES if module != "scripts"])
def test_a_room_uses_only_rooms_above_it(module):
    used = {name for name in imports(TREES[module]) if name != "scripts"}
    assert [name for name in used if ORDER.index(room_of(name)) > ORDER.index(room_of(module))] == []


def test_no_module_imports_itself_by_way_of_others():
    order = graphlib.TopologicalSorter({module: set(imports(tree)) for module, tree in TREES.items()})
    order.prepare()  # names the circle where there is one


@pytest.mark.parametrize("module", TREES)
def test_nothing_outside_functions_changes_after_the_import(module):
    tree = TREES[module]
    if module in MAY_HAVE_STATE:
        return
    assert not any(isinstance(node, ast.Global) for node in ast.walk(tree))
    names = dict(bound_names(tree))
    small = [name for name, value in names.items() if not name.isupper() and isinstance(value, MUTABLE)]
    assert small == []
    assert [name for name in changed_names(tree) if name in names] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_says_in_its_first_line_what_it_is(path):
    assert path.read_text(encoding="utf-8").startswith('"""')


def test_no_two_classes_have_one_name():
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in MODULES)
    names = Counter(node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef))
    assert [name for name, count in names.items() if count > 1] == []
