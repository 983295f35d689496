"""What a server says of each file besides its content: security, caching, who may use it.

The one source of every configuration (hosting/), of the meta element in each page and of the preview with the headers of
production. The Content Security Policy is that of level 3 (W3C): nothing from elsewhere, no inline style, and inline
only the scripts whose hash is named.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

_INLINE_SCRIPT = re.compile(r"<script>(?P<code>.*?)</script>", re.DOTALL)
_CHARSET = re.compile(r"<meta charset=\"?utf-8\"?>")

#: Directives of the policy besides script-src.
_DIRECTIVES = (
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)
#: What a meta element may not say, only a header.
_ONLY_IN_HEADER = ("frame-ancestors 'none'",)

#: Headers of every answer.
_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
#: The header that is right only over https, where a browser shall come back only by https.
TRANSPORT = ("Strict-Transport-Security", "max-age=31536000")


@dataclass(frozen=True)
class Rule:
    """Headers of the files whose address fits `pattern`, beside those of every answer; `glob` says so to static hosts."""

    pattern: str
    glob: str
    headers: dict[str, str]


#: From the most particular to the rule for all other files.
RULES = (
    Rule(
        r"^/assets/",
        "/assets/*",
        {"Cache-Control": "public, max-age=31536000, immutable", "Cross-Origin-Resource-Policy": "same-origin"},
    ),
    Rule(
        r"^/data/.+\.(?:yml|json)$",
        "/data/*",
        {
            "Cache-Control": "public, max-age=300",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Access-Control-Allow-Origin": "*",
        },
    ),
    # Pages are asked for again each time, which costs an answer without a body while nothing has changed.
    Rule(r"^/", "/*", {"Cache-Control": "no-cache", "Cross-Origin-Resource-Policy": "same-origin"}),
)


def inline_hashes(html: str) -> list[str]:
    """Return the hash of each inline script of a page, as the policy names it."""
    return [_hash(match["code"]) for match in _INLINE_SCRIPT.finditer(html)]


def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def content_policy(hashes: Iterable[str], in_header: bool = True) -> str:
    """Return the Content Security Policy with the hashes of the inline scripts that may run."""
    scripts = " ".join(["script-src 'self'", *sorted(set(hashes))])
    return "; ".join(["default-src 'none'", scripts, *_DIRECTIVES, *(_ONLY_IN_HEADER if in_header else ())])


def with_policy(html: str) -> str:
    """Return a page with its policy in the head, for hosts that send no headers."""
    policy = content_policy(inline_hashes(html), in_header=False)
    element = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _CHARSET.sub(lambda match: f"{match.group()}\n    {element}", html, count=1)


def common_headers(hashes: Iterable[str]) -> dict[str, str]:
    """Return the headers of every answer."""
    return {"Content-Security-Policy": content_policy(hashes), **_EVERYWHERE}


def headers_of(path: str, hashes: Iterable[str]) -> dict[str, str]:
    """Return all headers of the file at an address from the root of the site (`/assets/…`), but TRANSPORT."""
    rule = next(rule for rule in RULES if re.search(rule.pattern, path))
    return {**common_headers(hashes), **rule.headers}
