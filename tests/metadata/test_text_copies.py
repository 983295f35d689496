"""llms.txt: every page of its language by section, with what it tells and where its copy is; and the copies themselves."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES, Language
from scripts.metadata.text_copies import CopiedPage, page_list
from scripts.pages.addresses import language_of_url, url_in
from scripts.pages.phrases import phrase
from tests.site.templates import addresses

LINK = re.compile(r"^- \[.+\]\((?P<address>\S+)\): .+$", re.MULTILINE)
PAGES = [
    CopiedPage("ru/catalogue/list/10/", "Площадки 451–500", "Десятая."),
    CopiedPage("ru/catalogue/list/9/", "Площадки 401–450", "Девятая."),
    CopiedPage("ru/press/", "Журналистам", "Справка и числа."),
    CopiedPage("ru/catalogue/map/", "Карта", "Где площадки."),
]


def test_pages_stand_in_their_sections_and_what_lists_many_comes_last():
    told = page_list(PAGES, "ru", "Цеха", "О цехах", "https://example.kz/")
    assert told.startswith("# Цеха\n\n> О цехах\n\n")
    catalogue = f"## {phrase('section_catalogue', 'ru')}\n\n"
    assert told.partition(catalogue)[2].startswith(
        "- [Карта](https://example.kz/ru/catalogue/map/index.md): Где площадки.\n"
        "- [Площадки 401–450](https://example.kz/ru/catalogue/list/9/index.md): Девятая.\n"
        "- [Площадки 451–500](https://example.kz/ru/catalogue/list/10/index.md): Десятая.\n\n## "
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_the_copy_of_every_page_of_its_language_once(region_site: Path, language: Language):
    told = (region_site / url_in("llms.txt", language)).read_text(encoding="utf-8")
    named = [address for address in LINK.findall(told) if address.endswith(".md")]
    own = [address for address in addresses(region_site) if language_of_url(address.lstrip("/"))[0] == language]
    assert sorted(named) == sorted(f"{address}index.md" for address in own)
    assert all((region_site / address.lstrip("/")).is_file() for address in LINK.findall(told))


def test_a_page_leads_to_its_copy(region_site: Path):
    for address in addresses(region_site):
        page = LexborHTMLParser((region_site / address.strip("/") / "index.html").read_text(encoding="utf-8"))
        (link,) = page.css("head > link[type='text/markdown']")
        assert (region_site / address.strip("/") / (link.attributes["href"] or "")).is_file()
