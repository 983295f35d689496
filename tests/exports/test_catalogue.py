"""The data of the list: nothing unknown becomes a number, choices are bits, words stand once, and order is the alphabet's."""

import json
from pathlib import Path
from typing import Any

from scripts.exports.catalogue import catalogue_data, write_catalogue_data
from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import catalogue_data_path
from scripts.pages.catalogue_filters import FILTERS as BY_NAME
from scripts.pages.catalogue_list import listed_sites
from scripts.pages.needs import NEEDS
from scripts.records.loader import load_records
from tests.records.small_tree import ENDED, Tree, known

FILTERS = list(BY_NAME.values())


def data_of(tree: Tree, language: Language = "ru") -> dict[str, Any]:
    records = load_records(tree.data)
    return json.loads(json.dumps(catalogue_data(listed_sites(records), records, language)))


def row(data: dict[str, Any], name: str) -> dict[str, Any]:
    place = data["columns"]["id"].index(name)
    return {key: values[place] for key, values in data["columns"].items()}


def test_what_is_not_known_is_null_and_zero_is_zero(tree: Tree):
    tree.add_site("blank")
    tree.add_site("zero", more=f"utilities: {{power_kw: {known(0)}}}\ntransport: {{rail_distance_km: {known(0)}}}\n")
    data = data_of(tree)
    assert {row(data, "blank")[filter.name] for filter in FILTERS} == {None}
    assert row(data, "blank")["known"] == 0
    zero = row(data, "zero")
    assert (zero["power_kw"], zero["rail_distance_km"], zero["area_m2"]) == (0, 0, None)
    assert zero["known"] == 2


def test_a_number_is_as_it_is_known(tree: Tree):
    tree.add_site("whole", more=f"space: {{area_m2: {known('300.0')}}}\n")
    assert row(data_of(tree), "hall")["area_m2"] == 1200.5
    assert json.dumps(row(data_of(tree), "whole")["area_m2"]) == "300"


def test_choices_are_bits_in_the_order_of_their_words(tree: Tree):
    facts = f"space: {{kinds: {known('[yard, workshop]')}}}\nstate: {{condition: {known('major-repair')}}}\n"
    tree.add_site("many", more=facts)
    data = data_of(tree)
    kinds = [code for code, _ in data["words"]["kinds"]]
    assert kinds == ["workshop", "hall", "yard", "store"]
    assert row(data, "hall")["kinds"] == 1 << kinds.index("workshop")
    assert row(data, "many")["kinds"] == 1 << kinds.index("workshop") | 1 << kinds.index("yard")
    conditions = [code for code, _ in data["words"]["condition"]]
    assert row(data, "many")["condition"] == 1 << conditions.index("major-repair")
    statuses = [code for code, _ in data["words"]["status"]]
    assert row(data, "hall")["status"] == 1 << statuses.index("offered")
    opportunities = [code for code, _ in data["words"]["suited_opportunities"]]
    assert row(data, "hall")["suited_opportunities"] == 1 << opportunities.index("clothes")


def test_the_order_is_that_of_the_alphabet_of_each_language(tree: Tree):
    for name, kk, ru in (
        ("a", "Үй", "Яр"),
        ("b", "Үшінші", "Ёлка"),
        ("c", "Ұста", "Ель"),
        ("d", "Ой", "Жар"),
        ("e", "Өрт", "Ежи"),
    ):
        tree.add_site(name, kk=kk, ru=ru)

    def ordered(language: Language) -> list[str]:
        columns = data_of(tree, language)["columns"]
        names = dict(zip(columns["order"], columns["name"], strict=True))
        return [
            names[place]
            for place in range(len(names))
            if names[place] not in ("Тігін цехының орны", "Бывший швейный цех")
        ]

    assert ordered("kk") == ["Ой", "Өрт", "Ұста", "Үй", "Үшінші"]
    assert ordered("ru") == ["Ежи", "Ёлка", "Ель", "Жар", "Яр"]


def test_words_that_sites_share_stand_once(tree: Tree):
    for number in range(3):
        tree.add_site(f"s-{number}", kk=f"Цех {number}", ru=f"Цех {number}")
    data = data_of(tree)
    assert data["summaries"] == ["Простаивающий цех."]
    assert data["institutions"] == [["no-1", "Учреждение\u00a0№\u00a01"]] or len(data["institutions"]) == 1
    assert data["columns"]["summary"] == [0, 0, 0, 0]


def test_a_site_names_the_party_that_answers_for_it(tree: Tree):
    tree.add_site("asked", more="ask: chamber\n")
    tree.add_site("unasked")
    data = data_of(tree)
    assert [data["parties"][row(data, name)["ask"]] for name in ("asked", "unasked")] == ["chamber", ""]


def test_a_site_names_the_party_that_offers_it_before_that_which_can_answer(tree: Tree):
    chamber = tree.path("parties/chamber.yml").read_text(encoding="utf-8")
    tree.path("parties/owner.yml").write_text(chamber.replace("id: chamber", "id: owner"), encoding="utf-8")
    tree.add_site("offered", more=f"ask: chamber\nrights: {{offered_by: {known('owner')}}}\n")
    data = data_of(tree)
    assert data["parties"][row(data, "offered")["ask"]] == "owner"


def test_the_data_has_what_a_production_may_need(tree: Tree):
    facts = f"space: {{gate_width_m: {known(3)}}}\naccess: {{lorry: {known('van')}}}\nworkforce: {{available: {known(7)}}}\n"
    tree.add_site("known", more=facts)
    data = data_of(tree)
    assert set(NEEDS) <= set(data["columns"])
    assert [row(data, "known")[name] for name in ("gate_width_m", "lorry", "available")] == [3, 1 << 2, 7]
    assert [row(data, "hall")[name] for name in ("gate_width_m", "lorry", "available")] == [None] * 3
    assert (data["units"]["gate_width_m"], data["units"]["available"]) == ("м", "")


def test_an_unknown_region_has_no_name(tree: Tree):
    data = data_of(tree)
    assert data["regions"] == [["", None]]
    assert row(data, "hall")["region"] == 0


def test_what_has_ended_is_marked(tree: Tree):
    tree.add_site("gone", more=ENDED)
    data = data_of(tree)
    assert (row(data, "hall")["ended"], row(data, "gone")["ended"]) == (0, 1)
    assert data["columns"]["id"] == ["hall", "gone"]


def test_both_languages_have_the_same_sites_and_facts_in_their_own_words(tree: Tree):
    tree.add_site("second", kk="Екінші", ru="Второй", more=f"space: {{area_m2: {known(80)}}}\n")
    kazakh, russian = (data_of(tree, language)["columns"] for language in LANGUAGES)
    own = ("name", "order")
    assert {key: values for key, values in kazakh.items() if key not in own} == {
        key: values for key, values in russian.items() if key not in own
    }
    assert kazakh["name"] != russian["name"]


def test_a_file_a_language_and_none_without_sites(tree: Tree, tmp_path: Path):
    for language in LANGUAGES:
        write_catalogue_data(load_records(tree.data), tmp_path / "site", language)
    for language in LANGUAGES:
        text = (tmp_path / "site" / catalogue_data_path(language)).read_text(encoding="utf-8")
        assert json.loads(text)["columns"]["id"] == ["hall"]
    tree.path("production-sites/hall.yml").unlink()
    for language in LANGUAGES:
        write_catalogue_data(load_records(tree.data), tmp_path / "empty", language)
    assert not (tmp_path / "empty").exists()
