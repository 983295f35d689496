"""All that a build tells machines of its pages, at the three moments at which it can; called by site_build.py."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from scripts.cache import Cache
from scripts.languages import LANGUAGES, Language
from scripts.metadata.icons import write_icons
from scripts.metadata.page_head import page_head
from scripts.metadata.structured_data import add_structured_data
from scripts.metadata.text_copies import write_text_copies
from scripts.metadata.web_manifest import colours, write_manifest
from scripts.pages.writer import Writer
from scripts.paths import CACHE, LOOK
from scripts.publish.assets import Assets

ICONS = CACHE / "icons"


def head_values(writer: Writer, meta: dict[str, Any], site_name: str, site_url: str | None) -> dict[str, Any]:
    """Return the variables of the templates for the head of the writer's page with the front matter `meta`."""
    return {"head": page_head(writer, meta, site_name, site_url), "theme_colours": colours(LOOK, "brand")}


def describing(
    writer: Writer, meta: dict[str, Any], site_name: str, site_url: str | None
) -> Callable[[LexborHTMLParser], None]:
    """Return what puts the structured data of the writer's page into its HTML, once that is finished."""
    return partial(add_structured_data, writer=writer, meta=meta, site_name=site_name, site_url=site_url)


def write_for_machines(
    site: Path,
    language: Language,
    words: tuple[str, str],
    docs: Path,
    drawing: str,
    assets: Assets,
    site_url: str | None,
) -> None:
    """Write into the folder `site`, which has the pages of a language, their copies as text and its manifest, with the first also the icons.

    `words` are the name of the site in the language and what it is; `drawing` is its sign, a path in `docs`. Raises InputError
    where no icons can be made of that.
    """
    name, about = words
    if language == LANGUAGES[0]:
        write_icons(site, docs / drawing, colours(LOOK, "brand")[0], Cache(ICONS))
    write_manifest(site, language, name, about, LOOK, assets[drawing][0])
    write_text_copies(site, language, name, about, site_url)
