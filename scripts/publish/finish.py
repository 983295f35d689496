"""What is done with the rendered site before the last look at it: assets, error pages, files for servers; called by hooks.py."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.templates import url_filter

from scripts.languages import Language
from scripts.publish.assets import Assets, place_assets
from scripts.publish.demonstration import DEMONSTRATION_MARK
from scripts.publish.hosting import static_headers, static_redirects
from scripts.publish.sitemap import sitemap

#: RFC 9116 asks for less than a year.
_SECURITY_TERM = timedelta(days=364)


def finish_site(
    site: Path,
    assets: Assets,
    hashes: Collection[str],
    pages: Mapping[str, str],
    site_url: str | None,
    changed: date | None,
    is_demonstration: bool,
) -> None:
    """Put the assets in place and write what servers and programs read.

    That is `_headers`, `_redirects`, robots.txt and, where the address of the site is known, the site map and security.txt.
    `hashes` are those of the inline scripts, `pages` the days of review by address, `changed` is the day of the last change
    of the records. A demonstration gets a mark by which `publish` knows it.
    """
    place_assets(site, assets)
    (site / "_headers").write_text(static_headers(hashes), encoding="utf-8")
    (site / "_redirects").write_text(static_redirects(), encoding="utf-8")
    (site / "robots.txt").write_text(robots(site_url, is_demonstration), encoding="utf-8")
    if is_demonstration:
        (site / DEMONSTRATION_MARK).touch()
    if site_url:
        (site / "sitemap.xml").write_text(sitemap(pages, site_url), encoding="utf-8")
    if site_url and changed:
        well_known = site / ".well-known"
        well_known.mkdir(exist_ok=True)
        (well_known / "security.txt").write_text(security(site_url, changed), encoding="utf-8")


def error_page(config: MkDocsConfig, language: Language) -> str:
    """Return the page for an address that does not exist, which greets in both languages, in `language` first."""
    environment = config.theme.get_env()
    environment.filters["url"] = url_filter
    base = urlsplit(config.site_url or "/").path
    return environment.get_template("404.html").render(config=config, base_url=base, page=None, first=language)


def robots(site_url: str | None, is_demonstration: bool) -> str:
    """Return robots.txt: everything may be read, of a demonstration nothing; the site map is named by its address."""
    if is_demonstration:
        return "User-agent: *\nDisallow: /\n"
    place = f"Sitemap: {site_url.rstrip('/')}/sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{place}"


def security(site_url: str, changed: date) -> str:
    """Return security.txt (RFC 9116): who finds a hole writes by the page of contacts; it ages from the last change."""
    root = site_url.rstrip("/")
    expires = changed + _SECURITY_TERM
    return (
        f"Contact: {root}/about/contacts/\nContact: {root}/ru/about/contacts/\n"
        f"Expires: {expires.isoformat()}T00:00:00Z\nPreferred-Languages: kk, ru\n"
        f"Canonical: {root}/.well-known/security.txt\n"
    )
