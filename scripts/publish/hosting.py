"""Writes the files by which servers and programs know the site; called by the commands and finish.py.

For nginx and Caddy it is a file of its own (`python -m scripts hosting`); hosts of static sites read `_headers` and
`_redirects` in the site itself. What each file says stands in templates/.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.languages import LANGUAGES
from scripts.pages.templates import environment
from scripts.publish.policy import RULES, TRANSPORT, common_headers

_TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Host:
    """Where a site is served: the name of the host, the folder with the site, the port."""

    name: str = "_"
    root: Path = Path("/srv/site/current")
    port: int = 80


def server_file(name: str, hashes: Iterable[str], host: Host = Host()) -> str:
    """Return the configuration of a server with the headers of the site; `hashes` are those of its inline scripts.

    `name` is nginx.conf (for Debian's nginx-light with libnginx-mod-http-brotli-static), Caddyfile (Caddy itself gets the
    certificate of the host), or _headers or _redirects, as Netlify and Cloudflare Pages read them.
    """
    common = common_headers(hashes)
    # The headers that depend on the file.
    varying = list(dict.fromkeys(name for rule in RULES for name in rule.headers))
    return text_file(
        name, host=host, rules=RULES, varying=varying, common=common, headers=common | TRANSPORT, transport=TRANSPORT
    )


def text_file(name: str, **values: Any) -> str:
    """Return what the template `name` says with `values`."""
    return environment(_TEMPLATES).get_template(name).render(languages=LANGUAGES, others=LANGUAGES[1:], **values)
