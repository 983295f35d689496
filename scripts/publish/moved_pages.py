"""Writes a small page where a page was: it leads on, or says why the page was withdrawn; called by site_build.py."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.templates import url_filter

from scripts.languages import LANGUAGE_NAMES, Language, other_language
from scripts.pages.addresses import language_of_url, relative_url, url_in
from scripts.pages.phrases import phrase, phrases_in
from scripts.publish.former_places import places_elsewhere
from scripts.publish.page_pass import PagePass


def write_moved_pages(
    site: Path,
    config: MkDocsConfig,
    site_url: str | None,
    language: Language,
    page_pass: PagePass,
    is_demonstration: bool = False,
) -> None:
    """Write a small page into the folder `site` at each address in `language` where a page was.

    A server leads on by itself (hosting.py); the page does it on hosts that cannot be told, and keeps the place in the address.
    """
    environment = config.theme.get_env()
    environment.filters["url"] = url_filter
    template, other = environment.get_template("moved.html"), other_language(language)
    for url, now in page_pass.moves.pages.items():
        path = language_of_url(url)[1]
        if url != url_in(path, language):
            continue
        to, twin = now if isinstance(now, str) else None, url_in(path, other)
        page, sign, place = (to or "").partition("#")
        values = {
            "base_url": relative_url("", url).rstrip("/"),
            "page": None,
            "language": language,
            "ui": phrases_in(language),
            "to": None if to is None else relative_url(page, url) + sign + place,
            "home": relative_url(url_in("", language), url),
            "canonical": f"{site_url}{page}" if site_url and to is not None else None,
            "reason": None if isinstance(now, str) else now.in_language(language),
            "places": places_elsewhere(page_pass.moves, url, language),
            "twin": {"url": relative_url(twin, url), "language": other, "name": LANGUAGE_NAMES[other]},
            "demonstration": phrase("demonstration", language) if is_demonstration else None,
        }
        html, _ = page_pass.finished(template.render(config=config, **values), url, language)
        file = site / url / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
