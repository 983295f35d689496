"""What a store holds of a built site: an object for each file and each redirect, with its headers; used by upload.py.

A store sends no header of its own choice but those of the content; the others are added by the CDN in front, as `_headers`
says.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from scripts.messages.say import say
from scripts.publish.attachments import FOLDER
from scripts.publish.policy import RULES, TYPES
from scripts.publish.site_address import built_path
from scripts.publish.storage.options import ENCODINGS
from scripts.records.problems import file_error

_UNKNOWN_TYPE = "application/octet-stream"
#: Files for hosts of another kind.
_FOR_OTHERS = ("_headers", "_redirects")
_SPLAT = ":splat"
#: An address that leads elsewhere, in `_redirects`; such a line may also be for all that follows it.
_REDIRECT = re.compile(r"(?P<old>/[^\s*:]*)(?P<all>\*?)\s+(?P<new>(?:https?:/)?/\S*)\s+30[1278]!?")
_FEEDS = (".xml", ".rss", ".atom")


@dataclass(frozen=True)
class ObjectEntry:
    """An object as a manifest knows it: the SHA-256 of its bytes, and its headers as the SDK names them."""

    hash: str
    headers: dict[str, str]


@dataclass(frozen=True)
class Stored(ObjectEntry):
    """An object with the way to its bytes: the file that has them, or themselves."""

    source: Path | bytes = field(compare=False)

    def content(self) -> bytes:
        """Return the bytes. Raises InputError when the file is another one by now."""
        content = self.source if isinstance(self.source, bytes) else self.source.read_bytes()
        if isinstance(self.source, Path) and _hash(content) != self.hash:
            raise file_error(
                self.source, say("publish.file-that-was-written-while-site"), say("publish.site-that-stays-try-again")
            )
        return content

    @property
    def entry(self) -> ObjectEntry:
        """What the manifest keeps of it."""
        return ObjectEntry(self.hash, self.headers)


def stored_objects(site: Path, encoding: str) -> dict[str, Stored]:
    """Return the objects of the built site in the folder `site` by their keys; `encoding` is one of ENCODINGS."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    objects = {key: _of_file(key, files, encoding) for key in files if not _is_left_out(key, files)}
    return {**_redirects(site), **objects}


def step_of(key: str) -> int:
    """Return when an object is sent: what a page asks for before the pages, what leads to pages after them."""
    if key.startswith(f"{FOLDER}/"):
        return 0
    if is_page(key):
        return 2
    return 3 if key.endswith(_FEEDS) else 1


def is_page(key: str) -> bool:
    """Whether an object is a page, or leads to one under an address without an ending."""
    return Path(key).suffix in (".html", "")


def site_address(site: Path) -> str:
    """Return the address under which the site is read, with a slash at the end; "/" where it was built without SITE_URL."""
    link = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8")).css_first("link[rel=canonical]")
    return (link.attributes.get("href") or "/") if link else "/"


def _is_left_out(key: str, files: dict[str, Path]) -> bool:
    compressed = key.endswith((".br", ".gz")) and key[:-3] in files
    return compressed or key in _FOR_OTHERS


def _of_file(key: str, files: dict[str, Path], encoding: str) -> Stored:
    ending, name = ENCODINGS[encoding]
    path = files.get(key + ending, files[key]) if ending else files[key]
    headers = _headers(key)
    if path is not files[key]:
        headers["ContentEncoding"] = name
    return Stored(_hash(path.read_bytes()), headers, path)


def _headers(key: str) -> dict[str, str]:
    kind = TYPES.get(Path(key).suffix.lower().removeprefix("."), _UNKNOWN_TYPE)
    rule = next(rule for rule in RULES if re.search(rule.pattern, f"/{key}"))
    return {"ContentType": kind, "CacheControl": rule.headers["Cache-Control"]}


def _redirects(site: Path) -> dict[str, Stored]:
    """Return an object for each address that `_redirects` leads elsewhere.

    Of a folder whose addresses lead each to another one, it is the folder itself: a store has no rules for many addresses.
    """
    path = site / "_redirects"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    base = built_path(site)
    found = [match for match in map(_REDIRECT.fullmatch, lines) if match and "//" not in match["old"]]
    return dict(_redirect(match["old"], match["new"].removesuffix(_SPLAT), base) for match in reversed(found))


def _redirect(old: str, new: str, base: str) -> tuple[str, Stored]:
    key = unquote(old).removeprefix(base).lstrip("/")
    key += "index.html" if key.endswith("/") or not key else ""  # the name that a store looks for in a folder
    to = escape(new, quote=True)
    body = (
        f'<!doctype html><meta charset="utf-8"><title>{to}</title><link rel="canonical" href="{to}">'
        f'<meta http-equiv="refresh" content="0; url={to}"><a href="{to}">{to}</a>\n'
    ).encode()
    headers = _headers("index.html") | {"WebsiteRedirectLocation": new}
    return key, Stored(_hash(body), headers, body)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def page_addresses(key: str) -> Iterator[str]:
    """Yield the addresses of a page below that of the site: a folder's is asked for with and without its index.html."""
    if key.endswith("index.html"):
        yield key.removesuffix("index.html")
    yield key
