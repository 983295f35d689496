"""Writes the configuration of a server, so that the site is served with its headers; called by the commands and finish.py.

For nginx and Caddy it is a file of its own (`python -m scripts hosting`); hosts of static sites read `_headers` and
`_redirects` in the site itself.
"""

import string
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.languages import LANGUAGES
from scripts.publish.policy import RULES, TRANSPORT, common_headers

_TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Place:
    """Where a site is served: the name of the host, the folder with the site, the port."""

    host: str = "_"
    root: Path = Path("/srv/site/current")
    port: int = 80


def nginx(place: Place, hashes: Iterable[str]) -> str:
    """Return a file for /etc/nginx/conf.d: Debian's nginx-light with libnginx-mod-http-brotli-static serves the site."""
    maps, headers = [], []
    for name in _varying():
        variable = f"$site_{name.lower().replace('-', '_')}"
        lines = [f'    "~{rule.pattern}" {_quoted(rule.headers[name])};' for rule in RULES if name in rule.headers]
        maps.append(f'map $uri {variable} {{\n    default "";\n' + "\n".join(lines) + "\n}")
        headers.append(f"    add_header {name} {variable} always;")
    common = common_headers(hashes) | {TRANSPORT[0]: "$site_transport"}
    headers += [f"    add_header {name} {_quoted(value)} always;" for name, value in common.items()]
    return _filled(
        "nginx.conf",
        maps="\n\n".join(maps),
        headers="\n".join(headers),
        transport=TRANSPORT[1],
        host=place.host,
        port=str(place.port),
        root=str(place.root),
        languages="\n".join(_nginx_language(language) for language in LANGUAGES[1:]),
    )


def _nginx_language(language: str) -> str:
    return f"    location /{language}/ {{\n        error_page 404 /{language}/404.html;\n    }}"


def caddy(place: Place, hashes: Iterable[str]) -> str:
    """Return a Caddyfile; Caddy itself gets the certificate of the host."""
    blocks = []
    for number, rule in enumerate(reversed(RULES)):  # the last one that fits counts
        blocks.append(f"    @kind{number} path_regexp {rule.pattern}\n    header @kind{number} {{")
        blocks += [f"        {name} {_quoted(value)}" for name, value in rule.headers.items()]
        blocks.append("    }")
    headers = [
        f"        {name} {_quoted(value)}" for name, value in (common_headers(hashes) | dict([TRANSPORT])).items()
    ]
    missing = [f"        @{code} path /{code}/*\n        rewrite @{code} /{code}/404.html" for code in LANGUAGES[1:]]
    others = " ".join(f"/{code}/*" for code in LANGUAGES[1:])
    return _filled(
        "Caddyfile",
        host=place.host if place.host != "_" else f":{place.port}",
        root=str(place.root),
        headers="\n".join(headers),
        kinds="\n".join(blocks),
        missing="\n".join([*missing, f"        @default not path {others}\n        rewrite @default /404.html"]),
    )


def static_headers(hashes: Iterable[str]) -> str:
    """Return the file `_headers`, as Netlify and Cloudflare Pages read it."""
    # Such hosts send all that fits, so the rule for all files has no header that another rule says otherwise.
    lines = ["/*", *(f"  {name}: {value}" for name, value in (common_headers(hashes) | dict([TRANSPORT])).items())]
    for rule in RULES[:-1]:
        lines += [rule.glob, *(f"  {name}: {value}" for name, value in rule.headers.items())]
    return "\n".join(lines) + "\n"


def static_redirects() -> str:
    """Return the file `_redirects`: each language has its own page for what is not there."""
    return "".join(f"/{language}/* /{language}/404.html 404\n" for language in LANGUAGES[1:]) + "/* /404.html 404\n"


def _varying() -> list[str]:
    """Return the names of the headers that depend on the file."""
    return list(dict.fromkeys(name for rule in RULES for name in rule.headers))


def _quoted(value: str) -> str:
    return f'"{value}"'


def _filled(template: str, **values: str) -> str:
    return string.Template((_TEMPLATES / template).read_text(encoding="utf-8")).substitute(values)
