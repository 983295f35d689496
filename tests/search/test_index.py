"""The index of a small site: every page of the language and no other, the same bytes each time, nothing that is not there."""

import json
from pathlib import Path

import pytest

from scripts.languages import LANGUAGES
from scripts.pages.addresses import language_of_url
from scripts.pages.phrases import phrase
from scripts.records.loader import Records, load_records
from scripts.search.index import STEMMERS, write_index
from scripts.search.sections import SECTIONS, Rank, rank_of, section_of
from scripts.search.synonyms import synonyms_of
from scripts.search.vocabulary import (
    families_of,
    parts_of_families,
    parts_of_numbers,
    places_of_words,
    written_families,
)
from tests.records.small_tree import Tree, plant

PAGES = {
    "": "Басты бет",
    "search/": "Іздеу",
    "catalogue/": "Каталог",
    "catalogue/sites/hall/": "Тігін цехының орны",
    "catalogue/sites/hall-10/": "Оныншы орын",
    "catalogue/sites/hall-9/": "Тоғызыншы орын",
    "about/sources/": "Дереккөздер",
    "ru/": "Главная",
    "ru/search/": "Поиск",
    "ru/catalogue/": "Каталог",
    "ru/catalogue/sites/hall/": "Бывший швейный цех",
    "ru/about/sources/": "Источники",
}


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """The records of the small site."""
    return plant(tmp_path / "data")


def site(folder: Path) -> Path:
    """Write the pages of the small site into `folder`."""
    for url, title in PAGES.items():
        place = folder / url / "index.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        text = f"<main><h1>{title}</h1><p>Бет № 53 <span>қазақша</span> по-русски.</p></main>"
        place.write_text(text, encoding="utf-8")
    for name in ("404.html", "ru/404.html"):
        (folder / name).write_text("<main><h1>Жоқ</h1></main>", encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.json")}


def index_site(records: Records, folder: Path) -> int:
    return sum(write_index(records, folder, language) for language in LANGUAGES)


def index_of(folder: Path, language: str) -> dict:
    return json.loads((folder / "search" / language / "index.json").read_text(encoding="utf-8"))


def shown(folder: Path, language: str) -> list[dict]:
    """What results of every page show, in the order of their numbers."""
    pages = folder / "assets" / "search" / language / index_of(folder, language)["version"] / "pages"
    first_parts = [json.loads(path.read_text(encoding="utf-8")) for path in pages.glob("*-0.json")]
    by_number = {int(number): page for part in first_parts for number, page in part.items()}
    return [by_number[number] for number in sorted(by_number)]


@pytest.fixture
def built(tmp_path: Path, tree: Tree) -> Path:
    """The small site with its index."""
    folder = site(tmp_path / "site")
    assert index_site(load_records(tree.data), folder) == len(PAGES)
    return folder


def test_each_language_has_all_its_pages_and_no_other(built):
    for language in ("kk", "ru"):
        urls = [page["url"] for page in shown(built, language)]
        assert sorted(urls) == sorted(f"/{url}" for url in PAGES if url.startswith("ru/") == (language == "ru"))
        assert all((built / url.removeprefix("/") / "index.html").is_file() for url in urls)


def test_pages_are_numbered_by_section_then_rank_then_address(built):
    assert [page["url"] for page in shown(built, "kk")] == [
        "/catalogue/sites/hall/",
        "/catalogue/sites/hall-9/",
        "/catalogue/sites/hall-10/",
        "/catalogue/",
        "/",
        "/about/sources/",
        "/search/",
    ]
    sections = index_of(built, "kk")["sections"]
    assert [(section["id"], section["first"], section["ranks"]) for section in sections] == [
        ("sites", 0, [3, 0, 0]),
        ("catalogue", 3, [0, 1, 0]),
        ("about", 4, [1, 2, 0]),
    ]
    assert sections[0]["title"] == phrase("kind_production_site", "kk")
    assert sections[0]["url"] == "/catalogue/"


def test_the_same_site_gives_the_same_bytes(built, tmp_path, tree):
    again = site(tmp_path / "again")
    index_site(load_records(tree.data), again)
    assert files(built) == files(again)


def test_another_word_on_a_page_makes_another_version(built, tmp_path, tree):
    other = site(tmp_path / "other")
    page = other / "ru" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("Бет", "Лист"), encoding="utf-8")
    index_site(load_records(tree.data), other)
    assert index_of(other, "ru")["version"] != index_of(built, "ru")["version"]
    assert index_of(other, "kk") == index_of(built, "kk")


def test_a_production_site_shows_its_key_facts_in_the_language(built):
    page = next(page for page in shown(built, "ru") if page["url"].endswith("/hall/"))
    assert page["facts"] == [
        ["Статус", "предлагается"],
        ["Вид помещения", "цех"],
        ["Общая площадь", "1\u00a0200,5\u00a0м²"],
    ]
    assert (page["section"], page["ended"]) == ("sites", False)


def test_a_record_that_has_ended_stands_last_in_its_section(tmp_path, tree):
    ended = "ended: 2026-01-06\nreason:\n  kk: Жабылды.\n  ru: Закрыта.\ninstitution: no-1\n"
    tree.replace("production-sites/hall.yml", "institution: no-1\n", ended)
    folder = site(tmp_path / "site")
    index_site(load_records(tree.data), folder)
    pages = shown(folder, "kk")[:3]
    assert [(page["url"], page["ended"]) for page in pages] == [
        ("/catalogue/sites/hall-9/", False),
        ("/catalogue/sites/hall-10/", False),
        ("/catalogue/sites/hall/", True),
    ]
    assert index_of(folder, "kk")["sections"][0] | {"title": ""} == {
        "id": "sites",
        "title": "",
        "url": "/catalogue/",
        "first": 0,
        "ranks": [2, 0, 1],
        "endedTitles": [3],
    }


AS_WRITTEN = {"kk": str, "ru": str}


def test_a_term_of_the_glossary_is_known_by_all_its_names_in_both_languages(tree):
    lease = "basis: editors"
    more = "abbreviation:\n  ru: [ИН]\navoid:\n  ru: [прокат]\nrelated:\n  kk: [аренда, ақы]\n  ru: [снять цех]\n"
    tree.replace("glossary/lease.yml", lease, more + lease)
    records = load_records(tree.data)
    names, finders, foreign = synonyms_of(records, "ru", AS_WRITTEN)[0]
    assert names == ["имущественный наем", "аренда", "ин"]
    assert finders == ["прокат", "снять цех"]
    assert foreign == ["мүліктік жалдау", "жалға беру", "ақы"]
    roots = {language: stemmer.stem for language, stemmer in STEMMERS.items()}
    names, _, foreign = synonyms_of(records, "ru", roots)[0]
    assert names[1] == roots["ru"]("аренда")
    assert foreign == ["мүлік.тік жалда.у", "жал.ға бер.у", "ақы"]


def test_an_explanation_in_brackets_is_no_part_of_a_term(tree):
    tree.replace("glossary/lease.yml", "ru: имущественный наём", "ru: имущественный (договорный) наём")
    assert synonyms_of(load_records(tree.data), "ru", AS_WRITTEN)[0][0] == ["имущественный наем", "аренда"]


def test_the_index_has_the_values_of_the_sites_that_are_on_offer(built, tmp_path, tree):
    def values_of(folder: Path) -> dict:
        index = index_of(folder, "ru")
        area = next(head for head in index["values"] if head["fact"] == "Общая площадь")
        assert area["unit"] == "м²"
        place = folder / "assets" / "search" / "ru" / index["version"] / area["part"]
        return json.loads(place.read_text(encoding="utf-8"))

    assert values_of(built) == {"known": [[0, 1200.5, 1200.5]], "unknown": []}
    tree.replace("production-sites/hall.yml", "value: 1200.5", "value: 1200.5\n    to: 1300")
    folder = site(tmp_path / "range")
    index_site(load_records(tree.data), folder)
    assert values_of(folder) == {"known": [[0, 1200.5, 1300]], "unknown": []}


def test_the_index_names_the_words_that_stand_only_in_the_other_language(tmp_path, tree):
    def foreign(folder: Path, *quoting: str) -> list[int]:
        site(folder)
        for url in quoting:
            page = folder / url / "index.html"
            text = page.read_text(encoding="utf-8").replace("<span>", '<span lang="kk">')
            page.write_text(f'<html lang="ru">{text}', encoding="utf-8")
        index_site(load_records(tree.data), folder)
        return index_of(folder, "ru")["foreign"]

    assert foreign(tmp_path / "one", "ru/") == []  # the other pages have the word as one of their own
    russian = [url for url in PAGES if url.startswith("ru/")]
    assert len(foreign(tmp_path / "all", *russian)) == 1


# Words


def first_letters(word: str) -> str:
    return word[:3]


def test_words_lie_by_families_and_are_written_by_what_differs():
    families = families_of(["цехтар", "цех", "цехы", "2025", "шарт", "ше"], first_letters)
    assert families == {"цех": ["цех", "цехтар", "цехы"], "шар": ["шарт"], "ше": ["ше"]}
    assert written_families(families) == "0цех,,тар,ы\n0шар,т\n1е"


def test_a_word_that_differs_from_its_root_says_how_much_it_leaves_out():
    assert written_families({"еңбек": ["еңбегі", "еңбек"]}) == "0еңбек,1гі,"


def test_pages_are_written_by_their_distances_and_neighbours_by_their_count():
    word = {"цех": 9}
    places = places_of_words([word, word, word, {}, {}, word, {"цех": 57}])
    parts, starts = parts_of_families(families_of(places, str), places)
    assert parts == [[[[[9, -3, 3], [57, 7]]]]]
    assert starts == [0]


def test_numbers_lie_apart_with_where_they_stand():
    places = places_of_words([{"53": 8, "цех": 8}, {"м²": 8}])
    assert parts_of_numbers(places) == ([[["53", [[8, -1]]], ["м²", [[8, 2]]]]], ["53"])


def test_many_words_are_cut_into_parts():
    words = {f"{one}{two}{three}": 8 for one in "абвгдежзик" for two in "абвгдежзик" for three in "абвгдежзик"}
    places = places_of_words([words])
    families = families_of(places, str)
    parts, starts = parts_of_families(families, places)
    assert len(parts) == len(starts) > 1
    assert [len(part) for part in parts] == [
        end - start for start, end in zip(starts, [*starts[1:], len(families)], strict=True)
    ]


# Sections


@pytest.mark.parametrize(
    ("path", "section", "rank"),
    [
        ("", "about", Rank.PAGE),
        ("catalogue/", "catalogue", Rank.LIST),
        ("catalogue/list/2/", "catalogue", Rank.LIST),
        ("catalogue/map/", "catalogue", Rank.PAGE),
        ("catalogue/needs/", "catalogue", Rank.LIST),
        ("catalogue/sites/hall/", "sites", Rank.PAGE),
        ("initiative/parties/", "initiative", Rank.PAGE),
        ("search/", "about", Rank.LIST),
        ("data/", "data", Rank.LIST),
    ],
)
def test_an_address_tells_section_and_rank(path, section, rank):
    assert (SECTIONS[section_of(path)].id, rank_of(path, is_ended=False)) == (section, rank)
    assert rank_of(path, is_ended=True) is Rank.ENDED


def test_an_address_tells_the_language():
    assert language_of_url("ru/news/") == ("ru", "news/")
    assert language_of_url("news/") == ("kk", "news/")
    assert language_of_url("rules/") == ("kk", "rules/")


def test_on_a_large_site_neighbours_share_a_file(tmp_path: Path, tree: Tree):
    folder = site(tmp_path / "large")
    for number in range(500):
        place = folder / "catalogue" / "sites" / f"many-{number}" / "index.html"
        place.parent.mkdir(parents=True)
        place.write_text(f"<main><h1>Цех {number}</h1></main>", encoding="utf-8")
    index_site(load_records(tree.data), folder)
    assert index_of(folder, "kk")["groupSize"] > 1 == index_of(folder, "ru")["groupSize"]
    pages = len([url for url in PAGES if not url.startswith("ru/")]) + 500
    assert len(shown(folder, "kk")) == index_of(folder, "kk")["pages"] == pages
    assert len(list(folder.rglob("assets/search/kk/*/pages/*.json"))) < pages / 2
