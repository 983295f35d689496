"""The only file that MkDocs calls (see `hooks` in mkdocs.yml); it hands each event on to the rooms.

static-i18n builds the languages one inside the other, so what belongs to the whole site is done in the
outer build alone: generation before it, the last look after it.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.plugin import I18n

from scripts.cache import Cache
from scripts.exports.catalogue import write_catalogue_data
from scripts.exports.passport import write_passports
from scripts.languages import LANGUAGES, Language
from scripts.pages.context import page_context
from scripts.pages.foreign_words import mark_foreign_words
from scripts.pages.hyphens import with_hyphens
from scripts.pages.phrases import phrase
from scripts.pages.prose import expand, is_generated, language_of
from scripts.pages.status import SiteStatus
from scripts.pages.tables import label_cells
from scripts.pages.writer import Writer
from scripts.paths import CACHE
from scripts.prepare import ContentError, prepare
from scripts.publish.assets import Assets, hashed_assets, with_hashed_names
from scripts.publish.compress import compress_site
from scripts.publish.finish import error_page, finish_site
from scripts.publish.kept_pages import KeptPages
from scripts.publish.pictures import published_pictures
from scripts.publish.policy import inline_hashes, with_policy
from scripts.publish.verify import verify_site
from scripts.records.kinds import Party
from scripts.records.loader import Records
from scripts.records.problems import InputError, describe_os_error
from scripts.search.index import write_index
from scripts.side_by_side import leave_to_others, start_others
from scripts.steps import tell, timed

_PASSPORTS = CACHE / "passports"
_PICTURES = CACHE / "images"
_PAGES = CACHE / "pages"
_READINGS = CACHE / "readings"
_WORDS = CACHE / "words"
_COMPRESSED = CACHE / "compressed"

_records = Records()
_assets: Assets = {}
_hashes: set[str] = set()
#: The pages of the language that is being rendered.
_kept: KeptPages
#: The day of review of every page, by its address from the root of the site.
_pages: dict[str, str] = {}
#: Each waits for a language that is rendered elsewhere, and gives its pages and the number of its passports.
_others: list[Callable[[], tuple[dict[str, str], int]]] = []
_is_preview = False
_status = SiteStatus()
_render_start = 0.0


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is the live preview, which does without what only a server needs."""
    global _is_preview
    _is_preview = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Check the content and write the generated pages, before the files are collected."""
    global _records, _status, _render_start, _assets
    if _inside_another_build(config):
        return
    try:
        _records, _status = prepare(Path(config.docs_dir), config.extra.get("valid"))
        pictures = timed(
            "pictures",
            lambda: published_pictures(_records.pictures.values(), Cache(_PICTURES)),
            lambda files: f"{len(files)} files of {len(_records.pictures)} pictures",
        )
    except (ContentError, InputError) as error:
        raise BuildError(f"the content has errors\n{error}") from None
    except OSError as error:
        raise BuildError(describe_os_error(error)) from None
    config.extra["demonstration"] = (
        {language: phrase("demonstration", language) for language in LANGUAGES} if _records.is_demonstration else None
    )
    _assets = hashed_assets(Path(config.docs_dir), pictures)
    _hashes.clear()
    _pages.clear()
    _render_start = time.perf_counter()
    _others[:] = [] if _is_preview else start_others(config, config.plugins["i18n"], partial(_finished, config))


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Begin a language: say what its pages all depend on, once static-i18n has made its navigation."""
    global _kept
    for page in nav.pages:
        page.read_source(config)  # with its title, which stands in the navigation of every page
    _kept = KeptPages(
        Cache(_PAGES),
        str(nav),
        "\n".join(file.src_uri for file in files.documentation_pages()),
        "\n".join(sorted(_names())),
        json.dumps([config.site_name, config.site_description, config.site_url, config.extra["demonstration"]]),
    )


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Make the citations and blocks of a hand-written page into Markdown; a page that is kept needs none."""
    language, path = language_of(page.file.src_uri)
    # The date of a page is the day of its review, so that no clock enters the site.
    page.update_date = str(page.meta["reviewed"])
    if not is_generated(path):
        markdown = expand(markdown, Writer(_records, language, path, _status), Path(config.docs_dir) / language)
    return "" if _kept.find(page, markdown, _variables(page)) else markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Name the language of foreign words, and the cells of tables after their columns."""
    if _kept.has(page):
        return html
    return label_cells(mark_foreign_words(html, language_of(page.file.src_uri)[0], _names()))


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """Leave the languages that are being rendered elsewhere to those who render them."""
    if _others and not _inside_another_build(config):
        leave_to_others(config.plugins["i18n"])


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the templates of the theme what they show around the text."""
    context.update(_kept.variables(page, lambda: _variables(page)))
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let long words break, name the assets as they are published, and say in the page what it may load."""
    language, _ = language_of(page.file.src_uri)
    if not _kept.has(page):
        output = with_hyphens(output) if language == "kk" else output
        _kept.add(page, output)
    _hashes.update(inline_hashes(output))
    _pages[page.url.removeprefix("./")] = str(page.meta["reviewed"])
    return with_policy(with_hashed_names(output, _assets))


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Do the same with the page for an address that does not exist, and write it once for each language."""
    if template_name != "404.html":
        return output
    for language in LANGUAGES[1:]:
        page = error_page(config, language)
        path = Path(config.site_dir) / language / template_name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(with_policy(with_hashed_names(page, _assets)), encoding="utf-8")
    return with_policy(with_hashed_names(output, _assets))


def on_build_error(error: Exception) -> None:
    """Wait for what is being rendered elsewhere, so that it tells what is wrong there and writes no more."""
    while _others:
        with suppress(BuildError):
            _others.pop()()


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Keep the pages of a language, and look at the whole site once, when the last one is on disk."""
    _kept.close()
    if _inside_another_build(config):
        return
    site = Path(config.site_dir)
    start = time.perf_counter()
    passports = _write_exports(config, LANGUAGES[:1] if _others else LANGUAGES)
    write_catalogue_data(_records, site)
    export_time = time.perf_counter() - start
    while _others:
        their_pages, their_passports = _others.pop()()
        _pages.update(their_pages)
        passports += their_passports
    for name in ("sitemap.xml", "sitemap.xml.gz"):  # the theme's own, with the time of the build in it
        (site / name).unlink(missing_ok=True)
    finish_site(site, _assets, _hashes, _pages, config.site_url, _records.last_changed, _records.is_demonstration)
    pages = sum(1 for _ in site.rglob("*.html"))
    tell("render", f"{pages} pages of HTML", time.perf_counter() - _render_start - export_time)
    tell("export", f"{passports} passports of production sites", export_time)
    timed(
        "index",
        lambda: write_index(_records, site, Cache(_WORDS)),
        lambda count: f"{count} pages by their words, for the search",
    )
    problems = timed(
        "verify",
        lambda: verify_site(site, urlsplit(config.site_url or "/").path, Cache(_READINGS)),
        lambda found: f"{pages} pages, {len(found)} problems",
    )
    if problems:
        raise BuildError("the built site has errors\n" + "\n".join(map(str, problems)))
    if not _is_preview:
        timed(
            "compress",
            lambda: compress_site(site, Cache(_COMPRESSED)),
            lambda count: f"{count} files, as Brotli and gzip",
        )
    for cache in (_PASSPORTS, _PICTURES, _PAGES, _READINGS, _WORDS, _COMPRESSED):
        Cache(cache).sweep()


def _finished(config: MkDocsConfig, language: Language) -> tuple[dict[str, str], int]:
    """Return the pages of a language that was rendered elsewhere, and how many passports it has."""
    return _pages, _write_exports(config, [language])


def _write_exports(config: MkDocsConfig, languages: Sequence[Language]) -> int:
    try:
        return write_passports(_records, Path(config.site_dir), config.site_url, languages, _PASSPORTS)
    except InputError as error:
        raise BuildError(f"the content has errors\n{error}") from None


def _variables(page: Page) -> dict[str, Any]:
    language, path = language_of(page.file.src_uri)
    return page_context(Writer(_records, language, path), dict(page.meta), page.content or "")


def _names() -> set[str]:
    """Return the names of all parties, which may be in another language than the text around them."""
    return {name for party in _records.all(Party) for name in (party.name.kk, party.name.ru)}


def _inside_another_build(config: MkDocsConfig) -> bool:
    plugin = config.plugins["i18n"]
    return isinstance(plugin, I18n) and bool(plugin.building)
