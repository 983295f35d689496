"""Writes the files by which servers and programs know the site; called by the commands and finish.py.

For nginx and Caddy it is a file of its own (`python -m scripts hosting`); hosts of static sites read `_headers` and
`_redirects` in the site itself. What each file says stands in templates/.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from scripts.languages import LANGUAGES
from scripts.messages.say import say
from scripts.pages.templates import environment
from scripts.publish.compress import SUFFIXES
from scripts.publish.policy import RULES, TRANSPORT, TYPES, common_headers, site_hashes
from scripts.publish.redirects import language_redirects
from scripts.publish.site_address import built_path
from scripts.records.problems import file_error

_TEMPLATES = Path(__file__).with_name("templates")
_SERVERS = ("nginx.conf", "Caddyfile")
#: What ends a line or has no letters: no server can be told a folder with such a sign.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")

#: How a server is told the signs that it takes for its own even in quotes; those that it cannot be told come from a variable.
_SIGNS = {
    "nginx.conf": str.maketrans({"$": "${site_dollar}", "\\": "\\\\", '"': '\\"'}),
    "Caddyfile": str.maketrans({"{": "{vars.site_brace}", "`": "{vars.site_tick}", "\\": "{vars.site_backslash}"}),
}


@dataclass(frozen=True)
class Host:
    """Where a site is served: the names of the host (none: any), the folder with the site, the port of http, the path."""

    names: tuple[str, ...] = ()
    root: Path = Path("/srv/site/current")
    port: int | None = None
    path: str = "/"


def write_server_files(to: Path, site: Path, host: Host) -> list[Path]:
    """Write the configuration of each server for a built site into the folder `to`, for the path of the site; return the files.

    Raises InputError where there is no built site, or no server can be told its folder.
    """
    if not (site / "index.html").is_file():
        raise file_error(site, say("publish.no-built-site"), say("publish.folder-with-site-run-make-site"))
    if not host.root.is_absolute() or _CONTROLS.search(str(host.root)):
        raise file_error(
            say("publish.folder-of-the-site"), repr(str(host.root)), say("publish.its-whole-path-on-server-from")
        )
    to.mkdir(parents=True, exist_ok=True)
    host = replace(host, path=built_path(site))
    files = [to / name for name in _SERVERS]
    for file in files:
        file.write_text(server_file(file.name, site_hashes(site), host), encoding="utf-8")
    return files


def server_file(name: str, hashes: Iterable[str], host: Host = Host()) -> str:
    """Return the configuration of a server with the headers of the site; `hashes` are those of its inline scripts.

    `name` is nginx.conf (for Debian's nginx-light with libnginx-mod-http-brotli-static), Caddyfile (Caddy itself gets the
    certificate of the host), or _headers or _redirects, as Netlify and Cloudflare Pages read them.
    """
    common = common_headers(hashes)
    base = host.path.rstrip("/")
    # The rule for all other files is that for all addresses, of whatever lies beside the site too.
    rules = [replace(rule, pattern=f"^{re.escape(base)}{rule.pattern[1:]}") for rule in RULES[:-1]]
    return text_file(
        name,
        host=host,
        base=base,
        base_pattern=re.escape(base),
        base_url=quote(base),
        root=str(host.root).translate(_SIGNS.get(name, {})),
        redirects=language_redirects(),
        rules=[*rules, RULES[-1]],
        # The headers that depend on the file.
        varying=list(dict.fromkeys(header for rule in RULES for header in rule.headers)),
        types=TYPES,
        compressed=sorted(suffix.removeprefix(".") for suffix in SUFFIXES),
        common=common,
        transport=TRANSPORT,
    )


def text_file(name: str, **values: Any) -> str:
    """Return what the template `name` says with `values`."""
    return environment(_TEMPLATES).get_template(name).render(languages=LANGUAGES, others=LANGUAGES[1:], **values)
