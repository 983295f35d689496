"""What machines read of the built site at a Cyrillic host below a path: addresses, structured data, copies as text."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES
from scripts.pages.addresses import language_of_url, page_url, place_of
from scripts.records.loader import Records, load_records
from tests.conftest import REGION, run_command
from tests.metadata.told import foreign_words, not_shown, pages_of, told_by

ROOT = "https://xn----9sbn8ap0af.xn--80ao21a/my.%D1%81%D0%B0%D0%B9%D1%82/"


@pytest.fixture(scope="module")
def region() -> Records:
    return load_records(REGION / "data")


def addresses_by_language(html: str) -> dict[str, str]:
    links = LexborHTMLParser(html).css("head > link[rel=alternate][hreflang]")
    return {link.attributes["hreflang"] or "": link.attributes["href"] or "" for link in links}


def test_every_page_names_itself_and_both_languages_and_they_name_it(site_below_a_path: Path):
    pages = dict(pages_of(site_below_a_path))
    assert len(pages) > 100
    for url, html in pages.items():
        canonical = LexborHTMLParser(html).css_first("link[rel=canonical]").attributes["href"]
        assert canonical == f"{ROOT}{url}"
        named = addresses_by_language(html)
        assert named.keys() == {*LANGUAGES, "x-default"}
        assert named[language_of_url(url)[0]] == canonical
        assert named["x-default"] == named["kk"]
        for address in named.values():
            assert address.startswith(ROOT)
            assert addresses_by_language(pages[address.removeprefix(ROOT)]) == named


def test_without_an_address_of_the_site_no_page_has_a_whole_one_of_it(site: Path):
    for url, html in pages_of(site):
        page = LexborHTMLParser(html)
        assert page.css("link[rel=canonical], link[hreflang], head meta[property]") == [], url
        assert "BreadcrumbList" not in {node["@type"] for node in told_by(html)}


def test_structured_data_says_in_words_of_schema_org_what_its_page_shows(site_below_a_path: Path, region: Records):
    records = {page_url(place_of(item.kind, item.id).page, "kk"): item for item in region if item.has_pages()}
    told = []
    for url, html in pages_of(site_below_a_path):
        nodes = told_by(html)
        assert nodes, url
        assert not_shown(nodes, html, url, records.get(language_of_url(url)[1]), ROOT) == [], url
        told += nodes
    assert foreign_words(told) == set()
    assert {node["@type"] for node in told} >= {
        "WebSite",
        "BreadcrumbList",
        "NewsArticle",
        "FAQPage",
        "Dataset",
        "Place",
        "GovernmentOrganization",
    }


def test_a_value_that_the_page_does_not_show_is_found(site_below_a_path: Path):
    html = (site_below_a_path / "ru" / "press" / "index.html").read_text(encoding="utf-8")
    assert not_shown([{"@type": "Place", "name": "Нет такого"}], html, "ru/press/", None, ROOT) == ["Нет такого"]


def test_the_picture_and_the_feeds_that_a_page_names_are_there_and_of_its_language(site_below_a_path: Path):
    for url, html in pages_of(site_below_a_path):
        page = LexborHTMLParser(html)
        told = {node.attributes["property"]: node.attributes["content"] or "" for node in page.css("meta[property]")}
        card = site_below_a_path / told["og:image"].removeprefix(ROOT)
        assert card.is_file() and f"/{language_of_url(url)[0]}/" in told["og:image"], url
        feeds = page.css("link[rel=alternate][type*=atom], link[rel=alternate][type*=feed]")
        home = page_url("index.md", language_of_url(url)[0])
        assert {urljoin(f"/{url}", feed.attributes["href"] or "") for feed in feeds} == {
            f"/{home}{name}" for name in ("feed.xml", "feed.json", "changes.xml")
        }


def test_the_days_of_the_site_map_are_those_of_what_stands_on_the_page(site_below_a_path: Path, region: Records):
    said = (site_below_a_path / "sitemap.xml").read_text(encoding="utf-8")
    days = dict(re.findall(r"<loc>(.+?)</loc>\n<lastmod>(.+?)</lastmod>", said))
    hall = region.by_kind["production-site"]["joinery-hall"]
    assert days[f"{ROOT}ru/catalogue/sites/joinery-hall/"] == str(hall.last_changed)
    assert days[f"{ROOT}ru/data/"] == days[f"{ROOT}data/"] >= str(region.last_changed)
    assert len(set(days.values())) > 1


def test_copies_and_their_list_have_whole_addresses(site_below_a_path: Path):
    copy = (site_below_a_path / "ru" / "press" / "index.md").read_text(encoding="utf-8")
    assert f"]({ROOT}ru/about/" in copy
    for text in (copy, (site_below_a_path / "ru" / "llms.txt").read_text(encoding="utf-8")):
        assert re.findall(r"\]\((?!https?:|mailto:|tel:)\S*", text) == []


def test_a_build_without_an_address_says_once_what_it_leaves_out(project: Path):
    result = run_command("-m", "scripts", "build", cwd=project)
    assert result.returncode == 0, result.stderr
    assert result.stderr.count("SITE_URL is not set: nothing that needs a whole address") == 1
