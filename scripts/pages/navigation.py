"""What is wrong with mkdocs.yml, by its lines: its YAML, its settings, and the navigation beside the pages; called by check/runner.py."""

import difflib
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from scripts.cache import Cache, digest
from scripts.languages import LANGUAGES
from scripts.messages.say import Message, say
from scripts.pages.addresses import FOR_EDITORS
from scripts.pages.prose import is_generated
from scripts.paths import CACHE
from scripts.records.kinds.revisions import PAGE_PATTERN
from scripts.records.problems import InputError, Problem, nearest, shown
from scripts.records.text_files import read_text, refuse_conflict
from scripts.records.yaml_files import check_nesting, mistake_in

#: The settings of the renderer, beside the folder of pages.
NAME = "mkdocs.yml"
#: Where it is remembered which settings were found right, since to ask MkDocs takes as long as all rules together.
_RIGHT = CACHE / "config"
#: How like the name of a page another must be that may be meant, and one that the navigation lacks.
_ALIKE, _RENAMED = 0.8, 0.5
#: An item of a list without a space behind its hyphen: `  -about/plans.md`.
_GLUED_ITEM = re.compile(r" *-(?P<item>[^\W\d_][^#]*?)\s*(?:#.*)?$")
#: What YAML makes of a title without its colon and the items below it: one text.
_JOINED = re.compile(r" - ")
_NO_PLUGIN = re.compile(r'The "(?P<name>[^"]*)" plugin is not installed')
_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown", "pymdown-extensions")


def config_problems(docs: Path) -> Iterator[Problem]:
    """Yield what is wrong with the settings beside the folder of pages, where there are any, and with the pages that it names."""
    path = docs.absolute().parent / NAME
    if not path.is_file():
        return
    wrong = settings_problems(path)
    yield from wrong
    if not wrong:
        yield from _navigation_problems(docs, shown(path), _fields(read_settings(path)[1]))


def settings_problems(path: Path) -> list[Problem]:
    """Return what is wrong with the settings at `path` so that MkDocs cannot work by them: the text, its YAML, a setting."""
    try:
        text, root = read_settings(path)
        return list(_setting_problems(path, shown(path), text, _fields(root)))
    except InputError as error:
        return error.problems


def read_settings(path: Path) -> tuple[str, yaml.Node]:
    """Return the settings at `path` as text and as YAML; raise InputError where they are none."""
    name = shown(path)
    text = read_text(path, name)
    refuse_conflict(text, name)
    check_nesting(path)
    glued = list(_glued_items(name, text))
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise InputError(glued or [_yaml_problem(name, error)]) from None
    if glued:
        raise InputError(glued)
    if root is None or not _fields(root):
        raise InputError([Problem(name, 1, 1, "", say("pages.no-settings"), say("pages.settings-expected"))])
    return text, root


def _yaml_problem(name: str, error: BaseException) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(name, line, column, "", *mistake_in(error))


def _glued_items(name: str, text: str) -> Iterator[Problem]:
    """Yield the items of lists without a space behind the hyphen, which YAML takes for a part of the line above."""
    for number, line in enumerate(text.split("\n"), start=1):
        match = _GLUED_ITEM.match(line)
        if match:
            found, column = say("pages.item-without-space", item=match["item"]), line.index("-") + 1
            yield Problem(name, number, column, "", found, say("quoted", text=f"- {match['item']}"))


def _fields(node: Any) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """Return the keys and values of a mapping by the names of the keys."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: (key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _problem(name: str, node: yaml.Node, found: str, expected: str) -> Problem:
    mark = node.start_mark
    return Problem(name, mark.line + 1, mark.column + 1, "", found, expected)


def _setting_problems(
    path: Path, name: str, text: str, fields: dict[str, tuple[yaml.Node, yaml.Node]]
) -> Iterator[Problem]:
    """Yield what MkDocs says of the settings; it is asked when they have changed since it had nothing to say."""
    kept, key = Cache(_RIGHT), digest(text, *map(version, _PACKAGES))
    if kept.get(key) is not None:
        return
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import yaml_load

    config = MkDocsConfig(config_file_path=str(path))
    try:
        with path.open("rb") as file:
            config.load_dict(yaml_load(file))
    except ConfigurationError as error:  # a tag that names what there is not
        yield _yaml_problem(name, error.__context__ if error.__context__ else error)
        return
    errors, warnings = config.validate()
    told = [*errors, *warnings]
    for setting, wrong in told:
        node = fields[setting][0] if setting in fields else None
        line, column = (node.start_mark.line + 1, node.start_mark.column + 1) if node else (1, 1)
        found, expected = _said(" ".join(str(wrong).split())), say("pages.setting-that-mkdocs-can-read")
        yield Problem(name, line, column, str(setting), found, expected)
    if not told:
        kept.kept(key, bytes)


def _said(words: str) -> Message:
    """Return what MkDocs says of a setting, which has no other language than English."""
    plugin = _NO_PLUGIN.fullmatch(words)
    return say("pages.no-such-plugin", name=plugin["name"]) if plugin else say("pages.mkdocs-says", words=words)


def _navigation_problems(docs: Path, name: str, fields: dict[str, tuple[yaml.Node, yaml.Node]]) -> Iterator[Problem]:
    if "nav" not in fields:
        return
    pages = _pages(docs)
    leaves = list(_leaves(fields["nav"][1]))
    unnamed = {page for page in pages if re.fullmatch(PAGE_PATTERN, page)}
    unnamed -= {leaf.value for _, leaf in leaves if leaf} | {*FOR_EDITORS}
    translated = _translated(fields)
    for title, leaf in leaves:
        if title is not None and translated is not None and title.value not in translated:
            found = say("pages.title-in-one-language", title=title.value)
            yield _problem(name, title, found, say("pages.translation-of-title"))
        joined = _JOINED.split(leaf.value) if leaf is not None and title is None else []
        if leaf is not None and len(joined) > 1:
            found = say("pages.title-without-colon", title=joined[0])
            yield _problem(name, leaf, found, say("quoted", text=f"{joined[0]}:"))
            unnamed -= {*joined}
        elif leaf is not None and "://" not in leaf.value and leaf.value not in pages:
            # A page that was renamed is told here, and not again as one that the navigation lacks.
            renamed = next(iter(difflib.get_close_matches(leaf.value, sorted(unnamed), 1, _RENAMED)), None)
            unnamed -= {renamed} if renamed else set()
            near = say("nearest", word=renamed) if renamed else nearest(leaf.value, sorted(pages), _ALIKE)
            found = say("pages.page-in-navigation", page=leaf.value)
            yield _problem(name, leaf, found, say("pages.page-that-is-there", near=near))
    for page in sorted(unnamed):
        found = say("pages.page-not-in-navigation")
        yield Problem(pages[page], 1, 1, "", found, say("pages.path-under-nav", name=name))


def _pages(docs: Path) -> dict[str, str]:
    """Return the hand-written pages by their path inside the trees, each with the file of the first language that has it."""
    pages: dict[str, str] = {}
    for language in LANGUAGES:
        for path in sorted((docs / language).rglob("*.md")):
            inside = path.relative_to(docs / language).as_posix()
            if not is_generated(inside):
                pages.setdefault(inside, shown(path))
    return pages


def _leaves(node: yaml.Node) -> Iterator[tuple[yaml.ScalarNode | None, yaml.ScalarNode | None]]:
    """Yield the titles and the pages of the navigation, each title with its page where it has one."""
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        if isinstance(item, yaml.ScalarNode):
            yield None, item
        for title, below in item.value if isinstance(item, yaml.MappingNode) else ():
            yield title, below if isinstance(below, yaml.ScalarNode) else None
            yield from _leaves(below)


def _translated(fields: dict[str, tuple[yaml.Node, yaml.Node]]) -> set[str] | None:
    """Return the titles that the other language has; None where the settings have no such list."""
    plugins = fields["plugins"][1].value if "plugins" in fields else ()
    for plugin in plugins:
        languages = _fields(_fields(plugin).get("i18n", (None, None))[1]).get("languages", (None, None))[1]
        for language in languages.value if isinstance(languages, yaml.SequenceNode) else ():
            titles = _fields(language).get("nav_translations", (None, None))[1]
            if titles is not None:
                return set(_fields(titles))
    return None
