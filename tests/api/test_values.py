"""What a record says in the API: each fact with its precision, source, date and place, and null for what is not known."""

import json
from pathlib import Path
from typing import Any

import pytest

from scripts.api.write import write_api
from scripts.records.loader import Records
from tests.api.conftest import Reading
from tests.records.small_tree import Tree, known

HALL = "production-sites/hall.yml"


def hall(told: Reading) -> Any:
    return told("api/v1/production-site/hall.json")["data"]


def test_a_fact_has_its_value_precision_source_date_and_place_in_both_languages(told: Reading):
    assert hall(told)["space"]["area_m2"] == {
        "value": 1200.5,
        "precision": "exact",
        "to": None,
        "note": None,
        "source": "article",
        "as_of": "2026-01-04",
        "page": {"kk": "catalogue/sites/hall/#space", "ru": "ru/catalogue/sites/hall/#space"},
    }


def test_a_source_is_named_with_its_passage(tree: Tree, told: Reading):
    tree.add_site("yard", more=f"utilities: {{power: {known('nearby', 'code/7-2')}}}\n")
    assert told("api/v1/production-site/yard.json")["data"]["utilities"]["power"]["source"] == "code/7-2"


def test_an_unknown_fact_has_every_key_and_its_place(told: Reading):
    place = {"kk": "catalogue/sites/hall/#utilities", "ru": "ru/catalogue/sites/hall/#utilities"}
    unknown = dict.fromkeys(("value", "precision", "to", "note", "source", "as_of"))
    assert hall(told)["utilities"]["power"] == {**unknown, "page": place}


@pytest.mark.parametrize(
    ("written", "value", "precision", "to"),
    [
        ("{value: 600, bound: about, source: article, as_of: 2026}", 600, "about", None),
        ("{value: 600.0, to: 900, source: article, as_of: 2026}", 600, "range", 900),
        ("{value: 0.25, bound: at-least, source: article, as_of: unknown}", 0.25, "at-least", None),
    ],
)
def test_a_number_is_as_exact_as_it_is_known(
    tree: Tree, told: Reading, written: str, value: float, precision: str, to: float | None
):
    tree.add_site("yard", more=f"space: {{yard_area_m2: {written}}}\n")
    fact = told("api/v1/production-site/yard.json")["data"]["space"]["yard_area_m2"]
    assert (fact["value"], fact["precision"], fact["to"]) == (value, precision, to)
    assert json.dumps(fact["value"]) == f"{value:g}", "a whole number has no fraction"


@pytest.mark.parametrize(
    ("written", "precision"), [("2031", "year"), ("2031-21", "season"), ("2031-03", "month"), ("2031-03-05", "day")]
)
def test_a_date_is_as_precise_as_it_is_known(tree: Tree, told: Reading, written: str, precision: str):
    tree.add_site("yard", more=f"rights: {{available_from: {known(written)}}}\n")
    fact = told("api/v1/production-site/yard.json")["data"]["rights"]["available_from"]
    assert (fact["value"], fact["precision"]) == (written, precision)


def test_a_choice_stands_with_its_words_and_a_list_stays_a_list(told: Reading):
    data = hall(told)
    assert data["status"] == {"code": "offered", "kk": "ұсынылып отыр", "ru": "предлагается"}
    assert data["space"]["kinds"]["value"] == [{"code": "workshop", "kk": "цех", "ru": "цех"}]
    assert data["suited_opportunities"]["value"] == ["clothes"]
    assert (data["images"], data["ended"]) == ([], None)


def test_words_stand_as_written_with_what_they_cite(tree: Tree, told: Reading):
    words = "{kk: '№ 5 - {{ figure.wage }}.', ru: '[Палата](party:chamber) \"№ 5\", {{ figure.wage }}.'}"
    tree.add_site("yard", more=f"state: {{repair: {known(words)}}}\n")
    value = told("api/v1/production-site/yard.json")["data"]["state"]["repair"]["value"]
    assert value == {
        "kk": "№ 5 - айына 85\u00a0000\u00a0₸.",
        "ru": 'Палата "№ 5", 85\u00a0000\u00a0₸ в месяц.',
    }


@pytest.mark.parametrize("written", ["{phone: +7 7252 53 00 00}", "[{phone: +7 7252 53 00 00}]"])
def test_one_contact_or_several_are_a_list(tree: Tree, told: Reading, written: str):
    tree.append("production-sites/hall.yml", f"contact: {known(written)}\n")
    (contact,) = hall(told)["contact"]["value"]
    assert contact["phone"] == "+77252530000"
    assert contact["name"] is contact["post"] is contact["email"] is contact["address"] is None


def test_coordinates_and_addresses_have_one_form(tree: Tree, told: Reading):
    tree.add_institution("far", more=f"coordinates: {known('{latitude: 42.3, longitude: 69.6}')}\n")
    coordinates = told("api/v1/institution/far.json")["data"]["coordinates"]
    assert coordinates["value"] == {"latitude": 42.3, "longitude": 69.6}
    one = "https://example.kz/page"
    tree.append("sources/article.yml", f"address: {one}\n")
    assert told("api/v1/source/article.json")["data"]["address"] == {"kk": one, "ru": one}


def test_an_empty_address_of_the_site_is_none(files: Path, region: Records, tmp_path: Path):
    write_api(region, tmp_path, "")
    written = {path.relative_to(files): path.read_bytes() for path in files.rglob("*.*json*") if path.is_file()}
    assert {path: (tmp_path / path).read_bytes() for path in written} == written


def test_the_envelope_is_the_same_in_every_file(told: Reading):
    envelopes = [told(f"api/v1/{name}.json") for name in ("index", "fields", "changes", "figure/index", "figure/wage")]
    assert {tuple(envelope) for envelope in envelopes} == {
        ("version", "site", "licence", "is_demonstration", "last_changed", "links", "data")
    }
    assert {tuple(envelope["links"]) for envelope in envelopes} == {("self", "page", "yaml", "fields")}
    wage = envelopes[-1]
    assert wage["links"]["page"] == {"kk": "press/#figure-wage", "ru": "ru/press/#figure-wage"}
    assert (wage["links"]["yaml"], wage["site"]) == ("data/figures/wage.yml", None)
