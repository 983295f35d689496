"""Fingerprinted assets: styles, scripts and images under names that change with their content, cached for good.

`fingerprinted_assets` is called before the render, `name_assets` for each page (page_pass.py), `place_assets` after it (finish.py).
Only what a page names is placed, or a style or script that a page names.
"""

import hashlib
import posixpath
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import rcssmin
import rjsmin
from selectolax.lexbor import LexborHTMLParser

from scripts.cache import Cache
from scripts.files import is_leftover
from scripts.pages.addresses import language_of_url, relative_url, resolved
from scripts.publish.attachments import FOLDER, Published, published_content
from scripts.records.attachments import is_published
from scripts.records.problems import shown
from scripts.records.text_files import decoded

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

Assets = Published


def fingerprinted_assets(docs: Path, look: Path, cache: Cache, pictures: Assets | None = None) -> Assets:
    """Return what is published of each file in `assets` of both folders: by its path, its fingerprinted path and the content.

    `docs` is the folder of the content, `look` that of the look, which alone has styles and scripts; these are
    published without comments, and name the files of both by their new names. `pictures` are those of records
    (pictures.py), which stand in the place of their originals; other rasters are written anew (attachments.py) and kept in
    `cache`. A style that another imports is published within that.
    """
    files = {
        path.relative_to(folder).as_posix(): path
        for folder in (docs, look)
        for path in sorted((folder / FOLDER).rglob("*"))
        if path.is_file() and (is_published(path) or (folder == look and _is_of_look(path)))
    }
    styles = [path for path in files.values() if path.suffix == ".css"]
    parts = {style.with_name(name) for style in styles for name in _IMPORT.findall(_text(style))}
    assets = dict(pictures or {})
    for name in sorted(name for name, path in files.items() if path not in parts):
        _publish(name, files, assets, cache)
    return assets


def _is_of_look(path: Path) -> bool:
    """Whether a file is a style or a script."""
    return path.suffix in _NAMED and not is_leftover(path.name)


def _publish(name: str, files: Mapping[str, Path], assets: Assets, cache: Cache) -> str:
    """Add a file to `assets`, after the files that it names, and return its new name."""
    if name not in assets:
        content = _content(name, files, assets, cache)
        assets[name] = fingerprinted_name(name, content), content
    return Path(assets[name][0]).name


def fingerprinted_name(name: str, content: bytes) -> str:
    """Return the name under which a file of such a content is published."""
    suffix = Path(name).suffix
    return f"{name.removesuffix(suffix)}.{hashlib.sha256(content).hexdigest()[:_FINGERPRINT_LENGTH]}{suffix}"


def _content(name: str, files: Mapping[str, Path], assets: Assets, cache: Cache) -> bytes:
    path = files[name]
    if path.suffix not in _NAMED:
        return published_content(path, cache)

    def renamed(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["path"]))
        if target not in files:
            return match.group()
        return f"{match['before']}{posixpath.dirname(match['path'])}/{_publish(target, files, assets, cache)}"

    text = _NAMED[path.suffix].sub(renamed, _joined(path))
    return str(_WITHOUT_COMMENTS[path.suffix](text)).encode()


def _joined(path: Path) -> str:
    """Return the text of a file; a style has those that it imports from its own folder in their places."""
    text = _text(path)
    return _IMPORT.sub(lambda match: _joined(path.with_name(match["name"])), text) if path.suffix == ".css" else text


def _text(path: Path) -> str:
    return decoded(path.read_bytes(), shown(path))


def name_assets(tree: LexborHTMLParser, url: str, base: str, assets: Assets) -> None:
    """Name every asset of the page at the address `url` as it is published; `base` is the path of the site on its host."""
    for attribute in _NAMING:
        for node in tree.css(f'[{attribute}*="{FOLDER}/"]'):
            written = node.attributes.get(attribute) or ""
            if attribute == "srcset":
                written = _IN_SET.sub(lambda match: _published_name(match[0], url, base, assets), written)
            else:
                written = _published_name(written, url, base, assets)
            if written:  # an attribute of another namespace, as in SVG, goes by another name
                node.attrs[attribute] = written


def asset_at(address: str, url: str, base: str, assets: Assets) -> str | None:
    """Return the name in `assets` of what has an address on the page at `url`; None for what is no asset of this site."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    name = resolved(url, _below(parts.path, base))
    if name not in assets:  # MkDocs renders each language as if its folder were the root
        name = language_of_url(name)[1]
    return name if name in assets else None


def _below(path: str, base: str) -> str:
    return f"/{path.removeprefix(base)}" if path.startswith(base) else path


def _published_name(address: str, url: str, base: str, assets: Assets) -> str:
    """Return the address of an asset of this site as it is published, and any other address as it is."""
    name = asset_at(address, url, base, assets)
    if name is None:
        return address
    parts, published = urlsplit(address), assets[name][0]
    is_plain = resolved(url, _below(parts.path, base)) == name and parts.path.endswith(name)
    path = parts.path.removesuffix(name) + published if is_plain else relative_url(published, url)
    return parts._replace(path=path).geturl()


def named_assets(assets: Assets, targets: Collection[str]) -> Assets:
    """Return the assets to which something leads: those in the site at one of `targets`, and what they name themselves."""
    chosen = {name: found for name, found in assets.items() if found[0] in targets}
    waiting = list(chosen)
    while waiting:
        path, content = assets[waiting.pop()]
        if Path(path).suffix in _NAMED:
            named = {name: found for name, found in assets.items() if Path(found[0]).name.encode() in content}
            waiting += [name for name in named if name not in chosen]
            chosen |= named
    return {name: found for name, found in assets.items() if name in chosen}


def place_assets(site: Path, assets: Assets) -> None:
    """Put the assets into the built site under their new names."""
    for name, content in assets.values():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
