"""The manifest of a language and the colours of the head: what they name is there, and is that of the look."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES, Language
from scripts.metadata.web_manifest import colours
from scripts.pages.addresses import page_url
from tests.conftest import ROOT

LOOK = ROOT / "overrides"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_the_site_in_its_language_and_icons_that_are_there(region_site: Path, language: Language):
    home = page_url("index.md", language)
    page = LexborHTMLParser((region_site / home / "index.html").read_text(encoding="utf-8"))
    link = page.css_first("link[rel=manifest]").attributes["href"] or ""
    manifest = json.loads((region_site / home / link).read_text(encoding="utf-8"))
    assert manifest["lang"] == language
    assert manifest["name"] == page.css_first(".site-name").text().strip()
    for icon in manifest["icons"]:
        path = region_site / urljoin(f"/{home}", icon["src"]).lstrip("/")
        assert path.is_file()
        if icon["sizes"] != "any":
            with Image.open(path) as picture:
                assert icon["sizes"] == "{}x{}".format(*picture.size)


def test_every_page_has_the_colours_of_the_look(region_site: Path):
    page = LexborHTMLParser((region_site / "ru" / "index.html").read_text(encoding="utf-8"))
    told = {node.attributes["media"]: node.attributes["content"] for node in page.css("meta[name=theme-color]")}
    light, dark = colours(LOOK, "brand")
    assert told == {"(prefers-color-scheme:light)": light, "(prefers-color-scheme:dark)": dark}
    tokens = (LOOK / "assets/stylesheets/tokens.css").read_text(encoding="utf-8")
    by_system = tokens.partition("prefers-color-scheme: dark")[2].partition("}")[0]
    assert re.search(r"--brand: (#\w+);", by_system)[1] == dark  # type: ignore[index]
