"""Styles, scripts and images under names that change with their content, so that they may be cached for good.

Called by hooks.py: `hashed_assets` before the render, `with_hashed_names` for each page, `place_assets` after it.
"""

import hashlib
import re
import shutil
from pathlib import Path

import rcssmin
import rjsmin

#: The folder of the site that holds nothing else.
FOLDER = "assets"
_HASH_LENGTH = 10
_NAME_IN_HTML = re.compile(rf"(?<=[\"'/]){FOLDER}/[\w./-]+")
_URL_IN_CSS = re.compile(r"url\(\s*['\"]?(?P<path>\.{1,2}/[^'\")?#]+)['\"]?(?P<rest>[?#][^'\")]*)?\s*\)")

Assets = dict[str, tuple[str, bytes]]


def hashed_assets(docs: Path) -> Assets:
    """Return what is published of each file in docs/assets: by its path, the path with its hash, and the content.

    Styles and scripts are published without comments; a style names the other files by their new names.
    """
    assets: Assets = {}
    files = sorted(path for path in (docs / FOLDER).rglob("*") if path.is_file() and not path.name.startswith("."))
    for path in sorted(files, key=lambda path: path.suffix == ".css"):  # last, since styles name other files
        name = path.relative_to(docs).as_posix()
        content = _published(path, docs, assets)
        digest = hashlib.sha256(content).hexdigest()[:_HASH_LENGTH]
        assets[name] = f"{name.removesuffix(path.suffix)}.{digest}{path.suffix}", content
    return assets


def _published(path: Path, docs: Path, assets: Assets) -> bytes:
    if path.suffix == ".js":
        return str(rjsmin.jsmin(path.read_text(encoding="utf-8"))).encode()
    if path.suffix != ".css":
        return path.read_bytes()

    def renamed(match: re.Match[str]) -> str:
        target = (path.parent / match["path"]).resolve()
        name = target.relative_to(docs.resolve()).as_posix() if target.is_relative_to(docs.resolve()) else ""
        if name not in assets:
            return match.group()
        return f"url({Path(match['path']).with_name(Path(assets[name][0]).name).as_posix()}{match['rest'] or ''})"

    styles = _URL_IN_CSS.sub(renamed, path.read_text(encoding="utf-8"))
    return str(rcssmin.cssmin(styles)).encode()


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
