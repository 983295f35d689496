"""Finishes the rendered site before it is verified: assets, error pages, files for servers; called by build.py and site_build.py."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.templates import url_filter

from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import language_of_url, page_url, url_in
from scripts.pages.phrases import phrase
from scripts.publish.assets import Assets, place_assets
from scripts.publish.hosting import Host, server_file, text_file
from scripts.publish.page_pass import PagePass
from scripts.publish.put_in_place import DEMONSTRATION_MARK
from scripts.publish.site_address import site_path
from scripts.records.loader import Records

#: RFC 9116 asks for less than a year.
_SECURITY_TERM = timedelta(days=364)


def finish_site(
    site: Path,
    assets: Assets,
    hashes: Collection[str],
    reviewed: Mapping[str, str],
    site_url: str | None,
    records: Records,
) -> None:
    """Put the assets in place and write what servers and programs read.

    That is `_headers`, `_redirects`, robots.txt and, where the address of the site is known, the sitemap and security.txt.
    `hashes` are those of the inline scripts, `reviewed` has the day of review of every page by its address. A demonstration
    gets a mark by which `publish` knows it.
    """
    place_assets(site, assets)
    host = Host(path=site_path(site_url))
    for name in ("_headers", "_redirects"):
        (site / name).write_text(server_file(name, hashes, host), encoding="utf-8")
    (site / "robots.txt").write_text(robots(site_url, records.is_demonstration), encoding="utf-8")
    if records.is_demonstration:
        (site / DEMONSTRATION_MARK).touch()
    if site_url:
        (site / "sitemap.xml").write_text(sitemap(reviewed, site_url), encoding="utf-8")
    if site_url and records.last_changed:
        well_known = site / ".well-known"
        well_known.mkdir(exist_ok=True)
        (well_known / "security.txt").write_text(security(site_url, records.last_changed), encoding="utf-8")


def write_error_page(
    site: Path, config: MkDocsConfig, language: Language, page_pass: PagePass, is_demonstration: bool
) -> None:
    """Write the error page (404), which greets in both languages, in `language` first."""
    environment = config.theme.get_env()
    environment.filters["url"] = url_filter
    values = {
        "base_url": page_pass.base,
        "page": None,
        "first": language,
        "demonstration": {code: phrase("demonstration", code) for code in LANGUAGES} if is_demonstration else None,
    }
    url = url_in("404.html", language)
    page, _ = page_pass.finished(environment.get_template("404.html").render(config=config, **values), url, language)
    (site / url).write_text(page, encoding="utf-8")


def robots(site_url: str | None, is_demonstration: bool) -> str:
    """Return robots.txt: crawlers may read everything, of a demonstration nothing; it names the sitemap."""
    return text_file("robots.txt", root=(site_url or "").rstrip("/"), is_demonstration=is_demonstration)


def security(site_url: str, changed: date) -> str:
    """Return security.txt (RFC 9116): vulnerabilities are reported by the contacts page; it expires a year after the last change.

    Programs look for it at the root of the host only.
    """
    expires = changed + _SECURITY_TERM
    host = site_url.removesuffix(urlsplit(site_url).path)
    return text_file("security.txt", root=site_url.rstrip("/"), host=host, expires=expires, page_url=page_url)


def sitemap(reviewed: Mapping[str, str], site_url: str) -> str:
    """Return sitemap.xml: every page with its day of review and its alternate in the other language.

    Sources: sitemaps.org, and Google's "localized versions" for the alternates.
    """
    root = site_url.rstrip("/")
    pages = []
    for page in sorted(reviewed):
        path = language_of_url(page)[1]
        alternates = {language: f"{root}/{url_in(path, language)}" for language in LANGUAGES}
        pages.append((f"{root}/{page}", reviewed[page], alternates | {"x-default": alternates[LANGUAGES[0]]}))
    return text_file("sitemap.xml", pages=pages)
