"""The engine of the search finds what a reader means, in a browser, on the real site and on a demonstration."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from scripts.records.kinds import Entry
from scripts.records.loader import Records
from scripts.records.production_site import ProductionSite
from tests.site.engine import Engine, marks, text


@pytest.fixture(scope="module")
def engine(browser: Browser, base: str, site: Path) -> Iterator[Engine]:
    """The engine of the real site."""
    page = browser.new_page()
    yield Engine(page, base, site)
    page.close()


@pytest.fixture(scope="module")
def country(browser: Browser, shown: str, demonstration: Path) -> Iterator[Engine]:
    """The engine of the demonstration."""
    page = browser.new_page()
    yield Engine(page, shown, demonstration / "site")
    page.close()


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("kk", ["өндіріс", "өндірістің", "өндірістік", "ӨНДІРІСІ"]),
        ("kk", ["кәсіпкер", "кәсіпкерлердің", "кәсіпкерлікті"]),
        ("ru", ["площадка", "площадок", "площадками"]),
        ("ru", ["осуждённый", "осужденный", "осуждёнными"]),
    ],
)
def test_every_form_of_a_word_finds_the_same_pages(engine, language, forms):
    first, *others = (set(engine.found(language, form)) for form in forms)
    assert len(first) > 5
    assert all(other == first for other in others)


def test_words_that_only_begin_like_the_one_typed_come_after_its_own_forms(engine):
    found = engine.search("ru", "ответ")["results"]
    words = [[mark.lower() for mark in marks(result["title"]) + marks(result["excerpt"])] for result in found]
    is_own = [any(not word.startswith("ответств") for word in marked) for marked in words]
    assert all(is_own[:10])
    assert False in is_own


def test_the_page_about_a_thing_comes_before_pages_that_mention_it(engine):
    assert engine.found("ru", "швейный цех")[0] == "/ru/catalogue/opportunities/sewing/"
    assert engine.found("kk", "тігін цехы")[0] == "/catalogue/opportunities/sewing/"
    assert engine.found("ru", "палата предпринимателей")[0] == "/ru/initiative/parties/atameken/"


def test_a_list_comes_last_unless_it_is_asked_for_by_its_title(engine):
    found = engine.found("ru", "швейный")
    assert found.index("/ru/search/") > found.index("/ru/catalogue/opportunities/sewing/")
    assert engine.found("ru", "источники")[0] == "/ru/about/sources/"


@pytest.mark.parametrize(
    ("language", "query", "name"),
    [
        ("kk", "ҚАЖ", ["қылмыстық", "атқару", "жүйе"]),
        ("ru", "УИС", ["уголовно", "исполнительн", "систем"]),
        ("ru", "аренда", ["имущественн", "наем"]),
        ("ru", "имущественный наём", ["аренд"]),
    ],
)
def test_a_name_of_a_thing_finds_its_other_names(engine, language, query, name):
    excerpts = [
        [mark.lower().replace("ё", "е") for mark in marks(result["excerpt"])]
        for result in engine.search(language, query)["results"]
    ]
    assert any(all(any(mark.startswith(word) for mark in found) for word in name) for found in excerpts)


def test_a_word_to_avoid_finds_the_word_in_its_place_and_not_the_other_way(engine):
    assert "/ru/partnership/labour/" in engine.found("ru", "зэк")
    assert "зэк" not in str(engine.search("ru", "осуждённый")["results"][:5])


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("kk", "ондирис", "өндіріс"),
        ("kk", "кауипсиздик", "қауіпсіздік"),
        ("kk", "öndiris", "өндіріс"),
        ("kk", "kasipker", "кәсіпкер"),
        ("kk", "t4,tr", "еңбек"),
        ("kk", "кәсыпкер", "кәсіпкер"),
        ("ru", "ploshchadka", "площадка"),
        ("ru", "gkjoflrf", "площадка"),
        ("ru", "учриждение", "учреждение"),
    ],
)
def test_another_spelling_finds_what_was_meant_and_says_so(engine, language, typed, meant):
    answer = engine.search(language, typed)
    assert {result["url"] for result in answer["results"]} >= set(engine.found(language, meant))
    assert answer["reading"]
    assert engine.search(language, meant)["reading"] is None


def test_an_incomplete_last_word_finds_what_begins_so(engine):
    assert set(engine.found("ru", "швейн")) == set(engine.found("ru", "швейный"))
    assert "/ru/catalogue/opportunities/sewing/" in engine.found("ru", "шве")
    assert "/catalogue/opportunities/sewing/" in engine.found("kk", "тігі")


def test_all_words_are_on_a_page_or_else_most_of_them(engine):
    both = set(engine.found("ru", "швейный договор"))
    assert both == set(engine.found("ru", "швейный")) & set(engine.found("ru", "договор"))
    assert set(engine.found("ru", "швейный щщщщщ")) == set(engine.found("ru", "швейный"))


def test_nothing_found_offers_the_nearest_words_that_occur(engine):
    answer = engine.search("ru", "учриждиние")
    assert (answer["total"], answer["results"], answer["sections"]) == (0, [], [])
    assert any(word.startswith("учрежден") for word in answer["nearest"])
    assert engine.found("ru", answer["nearest"][0])


def test_found_words_are_marked_and_all_other_text_is_as_on_the_page(engine, site):
    for result in engine.search("kk", "еңбек")["results"]:
        page = (site / result["url"].removeprefix("/") / "index.html").read_text(encoding="utf-8").replace("\u00ad", "")
        assert f">{text(result['title'])}</h1>" in page
    best = engine.search("kk", "еңбек")["results"][0]
    assert any(mark.lower().startswith("еңбе") for mark in marks(best["title"]) + marks(best["excerpt"]))


def test_a_number_is_found_by_itself_and_by_its_beginning(engine):
    assert engine.found("ru", "53")[0] == "/ru/catalogue/institutions/no-53/"
    assert set(engine.found("ru", "учреждение 53")) <= set(engine.found("ru", "53"))
    assert set(engine.found("ru", "85\u00a0000")) == set(engine.found("ru", "85000")) <= set(engine.found("ru", "850"))
    assert len(engine.found("ru", "85000")) > 0


def test_one_digit_is_a_number_by_itself_and_no_beginning(country):
    asked: list[str] = []
    country.page.on("request", lambda request: asked.append(request.url))
    results = country.search("kk", "7", limit=20)["results"]
    assert results
    assert {mark for result in results for mark in marks(result["title"]) + marks(result["excerpt"])} <= {"7"}
    assert len([url for url in asked if "/numbers-" in url]) == 1


def test_only_pages_of_the_language_are_found_and_each_is_there(engine, site):
    for language, query in (("kk", "площадка"), ("kk", "мекеме"), ("ru", "мекеме"), ("ru", "учреждение")):
        for url in engine.found(language, query):
            assert url.startswith("/ru/") == (language == "ru")
            assert (site / url.removeprefix("/") / "index.html").is_file()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_index_has_every_page_of_the_language_and_of_this_site_alone(site, demonstration, language):
    for folder in (site, demonstration / "site"):
        index = json.loads((folder / "search" / language / "index.json").read_text(encoding="utf-8"))
        shown = (folder / "assets" / "search" / language / index["version"] / "pages").glob("*.json")
        parts = [json.loads(path.read_text(encoding="utf-8")) for path in shown]
        urls = {page["url"] for part in parts for page in part.values()}
        pages = {
            f"/{path.parent.relative_to(folder).as_posix()}/".replace("/./", "/") for path in folder.rglob("index.html")
        }
        assert urls == {page for page in pages if page.startswith("/ru/") == (language == "ru")}
        assert len(urls) == index["pages"] > 40
        assert any("demo-" in url for url in urls) == (folder != site)


def test_a_section_filters_the_results_and_keeps_the_totals_of_all(country):
    everything = country.search("ru", "цех")
    sites = country.search("ru", "цех", section="sites")
    assert sites["sections"] == everything["sections"]
    totals = {section["id"]: section["total"] for section in everything["sections"]}
    assert sum(totals.values()) == everything["total"] == len(everything["results"])
    assert sites["total"] == totals["sites"] == len(sites["results"])
    assert {result["section"] for result in sites["results"]} == {"sites"}


def test_ten_results_are_given_unless_another_number_is_asked_for(country):
    assert len(country.search("ru", "цех", limit=10)["results"]) == 10
    assert (
        country.page.evaluate("opened.ru.then(index => index.search('цех')).then(answer => answer.results.length)")
        == 10
    )


def test_records_that_have_ended_come_after_those_that_hold(country):
    results = country.search("ru", "площадка", section="sites")["results"]
    states = [result["ended"] for result in results]
    assert True in states
    assert states == sorted(states)


def test_a_record_that_has_ended_is_found_first_by_its_whole_name(country, records):
    ended = next(site for site in records.all(ProductionSite) if site.ended)
    found = country.found("ru", ended.name.ru)
    assert f"/ru/catalogue/sites/{ended.id}/" in found[:3]


def test_a_production_site_shows_its_key_facts(country):
    first = country.search("kk", "цех", section="sites", limit=1)["results"][0]
    assert [label for label, _ in first["facts"]][:2] == ["Мәртебесі", "Өңір"]


def test_every_term_of_the_glossary_is_found_by_each_of_its_names(engine, records: Records):
    for entry in records.all(Entry):
        for language in ("kk", "ru"):
            names = [*getattr(entry.synonyms, language), *getattr(entry.abbreviation, language)]
            for name in names:
                assert engine.search(language, name, limit=1)["total"], (entry.id, name)


def test_only_the_parts_are_fetched_that_a_query_needs_and_each_once(browser, base, site):
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(base)))
    engine = Engine(page, base, site)
    asked.clear()
    engine.search("ru", "швейный", limit=3)
    parts = [url for url in asked if "/words-" in url]
    assert len([url for url in asked if "/pages/" in url]) == 3
    assert 0 < len(parts) < len(list(site.glob("assets/search/ru/*/words-*.json"))) / 2
    assert not any("/kk/" in url or "kazakh" in url for url in asked)
    asked.clear()
    engine.search("ru", "швейный", limit=3)
    assert asked == []
    page.close()


def test_a_part_that_cannot_be_had_rejects_with_one_error_and_is_asked_for_again(browser, base, site):
    page = browser.new_page()
    engine = Engine(page, base, site)
    engine.search("ru", "швейный", limit=1)
    page.route("**/*.json", lambda route: route.abort())
    with pytest.raises(Error, match=r"The search has no assets/search/ru/|The search has no search/ru/index.json"):
        engine.search("ru", "договор", limit=1)
    page.unroute("**/*.json")
    assert engine.search("ru", "договор", limit=1)["total"]
    page.close()


def test_a_site_that_was_published_anew_is_searched_anew(browser, base, site):
    page = browser.new_page()
    page.route("**/search/ru/index.json", lambda route: route.fulfill(json=older(site)))
    engine = Engine(page, base, site)
    with pytest.raises(Error):
        engine.search("ru", "договор", limit=1)
    page.unroute("**/search/ru/index.json")
    assert engine.search("ru", "договор", limit=1)["total"]
    page.close()


def older(site: Path) -> dict:
    """The index of an earlier site, whose parts are no longer there."""
    index: dict = json.loads((site / "search" / "ru" / "index.json").read_text(encoding="utf-8"))
    return index | {"version": "0123456789"}
