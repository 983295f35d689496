"""The site map: every page with its day of review and its twin, by which search engines know the two as one page.

Called by finish.py. Sources: sitemaps.org, and Google's "localized versions" for the alternates.
"""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from scripts.languages import LANGUAGES


def sitemap(pages: Mapping[str, str], site_url: str) -> str:
    """Return sitemap.xml; `pages` has the day of review by the address of a page from the root of the site."""
    root = site_url.rstrip("/")
    entries = [_entry(page, pages[page], root) for page in sorted(pages)]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "".join(entries)
        + "</urlset>\n"
    )


def _entry(page: str, reviewed: str, root: str) -> str:
    own = next((language for language in LANGUAGES[1:] if page.startswith(f"{language}/")), LANGUAGES[0])
    path = page if own == LANGUAGES[0] else page.removeprefix(f"{own}/")
    addresses: dict[str, str] = {
        language: f"{root}/{path if language == LANGUAGES[0] else f'{language}/{path}'}" for language in LANGUAGES
    }
    addresses["x-default"] = addresses[LANGUAGES[0]]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(address)}"/>\n'
        for language, address in addresses.items()
    )
    return f"<url>\n<loc>{escape(addresses[own])}</loc>\n<lastmod>{reviewed}</lastmod>\n{links}</url>\n"
