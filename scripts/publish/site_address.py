"""The public address of the site as machines read it: punycode, nothing but a host and a path; called by build.py, site_build.py and hosting.py."""

import re
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import idna
from selectolax.lexbor import LexborHTMLParser

from scripts.messages.say import say
from scripts.records.problems import InputError, file_error

_EXPECTED = say("publish.address-such-as-https-example-kz")
#: Names of folders that every server and every link takes as they are; servers hide those that begin with a dot.
_PATH = re.compile(r"(?:/(?!\.)[\w.~-]+)*/?")
#: What an address of a site has none of: a query, a fragment, whoever may log in, blanks and control characters.
_FOREIGN = re.compile(r"[?#@\\\s\x00-\x1f]")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*")


def public_address(written: str) -> str:
    """Return the address of a site as machines read it, with a slash at its end: the host in punycode, the path in percents.

    Raises InputError, which names SITE_URL, where it is no address of a site.
    """
    try:
        parts = urlsplit(written)
        host, port = ascii_host(parts.hostname or ""), f":{parts.port}" if parts.port else ""
    except (ValueError, InputError):
        raise file_error("SITE_URL", say("quoted", text=written), _EXPECTED) from None
    path = unquote(parts.path)
    if (
        parts.port == 0
        or parts.scheme not in ("http", "https")
        or _FOREIGN.search(written)
        or not _PATH.fullmatch(path)
    ):
        raise file_error("SITE_URL", say("quoted", text=written), _EXPECTED)
    return f"{parts.scheme}://{host}{port}{quote(path.rstrip('/'))}/"


def ascii_host(name: str) -> str:
    """Return the name of a host in punycode (IDNA 2008), as servers and programs compare it. Raises InputError where it is none."""
    try:
        host = idna.encode(name, uts46=True).decode()
    except idna.IDNAError:
        host = ""
    if not _HOST.fullmatch(host):
        raise file_error(say("publish.the-host"), say("quoted", text=name), say("publish.name-of-host-such-as-example"))
    return host


def built_path(site: Path) -> str:
    """Return the path of a built site on its host, as letters: `/`, `/path/`; its pages name their own addresses."""
    tree = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8"))
    canonical = tree.css_first("link[rel=canonical]")
    return site_path(canonical.attributes["href"] if canonical else None)


def site_path(site_url: str | None) -> str:
    """Return the path of the address of a site, as letters: `/`, `/path/`."""
    return unquote(urlsplit(site_url or "/").path)
