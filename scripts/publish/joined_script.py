"""A script and all that it imports as one file, so that a browser asks once and not for one after another; called by assets.py.

Only what the scripts of this project do is understood: imports of names in one line, exports where something is declared.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.records.problems import shown
from scripts.records.text_files import decoded

_IMPORT = re.compile(r'^import \{(?P<names>[^}]+)\} from "\./(?P<file>[\w-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (?P<name>\w+))", re.MULTILINE)


def parts_of_script(path: Path) -> list[Path]:
    """Return a script and all that it imports, each after what it imports itself; the script is the last."""
    return list(dict.fromkeys(_in_order(path)))


def joined_script(path: Path) -> str:
    """Return the text of a script in which each script that it imports is a function, called once, that returns its exports."""
    *imported, last = parts_of_script(path)
    return "".join([*map(_as_function, imported), _with_imports(_text(last))])


def _in_order(path: Path) -> Iterator[Path]:
    for match in _IMPORT.finditer(_text(path)):
        yield from _in_order(path.with_name(match["file"]))
    yield path


def _as_function(path: Path) -> str:
    text = _text(path)
    exports = ", ".join(match["name"] for match in _EXPORT.finditer(text))
    body = _EXPORT.sub("", _with_imports(text))
    return f"const {_variable(path.name)} = (() => {{\n{body}\nreturn {{{exports}}};\n}})();\n"


def _with_imports(text: str) -> str:
    """Return a text that takes what it imports out of what the functions have returned."""
    return _IMPORT.sub(
        lambda match: f"const {{{match['names'].replace(' as ', ': ')}}} = {_variable(match['file'])};", text
    )


def _variable(name: str) -> str:
    return re.sub(r"\W", "_", name)


def _text(path: Path) -> str:
    return decoded(path.read_bytes(), shown(path))
