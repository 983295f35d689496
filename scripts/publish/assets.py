"""Styles, scripts and images under names that change with their content, so that they may be cached for good.

Called by hooks.py: `hashed_assets` before the render, `with_hashed_names` for each page, `place_assets` after it.
"""

import hashlib
import posixpath
import re
import shutil
from pathlib import Path

import rcssmin
import rjsmin

#: The folder of the site that holds nothing else.
FOLDER = "assets"
_HASH_LENGTH = 10
_NAME_IN_HTML = re.compile(rf"(?<=[\"'/]){FOLDER}/[\w./-]+")
#: What a style or a script says of another file of the assets: url(…) in a style, an import of a module.
_NAMED = {
    ".css": re.compile(r"(?P<before>url\(\s*['\"]?)(?P<path>\.{1,2}/[^'\")?#]+)"),
    ".js": re.compile(r"(?P<before>\b(?:from|import)[\s(]*\")(?P<path>\.{1,2}/[^\"]+)"),
}
_WITHOUT_COMMENTS = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}

Assets = dict[str, tuple[str, bytes]]


def hashed_assets(docs: Path, pictures: Assets | None = None) -> Assets:
    """Return what is published of each file in docs/assets: by its path, the path with its hash, and the content.

    Styles and scripts are published without comments, and name the other files by their new names. `pictures` are those
    of records (pictures.py), which stand in the place of their originals.
    """
    assets = dict(pictures or {})
    for path in sorted(path for path in (docs / FOLDER).rglob("*") if path.is_file() and not path.name.startswith(".")):
        _publish(path, docs.resolve(), assets)
    return assets


def _publish(path: Path, docs: Path, assets: Assets) -> str:
    """Add a file to `assets`, after the files that it names, and return its new name."""
    name = path.resolve().relative_to(docs).as_posix()
    if name not in assets:
        content = _content(path, docs, assets)
        assets[name] = hashed_name(name, content), content
    return Path(assets[name][0]).name


def hashed_name(name: str, content: bytes) -> str:
    """Return the name under which a file of such a content is published."""
    suffix = Path(name).suffix
    return f"{name.removesuffix(suffix)}.{hashlib.sha256(content).hexdigest()[:_HASH_LENGTH]}{suffix}"


def _content(path: Path, docs: Path, assets: Assets) -> bytes:
    if path.suffix not in _NAMED:
        return path.read_bytes()

    def renamed(match: re.Match[str]) -> str:
        target = (path.parent / match["path"]).resolve()
        if not target.is_file() or not target.is_relative_to(docs / FOLDER):
            return match.group()
        return f"{match['before']}{posixpath.dirname(match['path'])}/{_publish(target, docs, assets)}"

    text = _NAMED[path.suffix].sub(renamed, path.read_text(encoding="utf-8"))
    return str(_WITHOUT_COMMENTS[path.suffix](text)).encode()


def with_hashed_names(html: str, assets: Assets) -> str:
    """Return a page in which every file of docs/assets is named as it is published."""
    return _NAME_IN_HTML.sub(lambda match: assets.get(match.group(), (match.group(), b""))[0], html)


def place_assets(site: Path, assets: Assets) -> None:
    """Put the assets into the built site under their new names; what the theme brought is left out."""
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    for name, content in assets.values():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
