"""The words of sites: every text and value of a record in both languages, each once; no date of the record, and nothing of the past."""

import json
from pathlib import Path

import pytest

from scripts.exports.catalogue import catalogue_data
from scripts.pages.addresses import SITE_WORDS
from scripts.pages.catalogue_list import listed_sites
from scripts.records.loader import load_records
from scripts.search.site_words import owners_of_texts, site_words, write_site_words
from tests.records.small_tree import ENDED, Tree, known, plant


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """The records of the small tree."""
    return plant(tmp_path / "data")


def texts_of(tree: Tree, name: str) -> set[tuple[str, ...]]:
    """Return the texts of a site and of its institution."""
    records = load_records(tree.data)
    listed = listed_sites(records)
    institutions = list(dict.fromkeys(item.institution.id for item in listed))
    place = [item.site.id for item in listed].index(name)
    own = {place, len(listed) + institutions.index(listed[place].institution.id)}
    return {twins for twins, owners in owners_of_texts(listed, records).items() if owners & own}


def test_texts_values_notes_and_facts_of_the_institution_are_there_in_both_languages(tree: Tree):
    area = "{value: 1250.5, source: article, as_of: 2026, note: {kk: Ескерту, ru: Заметка}}"
    tree.add_institution("south", ("Оңтүстік", "Юг"), f"held: {known(1200)}\n")
    more = f"space: {{area_m2: {area}, kinds: {known('[workshop, yard]')}}}\nutilities: {{power: {known('nearby')}}}\n"
    tree.add_site("full", institution="south", kk="Тігін цехы", ru="Швейный цех", status="in-talks", more=more)
    found = texts_of(tree, "full")
    assert {
        ("full", "full"),
        ("Тігін цехы", "Швейный цех"),
        ("Бос тұрған цех.", "Простаивающий цех."),
        ("келіссөз жүріп жатыр", "идут переговоры"),
        ("1\u00a0250,5\u00a0м²", "1\u00a0250,5\u00a0м²"),
        ("Ескерту", "Заметка"),
        ("ашық алаң", "открытая площадка"),
        ("жақын жерде бар", "есть рядом"),
        ("Мекеме south", "Учреждение south"),
        ("Оңтүстік", "Юг"),
        ("1\u00a0200\u00a0адам", "1\u00a0200\u00a0человек"),
    } <= found
    said = " ".join(text for twins in found for text in twins)
    assert "unknown" not in said and "2026" not in said and "Сынақ" not in said


def test_a_status_of_the_past_is_not_found(tree: Tree):
    tree.add_site("moved", status="offered")
    tree.replace("production-sites/moved.yml", "history: [", "history: [{status: idle, since: 2024, source: article}, ")
    assert ("бос тұр", "простаивает") not in texts_of(tree, "moved")


def test_the_reason_of_an_end_is_found(tree: Tree):
    tree.add_site("gone", more=ENDED)
    assert ("Берілді.", "Передана.") in texts_of(tree, "gone")


def test_a_text_that_many_have_stands_once_with_all_its_owners(tree: Tree):
    for number in range(40):
        tree.add_site(f"s-{number}")
    records = load_records(tree.data)
    data = site_words(listed_sites(records), records)
    assert data["sites"] == 41
    assert [-41] in data["owners"], "they follow one on another, so that their number is enough"
    assert len(data["owners"]) == len(data["texts"]) == len(data["languages"]["kk"]["texts"])


def test_it_belongs_to_the_list_of_the_same_sites_in_either_language(tree: Tree, tmp_path: Path):
    records = load_records(tree.data)
    write_site_words(records, tmp_path)
    written = json.loads((tmp_path / SITE_WORDS).read_text(encoding="utf-8"))
    listed = listed_sites(records)
    assert {written["version"]} == {catalogue_data(listed, records, language)["version"] for language in ("kk", "ru")}
    tree.add_site("another")
    records = load_records(tree.data)
    assert catalogue_data(listed_sites(records), records, "kk")["version"] != written["version"]


def test_without_sites_there_is_no_file(tree: Tree, tmp_path: Path):
    tree.path("production-sites/hall.yml").unlink()
    write_site_words(load_records(tree.data), tmp_path / "site")
    assert not (tmp_path / "site").exists()
