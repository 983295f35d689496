"""The production sites on a map: longitude first, by their own place or that of their institution, or without a place."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from tests.api.conftest import SITE_URL, Reading, content
from tests.records.small_tree import Tree, known

GEOJSON = "data/sites.geojson"
SCHEMA = Path(__file__).parent / "standards" / "geojson.json"
OWN, OF_INSTITUTION = "{latitude: 42.9, longitude: 71.4}", "{latitude: 43.25, longitude: 76.95}"


def by_id(collection: dict[str, Any]) -> dict[str, Any]:
    return {feature["id"]: feature for feature in collection["features"]}


def test_it_is_geojson(files: Path, files_at_address: Path):
    validator = Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))
    for site in (files, files_at_address):
        assert [error.message for error in validator.iter_errors(content(site, GEOJSON))] == []
    broken = content(files, GEOJSON)
    broken["features"][0]["geometry"]["coordinates"] = [70.25]
    assert list(validator.iter_errors(broken))


def test_longitude_stands_first_and_each_site_says_whose_place_it_has(tree: Tree, told: Reading):
    tree.add_institution("nowhere")
    tree.add_site("lost", institution="nowhere")
    tree.add_institution("far", more=f"coordinates: {known(OF_INSTITUTION, 'code')}\n")
    tree.add_site("own", institution="far", more=f"transport: {{coordinates: {known(OWN)}}}\n")
    tree.add_site("inside", institution="far")
    features = by_id(told(GEOJSON))
    places = {
        name: (feature["geometry"] and feature["geometry"]["coordinates"], feature["properties"]["coordinates_of"])
        for name, feature in features.items()
    }
    assert places == {
        "own": ([71.4, 42.9], "production-site"),
        "inside": ([76.95, 43.25], "institution"),
        "lost": (None, None),
        "hall": ([69.6, 42.3], "institution"),
    }
    inside = features["inside"]["properties"]
    assert (inside["coordinates_source"], inside["coordinates_as_of"]) == ("code", "2026")
    assert features["lost"]["properties"]["coordinates_source"] is None


def test_a_feature_leads_to_its_pages_and_its_record(files: Path, files_at_address: Path):
    near, far = (by_id(content(site, GEOJSON))["sewing-workshop"]["properties"] for site in (files, files_at_address))
    assert (near["name_kk"], near["name_ru"]) == ("Тігін цехы", "Швейный цех")
    assert near["page_ru"] == "ru/catalogue/sites/sewing-workshop/"
    assert near["json"] == "api/v1/production-site/sewing-workshop.json"
    assert (far["page_ru"], far["json"]) == (f"{SITE_URL}{near['page_ru']}", f"{SITE_URL}{near['json']}")
