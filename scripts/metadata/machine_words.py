"""All that a build tells machines of its pages, at the three moments at which it can; called by site_build.py."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
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


def head_values(writer: Writer, meta: dict[str, Any], config: MkDocsConfig, site_url: str | None) -> dict[str, Any]:
    """Return the variables of the templates for the head of the writer's page with the front matter `meta`."""
    head = page_head(writer, meta, config.site_name, site_url)
    return {"head": head, "theme_colours": colours(LOOK, "brand")}


def describing(
    writer: Writer, meta: dict[str, Any], config: MkDocsConfig, site_url: str | None
) -> Callable[[LexborHTMLParser], None]:
    """Return what puts the structured data of the writer's page into its HTML, once that is finished."""
    return partial(add_structured_data, writer=writer, meta=meta, site_name=config.site_name, site_url=site_url)


def write_for_machines(
    site: Path, language: Language, names: tuple[str, str], config: MkDocsConfig, assets: Assets, site_url: str | None
) -> None:
    """Write into the folder `site`, which has the pages of a language, their copies as text and its manifest, with the first also the icons.

    `names` are the name of the site in the language and what it is, which `config` has only while that language is rendered.
    Raises InputError where no icons can be made of the drawing that mkdocs.yml names.
    """
    (name, about), drawing = names, str(config.theme["favicon"])
    if language == LANGUAGES[0]:
        write_icons(site, Path(config.docs_dir, drawing), colours(LOOK, "brand")[0], Cache(ICONS))
    write_manifest(site, language, name, about, LOOK, assets[drawing][0])
    write_text_copies(site, language, name, about, site_url)
