"""Fingerprinted assets: styles, scripts and images under names that change with their content, cached for good.

`fingerprinted_assets` is called before the render, `name_assets` for each page (page_pass.py), `place_assets` after it (finish.py).
"""

import hashlib
import posixpath
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import rcssmin
import rjsmin
from selectolax.lexbor import LexborHTMLParser

from scripts.pages.addresses import resolved

#: The folder of the site that holds nothing else.
FOLDER = "assets"
_FINGERPRINT_LENGTH = 10
#: The attributes of a page that name files.
_NAMING = ("href", "src", "srcset")
_IN_SET = re.compile(r"[^\s,]+")
#: How a style or a script refers to another asset: url(…) in a style, an import of a module.
_NAMED = {
    ".css": re.compile(r"(?P<before>url\(\s*['\"]?)(?P<path>\.{1,2}/[^'\")?#]+)"),
    ".js": re.compile(r"(?P<before>\b(?:from|import)[\s(]*\")(?P<path>\.{1,2}/[^\"]+)"),
}
_IMPORT = re.compile(r'^@import "(?P<name>[\w-]+\.css)";$', re.MULTILINE)
_WITHOUT_COMMENTS = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}

Assets = dict[str, tuple[str, bytes]]


def fingerprinted_assets(folders: Sequence[Path], pictures: Assets | None = None) -> Assets:
    """Return what is published of each file in the folders' `assets`: by its path, its fingerprinted path and the content.

    `folders` are those of the content and of the look; a file may name those of the other. Styles and scripts are
    published without comments, and name the other files by their new names. `pictures` are those of records
    (pictures.py), which stand in the place of their originals. A style that another imports is published within that.
    """
    files = {
        path.relative_to(folder).as_posix(): path
        for folder in folders
        for path in sorted((folder / FOLDER).rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    styles = [path for path in files.values() if path.suffix == ".css"]
    parts = {style.with_name(name) for style in styles for name in _IMPORT.findall(style.read_text(encoding="utf-8"))}
    assets = dict(pictures or {})
    for name in sorted(name for name, path in files.items() if path not in parts):
        _publish(name, files, assets)
    return assets


def _publish(name: str, files: Mapping[str, Path], assets: Assets) -> str:
    """Add a file to `assets`, after the files that it names, and return its new name."""
    if name not in assets:
        content = _content(name, files, assets)
        assets[name] = fingerprinted_name(name, content), content
    return Path(assets[name][0]).name


def fingerprinted_name(name: str, content: bytes) -> str:
    """Return the name under which a file of such a content is published."""
    suffix = Path(name).suffix
    return f"{name.removesuffix(suffix)}.{hashlib.sha256(content).hexdigest()[:_FINGERPRINT_LENGTH]}{suffix}"


def _content(name: str, files: Mapping[str, Path], assets: Assets) -> bytes:
    path = files[name]
    if path.suffix not in _NAMED:
        return path.read_bytes()

    def renamed(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["path"]))
        if target not in files:
            return match.group()
        return f"{match['before']}{posixpath.dirname(match['path'])}/{_publish(target, files, assets)}"

    text = _NAMED[path.suffix].sub(renamed, _joined(path))
    return str(_WITHOUT_COMMENTS[path.suffix](text)).encode()


def _joined(path: Path) -> str:
    """Return the text of a file; a style has those that it imports from its own folder in their places."""
    text = path.read_text(encoding="utf-8")
    return _IMPORT.sub(lambda match: _joined(path.with_name(match["name"])), text) if path.suffix == ".css" else text


def name_assets(tree: LexborHTMLParser, url: str, base: str, assets: Assets) -> None:
    """Name every asset of the page at the address `url` as it is published; `base` is the path of the site on its host."""

    def named(match: re.Match[str]) -> str:
        address = match.group()
        path = f"/{address.removeprefix(base)}" if address.startswith(base) else address
        name = resolved(url, path)
        return address.removesuffix(name) + assets[name][0] if name in assets else address

    for attribute in _NAMING:
        for node in tree.css(f'[{attribute}*="{FOLDER}/"]'):
            node.attrs[attribute] = _IN_SET.sub(named, node.attributes[attribute] or "")


def place_assets(site: Path, assets: Assets) -> None:
    """Put the assets into the built site under their new names."""
    for name, content in assets.values():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
