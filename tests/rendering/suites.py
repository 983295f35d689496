"""The examples of CommonMark and of Python-Markdown, and what becomes of each here; `python -m tests.rendering.suites` prints the shares."""

import importlib.util
import re
import sys
import tarfile
import tempfile
import unittest
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from markdown import test_tools

from scripts.pages.front_matter import read_page
from scripts.pages.page_comments import published_lines
from scripts.pages.prose_pictures import wrong_name
from scripts.records.problems import InputError
from scripts.rendering import remembered
from scripts.rendering.outline import Part, outline_of
from scripts.rendering.renderer import markdown_extensions, render
from scripts.twins.documents import read_document
from scripts.writing.markup import markup_findings
from tests.conftest import ROOT

_SPEC = ROOT / "tests/tools/node_modules/commonmark-spec/spec.txt"
_SOURCES = Path(sys.prefix, "sources")
_EXAMPLE = re.compile(r"^`{32} example\n(?P<typed>[\s\S]*?)^\.\n(?P<html>[\s\S]*?)^`{32}$", re.MULTILINE)
_FRONT_MATTER = "---\ntitle: Examples\n---\n"
#: Names of bundles, and of what another extension of ours does here.
_DONE_BY_OURS = frozenset(("extra", "fenced_code"))
#: In these a comment is taken out of a page before it is read, also where their authors show it as code or part two lists by it.
_COMMENTS = (
    "CommonMark 177",
    "CommonMark 183",
    "CommonMark 308",
    "CommonMark 309",
    *(
        f"test_syntax.{module}.{test}"
        for module in ("blocks.test_html_blocks.TestHTMLBlocks", "extensions.test_md_in_html.TestDefaultwMdInHTML")
        for test in ("test_comment_in_code_block", "test_comment_with_blank_line_in_inline_html")
    ),
)
#: The examples that are rendered otherwise on purpose, and why.
MEANT = dict.fromkeys(_COMMENTS, "comments of editors are for the check") | {
    "test_legacy.TestMisc.test_multi_test": "its author has no footnotes; the site has",
    "test_legacy.TestMisc.test_some_test": "a list begins with the number that is typed",
    "test_syntax.blocks.test_blockquotes.TestBlockquoteBlocks.test_nesting_limit": "the test sets a limit of Python for itself",
}
_PACKAGE = "python_markdown_tests"


@dataclass(frozen=True)
class Example:
    """What an author types, and the HTML that the author expects."""

    name: str
    typed: str
    html: str


def commonmark_examples() -> Iterator[Example]:
    """Yield the examples of the specification of CommonMark."""
    spec = _SPEC.read_text(encoding="utf-8").partition("<!-- END TESTS -->")[0].replace("→", "\t")
    for number, match in enumerate(_EXAMPLE.finditer(spec), start=1):
        yield Example(f"CommonMark {number}", match["typed"], match["html"])


def python_markdown_examples() -> list[Example]:
    """Return the examples of the tests of Python-Markdown that need no extension or setting that the site has not."""
    found: list[Example] = []
    ours = _DONE_BY_OURS | set(markdown_extensions())

    def add(test: unittest.TestCase, typed: str, html: str, settings: dict[str, Any]) -> None:
        extensions = settings.pop("extensions", [])
        if not settings and all(isinstance(name, str) and name in ours for name in extensions):
            found.append(Example(test.id().removeprefix(f"{_PACKAGE}."), typed, html))

    def renders(self: Any, source: str, expected: str, _: object = None, **settings: Any) -> None:
        add(self, source, expected, {**getattr(self, "default_kwargs", {}), **settings})

    asked: list[tuple[str, dict[str, Any]]] = []

    def rendered(source: str, **settings: Any) -> str:
        asked.append((source, settings))
        return source

    def equal(self: Any, _: str, expected: str) -> None:
        add(self, asked[-1][0], expected, asked[-1][1])

    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(test_tools.TestCase, "assertMarkdownRenders", renders),
        patch.object(test_tools, "markdown", rendered),
        patch.object(test_tools, "tidylib", object()),
        patch.object(test_tools, "_normalize_whitespace", str),
        patch.object(test_tools.LegacyTestCase, "assertMultiLineEqual", equal),
        patch.dict(sys.modules),
    ):
        for module in _test_modules(Path(folder)):
            unittest.defaultTestLoader.loadTestsFromModule(module).run(unittest.TestResult())
    return found


def _test_modules(folder: Path) -> Iterator[ModuleType]:
    """Unpack the tests of the version of Python-Markdown that is installed, and yield their modules."""
    name = f"markdown-{version('markdown')}"
    with tarfile.open(_SOURCES / f"{name}.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    tests = folder / name / "tests"
    spec = importlib.util.spec_from_file_location(
        _PACKAGE, tests / "__init__.py", submodule_search_locations=[str(tests)]
    )
    assert spec and spec.loader
    sys.modules[_PACKAGE] = package = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(package)
    for path in sorted((tests / "test_legacy.py", *tests.glob("test_syntax/**/test_*.py"))):
        yield importlib.import_module(".".join((_PACKAGE, *path.relative_to(tests).with_suffix("").parts)))


def outcome(example: Example, folder: Path) -> str:
    """Return what becomes of an example as a page: "as expected", "refused", or "otherwise", which must not be unless we mean it."""
    path = folder / "example.md"
    path.write_bytes((_FRONT_MATTER + example.typed).encode("utf-8", "surrogatepass"))
    try:
        page = read_page(path)
    except InputError:
        return "refused"
    with patch.object(remembered, "READ", folder / "read"):
        if any(markup_findings(read_document(page, "ru"))):
            return "refused"
    published = "\n".join(line for _, line in published_lines(page.body))
    if _seen(render(published)) == _seen(example.html):
        return "as expected"
    if any(wrong_name(line) for line in published.split("\n")):
        return "refused"  # by the rule `prose`, which tells of the name alone
    return "otherwise, as we mean it" if example.name in MEANT else "otherwise"


def _seen(html: str) -> list[Any]:
    parts: list[Part] = outline_of(html)
    return [part.key() for part in parts]


def main() -> None:
    """Print how many examples are rendered as their authors expect, and how many are refused."""
    with tempfile.TemporaryDirectory() as folder:
        for name, examples in (
            ("CommonMark", list(commonmark_examples())),
            ("Python-Markdown", python_markdown_examples()),
        ):
            counts = Counter(outcome(example, Path(folder)) for example in examples)
            shares = ", ".join(f"{count} {what} ({count / len(examples):.0%})" for what, count in counts.most_common())
            print(f"{name}: {len(examples)} examples: {shares}")


if __name__ == "__main__":
    main()
