"""The Data Package of the region, as the standard's own profile and frictionless read it."""

import hashlib
import json
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pytest

from scripts.opendata.write import write_open_data
from scripts.records.kinds import KINDS
from scripts.records.kinds.site_facts import Supply
from scripts.records.loader import Records
from scripts.tables.columns import tables_of
from tests.opendata.conftest import copy_with

PROFILE = json.loads((Path(__file__).with_name("profiles") / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def package(data: Path) -> Any:
    return json.loads((data / "datapackage.json").read_text(encoding="utf-8"))


def field(package: Any, table: str, name: str) -> Any:
    resource = next(resource for resource in package["resources"] if resource["name"] == table)
    return next(field for field in resource["schema"]["fields"] if field["name"] == name)


def test_the_description_follows_the_profile_of_version_2(package):
    jsonschema.Draft7Validator.check_schema(PROFILE)
    checker = jsonschema.Draft7Validator(PROFILE, format_checker=jsonschema.FormatChecker())
    assert [error.json_path for error in checker.iter_errors(package)] == []


def test_every_table_is_as_described(data: Path):
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.flatten(["title", "fieldName", "rowNumber", "message"]) == []


def test_cells_that_do_not_fit_are_found_by_others(data: Path, tmp_path: Path):
    wrong = [
        ("production-site", 1, "space_area_m2", "broad"),
        ("production-site", 2, "space_area_m2", "0"),
        ("production-site", 3, "space_area_m2_precision", "roughly"),
        ("production-site", 4, "space_kinds", "hall;palace"),
        ("production-site", 5, "utilities_power", "perhaps"),
        ("production-site", 6, "institution", ""),
        ("institution", 1, "held_as_of", "20 мая"),
        ("institution", 2, "coordinates_latitude", "81.5"),
    ]
    lost = [
        ("production-site", "space_area_m2_source", "no-such-source"),
        ("production-site", "institution", "no-999"),
        ("production-site-history", "production_site_id", "no-such-site"),
    ]
    copy_with(data, tmp_path, *wrong, *((table, 8, column, cell) for table, column, cell in lost))
    description = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in description["resources"]:  # what was changed is not to be found by its hash alone
        del resource["hash"], resource["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(description), encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    found = {
        (task.name, error.row_number - 1, getattr(error, "field_name", ""))
        for task in report.tasks
        for error in task.errors
    }
    assert found == {
        *((table, row, column) for table, row, column, _ in wrong),
        *((table, 8, "") for table, _, _ in lost),
    }


def test_all_tables_of_all_kinds_are_in_it(package):
    names = [resource["name"] for resource in package["resources"]]
    assert names == sorted(names, key=names.index)
    assert set(names) == {table.name for kind in KINDS.values() for table in tables_of(kind)} | {"source-reference"}


def test_each_file_has_its_size_and_its_hash(package, data: Path):
    for resource in package["resources"]:
        content = (data / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_unknown_is_a_missing_value_with_its_word_in_both_languages(package):
    missing = {"": "берілмеген немесе қатысы жоқ / не дано или неприменимо", "unknown": "белгісіз / неизвестно"}
    area = field(package, "production-site", "space_area_m2")
    assert {value["value"]: value["label"] for value in area["missingValues"]} == missing
    # In a name the word would be a name.
    assert "missingValues" not in field(package, "production-site", "name_ru")


def test_a_choice_has_its_words_in_both_languages(package):
    power = field(package, "production-site", "utilities_power")
    assert power["constraints"] == {"enum": [choice.value for choice in Supply]}
    assert power["categories"][0] == {"value": "connected", "label": "қосылған / подключено"}


def test_a_number_has_its_limits_and_its_unit(package):
    area = field(package, "production-site", "space_area_m2")
    assert (area["type"], area["unit"]) == ("number", "m2")
    assert area["constraints"] == {"exclusiveMinimum": 0, "maximum": 1_000_000}
    assert area["title"] == "Үй-жай: Жалпы ауданы / Помещение: Общая площадь"


def test_keys_lead_from_table_to_table(package):
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    assert schemas["production-site"]["primaryKey"] == ["id"]
    assert schemas["production-site-history"]["primaryKey"] == ["production_site_id", "position"]
    keys = {tuple(key["fields"]): key["reference"]["resource"] for key in schemas["production-site"]["foreignKeys"]}
    assert keys["institution",] == "institution"
    assert keys["space_area_m2_source",] == "source-reference"
    assert schemas["source-reference"]["foreignKeys"] == [
        {"fields": ["source"], "reference": {"resource": "source", "fields": ["id"]}}
    ]


def test_it_names_its_licence_its_sources_and_its_day(package, region_records: Records):
    assert package["licenses"][0]["path"] == "https://creativecommons.org/licenses/by/4.0/"
    titles = {source["title"] for source in package["sources"]}
    assert "Статья о рабочей поездке в газете «Самалдық таңы»" in " ".join(titles)
    assert package["version"] == str(region_records.last_changed)
    assert package["homepage"] == "https://region.example.kz/data/"


def test_without_an_address_of_the_site_it_names_none(region_records: Records, tmp_path: Path):
    write_open_data(region_records, tmp_path, None)
    package = json.loads((tmp_path / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert "homepage" not in package


def test_without_records_there_are_tables_without_rows(tmp_path: Path):
    write_open_data(Records(), tmp_path, None)
    assert frictionless.validate(str(tmp_path / "data" / "datapackage.json")).valid
